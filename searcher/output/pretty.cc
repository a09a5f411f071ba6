// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/pretty.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/program/sanitize.h"
#include "common/program/wrap.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "searcher/output/charts.h"
#include "searcher/output/labels.h"
#include "searcher/output/link.h"

namespace dateline {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kLongestHeadline = 400;

// The lines of a wrapped text, all but the first indented; each a link if `url` is set.
std::string joined(const std::vector<WrappedLine>& lines,
                   const std::string& url = {},
                   std::size_t indent = kIndent) {
    std::string out;
    for (const WrappedLine& line : lines) {
        if (!out.empty()) out += "\n" + std::string(indent, ' ');
        out += url.empty() ? line.text : Style::link(line.text, url);
    }
    return out;
}

std::string count_line(const Answer& answer, const OutputOptions& options) {
    const SearchResult& result = *answer.result;
    std::string left = matches_label(result);
    if (answer.offset > 0 && result.size() > 0) left += fmt::format(", from {}", answer.offset + 1);
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

std::string source_line(const Article& article) {
    std::string line = date_label(article);
    for (const std::string* fact : {&article.source, &article.headline}) {
        if (!fact->empty())
            line += " \xC2\xB7 " + std::string(utf8_prefix(*fact, kLongestHeadline));
    }
    return line + " \xC2\xB7 " + article.id;
}

std::string format_hit(const Hit& hit, std::size_t rank, const OutputOptions& options) {
    const Style style{options.color};
    const std::size_t width = options.width - kIndent;
    const bool titled = !hit.article.headline.empty();
    std::string out = fmt::format("\n{:>2}  ", rank);
    out += titled ? joined(wrap(utf8_prefix(hit.article.headline, kLongestHeadline),
                                hit.headline_highlights, width, style, true),
                           options.links ? link_of(hit) : "")
                  : style.dim("(no headline)");
    const std::string indent = "\n" + std::string(kIndent, ' ');
    out += indent + style.dim(joined(wrap(facts_label(hit.article), {}, width, {})));
    for (const Snippet& snippet : hit.snippets) {
        out += indent + joined(wrap(snippet.text, snippet.highlights, width, style));
        if (const std::string dates = dates_line(snippet); !dates.empty())
            out += indent + style.dim(joined(wrap(dates, {}, width, {})));
    }
    for (const Article& other : hit.others) {
        out += indent + style.dim("+ " + joined(wrap(source_line(other), {}, width - 2, {})));
    }
    if (hit.other_count > hit.others.size())
        out += indent + style.dim(fmt::format("+ {} more", hit.other_count - hit.others.size()));
    return out + "\n";
}

// The speaker and the role: on one line if they fit, else the role below.
std::string speaker_line(const std::string& who,
                         const std::string& role,
                         std::string_view speech,
                         const OutputOptions& options) {
    const Style style{options.color};
    const std::size_t width = options.width - kIndent;
    std::string facts = role.empty() ? "" : ", " + sanitize_line(role);
    if (!speech.empty()) facts += fmt::format(" ({})", speech);
    if (display_width(who + facts) <= width) return style.bold(who) + style.dim(facts);
    std::string out = joined(wrap(who, {}, width, style, true));
    if (!role.empty()) facts.erase(0, 2);
    return out + "\n" + std::string(kIndent, ' ') + style.dim(joined(wrap(facts, {}, width, {})));
}

std::string format_quote(const QuoteHit& hit, std::size_t rank, const OutputOptions& options) {
    constexpr std::size_t kShown = 5;  // articles
    const Style style{options.color};
    const std::size_t width = options.width - kIndent;
    const std::string indent = "\n" + std::string(kIndent, ' ');
    std::string out =
        fmt::format("\n{:>2}  {}", rank,
                    speaker_line(sanitize_line(speaker_label(hit)), hit.quotation.role,
                                 speech_label(hit.quotation.type), options));
    out += indent + joined(wrap(hit.passage.text.text, hit.passage.text.highlights, width, style));
    if (const std::string context = context_label(hit.passage); !context.empty())
        out += indent + style.dim(joined(wrap(context, {}, width, {})));
    for (std::size_t i = 0; i < std::min(kShown, hit.copies.size()); ++i) {
        const QuoteCopy& copy = hit.copies[i];
        out += indent + style.dim(joined(wrap(source_line(copy.article), {}, width, {})));
        if (const std::string wording = wording_label(copy, hit.quotation.type); !wording.empty())
            out += indent +
                   style.dim("  " + joined(wrap(wording, {}, width - 2, {}), {}, kIndent + 2));
    }
    if (hit.copies.size() > kShown)
        out += indent + style.dim(fmt::format("and {} more",
                                              counted(hit.copies.size() - kShown, "article")));
    return out + "\n";
}

std::string period_of(const SpeakerHit& hit) {
    if (hit.first.empty()) return {};
    return hit.first == hit.last ? hit.first : hit.first + " to " + hit.last;
}

std::string format_speaker(const SpeakerHit& hit, std::size_t rank, const OutputOptions& options) {
    const Style style{options.color};
    const std::string line = speaker_line(sanitize_line(hit.name), hit.role, {}, options);
    std::string facts = fmt::format("{} in {}", counted(hit.quotations, "quotation"),
                                    counted(hit.articles, "article"));
    if (const std::string period = period_of(hit); !period.empty()) facts += " \xC2\xB7 " + period;
    return fmt::format("\n{:>2}  {}\n    {}\n", rank, line, style.dim(facts));
}

std::string format_term(const TermHit& hit, std::size_t rank, const Style& style) {
    return fmt::format("{:>4}  {:<24} {}\n", rank, sanitize_line(hit.word),
                       style.dim(fmt::format("in {} of the best, {} of all", hit.matching,
                                             counted(hit.articles, "article"))));
}

// The matches one below the other, under the facts of their article.
std::string format_lines(const std::vector<ConcordanceLine>& lines, const OutputOptions& options) {
    const Style style{options.color};
    std::string out;
    std::string last;
    for (const ConcordanceLine& line : lines) {
        const std::string match = sanitize_line(line.match);
        const std::size_t taken = display_width(match) + (options.color ? 0 : 2);
        const std::size_t room = options.width > taken + 9 ? options.width - taken - 1 : 8;
        const std::string left = std::string(display_suffix(sanitize_line(line.left), room / 2));
        const std::string right =
            std::string(display_prefix(sanitize_line(line.right), room - room / 2));
        const std::string head = line.article.path + '\n' + line.article.id;
        if (head != last)
            out += "\n" +
                   style.dim(
                       joined(wrap(source_line(line.article), {}, options.width - kIndent, {}))) +
                   "\n";
        last = head;
        out += std::string(room / 2 - display_width(left), ' ') + left + style.match(match) +
               right + "\n";
    }
    return out;
}

}  // namespace

std::string format_pretty(const Answer& answer, const OutputOptions& options) {
    std::string out =
        answer.query_id.empty() ? "" : sanitize_line(answer.query_id + ": " + answer.query) + "\n";
    out += Style{options.color}.dim(count_line(answer, options)) + "\n";
    std::size_t rank = answer.offset;
    for (const Hit& hit : answer.result->hits) {
        out += format_hit(hit, ++rank, options);
    }
    for (const QuoteHit& hit : answer.result->quotes) {
        out += format_quote(hit, ++rank, options);
    }
    for (const SpeakerHit& hit : answer.result->speakers) {
        out += format_speaker(hit, ++rank, options);
    }
    out += format_lines(answer.result->lines, options);
    if (!answer.result->terms.empty()) out += "\n";
    for (const TermHit& hit : answer.result->terms) {
        out += format_term(hit, ++rank, {options.color});
    }
    for (const Facet& facet : answer.result->facets) {
        out += facet_chart(facet, facet_label(facet, answer.result->view), options.width,
                           {options.color});
    }
    if (answer.result->histogram)
        out += histogram_chart(*answer.result->histogram, options.width, {options.color});
    return out;
}

}  // namespace dateline
