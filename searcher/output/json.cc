// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/json.h"

#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json ranges_of(const std::vector<ByteRange>& ranges) {
    Json out = Json::array();
    for (const ByteRange& range : ranges) {
        out.push_back({range.start, range.end});
    }
    return out;
}

Json dates_of(const Snippet& snippet) {
    Json out = Json::array();
    for (const DateNote& note : snippet.dates) {
        out.push_back(
            {{"start", note.bytes.start}, {"end", note.bytes.end}, {"value", note.value}});
    }
    return out;
}

// Fields that identify an article.
Json article_object(const Article& article) {
    return {{"id", article.id},
            {"path", article.path},
            {"url", or_null(article.url)},
            {"headline", or_null(article.headline)},
            {"source", or_null(article.source)},
            {"published", article.published ? Json(to_string(*article.published)) : Json()}};
}

Json articles_of(const std::vector<Article>& articles) {
    Json out = Json::array();
    for (const Article& article : articles) {
        out.push_back(article_object(article));
    }
    return out;
}

std::string_view name_of(Wording::Kind kind) {
    static constexpr std::array<std::string_view, 3> kNames = {"same", "part", "other"};
    return kNames[static_cast<std::size_t>(kind)];
}

Json copies_of(const QuoteHit& hit) {
    Json out = Json::array();
    for (const QuoteCopy& copy : hit.copies) {
        Json object = article_object(copy.article);
        object["speech"] = name_of(copy.type);
        object["wording"] = name_of(copy.wording.kind);
        object["words"] = or_null(copy.wording.text);
        out.push_back(std::move(object));
    }
    return out;
}

Json snippets_of(const Hit& hit) {
    Json out = Json::array();
    for (const Snippet& snippet : hit.snippets) {
        out.push_back({{"text", snippet.text},
                       {"start", snippet.source.start},
                       {"end", snippet.source.end},
                       {"highlights", ranges_of(snippet.highlights)},
                       {"dates", dates_of(snippet)}});
    }
    return out;
}

Json kept_of(const Article& article) {
    Json out = Json::object();
    for (const KeptValue& kept : article.kept) {
        out[kept.key].push_back(kept.value);
    }
    return out;
}

Json hit_object(const Hit& hit, std::size_t rank) {
    const Article& article = hit.article;
    Json bylines = Json::array();
    for (const Byline& byline : article.bylines) {
        bylines.push_back({{"name", byline.name}, {"role", or_null(byline.role)}});
    }
    return {{"rank", rank},
            {"score", hit.score},
            {"id", article.id},
            {"path", article.path},
            {"url", or_null(article.url)},
            {"headline", or_null(article.headline)},
            {"subhead", or_null(article.subhead)},
            {"bylines", bylines},
            {"source", or_null(article.source)},
            {"section", or_null(article.section)},
            {"tags", article.tags},
            {"kept", kept_of(article)},
            {"place", or_null(article.place)},
            {"published", article.published ? Json(to_string(*article.published)) : Json()},
            {"lang", language(article.lang).code},
            {"words", article.words},
            {"headline_highlights", ranges_of(hit.headline_highlights)},
            {"snippets", snippets_of(hit)},
            {"other_count", hit.other_count},
            {"others", articles_of(hit.others)}};
}

Json quote_object(const QuoteHit& hit, std::size_t rank) {
    const Quotation& quotation = hit.quotation;
    return {{"rank", rank},
            {"score", hit.score},
            {"text", hit.passage.text.text},
            {"highlights", ranges_of(hit.passage.text.highlights)},
            {"start", quotation.start},
            {"end", quotation.end},
            {"fragments", ranges_of(hit.fragments)},
            {"speech", name_of(quotation.type)},
            {"cue", or_null(quotation.cue)},
            {"confidence", std::round(double{quotation.confidence} * 100) / 100},
            {"speakers", quotation.speakers},
            {"role", or_null(quotation.role)},
            {"mention", or_null(hit.passage.mention)},
            {"before", or_null(hit.passage.before)},
            {"after", or_null(hit.passage.after)},
            {"sentence", hit.passage.sentence},
            {"articles", copies_of(hit)}};
}

Json speaker_object(const SpeakerHit& hit, std::size_t rank) {
    Json speaker = {{"rank", rank},
                    {"name", hit.name},
                    {"role", or_null(hit.role)},
                    {"quotations", hit.quotations},
                    {"articles", hit.articles},
                    {"first", or_null(hit.first)},
                    {"last", or_null(hit.last)}};
    if (!hit.also.empty()) speaker["also"] = hit.also;
    return speaker;
}

Json line_object(const ConcordanceLine& line, std::size_t rank) {
    return {{"rank", rank},
            {"left", line.left},
            {"match", line.match},
            {"right", line.right},
            {"start", line.source.start},
            {"end", line.source.end},
            {"article", article_object(line.article)}};
}

Json term_object(const TermHit& hit, std::size_t rank) {
    return {{"rank", rank},
            {"word", hit.word},
            {"score", hit.score},
            {"matching", hit.matching},
            {"articles", hit.articles}};
}

Json facets_of(const SearchResult& result) {
    Json facets = Json::object();
    for (const Facet& facet : result.facets) {
        Json values = Json::array();
        for (const Facet::Value& value : facet.values) {
            values.push_back({{"value", value.text}, {"count", value.count}});
        }
        facets[facet.field] = {
            {"distinct", facet.distinct}, {"without", facet.without}, {"values", values}};
    }
    return facets;
}

Json histogram_of(const Histogram& histogram) {
    Json bars = Json::array();
    for (const Histogram::Bar& bar : histogram.bars) {
        bars.push_back({{"period", label_of(bar, histogram.period)},
                        {"start", to_string(first_day(bar.start))},
                        {"count", bar.count}});
    }
    return {{"period", name_of(histogram.period)},
            {"bars", bars},
            {"less_exact", histogram.coarse},
            {"undated", histogram.undated}};
}

// The hits of the page, of any kind.
std::vector<Json> hit_objects(const Answer& answer) {
    const SearchResult& result = *answer.result;
    std::vector<Json> objects;
    const auto add = [&](const auto& hits, auto object) {
        for (const auto& hit : hits) {
            objects.push_back(object(hit, answer.offset + objects.size() + 1));
        }
    };
    add(result.hits, hit_object);
    add(result.quotes, quote_object);
    add(result.speakers, speaker_object);
    add(result.terms, term_object);
    add(result.lines, line_object);
    return objects;
}

std::string_view type_of(View view) {
    static constexpr std::array<std::string_view, 6> kTypes = {"hit", "quote", "speaker",
                                                               "hit", "term",  "line"};
    return kTypes[static_cast<std::size_t>(view)];
}

Json summary_object(const Answer& answer) {
    const SearchResult& result = *answer.result;
    Json summary = {{"version", kFormatVersion},
                    {"query", answer.query},
                    {"matches", result.matches},
                    {"exact", result.exact},
                    {"partial", result.partial || !result.missing.empty()},
                    {"missing", result.missing},
                    {"searched", result.searched},
                    {"offset", answer.offset},
                    {"unknown", Json::array()},
                    {"notes", Json::array()},
                    {"correction", Json()}};
    if (result.distinct) summary["distinct"] = *result.distinct;
    for (const UnknownWord& word : result.unknown) {
        summary["unknown"].push_back(word.word);
    }
    for (const Diagnostic& note : result.notes) {
        summary["notes"].push_back(note.message);
    }
    if (result.correction)
        summary["correction"] = {{"query", result.correction->query},
                                 {"matches", result.correction->matches}};
    if (result.error) {
        summary["error"] = {{"message", result.error->message},
                            {"start", result.error->span.start},
                            {"end", result.error->span.end}};
        if (!result.error->hint.empty()) summary["error"]["hint"] = result.error->hint;
    }
    if (!result.facets.empty()) summary["facets"] = facets_of(result);
    if (result.histogram) summary["histogram"] = histogram_of(*result.histogram);
    return summary;
}

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json with_type(std::string_view type, const Answer& answer, const Json& object) {
    Json out = {{"type", type}};
    if (!answer.query_id.empty()) out["query_id"] = answer.query_id;
    out.update(object);
    return out;
}

}  // namespace

std::string format_json_lines(const Answer& answer) {
    std::string out;
    for (const Json& object : hit_objects(answer)) {
        out += dump(with_type(type_of(answer.result->view), answer, object)) + "\n";
    }
    return out + dump(with_type("summary", answer, summary_object(answer))) + "\n";
}

std::string format_json(const Answer& answer) {
    Json object = Json::object();
    if (!answer.query_id.empty()) object["query_id"] = answer.query_id;
    object.update(summary_object(answer));
    object[std::string(type_of(answer.result->view)) + "s"] = hit_objects(answer);
    return dump(object) + "\n";
}

}  // namespace dateline
