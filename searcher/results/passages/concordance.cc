// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/passages/concordance.h"

#include <algorithm>

#include "common/text/broken_words.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "searcher/results/passages/places.h"
#include "searcher/results/passages/snippet_text.h"

namespace dateline {
namespace {

// The paragraph around a match.
ByteRange paragraph_of(const Article& article, ByteRange match) {
    for (const Paragraph& paragraph : article.paragraphs) {
        if (paragraph.start <= match.start && match.start < paragraph.end)
            return {paragraph.start, std::max(paragraph.end, match.end)};
    }
    return match;
}

// The start of the `width` characters before `at`, at a word.
std::uint32_t left_end(std::string_view text, std::uint32_t at, std::size_t width) {
    std::uint32_t start = at;
    for (std::size_t i = 0; i < width && start > 0; ++i) {
        --start;
        while (start > 0 && !is_boundary(text, start)) {
            --start;
        }
    }
    return to_word_start(text, start, at);
}

std::uint32_t right_end(std::string_view text, std::uint32_t at, std::size_t width) {
    std::uint32_t end = at;
    for (std::size_t i = 0; i < width && end < text.size(); ++i) {
        end += static_cast<std::uint32_t>(decode_at(text, end).size);
    }
    return to_word_end(text, end, at);
}

// Like squeeze, but keeps the space between text and match.
std::string squeezed_before(std::string_view text) {
    const std::string inner = running_text(text);
    return inner.empty() || text.ends_with(inner.back()) ? inner : inner + " ";
}

std::string squeezed_behind(std::string_view text) {
    const std::string inner = running_text(text);
    return inner.empty() || text.starts_with(inner.front()) ? inner : " " + inner;
}

// The matches of the query: words, or the spans of its NEAR and ADJ.
std::vector<ByteRange> matches_of(const LocatedStream& located, const CompiledQuery& query) {
    std::vector<ByteRange> ranges = near_spans(located, query);
    for (const Place& place : find_places(located, query.leaves)) {
        ranges.push_back(place.bytes);
    }
    return joined_ranges(std::move(ranges));
}

}  // namespace

std::vector<ConcordanceLine> concordance(const Article& article,
                                         const CompiledQuery& query,
                                         Analyzer& analyzer,
                                         std::size_t width) {
    const LocatedStream located(article, analyzer, kPassageParts);
    const std::string_view text = article.text;
    std::vector<ConcordanceLine> lines;
    for (const ByteRange& match : matches_of(located, query)) {
        const ByteRange around = paragraph_of(article, match);
        const std::uint32_t start = std::max(left_end(text, match.start, width), around.start);
        const std::uint32_t end = std::min(right_end(text, match.end, width), around.end);
        lines.push_back({{},
                         squeezed_before(text.substr(start, match.start - start)),
                         running_text(text.substr(match.start, match.end - match.start)),
                         squeezed_behind(text.substr(match.end, end - match.end)),
                         match});
    }
    return lines;
}

}  // namespace dateline
