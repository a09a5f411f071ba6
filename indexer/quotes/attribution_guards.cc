// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_rules.h"
#include "indexer/quotes/name_words.h"

namespace dateline {

// "Trump's", "his".
bool is_owner(const SpeechSentence& s, Index i) {
    return s.at(i).possessive || s.is(i, "his") || s.is(i, "her") || s.is(i, "their");
}

// Whether a verb of speech before "according to" has its own content: "said …, according to". The
// source after "according to" then only supports the statement; the sentence names its speaker.
bool said_before(const SpeechSentence& s, Index i) {
    bool paper = false;
    for (Index k = i + 2; k < s.end && k < i + 6 && s.at(k).mark == 0; ++k) {
        paper |= s.is(k, "statement") || s.is(k, "statements") || s.is(k, "transcript");
    }
    for (Index k = s.start; k < i; ++k) {
        if (s.quoted(k) || s.at(k).mark != 0) continue;
        const Cue cue = s.at(k).cue;
        const bool says = (cue.has(kThat) && !cue.has(kFinding)) || (paper && cue.has(kNaming));
        if (says && cue.form != CueForm::kBase && !s.is(k, "agreed") && is_verb(s, k, cue))
            return true;
    }
    return false;
}

// Skips an appositive after a source: "According to Ana Duarte, the minister, 12 were hurt".
Index skip_appositive(const SpeechSentence& s, Index i) {
    if (!s.is_mark(i, ',')) return i;
    const bool aside =
        s.is(i + 1, "the") || s.is(i + 1, "a") || s.is(i + 1, "an") || s.is(i + 1, "who");
    for (Index k = i + 1; aside && k < s.end && k < i + 12; ++k) {
        if (s.is_mark(k, ',') && k + 4 < s.end) return s.has_role(i + 1, k) ? k : i;
    }
    return i;
}

}  // namespace dateline
