// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/base/error.h"
#include "common/index/manifest.h"
#include "common/program/cli.h"
#include "common/program/storage_switch.h"
#include "common/program/terminal.h"
#include "common/schema/terms.h"
#include "searcher/asked.h"
#include "searcher/demo.h"
#include "searcher/help.h"
#include "searcher/option_table.h"
#include "searcher/output/link.h"
#include "searcher/output/rows.h"
#include "searcher/output/stream.h"
#include "searcher/query/syntax/query_context.h"
#include "searcher/saved_searches.h"
#include "searcher/synonyms.h"
#include "searcher/walkthrough.h"

namespace dateline {
namespace {

std::string quoted(std::string phrase) {
    std::erase(phrase, '"');
    return '"' + phrase + '"';
}

std::string query_of(const Arguments& arguments) {
    std::vector<std::string> parts = arguments.words;
    std::ranges::transform(arguments.phrases, std::back_inserter(parts), quoted);
    return fmt::format("{}", fmt::join(parts, " "));
}

void set_concordance(std::size_t width, SearchOptions& search) {
    if (search.view != View::kArticles)
        throw Error(ErrorKind::kUsage, "--kwic and -o at once", "leave one of them out");
    search.view = View::kConcordance;
    search.kwic_width = width;
}

// The rank of the article to open. Without a query, it is the article of an id.
void read_open(const Arguments& arguments, SearchCommand& command) {
    constexpr std::uint32_t kMost = 1000;
    if (arguments.open.empty()) return;
    if (arguments.open == "first") {
        command.open = 1;
        return;
    }
    if (command.query.empty() && command.like.empty()) {
        command.query = "id:" + quoted(arguments.open);
        command.open = 1;
        return;
    }
    std::uint32_t rank = 0;
    const char* end = arguments.open.data() + arguments.open.size();
    const auto [read, error] = std::from_chars(arguments.open.data(), end, rank);
    if (error != std::errc() || read != end || rank == 0 || rank > kMost)
        throw Error(ErrorKind::kUsage,
                    fmt::format("--open: '{}' is no number from 1 to {}", arguments.open, kMost),
                    "an id opens its article without a query: --open=ID");
    command.open = rank;
}

// Also where the configuration names another index.
void read_demo(const Arguments& arguments, SearchCommand& command) {
    if (arguments.demo) command.indexes = {demo_index()};
}

// A question becomes the search that answers it, which is said.
void read_question(const Arguments& arguments, SearchCommand& command) {
    if (!arguments.asks) return;
    if (arguments.wanted != Wanted::kArticles || arguments.sort != SortOrder::kRelevance)
        throw Error(ErrorKind::kUsage, "--ask chooses -o and -s itself", "leave them out");
    const auto asked = read_asked(command.query);
    if (!asked)
        throw Error(ErrorKind::kUsage, "--ask: that is no question that it knows",
                    "ask: what did NAME say about WORDS in 2015; who said WORDS; when did NAME say "
                    "WORDS; first mention of WORDS");
    command.query = asked->query;
    command.search.view = asked->view;
    command.search.sort = asked->sort;
    command.notes.push_back({{}, "asked as: " + typed_form(*asked), ""});
}

// One hit, with what tells its line.
void set_open(SearchCommand& command) {
    const bool quotes = command.search.view == View::kQuotes;
    if ((command.search.view != View::kArticles && !quotes) || command.count_only)
        throw Error(ErrorKind::kUsage, "--open opens an article, or that of a quotation",
                    "leave --kwic out, and -o but for -o quotes");
    command.search.offset += *command.open - 1;
    command.search.limit = 1;
    command.search.snippets = 1;
    command.search.matches = true;
}

Grouping grouping_of(const Arguments& arguments) {
    if (arguments.group == Grouping::kNone) return arguments.dedup;
    if (arguments.dedup != Grouping::kNone)
        throw Error(ErrorKind::kUsage, "--dedup and --group at once",
                    "a story holds its copies: leave --dedup out");
    return arguments.group;
}

View view_of(Wanted wanted) {
    switch (wanted) {
        case Wanted::kArticles:
        case Wanted::kCount:
            return View::kArticles;
        case Wanted::kQuotes:
            return View::kQuotes;
        case Wanted::kSpeakers:
            return View::kSpeakers;
        case Wanted::kFacets:
        case Wanted::kHistogram:
            return View::kCounts;
        case Wanted::kTerms:
            return View::kTerms;
    }
    return View::kArticles;
}

// The shell takes quotation marks off: what was one argument was probably a phrase.
void note_lost_quotes(const Arguments& arguments, std::vector<Diagnostic>& notes) {
    if (arguments.words.size() < 2) return;
    for (const std::string& word : arguments.words) {
        if (word.find(' ') == std::string::npos || word.find_first_of("\"():") != std::string::npos)
            continue;
        notes.push_back(
            {{},
             fmt::format(
                 "the shell took the marks off '{0}': for the phrase, write -P '{0}', or put "
                 "the whole query between ' marks",
                 word),
             ""});
    }
}

// The day of `--now`.
std::optional<Date> today_of(const Arguments& arguments) {
    if (arguments.now.empty()) return std::nullopt;
    const auto day = parse_iso_date(arguments.now);
    if (!day || day->precision() != Precision::kDay)
        throw Error(ErrorKind::kUsage, "--now: '" + arguments.now + "' is no day",
                    "such as 2025-07-14");
    return day;
}

// "30d", "2w", "6m", "1y" in days.
double half_life_of(const std::string& text) {
    constexpr std::string_view kUnits = "dwmy";
    constexpr std::array kDays = {1.0, 7.0, 30.0, 365.0};
    double count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const std::size_t at = unit.size() == 1 ? kUnits.find(unit[0]) : std::string_view::npos;
    if (error != std::errc() || at == std::string_view::npos || !(count > 0) ||
        !std::isfinite(count))
        throw Error(ErrorKind::kUsage, "--recency: '" + text + "' is no length of time",
                    "such as 7d, 2w, 6m or 1y");
    return count * kDays[at];
}

QueryContext context_of(const Arguments& arguments, bool batch) {
    QueryContext context;
    if (const auto today = today_of(arguments)) context.today = *today;
    if (!arguments.synonyms.empty()) context.synonyms = read_synonyms(arguments.synonyms);
    const bool names = std::ranges::any_of(arguments.words, [](const std::string& word) {
        return word.find('@') != std::string::npos;
    });
    if (names || arguments.saved || batch) context.saved = read_saved_searches();
    return context;
}

Format format_of(const Arguments& arguments, bool batch) {
    if (arguments.format) return *arguments.format;
    return output_is_terminal() && !batch ? Format::kPretty : Format::kPlain;
}

// Formats of which each entry is an article.
bool is_of_articles(Format format) {
    static constexpr std::array kListed = {Format::kTrec, Format::kPaths, Format::kIds,
                                           Format::kRis, Format::kBibtex};
    return std::ranges::find(kListed, format) != kListed.end();
}

void check_fields(const std::vector<std::string>& fields, View view) {
    const std::vector<std::string> known = output_fields(view);
    for (const std::string& name : fields) {
        if (std::ranges::find(known, name) == known.end())
            throw Error(ErrorKind::kUsage, "--fields: unknown column '" + name + "'",
                        fmt::format("columns are {}", fmt::join(known, ", ")));
    }
}

void check_format(const OutputOptions& output) {
    if (output.bom && output.format != Format::kCsv)
        throw Error(ErrorKind::kUsage, "--bom is for -f csv", "leave it out");
    if (output.view == View::kArticles || output.view == View::kQuotes) return;
    if (is_of_articles(output.format))
        throw Error(ErrorKind::kUsage,
                    "only articles and quotations have ranks in a run, paths, ids and references",
                    "use -f pretty, plain, json, jsonl, csv or tsv");
}

// Formats that say how many match, and so can show what is counted over all of it.
bool tells_counts(Format format) {
    return format == Format::kPretty || format == Format::kJson || format == Format::kJsonLines ||
           format == Format::kHtml;
}

// "speaker" or "speaker:5".
FacetRequest facet_of(std::string_view facet) {
    const std::size_t colon = std::min(facet.find(':'), facet.size());
    const Field* named = find_field(facet.substr(0, colon));
    const std::string_view count = facet.substr(colon);
    FacetRequest request;
    bool known = false;
    if (named != nullptr && named->name != name_of(ColumnField::kDate)) {
        const auto field = find_column(named->name);
        known = field.has_value();
        if (known) request.field = *field;
    } else if (named == nullptr && colon > 0) {
        // The index knows whether there is such a key.
        request.field = ColumnField::kKept;
        request.key = kept_name(facet.substr(0, colon));
        known = true;
    }
    const auto [end, error] =
        count.empty()
            ? std::from_chars_result{count.end(), std::errc()}
            : std::from_chars(count.data() + 1, count.data() + count.size(), request.size);
    if (!known || error != std::errc() || end != count.end() || request.size == 0)
        throw Error(ErrorKind::kUsage, fmt::format("--facets: can't count by '{}'", facet),
                    "by source, section, place, lang, tag, by or speaker, with a number where not "
                    "10 are wanted: --facets source,speaker:5; by date, --histogram");
    return request;
}

// Facets and time charts: with the hits where the format can show both, else alone.
void set_counts(const Arguments& arguments, SearchCommand& command) {
    for (const std::string& facet : arguments.facets) {
        command.search.facets.push_back(facet_of(facet));
    }
    command.search.histogram = arguments.histogram;
    if (arguments.wanted == Wanted::kHistogram && !command.search.histogram)
        command.search.histogram = Period::kAuto;
    const bool counts = !command.search.facets.empty() || command.search.histogram;
    const View view = command.search.view;
    if (view == View::kCounts && !counts)
        throw Error(ErrorKind::kUsage, "-o facets needs --facets",
                    "such as --facets source,speaker:5");
    if (view == View::kTerms && counts)
        throw Error(ErrorKind::kUsage, "-o terms counts no facets", "leave one of them out");
    if (view == View::kQuotes || view == View::kSpeakers) {
        const bool speakers = std::ranges::all_of(
            command.search.facets,
            [](const FacetRequest& facet) { return facet.field == ColumnField::kSpeaker; });
        if (!speakers || command.search.histogram)
            throw Error(ErrorKind::kUsage, "of quotations, only speakers are counted",
                        "use --facets speaker, or leave -o out to count articles");
    }
    if (counts && view != View::kCounts && !tells_counts(command.output.format))
        throw Error(
            ErrorKind::kUsage, "this format prints hits or counts, not both",
            "use -o facets or -o histogram for the counts, or -f pretty, json or jsonl for both");
}

// An alert shows all that is new.
std::uint32_t usual_limit(const SearchCommand& command) {
    constexpr std::uint32_t kAll = 1'000'000;
    if (!command.new_since.empty()) return kAll;
    return command.output.format == Format::kTrec ? 1000 : 10;
}

bool is_of_rows(Format format) {
    return format == Format::kPlain || format == Format::kCsv || format == Format::kTsv;
}

bool has_column(const OutputOptions& output, std::string_view name) {
    const std::vector<std::string> fields = fields_of(output);
    return std::ranges::find(fields, name) != fields.end();
}

// Passages cost a reading of the text, so they are made only where they are shown.
std::size_t default_snippets(const OutputOptions& output) {
    if (is_of_rows(output.format)) return has_column(output, "snippet") ? 1 : 0;
    return is_of_articles(output.format) ? 0 : 1;
}

SearchAction action_of(const Arguments& arguments, const SearchCommand& command) {
    if (arguments.fields_help) return SearchAction::kFieldsHelp;
    if (arguments.syntax) return SearchAction::kSyntax;
    if (arguments.saved) return SearchAction::kSaved;
    if (!command.batch.empty()) return SearchAction::kBatch;
    const bool nothing_asked = command.query.empty() && command.like.empty();
    return arguments.demo && nothing_asked ? SearchAction::kDemo : SearchAction::kSearch;
}

void set_output(const Arguments& arguments, SearchCommand& command) {
    OutputOptions& output = command.output;
    output.format = format_of(arguments, !command.batch.empty());
    output.fields = arguments.fields;
    output.view = command.search.view;
    check_fields(output.fields, output.view);
    check_format(output);
    output.color =
        arguments.color == Auto::kAuto ? wants_color() : arguments.color == Auto::kAlways;
    output.links = arguments.hyperlinks == Auto::kAuto ? terminal_takes_links()
                                                       : arguments.hyperlinks == Auto::kAlways;
    output.width = terminal_width();
}

void set_search(const Arguments& arguments, SearchCommand& command) {
    SearchOptions& search = command.search;
    search.grouping = grouping_of(arguments);
    if (!arguments.asks) search.sort = arguments.sort;
    search.compile.stem = !arguments.no_stem;
    if (!arguments.aliases.empty())
        search.compile.aliases = std::make_shared<const Aliases>(read_aliases(arguments.aliases));
    for (const std::string& code : arguments.languages) {
        const auto lang = find_language(code);
        if (!lang)
            throw Error(ErrorKind::kUsage, "--lang: unknown language '" + code + "'",
                        "languages go by their ISO 639-1 codes, such as en or fr");
        search.compile.languages.push_back(*lang);
    }
    if (!arguments.recency.empty())
        search.compile.recency = Recency{half_life_of(arguments.recency), today_of(arguments)};
    command.count_only = arguments.wanted == Wanted::kCount;
    command.usual_limit = !arguments.limit && command.new_since.empty();
    search.limit = command.count_only || search.view == View::kCounts
                       ? 0
                       : arguments.limit.value_or(usual_limit(command));
    search.snippets = arguments.snippets.value_or(default_snippets(command.output));
    search.openings = is_of_rows(command.output.format) && has_column(command.output, "heading");
    search.exact_count = command.count_only || tells_counts(command.output.format);
}

// What can't be done together.
void check_together(const SearchCommand& command) {
    const bool articles = command.search.view == View::kArticles;
    const bool asks = !command.query.empty() || !command.like.empty();
    if (!command.batch.empty() && (!command.like.empty() || command.open || command.save ||
                                   !command.new_since.empty() || command.correct))
        throw Error(ErrorKind::kUsage,
                    "--batch takes no --like, --open, --save, --new-since or --correct",
                    "leave one of them out");
    if (!command.batch.empty() && !command.query.empty())
        throw Error(ErrorKind::kUsage, "a query and --batch at once", "leave one of them out");
    if (command.save && command.query.empty())
        throw Error(ErrorKind::kUsage, "--save: there is no query to save", "type one");
    if ((command.search.expand || command.search.compile.recency) &&
        (!articles || command.search.sort != SortOrder::kRelevance))
        throw Error(ErrorKind::kUsage, "--expand and --recency rank articles",
                    "leave -o, --kwic and -s out");
    if (!command.like.empty() && !articles)
        throw Error(ErrorKind::kUsage, "--like finds articles", "leave -o and --kwic out");
    if (command.search.grouping != Grouping::kNone && !articles)
        throw Error(ErrorKind::kUsage, "--dedup and --group are for lists of articles",
                    "leave -o and --kwic out");
    if (command.action == SearchAction::kSearch && !asks)
        throw Error(
            ErrorKind::kUsage, "no query",
            "type words, such as: dateline-search -d news.idx harbour strike; --syntax shows more");
}

void complete(const Arguments& arguments, SearchCommand& command) {
    command.query = query_of(arguments);
    command.action = action_of(arguments, command);
    command.xapian_reads = leaves_to_xapian(kReaderVariable);
    read_demo(arguments, command);
    if (arguments.timeout && !(*arguments.timeout > 0))
        throw Error(ErrorKind::kUsage, "--timeout must be more than 0", "such as 500ms, 10s or 1m");
    command.timeout = arguments.timeout.value_or(0);
    read_open(arguments, command);
    command.context = context_of(arguments, !command.batch.empty());
    if (!arguments.asks) note_lost_quotes(arguments, command.notes);
    command.search.view = view_of(arguments.wanted);
    read_question(arguments, command);
    if (arguments.kwic) set_concordance(*arguments.kwic, command.search);
    set_output(arguments, command);
    set_counts(arguments, command);
    set_search(arguments, command);
    check_together(command);
    if (command.open) set_open(command);
    command.search.files = command.open || command.output.links;
}

}  // namespace

std::optional<SearchCommand> parse_search_command(int argc, const char* const* argv) {
    SearchCommand command;
    Arguments arguments;
    const CommandLine line{
        "dateline-search",
        search_options(command, arguments),
        search_docs,
        {{"query-man", query_man_page}, {"walkthrough-man", walkthrough_man_page}}};
    if (!parse_command_line(line, argc, argv)) return std::nullopt;
    complete(arguments, command);
    return command;
}

}  // namespace dateline
