// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/byte_range.h"
#include "searcher/results/passages/places.h"

namespace dateline {

/// A date expression in a passage that matches a `mentions:` of the query.
struct DateNote {
    ByteRange bytes;    ///< into the passage's text
    std::string value;  ///< TIMEX3
};

/// A passage of an article and its matches.
struct Snippet {
    std::string text;  ///< white space squeezed; "…" where a long sentence is cut
    std::vector<ByteRange> highlights;  ///< into `text`, ordered and disjoint
    std::vector<DateNote> dates;        ///< in order; highlighted too
    ByteRange source;                   ///< of the passage in the article's text
};

/// The most bytes of a passage; a longer sentence is cut at words around its matches.
inline constexpr std::size_t kSnippetBytes = 280;

inline constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

/// The first start of a word at or after `at`; `limit` if there is none before it.
std::uint32_t to_word_start(std::string_view text, std::uint32_t at, std::uint32_t limit);

/// The last end of a word at or before `at`; `limit` if there is none after it.
std::uint32_t to_word_end(std::string_view text, std::uint32_t at, std::uint32_t limit);

/// Renders the bytes of a passage. `sentence`: the whole that they are cut from; `places`: what to
/// highlight, in order.
Snippet render(std::string_view text,
               ByteRange bytes,
               ByteRange sentence,
               const std::vector<Place>& places);

}  // namespace dateline
