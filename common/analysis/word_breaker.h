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
    bool compound;  ///< holds a character between its letters or digits: "U.S", "can't", "1,000",
                    ///< "snake_case"
    bool unspaced;  ///< of a script without spaces; the segment is a dictionary word

    bool operator==(const WordSegment&) const = default;
};

/// Finds words by UAX #29 (ICU's root rules), with differences that suit news and make the result
/// the same for all versions of ICU: `@`, `:` and the narrow no-break space end a word, and a word
/// holds at least one letter or digit.
///
/// ASCII, Latin-1 and Latin Extended-A letters and the usual typographic punctuation take a
/// table-driven fast path; only what stands between two ASCII spaces beside any other character is
/// given to ICU. A property test holds both paths equal. One instance belongs to one thread.
class WordBreaker {
  public:
    WordBreaker();
    ~WordBreaker();
    WordBreaker(WordBreaker&&) noexcept;

    /// Appends the words of `text` (well-formed UTF-8, below 2 GiB) in order. Linear.
    void segment(std::string_view text, std::vector<WordSegment>& out);

    /// The same by ICU alone: the reference that `segment` is tested against.
    void segment_by_icu(std::string_view text, std::vector<WordSegment>& out);

  private:
    struct Icu;
    void segment_chunk_by_icu(std::string_view text,
                              std::uint32_t start,
                              std::uint32_t end,
                              std::vector<WordSegment>& out);

    std::unique_ptr<Icu> icu_;
};

}  // namespace dateline
