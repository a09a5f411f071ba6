// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/passages/quote_passage.h"

#include <algorithm>
#include <iterator>

#include "common/text/broken_words.h"
#include "common/text/sentences.h"
#include "common/text/text.h"

namespace dateline {
namespace {

// The sentences that overlap `bytes`.
ByteRange sentences_around(const Article& article, ByteRange bytes) {
    ByteRange around = bytes;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (paragraph.end <= bytes.start || paragraph.start >= bytes.end) continue;
        const auto starts = sentence_starts(article.text_of(paragraph));
        for (const ByteRange& sentence : sentence_ranges(starts, paragraph)) {
            if (sentence.end <= bytes.start || sentence.start >= bytes.end) continue;
            around = {std::min(around.start, sentence.start), std::max(around.end, sentence.end)};
        }
    }
    return around;
}

// Appends another fragment to `to`.
void append_snippet(const Snippet& fragment, Snippet& to) {
    if (!to.text.empty()) to.text += " " + std::string(kEllipsis) + " ";
    const auto shift = static_cast<std::uint32_t>(to.text.size());
    to.text += fragment.text;
    for (const ByteRange& range : fragment.highlights) {
        to.highlights.push_back({range.start + shift, range.end + shift});
    }
}

// `around` a quotation, cut at its far ends.
ByteRange shown_around(std::string_view text, ByteRange quoted, ByteRange around) {
    constexpr std::uint32_t kMost = kSnippetBytes / 2;
    if (quoted.start - around.start > kMost)
        around.start = to_word_start(text, quoted.start - kMost, quoted.start);
    if (around.end - quoted.end > kMost)
        around.end = to_word_end(text, quoted.end + kMost, quoted.end);
    return around;
}

std::string text_of(std::string_view text, ByteRange bytes, ByteRange sentence) {
    return bytes.start < bytes.end ? render(text, bytes, sentence, {}).text : std::string();
}

// The article with the fragments of a quotation as its paragraphs.
Article quotation_alone(const Article& article, const StoredQuotation& stored) {
    const auto size = static_cast<std::uint32_t>(article.text.size());
    Article alone;
    alone.text = article.text;
    alone.lang = article.lang;
    for (const ByteRange fragment : stored.fragments) {
        alone.paragraphs.push_back(
            {std::min(fragment.start, size), std::min(fragment.end, size), ParagraphKind::kBody});
    }
    return alone;
}

}  // namespace

std::string quoted_words(const Article& article, const StoredQuotation& stored) {
    Snippet words;
    for (const Paragraph& fragment : quotation_alone(article, stored).paragraphs) {
        const ByteRange bytes{fragment.start, fragment.end};
        append_snippet(render(article.text, bytes, bytes, {}), words);
    }
    return words.text;
}

QuotePassage quote_passage(const Article& article,
                           const StoredQuotation& stored,
                           const CompiledQuery& query,
                           Analyzer& analyzer) {
    const Article alone = quotation_alone(article, stored);
    const LocatedStream located(alone, analyzer, kPassageParts);
    std::vector<Place> places = find_places(located, query.leaves);
    sort_places(places);
    QuotePassage passage;
    for (const Paragraph& fragment : alone.paragraphs) {
        const ByteRange bytes{fragment.start, fragment.end};
        std::vector<Place> inside;
        std::ranges::copy_if(places, std::back_inserter(inside), [&](const Place& place) {
            return place.bytes.start >= bytes.start && place.bytes.end <= bytes.end;
        });
        append_snippet(render(article.text, bytes, bytes, inside), passage.text);
    }
    const Quotation& quotation = stored.quotation;
    const ByteRange quoted{alone.paragraphs.front().start, alone.paragraphs.back().end};
    const ByteRange around = sentences_around(article, quoted);
    const ByteRange shown = shown_around(article.text, quoted, around);
    passage.before =
        text_of(article.text, {shown.start, quoted.start}, {around.start, quoted.start});
    passage.after = text_of(article.text, {quoted.end, shown.end}, {quoted.end, around.end});
    passage.sentence = text_of(article.text, shown, around);
    passage.mention = running_text(
        std::string_view(article.text)
            .substr(quotation.mention_start, quotation.mention_end - quotation.mention_start));
    return passage;
}

}  // namespace dateline
