// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/base/error.h"

namespace dateline {

/// The greatest size of a stored text, in bytes.
inline constexpr std::uint64_t kMostStoredText = std::uint64_t{64} << 20;

/// Throws: `what` ("a stored article") doesn't decode.
[[noreturn]] inline void fail_decoding(std::string_view what) {
    throw Error(ErrorKind::kIndex, "the index is damaged: " + std::string(what) + " doesn't decode",
                "dateline-index --force builds it again");
}

}  // namespace dateline
