// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/quotes/attributions.h"
#include "indexer/quotes/cue_verbs.h"

namespace dateline {

/// Finds the attributions of one paragraph. Each token belongs to at most one content: what is
/// claimed already bounds what a later cue can take. The members are in files by what they read:
/// attributions (sentences and "according to"), cue_subjects (whether a word is a verb of speech,
/// who its subject is, and what stands before it), cue_contents (what follows it, and where that
/// ends) and loose_quotations (turns of a conversation, dashes, quotations without a verb).
class AttributionFinder {
  public:
    AttributionFinder(const SpeechTokens& t, bool may_label)
        : t_(t), may_label_(may_label), claimed_(t.tokens.size(), false) {}

    std::vector<Attribution> run();

  private:
    using Index = std::uint32_t;

    const SpeechToken& at(Index i) const { return t_.tokens[i]; }
    bool is(Index i, std::string_view word) const { return i < end_ && t_.is(i, word); }
    bool is_mark(Index i, char mark) const { return i < end_ && t_.is_mark(i, mark); }
    bool quoted(Index i) const { return i < end_ && at(i).quote >= 0; }
    bool opens_quote(Index i) const {
        return quoted(i) && (i == 0 || at(i - 1).quote != at(i).quote);
    }
    bool is_according(Index i) const { return is(i, "according") && is(i + 1, "to"); }
    // "“A,” Novak said, “b.”"
    bool split_quotation(Index i) const { return is_mark(i + 1, ',') && quoted(i + 2); }

    // ---- attributions

    void read_sentence(Index start, Index end);
    bool read_claim(Index i);
    bool is_owner(Index i) const;
    bool said_before(Index i) const;
    bool read_according(Index i);
    Index skip_appositive(Index i) const;
    bool has_role(Index first, Index last) const;
    Index quote_end(Index i) const;
    Index quote_start(Index i) const;
    Index quote_end_last(Index last) const;
    bool free(TokenRange range) const;
    TokenRange trimmed(TokenRange range) const;
    bool put(TokenRange content,
             TokenRange subject,
             TokenRange cue,
             bool continues = false,
             std::size_t least = 2);  // words

    // ---- cue_subjects

    bool is_verb(Index i, const Cue& cue) const;
    bool is_purpose(Index i, const Cue& cue) const;
    TokenRange agentless(Index i, const Cue& cue) const;
    Index by_after(Index i) const;
    bool is_title_case_at(Index i) const;
    bool read_cue(Index i, const Cue& cue);
    static bool finite(const Cue& cue) { return cue.form != CueForm::kParticiple; }
    bool read_parenthesis(Index i, const Cue& cue, TokenRange subject);
    static bool is_filler(std::string_view word);
    bool may_end_with(Index i, const Cue& cue) const;
    bool read_passive(Index i);
    TokenRange subject_of(Index i, const Cue& cue, bool& negated);
    TokenRange guessed_subject(Index i, const Cue& cue) const;
    bool before_content(Index i) const;
    bool ends_in_quote(Index i) const;
    bool read_inverted(Index i, TokenRange subject);
    Index content_start(Index end) const;
    bool read_before(TokenRange subject, bool alone);
    bool read_quote_near(Index i, TokenRange subject);

    // ---- cue_contents

    Index skip_when(Index k) const;
    TokenRange content_after(Index i, const Cue& cue) const;
    TokenRange whole(TokenRange range) const;
    TokenRange read_for(Index k) const;
    bool goes_on(Index close) const;
    TokenRange read_naming(Index k) const;
    TokenRange read_accusing(Index verb, Index k, const Cue& cue) const;
    TokenRange read_about(Index verb, Index k) const;
    Index object_end(Index first) const;
    Index without_occasion(Index first, Index last) const;
    bool is_title(Index i) const;
    TokenRange read_infinitive(Index k, const Cue& cue) const;
    TokenRange read_that(Index k, const Cue& cue) const;
    bool begins_question(Index k) const;
    bool begins_bare(Index k, const Cue& cue) const;
    bool begins_object(Index k) const;
    Index cut_at(Index first, Index end) const;
    bool cuts_behind_comma(Index i, Index end) const;
    bool ends_in_comma(Index i) const;
    bool attributes(Index i, Index end) const;
    bool is_second_verb(Index i) const;

    // ---- loose_quotations

    bool read_transcript();
    bool is_label(Index i) const;
    void read_dash();
    void read_remaining(bool any_cue);
    void read_loose(TokenRange quote, bool any_cue);
    TokenRange announcer(Index colon) const;
    bool rest_is_empty(Index i) const;
    bool ends_sentence(TokenRange quote) const;

    const SpeechTokens& t_;
    bool may_label_;
    std::vector<bool> claimed_;
    std::vector<Attribution> out_;
    Index before_ = 0;  // where the sentence before begins
    Index start_ = 0;   // the sentence
    Index end_ = 0;
    TokenRange subject_;  // of the sentence, once an attribution tells it
    TokenRange cue_;
};

}  // namespace dateline
