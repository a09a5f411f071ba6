// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/query/positions/pattern.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

/// A condition on a token stream: a pattern, or an operator on the positions of several.
///
/// A match of NEAR/n or ADJ/n is the span of a chain (near.h): one match of each operand, none
/// overlapping, fewer than n words between neighbours; inside another operator, of a tightest
/// chain. It may cross paragraphs of the text, but not the border between headline, subhead, text
/// or another field. A match of SENT or PARA is the span of the operands' matches in that sentence
/// or paragraph. The matches of ATLEAST are its operand's, if there are enough.
struct Criterion {
    NodeKind kind = NodeKind::kWord;  ///< kNear, kSentence, kParagraph, kAtLeast, kOr; else a leaf
    Pattern pattern;                  ///< of a leaf
    std::uint32_t count = 0;          ///< words of kNear, times of kAtLeast
    bool ordered = false;             ///< kNear
    std::vector<Criterion> parts;

    bool found_in(const TokenStream& stream) const;

    /// All matches by position; for NEAR, the tightest.
    std::vector<Match> find_all(const TokenStream& stream) const;
};

}  // namespace dateline
