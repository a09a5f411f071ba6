// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/snippets.h"

#include <algorithm>

#include "common/mention_terms.h"
#include "common/text.h"
#include "searcher/results/places.h"

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

// What is asked for in quotations, where it stands in one of those found, and who said it. Their
// parts are numbered on from `part`.
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

// What each part of the query is worth to a passage.
std::vector<double> values_of(const CompiledQuery& query,
                              const std::vector<QuotedMatches>& quoted) {
    std::vector<double> values;
    double most = 1;
    for (const auto& leaf : query.leaves) {
        values.push_back(leaf->weight + 1e-6);
        most = std::max(most, values.back());
    }
    values.resize(query.leaves.size() + query.mentioned.size(), most);
    for (const QuotedMatches& matches : quoted) {
        for (const auto& leaf : matches.query->leaves) {
            values.push_back(leaf->weight + most);
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
        // A date line that isn't indexed lies in no sentence.
        if (!sentences.empty() && place.bytes.start >= sentences[at].bytes.start)
            sentences[at].places.push_back(place);
    }
    return sentences;
}

// Takes the sentence that adds most; none once no sentence adds anything.
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
        // A word that is shown already is worth less, not nothing: a second passage may still be
        // wanted for it.
        for (const Place& place : best->places) {
            value[place.part] *= 0.3;
        }
    }
    std::ranges::sort(chosen, {}, [](const Sentence* sentence) { return sentence->bytes.start; });
    return chosen;
}

// A window of kSnippetBytes of a long sentence, around its first match.
ByteRange cut(std::string_view text, const Sentence& sentence) {
    ByteRange bytes = sentence.bytes;
    if (bytes.end - bytes.start <= kSnippetBytes) return bytes;
    const ByteRange first = sentence.places.empty() ? ByteRange{bytes.start, bytes.start}
                                                    : sentence.places.front().bytes;
    const std::uint32_t lead = kSnippetBytes / 3;
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

}  // namespace

std::vector<Snippet> make_snippets(const Article& article,
                                   const CompiledQuery& query,
                                   const std::vector<QuotedMatches>& quoted,
                                   Analyzer& analyzer,
                                   std::size_t count) {
    std::vector<Snippet> snippets;
    if (count == 0) return snippets;
    const LocatedStream located(article, analyzer, false);
    std::vector<Place> places = find_places(located, query.leaves);
    add_dates(article, query, places);
    add_quoted(located, quoted, query.leaves.size() + query.mentioned.size(), places);
    sort_places(places);
    const std::vector<Sentence> sentences = place_in_sentences(located, places);
    std::vector<const Sentence*> chosen = choose(sentences, values_of(query, quoted), count);
    if (chosen.empty() && !sentences.empty()) chosen.push_back(&sentences[0]);
    for (const Sentence* sentence : chosen) {
        snippets.push_back(
            render(article.text, cut(article.text, *sentence), sentence->bytes, sentence->places));
    }
    return snippets;
}

std::vector<ByteRange> headline_highlights(const Article& article,
                                           const std::vector<std::shared_ptr<Leaf>>& leaves,
                                           Analyzer& analyzer) {
    Article headline;
    headline.text = article.headline;
    headline.lang = article.lang;
    headline.paragraphs = {
        {0, static_cast<std::uint32_t>(headline.text.size()), ParagraphKind::kHeadline}};
    const LocatedStream located(headline, analyzer, true);
    std::vector<ByteRange> ranges;
    std::vector<Place> places = find_places(located, leaves);
    sort_places(places);
    for (const Place& place : places) {
        if (ranges.empty() || place.bytes.start >= ranges.back().end)
            ranges.push_back(place.bytes);
        else
            ranges.back().end = std::max(ranges.back().end, place.bytes.end);
    }
    return ranges;
}

}  // namespace dateline
