// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/rows.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/program/sanitize.h"
#include "searcher/output/labels.h"

namespace dateline {
namespace {

std::string joined_bylines(const Article& article) {
    std::vector<std::string> names;
    for (const Byline& byline : article.bylines) {
        names.push_back(byline.name);
    }
    return fmt::format("{}", fmt::join(names, "; "));
}

std::string date_of(const Article& article) {
    return article.published ? to_string(*article.published) : std::string();
}

/// A column of a format with one line per hit.
template <class Item>
struct Column {
    std::string_view name;
    std::string (*value)(const Item&);
};

constexpr auto kArticleColumns = std::to_array<Column<Hit>>({
    {"score", [](const Hit& hit) { return fmt::format("{:.6f}", hit.score); }},
    {"id", [](const Hit& hit) { return hit.article.id; }},
    {"path", [](const Hit& hit) { return hit.article.path; }},
    {"url", [](const Hit& hit) { return hit.article.url; }},
    {"date", [](const Hit& hit) { return date_of(hit.article); }},
    {"title", [](const Hit& hit) { return hit.article.headline; }},
    {"heading",
     [](const Hit& hit) {
         return hit.article.headline.empty() ? hit.opening : hit.article.headline;
     }},
    {"by", [](const Hit& hit) { return joined_bylines(hit.article); }},
    {"source", [](const Hit& hit) { return hit.article.source; }},
    {"section", [](const Hit& hit) { return hit.article.section; }},
    {"tags", [](const Hit& hit) { return fmt::format("{}", fmt::join(hit.article.tags, "; ")); }},
    {"kept", [](const Hit& hit) { return joined(hit.article.kept); }},
    {"place", [](const Hit& hit) { return hit.article.place; }},
    {"lang", [](const Hit& hit) { return std::string(language(hit.article.lang).code); }},
    {"words", [](const Hit& hit) { return std::to_string(hit.article.words); }},
    {"others", [](const Hit& hit) { return std::to_string(hit.other_count); }},
    {"snippet",
     [](const Hit& hit) { return hit.snippets.empty() ? std::string() : hit.snippets[0].text; }},
});

// The id of a quotation: its article's id and the position.
std::string quote_id(const QuoteHit& hit) {
    return fmt::format("{}#{}-{}", hit.article().id, hit.quotation.start, hit.quotation.end);
}

constexpr auto kQuoteColumns = std::to_array<Column<QuoteHit>>({
    {"score", [](const QuoteHit& hit) { return fmt::format("{:.6f}", hit.score); }},
    {"id", quote_id},
    {"article", [](const QuoteHit& hit) { return hit.article().id; }},
    {"speaker",
     [](const QuoteHit& hit) {
         return fmt::format("{}", fmt::join(hit.quotation.speakers, "; "));
     }},
    {"role", [](const QuoteHit& hit) { return hit.quotation.role; }},
    {"cue", [](const QuoteHit& hit) { return hit.quotation.cue; }},
    {"speech", [](const QuoteHit& hit) { return std::string(name_of(hit.quotation.type)); }},
    {"text", [](const QuoteHit& hit) { return hit.passage.text.text; }},
    {"said", said_label},
    {"mention", [](const QuoteHit& hit) { return hit.passage.mention; }},
    {"before", [](const QuoteHit& hit) { return hit.passage.before; }},
    {"after", [](const QuoteHit& hit) { return hit.passage.after; }},
    {"sentence", [](const QuoteHit& hit) { return hit.passage.sentence; }},
    {"date", [](const QuoteHit& hit) { return date_of(hit.article()); }},
    {"title", [](const QuoteHit& hit) { return hit.article().headline; }},
    {"source", [](const QuoteHit& hit) { return hit.article().source; }},
    {"path", [](const QuoteHit& hit) { return hit.article().path; }},
    {"url", [](const QuoteHit& hit) { return hit.article().url; }},
    {"articles", [](const QuoteHit& hit) { return std::to_string(hit.copies.size()); }},
});

constexpr auto kSpeakerColumns = std::to_array<Column<SpeakerHit>>({
    {"speaker", [](const SpeakerHit& hit) { return hit.name; }},
    {"role", [](const SpeakerHit& hit) { return hit.role; }},
    {"quotations", [](const SpeakerHit& hit) { return std::to_string(hit.quotations); }},
    {"articles", [](const SpeakerHit& hit) { return std::to_string(hit.articles); }},
    {"first", [](const SpeakerHit& hit) { return hit.first; }},
    {"last", [](const SpeakerHit& hit) { return hit.last; }},
});

constexpr auto kTermColumns = std::to_array<Column<TermHit>>({
    {"word", [](const TermHit& hit) { return hit.word; }},
    {"score", [](const TermHit& hit) { return fmt::format("{:.3f}", hit.score); }},
    {"matching", [](const TermHit& hit) { return std::to_string(hit.matching); }},
    {"articles", [](const TermHit& hit) { return std::to_string(hit.articles); }},
});

constexpr auto kLineColumns = std::to_array<Column<ConcordanceLine>>({
    {"id", [](const ConcordanceLine& line) { return line.article.id; }},
    {"path", [](const ConcordanceLine& line) { return line.article.path; }},
    {"date", [](const ConcordanceLine& line) { return date_of(line.article); }},
    {"source", [](const ConcordanceLine& line) { return line.article.source; }},
    {"title", [](const ConcordanceLine& line) { return line.article.headline; }},
    {"left", [](const ConcordanceLine& line) { return line.left; }},
    {"match", [](const ConcordanceLine& line) { return line.match; }},
    {"right", [](const ConcordanceLine& line) { return line.right; }},
});

// A value of a facet, or a bar of the histogram.
struct CountRow {
    std::string field;
    std::string value;
    std::uint64_t count;
};

constexpr auto kCountColumns = std::to_array<Column<CountRow>>({
    {"field", [](const CountRow& row) { return row.field; }},
    {"value", [](const CountRow& row) { return row.value; }},
    {"count", [](const CountRow& row) { return std::to_string(row.count); }},
});

std::vector<CountRow> count_rows(const SearchResult& result) {
    std::vector<CountRow> rows;
    const auto add = [&](const std::string& field, const std::vector<CountLabel>& labels) {
        for (const CountLabel& label : labels) {
            rows.push_back({field, label.label, label.count});
        }
    };
    if (result.view != View::kCounts) return rows;
    for (const Facet& facet : result.facets) {
        add(facet.field, count_labels(facet));
    }
    if (result.histogram) add("date", count_labels(*result.histogram));
    return rows;
}

template <class Columns>
std::vector<std::string> names_of(const Columns& columns) {
    std::vector<std::string> names{"rank"};
    for (const auto& column : columns) {
        names.emplace_back(column.name);
    }
    return names;
}

}  // namespace

std::vector<std::string> fields_of(const OutputOptions& options) {
    if (!options.fields.empty()) return options.fields;
    const bool plain = options.format == Format::kPlain;
    switch (options.view) {
        case View::kArticles:
            if (plain) return {"id", "date", "heading"};
            return {"rank", "score", "id", "date", "source", "title", "snippet", "url", "path"};
        case View::kQuotes:
            if (plain) return {"article", "date", "speaker", "speech", "said"};
            return {"rank",   "score", "article",  "date",  "source", "speaker", "role",    "cue",
                    "speech", "text",  "sentence", "title", "url",    "path",    "articles"};
        case View::kSpeakers:
            if (plain) return {"quotations", "speaker", "role"};
            return {"rank", "speaker", "role", "quotations", "articles", "first", "last"};
        case View::kCounts:
            return {"field", "value", "count"};
        case View::kConcordance:
            if (plain) return {"left", "match", "right", "id"};
            return {"rank", "id", "date", "left", "match", "right"};
        case View::kTerms:
            if (plain) return {"word", "matching", "articles"};
            return {"rank", "word", "score", "matching", "articles"};
    }
    return {};
}

namespace {

std::string csv_cell(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)
        text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string cell(const std::string& text, Format format) {
    const std::string safe = sanitize_line(text);
    return format == Format::kCsv ? csv_cell(safe) : safe;
}

std::string join_row(const std::vector<std::string>& cells, Format format) {
    return fmt::format("{}{}", fmt::join(cells, format == Format::kCsv ? "," : "\t"),
                       format == Format::kCsv ? "\r\n" : "\n");
}

std::string trec_id(const std::string& text) {
    std::string id = sanitize_line(text);
    std::ranges::replace(id, ' ', '_');
    return id.empty() ? "_" : id;
}

template <class Item, class Columns>
std::string rows_of(const std::vector<Item>& hits,
                    const Columns& columns,
                    const Answer& answer,
                    const OutputOptions& options) {
    const std::vector<std::string> fields = fields_of(options);
    std::string out;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        std::vector<std::string> cells;
        if (!answer.query_id.empty()) cells.push_back(cell(answer.query_id, options.format));
        for (const std::string& name : fields) {
            const auto column = std::ranges::find(columns, name, &Column<Item>::name);
            cells.push_back(column == columns.end() ? std::to_string(answer.offset + i + 1)
                                                    : cell(column->value(hits[i]), options.format));
        }
        out += join_row(cells, options.format);
    }
    return out;
}

// Calls `use(id, score)` for each hit that is ranked.
template <class Use>
void for_each_ranked(const SearchResult& result, Use&& use) {
    for (const Hit& hit : result.hits) {
        use(hit.article.id, hit.score);
    }
    for (const QuoteHit& hit : result.quotes) {
        use(quote_id(hit), hit.score);
    }
}

// A value of each article, each value once. One for another program (`nul`) is printed unchanged;
// one for people is sanitized.
template <class ValueOf>
std::string lines_of(const Answer& answer, bool nul, ValueOf&& value_of) {
    std::string out;
    std::unordered_set<std::string> seen;
    const auto add = [&](const Article& article) {
        const std::string value = value_of(article);
        if (!seen.insert(value).second) return;
        out += nul ? value + '\0' : sanitize_line(value) + '\n';
    };
    for (const Hit& hit : answer.result->hits) {
        add(hit.article);
    }
    for (const QuoteHit& hit : answer.result->quotes) {
        for (const QuoteCopy& copy : hit.copies) {
            add(copy.article);
        }
    }
    return out;
}

}  // namespace

std::vector<std::string> output_fields(View view) {
    switch (view) {
        case View::kArticles:
            return names_of(kArticleColumns);
        case View::kQuotes:
            return names_of(kQuoteColumns);
        case View::kSpeakers:
            return names_of(kSpeakerColumns);
        case View::kCounts:
            return names_of(kCountColumns);
        case View::kTerms:
            return names_of(kTermColumns);
        case View::kConcordance:
            return names_of(kLineColumns);
    }
    return {};
}

std::string row_head(const OutputOptions& options, bool batch) {
    std::vector<std::string> names = fields_of(options);
    if (batch) names.insert(names.begin(), "query");
    return join_row(names, options.format);
}

std::string format_rows(const Answer& answer, const OutputOptions& options) {
    const SearchResult& result = *answer.result;
    return rows_of(result.hits, kArticleColumns, answer, options) +
           rows_of(result.quotes, kQuoteColumns, answer, options) +
           rows_of(result.speakers, kSpeakerColumns, answer, options) +
           rows_of(result.terms, kTermColumns, answer, options) +
           rows_of(result.lines, kLineColumns, answer, options) +
           rows_of(count_rows(result), kCountColumns, answer, options);
}

std::string format_trec(const Answer& answer, const std::string& tag) {
    std::string out;
    const std::string query = trec_id(answer.query_id.empty() ? "1" : answer.query_id);
    constexpr double kStep = 1e-6;  // of what is printed
    std::size_t rank = answer.offset;
    std::optional<double> last;
    for_each_ranked(*answer.result, [&](const std::string& id, double score) {
        // trec_eval sorts by score alone.
        if (last && !(score <= *last - kStep)) score = *last - kStep;
        last = score;
        out +=
            fmt::format("{} Q0 {} {} {:.6f} {}\n", query, trec_id(id), ++rank, score, trec_id(tag));
    });
    return out;
}

std::string format_paths(const Answer& answer, bool nul) {
    return lines_of(answer, nul, [](const Article& article) { return article.path; });
}

std::string format_ids(const Answer& answer, bool nul) {
    return lines_of(answer, nul, [](const Article& article) { return article.id; });
}

}  // namespace dateline
