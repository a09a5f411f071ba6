// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/passages/snippets.h"

#include <algorithm>
#include <iterator>

#include "common/schema/mention_terms.h"
#include "common/text/text.h"
#include "searcher/results/passages/places.h"

namespace dateline {
namespace {

struct Sentence {
    ByteRange bytes;
    std::vector<Place> places;
};

bool share_term(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::ranges::any_of(
        a, [&](const std::string& term) { return std::ranges::binary_search(b, term); });
}

// The dates that the query asks for.
void add_dates(const Article& article, const CompiledQuery& query, std::vector<Place>& places) {
    if (query.mentioned.empty()) return;
    const auto terms = terms_of_mentions(article);
    for (std::size_t at = 0; at < terms.size(); ++at) {
        const Mention& mention = article.mentions[at];
        for (std::size_t i = 0; i < query.mentioned.size(); ++i) {
            if (!share_term(terms[at], query.mentioned[i])) continue;
            places.push_back(
                {{mention.start, mention.end}, query.leaves.size() + i, mention.value});
        }
    }
}

bool is_inside(ByteRange bytes, const std::vector<StoredQuotation>& quotations) {
    return std::ranges::any_of(quotations, [&](const StoredQuotation& stored) {
        return std::ranges::any_of(stored.fragments, [&](ByteRange fragment) {
            return bytes.start >= fragment.start && bytes.end <= fragment.end;
        });
    });
}

// Adds matches of conditions on quotations that are inside a quotation found, and the words that
// name its speaker. Their parts are numbered from `part` on.
void add_quoted(const LocatedStream& located,
                const std::vector<QuotedMatches>& quoted,
                std::size_t part,
                std::vector<Place>& places) {
    for (const QuotedMatches& matches : quoted) {
        for (Place place : find_places(located, matches.query->leaves)) {
            if (!is_inside(place.bytes, matches.quotations)) continue;
            place.part += part;
            places.push_back(place);
        }
        part += matches.query->leaves.size();
        for (const StoredQuotation& stored : matches.quotations) {
            const Quotation& quotation = stored.quotation;
            if (quotation.mention_end > quotation.mention_start)
                places.push_back({{quotation.mention_start, quotation.mention_end}, part});
        }
        ++part;
    }
}

// The value of each part of the query for a passage.
std::vector<double> values_of(const CompiledQuery& query,
                              const std::vector<QuotedMatches>& quoted) {
    std::vector<double> values;
    double most = 1;
    for (const auto& leaf : query.leaves) {
        values.push_back(leaf->weight() + 1e-6);
        most = std::max(most, values.back());
    }
    values.resize(query.leaves.size() + query.mentioned.size(), most);
    for (const QuotedMatches& matches : quoted) {
        for (const auto& leaf : matches.query->leaves) {
            values.push_back(leaf->weight() + most);
        }
        values.push_back(most);
    }
    return values;
}

std::vector<Sentence> place_in_sentences(const LocatedStream& located,
                                         const std::vector<Place>& places) {
    std::vector<Sentence> sentences;
    for (const ByteRange& bytes : located.sentences()) {
        sentences.push_back({bytes, {}});
    }
    std::size_t at = 0;
    for (const Place& place : places) {
        while (at + 1 < sentences.size() && place.bytes.start >= sentences[at].bytes.end) {
            ++at;
        }
        // A date line that isn't indexed is in no sentence.
        if (!sentences.empty() && place.bytes.start >= sentences[at].bytes.start)
            sentences[at].places.push_back(place);
    }
    return sentences;
}

// Joins the sentences that a span covers.
void join_sentences(const std::vector<ByteRange>& spans, std::vector<Sentence>& sentences) {
    for (const ByteRange& span : spans) {
        const auto first = std::ranges::find_if(
            sentences, [&](const Sentence& s) { return s.bytes.end > span.start; });
        auto last = first;
        while (last != sentences.end() && last->bytes.end < span.end) {
            ++last;
        }
        if (first == last || last == sentences.end()) continue;
        for (auto next = first + 1; next <= last; ++next) {
            std::ranges::copy(next->places, std::back_inserter(first->places));
        }
        first->bytes.end = last->bytes.end;
        sentences.erase(first + 1, last + 1);
    }
}

// Repeatedly takes the sentence that adds most; stops when none adds anything.
std::vector<const Sentence*> choose(const std::vector<Sentence>& sentences,
                                    std::vector<double> value,
                                    std::size_t count) {
    std::vector<const Sentence*> chosen;
    while (chosen.size() < count) {
        const Sentence* best = nullptr;
        double best_value = 0;
        for (const Sentence& sentence : sentences) {
            if (std::ranges::find(chosen, &sentence) != chosen.end()) continue;
            std::vector<bool> seen(value.size());
            double sum = 0;
            for (const Place& place : sentence.places) {
                if (!seen[place.part]) sum += value[place.part];
                seen[place.part] = true;
            }
            if (sum <= best_value) continue;
            best = &sentence;
            best_value = sum;
        }
        if (best == nullptr) break;
        chosen.push_back(best);
        // A word that is already shown is worth less, not nothing: a second passage may still be
        // wanted for it.
        for (const Place& place : best->places) {
            value[place.part] *= 0.3;
        }
    }
    std::ranges::sort(chosen, {}, [](const Sentence* sentence) { return sentence->bytes.start; });
    return chosen;
}

// The part of a sentence that is always shown: the first match of NEAR, else the first match.
ByteRange kernel_of(const Sentence& sentence, const std::vector<ByteRange>& spans) {
    for (const ByteRange& span : spans) {
        if (span.start >= sentence.bytes.start && span.end <= sentence.bytes.end &&
            span.end - span.start <= kSnippetBytes)
            return span;
    }
    return sentence.places.empty() ? ByteRange{sentence.bytes.start, sentence.bytes.start}
                                   : sentence.places.front().bytes;
}

// A window of kSnippetBytes of a long sentence, around its kernel.
ByteRange cut(std::string_view text,
              const Sentence& sentence,
              const std::vector<ByteRange>& spans) {
    const ByteRange bytes = sentence.bytes;
    if (bytes.end - bytes.start <= kSnippetBytes) return bytes;
    const ByteRange first = kernel_of(sentence, spans);
    const std::uint32_t room =
        kSnippetBytes - std::min<std::uint32_t>(first.end - first.start, kSnippetBytes);
    const std::uint32_t lead = room / 3;
    const std::uint32_t start = first.start > bytes.start + lead
                                    ? to_word_start(text, first.start - lead, first.start)
                                    : bytes.start;
    std::uint32_t end = std::min<std::uint32_t>(bytes.end, start + kSnippetBytes);
    if (end < bytes.end) end = to_word_end(text, end, std::max(first.end, start));
    while (!is_boundary(text, end)) {
        --end;
    }
    return {start, std::max(end, start)};
}

// The chosen sentences with those around them; adjacent ones are joined.
std::vector<Sentence> with_context(const std::vector<Sentence>& sentences,
                                   const std::vector<const Sentence*>& chosen,
                                   std::size_t context) {
    std::vector<Sentence> passages;
    std::size_t next = 0;  // sentence that isn't in a passage yet
    for (const Sentence* sentence : chosen) {
        const auto at = static_cast<std::size_t>(sentence - sentences.data());
        std::size_t from = at > context ? at - context : 0;
        const std::size_t to = std::min(at + context + 1, sentences.size());
        if (passages.empty() || from > next)
            passages.push_back({{sentences[from].bytes.start, 0}, {}});
        else
            from = next;
        for (next = std::max(from, next); next < to; ++next) {
            passages.back().bytes.end = sentences[next].bytes.end;
            std::ranges::copy(sentences[next].places, std::back_inserter(passages.back().places));
        }
    }
    return passages;
}

// Marked lines are shown where they are asked for.
PartSet parts_of(const CompiledQuery& query) {
    const bool marked = std::ranges::any_of(query.leaves, [](const auto& leaf) {
        return leaf->wanted && (leaf->pattern.parts & part_bit(Part::kMarked)) != 0;
    });
    return marked ? kPassageParts | part_bit(Part::kMarked) : kPassageParts;
}

// In the order of the text.
std::vector<Place> all_places(const LocatedStream& located,
                              const Article& article,
                              const CompiledQuery& query,
                              const std::vector<QuotedMatches>& quoted) {
    std::vector<Place> places = find_places(located, query.leaves);
    add_dates(article, query, places);
    add_quoted(located, quoted, query.leaves.size() + query.mentioned.size(), places);
    sort_places(places);
    return places;
}

}  // namespace

std::vector<Snippet> make_snippets(const Article& article,
                                   const CompiledQuery& query,
                                   const std::vector<QuotedMatches>& quoted,
                                   Analyzer& analyzer,
                                   const SnippetOptions& options) {
    std::vector<Snippet> snippets;
    if (options.count == 0) return snippets;
    const LocatedStream located(article, analyzer, parts_of(query));
    std::vector<Sentence> sentences =
        place_in_sentences(located, all_places(located, article, query, quoted));
    const std::vector<ByteRange> spans = near_spans(located, query);
    join_sentences(spans, sentences);
    std::vector<const Sentence*> chosen =
        choose(sentences, values_of(query, quoted), options.count);
    if (chosen.empty() && !sentences.empty()) chosen.push_back(&sentences[0]);
    for (const Sentence& passage : with_context(sentences, chosen, options.context)) {
        const ByteRange shown =
            options.context > 0 ? passage.bytes : cut(article.text, passage, spans);
        snippets.push_back(render(article.text, shown, passage.bytes, passage.places));
    }
    return snippets;
}

std::vector<ByteRange> text_matches(const Article& article,
                                    const CompiledQuery& query,
                                    const std::vector<QuotedMatches>& quoted,
                                    Analyzer& analyzer) {
    const LocatedStream located(article, analyzer, parts_of(query));
    std::vector<ByteRange> ranges;
    for (const Place& place : all_places(located, article, query, quoted)) {
        ranges.push_back(place.bytes);
    }
    return joined_ranges(std::move(ranges));
}

std::string opening_of(const Article& article) {
    constexpr std::size_t kColumns = 80;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (paragraph.kind != ParagraphKind::kBody) continue;
        const std::string text = running_text(article.text_of(paragraph));
        const std::string_view shown = display_prefix(text, kColumns - 1);
        if (shown.size() == text.size()) return text;
        const std::size_t space = shown.rfind(' ');
        const bool spaced = space != std::string_view::npos && space > shown.size() / 2;
        return std::string(spaced ? shown.substr(0, space) : shown) + std::string(kEllipsis);
    }
    return {};
}

std::vector<ByteRange> headline_highlights(const Article& article,
                                           const std::vector<std::shared_ptr<Leaf>>& leaves,
                                           Analyzer& analyzer) {
    Article headline;
    headline.text = article.headline;
    headline.lang = article.lang;
    headline.paragraphs = {
        {0, static_cast<std::uint32_t>(headline.text.size()), ParagraphKind::kHeadline}};
    const LocatedStream located(headline, analyzer, part_bit(Part::kHeadline));
    std::vector<ByteRange> ranges;
    for (const Place& place : find_places(located, leaves)) {
        ranges.push_back(place.bytes);
    }
    return joined_ranges(std::move(ranges));
}

}  // namespace dateline
