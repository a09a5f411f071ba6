// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/compounds.h"
#include "common/analysis/token.h"
#include "common/analysis/word_breaker.h"
#include "common/analysis/word_cache.h"
#include "common/text/language.h"

namespace dateline {

/// A compound as one word ("COVID-19" as covid19), at the position of its first part.
struct Compound {
    std::uint32_t position;  ///< index of the first part in Analysis::tokens
    std::uint32_t width;     ///< number of parts
    Token token;
    CompoundKind kind = CompoundKind::kJoined;
};

/// The words of one text. Word pointers are valid until the analyzer's cache is cleared.
struct Analysis {
    std::vector<Token> tokens;        ///< in order; the index is the position
    std::vector<Compound> compounds;  ///< in order of position
    std::vector<const Word*> extras;  ///< without a position: letters of "U.S.", character pairs

    void clear();
};

/// Turns text into words, in the same way for articles and queries: words by UAX #29, folded
/// (text.h), stemmed by Snowball's stemmer for the text's language. No word is dropped.
///
/// * Parts joined by a hyphen, `&`, or a mark inside a word ("trade-offs", "AT&T", "l'Europe",
///   "example.com") are consecutive tokens; the whole, without the marks, is a Compound over them
///   (up to 8 parts). With `&` there is a second one that has the mark ("at&t"). A hyphen at the
///   end of a line joins like any other.
/// * Between digits a mark stays: "5-4", "9/11", "10:30" and "10,5" are compounds as they are
/// written;
///   an en dash there is a hyphen.
/// * The clitics of English ("she'll") are tokens, but are joined to nothing; "don't" is one.
/// * A word with a sign ("C++", "C#", ".NET", "Yahoo!") is a token without the sign and a compound
///   with it.
/// * Sub- and superscript digits are part of their word ("CO₂" is co2). A superscript after more
///   than three letters numbers a note: the word is a token without it, and an extra with it.
/// * An abbreviation by single letters ("U.S.") is one token; its letters are extras.
/// * A possessive ("Rubio's") is one token with the stem of the name.
/// * "1,000" is 1000.
/// * What isn't seen (soft hyphens, zero-width spaces, direction marks) parts nothing.
/// * In scripts without spaces, each character is a token; pairs of adjacent characters, and
///   dictionary words, are extras.
///
/// One instance belongs to one thread.
class Analyzer {
  public:
    /// Appends the words of `text` (well-formed UTF-8, below 2 GiB); positions follow those already
    /// in `out`.
    void analyze(std::string_view text, LanguageId lang, Analysis& out);

    WordCache& words() { return words_; }

    /// Changes whenever the same text would give other words; an index made with another
    /// fingerprint is rejected.
    static std::string fingerprint();

  private:
    void add_segments(std::span<const WordSegment> segments);
    void add_segment(const WordSegment& segment, const std::optional<WordCache::Key>& key);
    void add_token(std::uint32_t start, std::uint32_t end, const WordCache::Entry& entry);
    void add_part(std::uint32_t start, std::uint32_t end);
    void add_split(const WordSegment& segment);
    bool add_quoted_letter(const WordSegment& segment);
    bool add_acronym(const WordSegment& segment);
    bool add_number(const WordSegment& segment);
    bool add_possessive(const WordSegment& segment);
    void add_possessive_part(std::uint32_t start, std::uint32_t mark, std::uint32_t end);
    bool add_negation(const WordSegment& segment);
    bool add_with_note(const WordSegment& segment);
    void add_characters(const WordSegment& segment);
    void add_form(std::uint32_t start, std::uint32_t end, std::string_view form);
    void close_group();
    bool continues_group(const WordSegment& segment) const;

    static constexpr std::size_t kAhead = 16;  // segments

    WordBreaker breaker_;
    WordCache words_;
    std::array<char, kAhead * kMaxWordBytes> forms_;  // of the current segments
    std::vector<WordSegment> segments_;
    std::string scratch_;
    // The current text.
    std::string_view text_;
    LanguageId lang_ = kUndetermined;
    Analysis* out_ = nullptr;
    std::size_t group_first_ = 0;       // first token of the current compound
    std::uint32_t group_end_ = 0;       // byte after its last part
    std::uint32_t characters_end_ = 0;  // byte after the last character token, for pairs
};

}  // namespace dateline
