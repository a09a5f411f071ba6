// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace dateline {

/// A word of UAX #29, as a half-open range of bytes.
struct WordSegment {
    std::uint32_t start;
    std::uint32_t end;
    bool compound;  ///< has other characters between its letters or digits: "U.S", "can't",
                    ///< "1,000", "snake_case"
    bool unspaced;  ///< of a script without spaces; the segment is a dictionary word

    bool operator==(const WordSegment&) const = default;
};

/// Finds words by UAX #29 (ICU's root rules), with differences that suit news and give the same
/// result with all versions of ICU: `@`, `:` and the narrow no-break space end a word, a word
/// contains at least one letter or digit, sub- and superscript digits are part of the word before
/// them, and a zero-width space parts no word in scripts with spaces.
///
/// ASCII, Latin-1 and Latin Extended-A letters and the usual typographic punctuation take a
/// table-driven fast path; only text between two ASCII spaces that contains any other character is
/// given to ICU. A property test verifies that both paths agree. One instance belongs to one
/// thread.
class WordBreaker {
  public:
    WordBreaker();
    ~WordBreaker();
    WordBreaker(WordBreaker&&) noexcept;

    /// Appends the words of `text` (well-formed UTF-8, below 2 GiB) in order. Linear.
    void segment(std::string_view text, std::vector<WordSegment>& out);

    /// The same by ICU alone: the reference for testing `segment`.
    void segment_by_icu(std::string_view text, std::vector<WordSegment>& out);

  private:
    struct Icu;
    template <class Use>
    void for_each_icu_word(std::string_view chunk, Use&& use);
    void segment_chunk_by_icu(std::string_view text,
                              std::uint32_t start,
                              std::uint32_t end,
                              std::vector<WordSegment>& out);

    std::unique_ptr<Icu> icu_;
};

}  // namespace dateline
