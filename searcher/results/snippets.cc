// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/snippets.h"

#include <algorithm>
#include <iterator>

#include "common/article_parts.h"
#include "common/mention_terms.h"
#include "common/text.h"

namespace dateline {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

// A match of a part of the query, as bytes of the article's text.
struct Place {
    ByteRange bytes;
    std::size_t part;            // index of the leaf; behind the leaves come the dates asked for
    std::string_view date = {};  // its value, where it is one
};

struct Sentence {
    ByteRange bytes;
    std::vector<Place> places;
};

// The article's token stream, made again from its text, with the bytes of each position.
class LocatedStream {
  public:
    LocatedStream(const Article& article, Analyzer& analyzer, bool headline_only) {
        for_each_indexed(article, [&](const Paragraph& paragraph, Part part) {
            if ((part == Part::kHeadline) != headline_only) return;
            add(article, paragraph, part, analyzer);
        });
        bytes_ = builder_.encode();
        stream_ = TokenStream(bytes_);
    }

    const TokenStream& stream() const { return stream_; }
    const std::vector<ByteRange>& sentences() const { return sentences_; }

    ByteRange bytes_of(const Match& match) const {
        return {positions_[match.position].start, positions_[match.position + match.width - 1].end};
    }

  private:
    void add(const Article& article, const Paragraph& paragraph, Part part, Analyzer& analyzer) {
        const std::string_view text = article.text_of(paragraph);
        analysis_.clear();
        analyzer.analyze(text, article.lang, analysis_);
        const std::vector<std::uint32_t> starts = sentence_starts(text);
        append_part(analysis_, starts, part, builder_);
        for (const Token& token : analysis_.tokens) {
            positions_.push_back({paragraph.start + token.start, paragraph.start + token.end});
        }
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::uint32_t end =
                i + 1 < starts.size() ? starts[i + 1] : static_cast<std::uint32_t>(text.size());
            sentences_.push_back({paragraph.start + starts[i], paragraph.start + end});
        }
    }

    Analysis analysis_;
    TokenStreamBuilder builder_;
    std::string bytes_;
    TokenStream stream_;
    std::vector<ByteRange> positions_;
    std::vector<ByteRange> sentences_;
};

std::vector<Place> find_places(const LocatedStream& located,
                               const std::vector<std::shared_ptr<Leaf>>& leaves) {
    std::vector<Place> places;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        if (!leaves[i]->wanted) continue;
        for (const Match& match : leaves[i]->pattern.find_all(located.stream())) {
            places.push_back({located.bytes_of(match), i});
        }
    }
    std::ranges::sort(places,
                      [](const Place& a, const Place& b) { return a.bytes.start < b.bytes.start; });
    return places;
}

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
    std::ranges::sort(places,
                      [](const Place& a, const Place& b) { return a.bytes.start < b.bytes.start; });
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
    std::ranges::sort(places,
                      [](const Place& a, const Place& b) { return a.bytes.start < b.bytes.start; });
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

std::uint32_t to_word_start(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    while (at < limit && at > 0 &&
           (!is_boundary(text, at) || (text[at - 1] != ' ' && text[at - 1] != '\n'))) {
        ++at;
    }
    return at < limit ? at : limit;
}

std::uint32_t to_word_end(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    while (at > limit && at < text.size() &&
           (!is_boundary(text, at) || (text[at] != ' ' && text[at] != '\n'))) {
        --at;
    }
    return at;
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

// Ends the notes of the dates that end at byte `at` of the source.
void close_dates(std::uint32_t at, std::vector<const Place*>& open, Snippet& snippet) {
    std::erase_if(open, [&](const Place* date) {
        if (date->bytes.end != at) return false;
        for (DateNote& note : snippet.dates) {
            if (note.bytes.end == note.bytes.start && note.value == date->date)
                note.bytes.end = static_cast<std::uint32_t>(snippet.text.size());
        }
        return true;
    });
}

// Copies a range with its white space squeezed, and carries places over.
Snippet render(std::string_view text,
               ByteRange bytes,
               ByteRange sentence,
               const std::vector<Place>& places) {
    Snippet snippet;
    snippet.source = bytes;
    if (bytes.start > sentence.start) snippet.text += kEllipsis;
    std::size_t next = 0;
    bool gap = false;
    std::uint32_t open_end = 0;
    std::vector<const Place*> open_dates;
    for (std::uint32_t at = bytes.start; at < bytes.end;) {
        const CodePoint point = decode_at(text, at);
        if (is_space(point.value)) {
            gap = true;
            at += point.size;
            continue;
        }
        if (gap && at > bytes.start && !snippet.text.empty()) snippet.text.push_back(' ');
        gap = false;
        for (; next < places.size() && places[next].bytes.start <= at; ++next) {
            if (places[next].bytes.end <= at || places[next].bytes.end > bytes.end) continue;
            if (!places[next].date.empty()) open_dates.push_back(&places[next]);
            if (open_end <= at)
                snippet.highlights.push_back({static_cast<std::uint32_t>(snippet.text.size()), 0});
            open_end = std::max(open_end, places[next].bytes.end);
        }
        const auto here = static_cast<std::uint32_t>(snippet.text.size());
        snippet.text.append(text.substr(at, point.size));
        for (const Place* date : open_dates) {
            if (date->bytes.start == at)
                snippet.dates.push_back({{here, here}, std::string(date->date)});
        }
        at += point.size;
        close_dates(at, open_dates, snippet);
        if (open_end >= at)
            snippet.highlights.back().end = static_cast<std::uint32_t>(snippet.text.size());
    }
    if (bytes.end < sentence.end && !trim(text.substr(bytes.end, sentence.end - bytes.end)).empty())
        snippet.text += kEllipsis;
    return snippet;
}

// The sentences of the paragraph that hold a part of `bytes`.
ByteRange sentences_around(const Article& article, ByteRange bytes) {
    ByteRange around = bytes;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (paragraph.end <= bytes.start || paragraph.start >= bytes.end) continue;
        const std::vector<std::uint32_t> starts = sentence_starts(article.text_of(paragraph));
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::uint32_t start = paragraph.start + starts[i];
            const std::uint32_t end =
                i + 1 < starts.size() ? paragraph.start + starts[i + 1] : paragraph.end;
            if (end <= bytes.start || start >= bytes.end) continue;
            around = {std::min(around.start, start), std::max(around.end, end)};
        }
    }
    return around;
}

// Puts a further fragment behind `to`.
void append_snippet(const Snippet& fragment, Snippet& to) {
    if (!to.text.empty()) to.text += " " + std::string(kEllipsis) + " ";
    const auto shift = static_cast<std::uint32_t>(to.text.size());
    to.text += fragment.text;
    for (const ByteRange& range : fragment.highlights) {
        to.highlights.push_back({range.start + shift, range.end + shift});
    }
}

// What stands beside a quotation, cut at its far end.
std::string context(std::string_view text, ByteRange bytes, bool before) {
    constexpr std::uint32_t kMost = kSnippetBytes / 2;
    if (bytes.start >= bytes.end) return {};
    ByteRange kept = bytes;
    if (bytes.end - bytes.start > kMost) {
        if (before)
            kept.start = to_word_start(text, bytes.end - kMost, bytes.end);
        else
            kept.end = to_word_end(text, bytes.start + kMost, bytes.start);
    }
    return render(text, kept, bytes, {}).text;
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
    for (const Place& place : find_places(located, leaves)) {
        if (ranges.empty() || place.bytes.start >= ranges.back().end)
            ranges.push_back(place.bytes);
        else
            ranges.back().end = std::max(ranges.back().end, place.bytes.end);
    }
    return ranges;
}

QuotePassage quote_passage(const Article& article,
                           const StoredQuotation& stored,
                           const CompiledQuery& query,
                           Analyzer& analyzer) {
    const auto size = static_cast<std::uint32_t>(article.text.size());
    Article alone;
    alone.text = article.text;
    alone.lang = article.lang;
    for (const ByteRange fragment : stored.fragments) {
        alone.paragraphs.push_back(
            {std::min(fragment.start, size), std::min(fragment.end, size), ParagraphKind::kBody});
    }
    const LocatedStream located(alone, analyzer, false);
    const std::vector<Place> places = find_places(located, query.leaves);
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
    passage.before = context(article.text, {around.start, quoted.start}, true);
    passage.after = context(article.text, {quoted.end, around.end}, false);
    passage.mention = squeeze(
        std::string_view(article.text)
            .substr(quotation.mention_start, quotation.mention_end - quotation.mention_start));
    return passage;
}

}  // namespace dateline
