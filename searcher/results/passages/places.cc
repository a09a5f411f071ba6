// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/passages/places.h"

#include <algorithm>
#include <iterator>

#include "common/stored/article_parts.h"

namespace dateline {

LocatedStream::LocatedStream(const Article& article, Analyzer& analyzer, PartSet parts) {
    for_each_part(article, [&](const Paragraph& paragraph, Part part) {
        if ((parts & part_bit(part)) == 0) return;
        const LanguageId lang = part == Part::kMarked ? kUndetermined : article.lang;
        add(article.text_of(paragraph), paragraph, part, lang, analyzer);
    });
    bytes_ = builder_.encode();
    stream_ = TokenStream(bytes_);
}

void LocatedStream::add(std::string_view text,
                        const Paragraph& paragraph,
                        Part part,
                        LanguageId lang,
                        Analyzer& analyzer) {
    analysis_.clear();
    if (part == Part::kMarked)
        analyzer.analyze(text, lang, analysis_);
    else
        analyze_part(text, lang, analyzer, analysis_, [](LanguageId) {});
    const std::vector<std::uint32_t> starts = sentence_starts(text);
    append_part(analysis_, starts, part, builder_);
    for (const Token& token : analysis_.tokens) {
        positions_.push_back({paragraph.start + token.start, paragraph.start + token.end});
    }
    std::ranges::copy(sentence_ranges(starts, paragraph), std::back_inserter(sentences_));
}

namespace {

// `spans` are ordered by start.
bool is_within(const Match& match, const std::vector<Match>& spans) {
    const auto behind = std::ranges::upper_bound(spans, match.position, {}, &Match::position);
    return std::any_of(spans.begin(), behind,
                       [&](const Match& span) { return end_of(match) <= end_of(span); });
}

}  // namespace

std::vector<Place> find_places(const LocatedStream& located,
                               const std::vector<std::shared_ptr<Leaf>>& leaves) {
    std::vector<Place> places;
    const Criterion* group = nullptr;
    std::vector<Match> spans;  // of the group
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        if (!leaves[i]->wanted) continue;
        const Criterion* within = leaves[i]->within.get();
        if (within != nullptr && within != group) spans = within->find_all(located.stream());
        group = within;
        for (const Match& match : leaves[i]->pattern.find_all(located.stream())) {
            if (within == nullptr || is_within(match, spans))
                places.push_back({located.bytes_of(match), i});
        }
    }
    return places;
}

std::vector<ByteRange> near_spans(const LocatedStream& located, const CompiledQuery& query) {
    std::vector<ByteRange> spans;
    const Criterion* last = nullptr;
    for (const auto& leaf : query.leaves) {
        const Criterion* group = leaf->within.get();
        if (group == last || group == nullptr || !leaf->wanted) continue;
        last = group;
        if (group->kind != NodeKind::kNear) continue;
        for (const Match& match : group->find_all(located.stream())) {
            spans.push_back(located.bytes_of(match));
        }
    }
    return spans;
}

std::vector<ByteRange> joined_ranges(std::vector<ByteRange> ranges) {
    std::ranges::sort(ranges, {}, &ByteRange::start);
    std::vector<ByteRange> joined;
    for (const ByteRange& range : ranges) {
        if (!joined.empty() && range.start < joined.back().end)
            joined.back().end = std::max(joined.back().end, range.end);
        else
            joined.push_back(range);
    }
    return joined;
}

void sort_places(std::vector<Place>& places) {
    std::ranges::stable_sort(places, {}, [](const Place& place) { return place.bytes.start; });
}

std::vector<ByteRange> sentence_ranges(const std::vector<std::uint32_t>& starts,
                                       const Paragraph& paragraph) {
    std::vector<ByteRange> sentences;
    for (const std::uint32_t start : starts) {
        if (!sentences.empty()) sentences.back().end = paragraph.start + start;
        sentences.push_back({paragraph.start + start, paragraph.end});
    }
    return sentences;
}

}  // namespace dateline
