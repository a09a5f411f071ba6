// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/quotes/cue_verbs.h"
#include "indexer/quotes/speech_sentence.h"

/// The rules of attribution: free functions over a sentence that they can't change. Token numbers
/// are those of the paragraph; an empty range means that a rule doesn't apply.
namespace dateline {

using Index = SpeechSentence::Index;

/// What a verb says, and the name of the rule that read it.
struct SaidContent {
    TokenRange range;
    std::string_view rule{};
};

/// What the verb of speech at token `i` says after itself; an empty range for nothing.
SaidContent content_after(const SpeechSentence& s, Index i, const Cue& cue);

// ---- attribution_guards: what is an owner, a source, a label

/// "Trump's", "his".
bool is_owner(const SpeechSentence& s, Index i);
/// Whether a verb of speech before "according to" has its own content: "said …, according to".
/// A statement only backs what the sentence says who said it.
bool said_before(const SpeechSentence& s, Index i);
/// Behind a source and a comma: "According to Ana Duarte, the minister, 12 were hurt".
Index skip_appositive(const SpeechSentence& s, Index i);
/// What stands before the colon of a headline and is nobody.
bool is_label(const SpeechSentence& s, Index i);

// ---- cue_subjects: whether a word is a verb of speech, and whose

/// Whether a form of speech is a verb here: no noun, no passive, nothing denied or to come.
bool is_verb(const SpeechSentence& s, Index i, const Cue& cue);
/// "took to Twitter to accuse the bank of fraud": speech all the same, unless it is refused.
bool is_purpose(const SpeechSentence& s, Index i, const Cue& cue);
/// What is said in a passive clause that names nobody: "was accused of fraud", "is called a hoax",
/// "was told that …". Empty where nothing is.
TokenRange agentless(const SpeechSentence& s, Index i, const Cue& cue);
/// The "by" that names who is behind a passive verb; 0 for none.
Index by_after(const SpeechSentence& s, Index i);
/// In a headline each word has a capital: "Rates to Stay High, Haddad Says".
bool is_title_case_at(const SpeechSentence& s, Index i);
/// Whether a form is finite: not a participle.
inline bool finite(const Cue& cue) {
    return cue.form != CueForm::kParticiple;
}
bool is_filler(std::string_view word);
/// Whether a clause before the verb can be what is said: nothing that is said follows.
bool may_end_with(const SpeechSentence& s, Index i, const Cue& cue);
/// Who a sure verb of speech has for its subject where no noun phrase can be told.
TokenRange guessed_subject(const SpeechSentence& s, Index i, const Cue& cue);

// ---- cue_contents: what follows a verb of speech, and where that ends

/// Over adverbs and times behind the verb: "announced on Friday the arrest", "said last week that".
Index skip_when(const SpeechSentence& s, Index k);
/// "asked whether", "explained why".
bool begins_question(const SpeechSentence& s, Index k);
/// The quotation that begins a range, or the range where the sentence goes on with it.
TokenRange whole(const SpeechSentence& s, TokenRange range);
TokenRange read_for(const SpeechSentence& s, Index k);
/// Whether a name in quotation marks goes on behind them: "“a champion” for its members".
bool goes_on(const SpeechSentence& s, Index close);
TokenRange read_naming(const SpeechSentence& s, Index k);
/// "accused the bank of fraud", "blamed him for it", "criticised tariffs as harmful".
TokenRange read_accusing(const SpeechSentence& s, Index verb, Index k, const Cue& cue);
/// "complained about his microphone", "pointed to reports that …".
TokenRange read_about(const SpeechSentence& s, Index verb, Index k);
TokenRange read_infinitive(const SpeechSentence& s, Index k, const Cue& cue);
/// "that" or a quotation behind a hearer and adverbials: "told reporters in Ohio that …".
TokenRange read_that(const SpeechSentence& s, Index k, const Cue& cue);
/// "said on “Meet the Press”": whether the quotation at `i` is a title behind a preposition.
bool is_title(const SpeechSentence& s, Index i);
bool begins_bare(const SpeechSentence& s, Index k, const Cue& cue);
/// The end of a noun phrase that is said: before a comma that goes on with something else, not with
/// a list.
Index object_end(const SpeechSentence& s, Index first);
/// "called for more money in a statement on Thursday": where and when it was said isn't said.
Index without_occasion(const SpeechSentence& s, Index first, Index last);
bool begins_object(const SpeechSentence& s, Index k);
/// The end of a content that begins at `first`: before another attribution of the sentence.
Index cut_at(const SpeechSentence& s, Index first, Index end);
/// Whether a quotation that ends in a comma ends before token `i`: "“a hoax,” adding".
bool ends_in_comma(const SpeechSentence& s, Index i);
bool cuts_behind_comma(const SpeechSentence& s, Index i, Index end);
/// "while Wang criticised …": whether a clause that begins at `i` is another attribution.
bool attributes(const SpeechSentence& s, Index i, Index end);
bool is_second_verb(const SpeechSentence& s, Index i);

}  // namespace dateline
