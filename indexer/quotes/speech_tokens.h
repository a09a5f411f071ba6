// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/quotes/cue_verbs.h"
#include "indexer/quotes/quotation_marks.h"

namespace dateline {

/// A word or mark of a paragraph, with the properties that matter to attribution. `lower` views
/// into SpeechTokens::lower, without a possessive ending.
struct SpeechToken {
    std::uint32_t start = 0;  ///< byte offset in the paragraph
    std::uint32_t end = 0;    ///< includes a possessive ending
    std::string_view lower;
    char mark = 0;  ///< 0 in a word; '-' for any dash, '"' for any quotation mark, else the mark
    bool capital = false;
    bool all_caps = false;  ///< two or more letters, all of them capitals
    bool number = false;
    bool possessive = false;      ///< "Rubio's", "officials'"
    bool after_links = false;     ///< a run of links is left out before it
    bool after_nickname = false;  ///< "“Bill”" of "William “Bill” Bell" is left out before it
    std::uint16_t classes = 0;    ///< its NameWord classes, within or next to a name; 0 for marks
    Cue cue;                      ///< its form as a verb of speech, if any; none for marks
    std::int32_t quote = -1;      ///< the outermost quotation that contains it or that it marks
};

/// The tokens, quotations and sentences of a paragraph.
struct SpeechTokens {
    SpeechTokens() = default;
    SpeechTokens(const SpeechTokens&) = delete;
    SpeechTokens& operator=(const SpeechTokens&) = delete;

    /// Reads a paragraph, in linear time. A sentence begins at its byte `story_start`, after a
    /// dateline. Memory is reused from one paragraph to the next.
    void read(std::string_view paragraph, std::uint32_t story_start);

    std::string_view text;
    std::string lower;  ///< the text with ASCII letters in lower case
    std::vector<MarkedSpan> quotes;
    std::vector<SpeechToken> tokens;
    std::vector<std::uint32_t> sentences;  ///< the first token of each; none begins inside a
                                           ///< quotation
    std::size_t story = 0;                 ///< the first sentence after a dateline

    /// Whether token `i` is `word`, which is in lower case and not empty.
    bool is(std::size_t i, std::string_view word) const {
        // Most words already differ in size or first letter, which needs no call.
        return i < tokens.size() && tokens[i].lower.size() == word.size() &&
               tokens[i].lower.front() == word.front() && tokens[i].lower == word;
    }
    bool is_mark(std::size_t i, char mark) const {
        return i < tokens.size() && tokens[i].mark == mark;
    }
    bool is_word(std::size_t i) const { return i < tokens.size() && tokens[i].mark == 0; }
    bool quoted(std::size_t i) const { return i < tokens.size() && tokens[i].quote >= 0; }

    /// The text of tokens [first, last).
    std::string_view text_of(std::size_t first, std::size_t last) const {
        if (first >= last) return {};
        return text.substr(tokens[first].start, tokens[last - 1].end - tokens[first].start);
    }
};

/// The text of tokens [first, last), with white space collapsed, straight apostrophes and no
/// possessive ending at its end.
std::string words_of(const SpeechTokens& t, std::size_t first, std::size_t last);

}  // namespace dateline
