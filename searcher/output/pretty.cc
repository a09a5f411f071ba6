// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/pretty.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/sanitize.h"
#include "common/text.h"
#include "common/wrap.h"

namespace dateline {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kLongestHeadline = 400;

// The lines of a wrapped text, indented but for the first.
std::string joined(const std::vector<WrappedLine>& lines) {
    std::string out;
    for (const WrappedLine& line : lines) {
        if (!out.empty()) out += "\n" + std::string(kIndent, ' ');
        out += line.text;
    }
    return out;
}

std::string facts_of(const Article& article) {
    std::vector<std::string> facts{article.published ? to_string(*article.published) : "no date"};
    for (const std::string* fact : {&article.place, &article.source}) {
        if (!fact->empty()) facts.push_back(*fact);
    }
    facts.push_back(fmt::format("{} words", article.words));
    facts.push_back(article.id == article.path ? article.path : article.id);
    std::string line;
    for (const std::string& fact : facts) {
        if (!line.empty()) line += " \xC2\xB7 ";
        line += fact;
    }
    return line;
}

std::string count_line(const Answer& answer, const OutputOptions& options) {
    const SearchResult& result = *answer.result;
    std::string left =
        fmt::format("{}{} of {} article{}", result.exact ? "" : "about ", result.matches,
                    result.searched, result.searched == 1 ? "" : "s");
    if (answer.offset > 0 && !result.hits.empty())
        left += fmt::format(", from {}", answer.offset + 1);
    const std::string right = fmt::format("{:.0f} ms", std::max(1.0, options.seconds * 1000));
    const std::size_t used = display_width(left) + right.size();
    return left + std::string(options.width > used + 1 ? options.width - used - 1 : 1, ' ') + right;
}

// "on Friday → 2025-07-11", for the dates that the query asked for.
std::string dates_line(const Snippet& snippet) {
    std::string line;
    for (const DateNote& note : snippet.dates) {
        const std::string text =
            snippet.text.substr(note.bytes.start, note.bytes.end - note.bytes.start);
        if (text == note.value) continue;
        if (!line.empty()) line += " \xC2\xB7 ";
        line += text + " \xE2\x86\x92 " + note.value;
    }
    return line;
}

std::string format_hit(const Hit& hit, std::size_t rank, const OutputOptions& options) {
    const Style style{options.color};
    const std::size_t width = options.width - kIndent;
    const bool titled = !hit.article.headline.empty();
    std::string out = fmt::format("\n{:>2}  ", rank);
    out += titled ? joined(wrap(utf8_prefix(hit.article.headline, kLongestHeadline),
                                hit.headline_highlights, width, style, true))
                  : style.dim("(no headline)");
    const std::string indent = "\n" + std::string(kIndent, ' ');
    out += indent + style.dim(joined(wrap(facts_of(hit.article), {}, width, {})));
    for (const Snippet& snippet : hit.snippets) {
        out += indent + joined(wrap(snippet.text, snippet.highlights, width, style));
        if (const std::string dates = dates_line(snippet); !dates.empty())
            out += indent + style.dim(joined(wrap(dates, {}, width, {})));
    }
    return out + "\n";
}

}  // namespace

std::string format_pretty(const Answer& answer, const OutputOptions& options) {
    std::string out =
        answer.query_id.empty() ? "" : sanitize_line(answer.query_id + ": " + answer.query) + "\n";
    out += Style{options.color}.dim(count_line(answer, options)) + "\n";
    for (std::size_t i = 0; i < answer.result->hits.size(); ++i) {
        out += format_hit(answer.result->hits[i], answer.offset + i + 1, options);
    }
    return out;
}

}  // namespace dateline
