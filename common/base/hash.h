// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// 64-bit hash (xxHash3) of a text.
std::uint64_t hash64(std::string_view text);

/// A hash as 11 characters that fit in a term.
std::string hash_text(std::uint64_t hash);

/// The hash that `text` is of; std::nullopt if it is none.
std::optional<std::uint64_t> hash_of_text(std::string_view text);

}  // namespace dateline
