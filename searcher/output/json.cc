// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/json.h"

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
            {"place", or_null(article.place)},
            {"published", article.published ? Json(to_string(*article.published)) : Json()},
            {"lang", language(article.lang).code},
            {"words", article.words},
            {"headline_highlights", ranges_of(hit.headline_highlights)},
            {"snippets", snippets_of(hit)}};
}

Json summary_object(const Answer& answer) {
    const SearchResult& result = *answer.result;
    return {{"query", answer.query},   {"matches", result.matches},
            {"exact", result.exact},   {"searched", result.searched},
            {"offset", answer.offset}, {"unknown", result.unknown}};
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
    for (std::size_t i = 0; i < answer.result->hits.size(); ++i) {
        out += dump(with_type("hit", answer,
                              hit_object(answer.result->hits[i], answer.offset + i + 1))) +
               "\n";
    }
    return out + dump(with_type("summary", answer, summary_object(answer))) + "\n";
}

std::string format_json(const Answer& answer) {
    Json object = Json::object();
    if (!answer.query_id.empty()) object["query_id"] = answer.query_id;
    object.update(summary_object(answer));
    object["hits"] = Json::array();
    for (std::size_t i = 0; i < answer.result->hits.size(); ++i) {
        object["hits"].push_back(hit_object(answer.result->hits[i], answer.offset + i + 1));
    }
    return dump(object) + "\n";
}

}  // namespace dateline
