// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/rows.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/sanitize.h"

namespace dateline {
namespace {

std::string joined_bylines(const Article& article) {
    std::vector<std::string> names;
    for (const Byline& byline : article.bylines) {
        names.push_back(byline.name);
    }
    return fmt::format("{}", fmt::join(names, "; "));
}

struct OutputField {
    std::string_view name;
    std::string (*value)(const Hit&, std::size_t rank);
};

constexpr auto kOutputFields = std::to_array<OutputField>({
    {"rank", [](const Hit&, std::size_t rank) { return std::to_string(rank); }},
    {"score", [](const Hit& hit, std::size_t) { return fmt::format("{:.6f}", hit.score); }},
    {"id", [](const Hit& hit, std::size_t) { return hit.article.id; }},
    {"path", [](const Hit& hit, std::size_t) { return hit.article.path; }},
    {"url", [](const Hit& hit, std::size_t) { return hit.article.url; }},
    {"date",
     [](const Hit& hit, std::size_t) {
         return hit.article.published ? to_string(*hit.article.published) : std::string();
     }},
    {"title", [](const Hit& hit, std::size_t) { return hit.article.headline; }},
    {"by", [](const Hit& hit, std::size_t) { return joined_bylines(hit.article); }},
    {"source", [](const Hit& hit, std::size_t) { return hit.article.source; }},
    {"section", [](const Hit& hit, std::size_t) { return hit.article.section; }},
    {"tags", [](const Hit& hit,
                std::size_t) { return fmt::format("{}", fmt::join(hit.article.tags, "; ")); }},
    {"place", [](const Hit& hit, std::size_t) { return hit.article.place; }},
    {"lang",
     [](const Hit& hit, std::size_t) { return std::string(language(hit.article.lang).code); }},
    {"words", [](const Hit& hit, std::size_t) { return std::to_string(hit.article.words); }},
    {"snippet",
     [](const Hit& hit, std::size_t) {
         return hit.snippets.empty() ? std::string() : hit.snippets[0].text;
     }},
});

std::vector<std::string> fields_of(const OutputOptions& options) {
    if (!options.fields.empty()) return options.fields;
    if (options.format == Format::kPlain) return {"path", "date", "title"};
    return {"rank", "score", "id", "date", "source", "title", "path"};
}

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

}  // namespace

const std::vector<std::string>& output_fields() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const OutputField& field : kOutputFields) {
            all.emplace_back(field.name);
        }
        return all;
    }();
    return names;
}

std::string row_head(const OutputOptions& options, bool batch) {
    std::vector<std::string> names = fields_of(options);
    if (batch) names.insert(names.begin(), "query");
    return join_row(names, options.format);
}

std::string format_rows(const Answer& answer, const OutputOptions& options) {
    std::vector<const OutputField*> columns;
    for (const std::string& name : fields_of(options)) {
        columns.push_back(&*std::ranges::find(kOutputFields, name, &OutputField::name));
    }
    std::string out;
    for (std::size_t i = 0; i < answer.result->hits.size(); ++i) {
        std::vector<std::string> cells;
        if (!answer.query_id.empty()) cells.push_back(cell(answer.query_id, options.format));
        for (const OutputField* column : columns) {
            cells.push_back(
                cell(column->value(answer.result->hits[i], answer.offset + i + 1), options.format));
        }
        out += join_row(cells, options.format);
    }
    return out;
}

std::string format_trec(const Answer& answer, const std::string& tag) {
    std::string out;
    const std::string query = trec_id(answer.query_id.empty() ? "1" : answer.query_id);
    for (std::size_t i = 0; i < answer.result->hits.size(); ++i) {
        const Hit& hit = answer.result->hits[i];
        out += fmt::format("{} Q0 {} {} {:.6f} {}\n", query, trec_id(hit.article.id),
                           answer.offset + i + 1, hit.score, trec_id(tag));
    }
    return out;
}

std::string format_paths(const Answer& answer, bool nul) {
    std::string out;
    std::vector<std::string> seen;
    for (const Hit& hit : answer.result->hits) {
        if (std::ranges::find(seen, hit.article.path) != seen.end()) continue;
        seen.push_back(hit.article.path);
        // A path for another program is given as it is; one for people is made safe.
        out += nul ? hit.article.path + '\0' : sanitize_line(hit.article.path) + '\n';
    }
    return out;
}

}  // namespace dateline
