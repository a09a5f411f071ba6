// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/show.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/output.h"
#include "common/sanitize.h"
#include "indexer/batch_source.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json bylines_of(const Article& article) {
    Json bylines = Json::array();
    for (const Byline& byline : article.bylines) {
        bylines.push_back({{"name", byline.name}, {"role", or_null(byline.role)}});
    }
    return bylines;
}

Json published_of(const Article& article) {
    if (!article.published) return nullptr;
    constexpr std::array<std::string_view, 3> kPrecisions = {"year", "month", "day"};
    return {{"value", to_string(*article.published)},
            {"precision", kPrecisions[static_cast<std::size_t>(article.published->precision())]},
            {"from", name_of(article.published_from)}};
}

Json paragraphs_of(const Article& article) {
    Json paragraphs = Json::array();
    for (const Paragraph& paragraph : article.paragraphs) {
        paragraphs.push_back({{"start", paragraph.start},
                              {"end", paragraph.end},
                              {"kind", name_of(paragraph.kind)}});
    }
    return paragraphs;
}

Json mentions_of(const Article& article) {
    Json mentions = Json::array();
    for (const Mention& mention : article.mentions) {
        mentions.push_back(
            {{"start", mention.start},
             {"end", mention.end},
             {"text", article.text.substr(mention.start, mention.end - mention.start)},
             {"value", mention.value},
             {"type", name_of(mention.type)}});
    }
    return mentions;
}

}  // namespace

std::string to_json_line(const Article& article) {
    const Json json = {{"id", article.id},
                       {"path", article.path},
                       {"url", or_null(article.url)},
                       {"headline", or_null(article.headline)},
                       {"subhead", or_null(article.subhead)},
                       {"bylines", bylines_of(article)},
                       {"source", or_null(article.source)},
                       {"section", or_null(article.section)},
                       {"tags", article.tags},
                       {"place", or_null(article.place)},
                       {"published", published_of(article)},
                       {"lang", language(article.lang).code},
                       {"words", article.words},
                       {"text", article.text},
                       {"paragraphs", paragraphs_of(article)},
                       {"quotes", Json::array()},
                       {"mentions", mentions_of(article)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::size_t show_articles(const IndexOptions& options) {
    IndexOptions fresh = options;
    fresh.no_delete = true;
    const RunPlan plan = plan_run(fresh, {});
    BatchSource source(plan, options.reader);
    DocumentBuilder counter({});
    std::size_t bad = plan.skips.size();
    while (const std::optional<Batch> batch = source.next()) {
        for_each_article(plan.files, options.reader, *batch,
                         [&](const SourceFile& file, const RawRecord& record, Article* article,
                             const std::string& error) {
                             if (article != nullptr) {
                                 article->words = counter.count_words(*article);
                                 print_out("{}\n", to_json_line(*article));
                                 return;
                             }
                             ++bad;
                             const std::string number =
                                 record.number > 0 && !record.alone
                                     ? fmt::format(" record {}", record.number)
                                     : "";
                             say("skipped {}{}: {}\n", sanitize_line(file.relative), number,
                                 sanitize_line(error));
                         });
        for (const Skip& skip : source.take_skips()) {
            ++bad;
            say("skipped {}: {}\n", sanitize_line(skip.path), sanitize_line(skip.reason));
        }
    }
    return bad;
}

}  // namespace dateline
