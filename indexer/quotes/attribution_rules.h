// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/quotes/cue_verbs.h"
#include "indexer/quotes/speech_sentence.h"

/// The rules of attribution: free functions over a constant sentence. Token indexes are relative to
/// the paragraph; an empty range means that a rule doesn't apply.
namespace dateline {

using Index = SpeechSentence::Index;

/// The content of a verb of speech, and the name of the rule that found it.
struct SaidContent {
    TokenRange range;
    std::string_view rule{};
};

/// The content that follows the verb of speech at token `i`; an empty range if there is none.
SaidContent content_after(const SpeechSentence& s, Index i, const Cue& cue);

// ---- attribution_guards: recognises owners and sources

/// "Trump's", "his".
bool is_owner(const SpeechSentence& s, Index i);
/// Whether a verb of speech before "according to" has its own content: "said …, according to". The
/// source after "according to" then only supports the statement; the sentence names its speaker.
bool said_before(const SpeechSentence& s, Index i);
/// Skips an appositive after a source: "According to Ana Duarte, the minister, 12 were hurt".
Index skip_appositive(const SpeechSentence& s, Index i);

// ---- cue_subjects: whether a word is a verb of speech, and its subject

/// Whether a form is used as a verb of speech here, not as a noun, a passive without a speaker, or
/// for speech that is still to come.
bool is_verb(const SpeechSentence& s, Index i, const Cue& cue);
/// "took to Twitter to accuse the bank of fraud": an infinitive that still reports speech, unlike
/// "declined to accuse".
bool is_purpose(const SpeechSentence& s, Index i, const Cue& cue);
/// What is said in a passive clause that names nobody: "was accused of fraud", "is called a hoax",
/// "was told that …". Empty if nothing is said.
TokenRange agentless(const SpeechSentence& s, Index i, const Cue& cue);
/// The token of the "by" that names the speaker after a passive verb; 0 if there is none.
Index by_after(const SpeechSentence& s, Index i);
/// Whether the verb is in a headline in title case: "Rates to Stay High, Haddad Says".
bool is_title_case_at(const SpeechSentence& s, Index i);
/// Whether a form is finite: not a participle.
inline bool finite(const Cue& cue) {
    return cue.form != CueForm::kParticiple;
}
bool is_filler(std::string_view word);
/// Whether a clause before the verb can be what is said: no other content follows the verb.
bool may_end_with(const SpeechSentence& s, Index i, const Cue& cue);
/// The likely subject of an unambiguous verb of speech, for when no noun phrase is recognised.
TokenRange guessed_subject(const SpeechSentence& s, Index i, const Cue& cue);

// ---- cue_contents: what follows a verb of speech, and where that ends

/// Skips adverbs and times after the verb: "announced on Friday the arrest", "said last week that".
Index skip_when(const SpeechSentence& s, Index k);
/// "asked whether", "explained why".
bool begins_question(const SpeechSentence& s, Index k);
/// The quotation at the beginning of a range, or the whole range if the sentence continues after
/// it.
TokenRange whole(const SpeechSentence& s, TokenRange range);
TokenRange read_for(const SpeechSentence& s, Index k);
/// Whether a name in quotation marks continues after them: "“a champion” for its members".
bool goes_on(const SpeechSentence& s, Index close);
TokenRange read_naming(const SpeechSentence& s, Index k);
/// "accused the bank of fraud", "blamed him for it", "criticised tariffs as harmful".
TokenRange read_accusing(const SpeechSentence& s, Index verb, Index k);
/// "complained about his microphone", "pointed to reports that …".
TokenRange read_about(const SpeechSentence& s, Index k);
TokenRange read_infinitive(const SpeechSentence& s, Index k, const Cue& cue);
/// "that" or a quotation after a hearer and adverbials: "told reporters in Ohio that …".
TokenRange read_that(const SpeechSentence& s, Index k, const Cue& cue);
/// "said on “Meet the Press”": whether the quotation at `i` is a title after a preposition.
bool is_in_title_case(const SpeechSentence& s, Index i);
bool is_title(const SpeechSentence& s, Index i);
bool begins_bare(const SpeechSentence& s, Index k, const Cue& cue);
/// The end of a noun phrase that is said: before a comma that begins something else than the next
/// item of a list.
Index object_end(const SpeechSentence& s, Index first);
/// "called for more money in a statement on Thursday": where and when it was said is left out.
Index without_occasion(const SpeechSentence& s, Index first, Index last);
bool begins_object(const SpeechSentence& s, Index k);

// ---- propositions: what may be true or false, promised or asked for

/// Whether a range after a verb of speech is a proposition, not a bare noun phrase: "paying him",
/// "fears that it falls", "plans to leave", "the bank had lied".
bool is_proposition(const SpeechSentence& s, TokenRange range);
/// "In a speech on Monday", "After all": what leads in to a clause but says nothing.
bool is_lead_in(const SpeechSentence& s, TokenRange range);
/// The end of a content that begins at `first`: before the next attribution, if any.
Index cut_at(const SpeechSentence& s, Index first, Index end);
/// Whether a quotation that ends in a comma ends before token `i`: "“a hoax,” adding".
bool ends_in_comma(const SpeechSentence& s, Index i);
bool cuts_behind_comma(const SpeechSentence& s, Index i, Index end);
/// "while Wang criticised …": whether a clause that begins at `i` is another attribution.
bool attributes(const SpeechSentence& s, Index i, Index end);
bool is_second_verb(const SpeechSentence& s, Index i);
/// "While Cruz claimed it was over, …", "Huckabee, who once said it was over, …": whether the
/// clause whose subject is `subject` ends before the sentence's own.
bool is_subordinate(const SpeechSentence& s, TokenRange subject);
/// The end of a content in such a clause: its first comma.
Index end_of_clause(const SpeechSentence& s, TokenRange content);

}  // namespace dateline
