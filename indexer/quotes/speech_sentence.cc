// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/speech_sentence.h"

#include "indexer/quotes/name_words.h"

namespace dateline {

bool SpeechSentence::has_role(Index first, Index last) const {
    for (; first < last; ++first) {
        if (at(first).mark == 0 && (at(first).classes & (kRoleWord | kTitleWord)) != 0) return true;
    }
    return false;
}

SpeechSentence::Index SpeechSentence::quote_end(Index i) const {
    const std::int32_t quote = at(i).quote;
    while (i < end && at(i).quote == quote) {
        ++i;
    }
    return i;
}

SpeechSentence::Index SpeechSentence::quote_start(Index i) const {
    const std::int32_t quote = at(i).quote;
    while (i > start && at(i - 1).quote == quote) {
        --i;
    }
    return i;
}

SpeechSentence::Index SpeechSentence::quote_end_last(Index last) const {
    while (last > start && !quoted(last - 1)) {
        --last;
    }
    return last;
}

bool SpeechSentence::free(TokenRange range) const {
    for (Index i = range.first; i < range.last; ++i) {
        if (claimed[i]) return false;
    }
    return !range.empty();
}

TokenRange SpeechSentence::trimmed(TokenRange range) const {
    const auto edge = [&](Index i) {
        return at(i).quote < 0 && at(i).mark != 0 && at(i).mark != '"' && at(i).mark != '$' &&
               at(i).mark != '(' && at(i).mark != ')' && at(i).mark != '%' && at(i).mark != '[';
    };
    while (!range.empty() && edge(range.first)) {
        ++range.first;
    }
    while (!range.empty() && edge(range.last - 1)) {
        --range.last;
    }
    return range;
}

bool SpeechSentence::before_content(Index i) const {
    return i > start && (ends_in_quote(i) || is_mark(i - 1, ','));
}

bool SpeechSentence::ends_in_quote(Index i) const {
    if (i > start && at(i - 1).quote >= 0) return true;
    return i > start + 1 && is_mark(i - 1, ',') && at(i - 2).quote >= 0;
}

SpeechSentence::Index SpeechSentence::content_start(Index stop) const {
    Index first = stop;
    while (first > start && !claimed[first - 1] &&
           !(is_mark(first - 1, ';') && !quoted(first - 1))) {
        --first;
    }
    return first;
}

bool SpeechSentence::rest_is_empty(Index i) const {
    for (; i < end; ++i) {
        if (at(i).mark == 0) return false;
    }
    return true;
}

bool SpeechSentence::ends_sentence(TokenRange quote) const {
    for (Index i = quote.last; i-- > quote.first && at(i).mark != 0;) {
        if (at(i).mark == '.' || at(i).mark == ',' || at(i).mark == '!' || at(i).mark == '?')
            return true;
    }
    return false;
}

}  // namespace dateline
