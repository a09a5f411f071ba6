// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/show.h"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/program/output.h"
#include "common/program/sanitize.h"
#include "common/program/terminal.h"
#include "common/stored/article_parts.h"
#include "indexer/batches/batch_reader.h"
#include "indexer/batches/batch_source.h"
#include "indexer/inspect/article_page.h"

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

Json kept_of(const Article& article) {
    Json out = Json::object();
    for (const KeptValue& kept : article.kept) {
        out[kept.key].push_back(kept.value);
    }
    return out;
}

Json published_of(const Article& article) {
    if (!article.published) return nullptr;
    static constexpr std::array<std::string_view, 3> kPrecisions = {"year", "month", "day"};
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

Json mentions_of(const Article& article, bool explain) {
    Json mentions = Json::array();
    for (const Mention& mention : article.mentions) {
        mentions.push_back(
            {{"start", mention.start},
             {"end", mention.end},
             {"text", article.text.substr(mention.start, mention.end - mention.start)},
             {"value", mention.value},
             {"type", name_of(mention.type)}});
        if (explain) mentions.back()["rule"] = mention.rule;
    }
    return mentions;
}

// The words of the quotation that has its first fragment at `first`: “A,” she said, “B.” is "“A,” …
// “B.”"
std::string words_of(const Article& article, std::size_t first, std::size_t last) {
    std::string words;
    for (std::size_t i = first; i < last; ++i) {
        const Quotation& part = article.quotations[i];
        words += i > first ? " \u2026 " : "";
        words += article.text.substr(part.start, part.end - part.start);
    }
    return words;
}

// An object for each fragment, with the words of the whole quotation.
Json quotes_of(const Article& article, bool explain) {
    Json quotes = Json::array();
    const std::vector<Quotation>& all = article.quotations;
    std::size_t first = 0;
    std::size_t last = 0;  // of the quotation that the fragment belongs to
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Quotation& quote = all[i];
        if (i == last) {
            first = i;
            for (last = i + 1; last < all.size() && all[last].joined; ++last) {
            }
        }
        const std::string mention =
            article.text.substr(quote.mention_start, quote.mention_end - quote.mention_start);
        const bool named = !quote.speakers.empty();
        Json speaker = {{"name", named ? Json(quote.speakers[0]) : Json(nullptr)},
                        {"mention", or_null(mention)},
                        {"start", quote.mention_start},
                        {"end", quote.mention_end},
                        {"role", or_null(quote.role)}};
        quotes.push_back(
            {{"start", quote.start},
             {"end", quote.end},
             {"text", words_of(article, first, last)},
             {"type", name_of(quote.type)},
             {"cue", or_null(quote.cue)},
             {"confidence", std::round(double{quote.confidence} * 100) / 100},
             {"speaker", named || !mention.empty() ? std::move(speaker) : Json(nullptr)},
             {"speakers", quote.speakers}});
        if (last > first + 1)
            quotes.back()["fragment"] = {{"number", i - first + 1}, {"of", last - first}};
        if (explain) quotes.back()["rule"] = quote.rule;
    }
    return quotes;
}

}  // namespace

std::string to_json_line(const Article& article, bool explain) {
    const Json json = {{"id", article.id},
                       {"path", article.path},
                       {"url", or_null(article.url)},
                       {"headline", or_null(article.headline)},
                       {"subhead", or_null(article.subhead)},
                       {"bylines", bylines_of(article)},
                       {"source", or_null(article.source)},
                       {"section", or_null(article.section)},
                       {"tags", article.tags},
                       {"kept", kept_of(article)},
                       {"place", or_null(article.place)},
                       {"published", published_of(article)},
                       {"lang", language(article.lang).code},
                       {"words", article.words},
                       {"text", article.text},
                       {"paragraphs", paragraphs_of(article)},
                       {"quotes", quotes_of(article, explain)},
                       {"mentions", mentions_of(article, explain)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::size_t show_articles(const IndexOptions& options) {
    IndexOptions fresh = options;
    fresh.no_delete = true;
    const RunPlan plan = plan_run(fresh, {});
    BatchSource source(plan, options.reader);
    BatchReader reader(plan.files, options.reader);
    std::size_t bad = 0;
    const auto skipped = [&](const Skip& skip) {
        ++bad;
        say("skipped {}\n", sanitize_line(described(skip)));
    };
    std::ranges::for_each(plan.left_out.skips, skipped);
    const Style style{wants_color()};
    const std::size_t width = terminal_width();
    bool first = true;
    while (const std::optional<Batch> batch = source.next()) {
        Analyzer analyzer;
        reader.read(*batch, [&](BatchRead& read) {
            if (read.article) {
                read.article->words =
                    static_cast<std::uint32_t>(analyze(*read.article, analyzer).tokens.size());
                if (options.show == ShowFormat::kJson)
                    print_out("{}\n", to_json_line(*read.article, options.explain));
                else
                    print_out("{}{}", first ? "" : "\n", article_page(*read.article, width, style));
                first = false;
            } else if (!read.error.empty()) {
                skipped(skip_of(read, plan.files, read.error));
            }
            if (read.article && !read.note.empty())
                say("note: {}\n", sanitize_line(described(skip_of(read, plan.files, read.note))));
        });
        std::ranges::for_each(source.take_skips(), skipped);
    }
    std::ranges::for_each(source.take_skips(), skipped);
    return bad;
}

}  // namespace dateline
