// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dateline {

/// Whether `bytes` have the digest that an archive states: "sha1:", "sha256:" or "md5:" and the
/// value in base 32 (RFC 4648) or hexadecimal. True if none is stated, or one of another type.
bool matches_digest(std::string_view bytes, std::string_view stated);

}  // namespace dateline
