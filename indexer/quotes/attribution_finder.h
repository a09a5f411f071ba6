// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "indexer/quotes/attribution_rules.h"
#include "indexer/quotes/attributions.h"

namespace dateline {

/// Finds the attributions of one paragraph. Each token belongs to at most one content: a later cue
/// can't take tokens that are already claimed.
class AttributionFinder {
  public:
    AttributionFinder(const SpeechTokens& tokens, const Turn& turn)
        : claimed_(tokens.tokens.size(), false), s_{tokens, claimed_}, turn_(turn) {}

    std::vector<Attribution> run();

  private:
    void read_sentence(Index start, Index end);
    Index after_question(Index start, Index end) const;
    bool read_claim(Index i);
    bool read_according(Index i);
    bool read_source(Index i, Index words);
    bool put(std::string_view rule,
             TokenRange content,
             TokenRange subject,
             TokenRange cue,
             bool continues = false,
             std::size_t least = 2);  // words
    Index with_subject(TokenRange content, Index least) const;
    bool read_said_first(Index i);
    bool read_cue(Index i, const Cue& cue);
    bool read_contents(Index i, const Cue& cue, TokenRange subject, bool of_aside);
    bool read_parenthesis(Index i, const Cue& cue, TokenRange subject);
    bool read_passive(Index i);
    bool names_work(Index i) const;
    bool is_in_aside(TokenRange subject) const;
    TokenRange described(TokenRange aside) const;
    bool is_unsaid(Index i, const Cue& cue, TokenRange subject) const;
    TokenRange subject_of(Index i, const Cue& cue, bool& negated);
    bool writes_it(TokenRange paper) const;
    bool read_inverted(Index i, TokenRange subject);
    Index without_debris(Index first, Index end) const;
    bool read_before(TokenRange subject, bool alone);
    bool read_quote_near(Index i, TokenRange subject);
    bool read_turn();
    bool read_tweet();
    Index read_quoted_as(Index i);
    void read_dash();
    void read_remaining(bool any_cue);
    void read_loose(TokenRange quote, bool any_cue);
    struct Words {
        std::size_t all = 0;
        std::size_t long_ones = 0;
        std::size_t capitals = 0;  // of the long ones
    };
    Words words_in(TokenRange quote) const;
    TokenRange loose_subject(TokenRange quote) const;
    TokenRange credit_after(Index i) const;
    TokenRange announcer(Index colon) const;

    std::vector<bool> claimed_;
    SpeechSentence s_;
    const Turn& turn_;
    std::vector<Attribution> out_;
    TokenRange subject_;  // of the sentence, once an attribution has named it
    TokenRange cue_;
};

}  // namespace dateline
