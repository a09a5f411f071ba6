// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// Where the sentences of a paragraph begin, in bytes; the first is 0. A sentence ends at `.`, `!`,
/// `?`, `…` or their CJK forms, with any closing quotation marks and brackets, if white space (not
/// needed after CJK forms) and an upper-case or caseless letter, a digit or an opening mark follow;
/// but not after a title, an initial or another common abbreviation ("Gen. Smith", "U.S.
/// officials"). Linear.
std::vector<std::uint32_t> sentence_starts(std::string_view paragraph);

}  // namespace dateline
