// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/quotes/speech_tokens.h"
#include "indexer/quotes/token_range.h"

namespace dateline {

/// A sentence, as a read-only view for the rules of attribution.
struct SpeechSentence {
    using Index = std::uint32_t;

    const SpeechToken& at(Index i) const { return tokens.tokens[i]; }
    bool is(Index i, std::string_view word) const { return i < end && tokens.is(i, word); }
    bool is_mark(Index i, char mark) const { return i < end && tokens.is_mark(i, mark); }
    bool quoted(Index i) const { return i < end && at(i).quote >= 0; }
    bool opens_quote(Index i) const {
        return quoted(i) && (i == 0 || at(i - 1).quote != at(i).quote);
    }
    bool is_capital_name(Index i) const {
        return i < end && at(i).mark == 0 && at(i).capital && !at(i).possessive;
    }
    bool is_according(Index i) const { return is(i, "according") && is(i + 1, "to"); }
    // "“A,” Novak said, “b.”"
    bool split_quotation(Index i) const { return is_mark(i + 1, ',') && quoted(i + 2); }

    bool has_role(Index first, Index last) const;
    Index quote_end(Index i) const;
    Index quote_start(Index i) const;
    Index quote_end_last(Index last) const;
    bool free(TokenRange range) const;
    /// The range without spaces and full stops at its ends; quotation marks stay.
    TokenRange trimmed(TokenRange range) const;
    bool before_content(Index i) const;
    /// Whether a quotation ends directly before token `i`, ignoring a comma.
    bool ends_in_quote(Index i) const;
    /// Where a reported clause that ends before `stop` begins: after the tokens already claimed.
    Index content_start(Index stop) const;
    bool rest_is_empty(Index i) const;
    bool ends_sentence(TokenRange quote) const;

    const SpeechTokens& tokens;
    const std::vector<bool>& claimed;  ///< tokens that already belong to a content
    Index before = 0;                  ///< where the previous sentence begins
    Index start = 0;
    Index end = 0;
};

}  // namespace dateline
