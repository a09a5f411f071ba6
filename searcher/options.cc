// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/options.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/cli.h"
#include "common/error.h"
#include "common/terminal.h"
#include "searcher/help.h"
#include "searcher/output/link.h"
#include "searcher/output/stream.h"
#include "searcher/saved_searches.h"
#include "searcher/synonyms.h"

namespace dateline {
namespace {

struct Arguments {
    std::vector<std::string> words;
    std::vector<std::string> phrases;
    std::string sort = "relevance";
    std::string format;
    std::string output = "articles";
    std::vector<std::string> fields;
    std::vector<std::string> facets;
    std::string histogram;
    std::string dedup;
    std::string group;
    std::string color = "auto";
    std::string pager = "auto";
    std::string hyperlinks = "auto";
    std::optional<std::size_t> snippets;
    std::optional<std::size_t> kwic;
    std::optional<std::uint32_t> limit;
    std::string synonyms;
    std::string now;
    bool no_stem = false;
    bool fields_help = false;
    bool syntax = false;
    bool saved = false;
};

const std::map<std::string, Format> kFormats = {
    {"pretty", Format::kPretty},   {"plain", Format::kPlain}, {"json", Format::kJson},
    {"jsonl", Format::kJsonLines}, {"csv", Format::kCsv},     {"tsv", Format::kTsv},
    {"trec", Format::kTrec},       {"paths", Format::kPaths}, {"html", Format::kHtml}};
const std::map<std::string, SortOrder> kSorts = {{"relevance", SortOrder::kRelevance},
                                                 {"date", SortOrder::kNewest},
                                                 {"-date", SortOrder::kOldest}};
const std::map<std::string, View> kViews = {
    {"articles", View::kArticles}, {"count", View::kArticles}, {"quotes", View::kQuotes},
    {"speakers", View::kSpeakers}, {"facets", View::kCounts},  {"terms", View::kTerms},
    {"histogram", View::kCounts}};
const std::map<std::string, Period> kPeriods = {{"auto", Period::kAuto},
                                                {"day", Period::kDay},
                                                {"week", Period::kWeek},
                                                {"month", Period::kMonth},
                                                {"year", Period::kYear}};
const std::map<std::string, Auto> kAutos = {
    {"auto", Auto::kAuto}, {"always", Auto::kAlways}, {"never", Auto::kNever}};

void add_options(CLI::App& app, SearchCommand& command, Arguments& arguments) {
    app.add_option("QUERY", arguments.words, "Words to search for; --syntax shows what else");
    app.add_option("-d,--db", command.index,
                   "The index (default: $DATELINE_DB, else ~/.local/share/dateline/default)")
        ->type_name("DIR");

    const std::string how = "How to search";
    app.add_option("-P,--phrase", arguments.phrases,
                   "Words that must stand in this order, without quotation marks; may be repeated")
        ->allow_extra_args(false)
        ->type_name("TEXT")
        ->group(how);
    app.add_flag("--any", command.search.compile.any,
                 "Articles with any of the words, those with more of them first")
        ->group(how);
    app.add_flag("--correct", command.correct,
                 "Where nothing matches, search for what was probably meant, and say so")
        ->group(how);
    app.add_flag("--no-stem", arguments.no_stem, "Words in just the form that is typed")
        ->group(how);
    app.add_flag("--direct", command.search.compile.direct,
                 "Quotations only in the speaker's own words, not those that are only reported")
        ->group(how);
    app.add_option("-s,--sort", arguments.sort,
                   "relevance, date (newest first) or -date (oldest first)")
        ->type_name("ORDER")
        ->check(CLI::IsMember(kSorts))
        ->group(how);
    app.add_option("--synonyms", arguments.synonyms,
                   "What ~word stands for: a group a line, such as: car, automobile, motor vehicle")
        ->type_name("FILE")
        ->group(how);
    app.add_option("--now", arguments.now,
                   "The day that \"yesterday\" and 7d count from (default: today)")
        ->type_name("DATE")
        ->group(how);
    app.add_option("--timeout", command.timeout,
                   "Seconds after which a query ends with what it has (exit status 4)")
        ->type_name("TIME")
        ->transform(
            CLI::AsNumberWithUnit(std::map<std::string, double>{{"ms", 0.001}, {"s", 1}, {"m", 60}},
                                  CLI::AsNumberWithUnit::CASE_INSENSITIVE))
        ->group(how);
    app.add_option(
           "--like", command.like,
           "Articles like the one of that id, or like a plain text in a file or - (standard "
           "input); a query narrows them")
        ->type_name("ID|FILE")
        ->group(how);
    app.add_option("--dedup", arguments.dedup,
                   "Fold copies into the best ranked one: near (nearly the same words), exact, off")
        ->type_name("HOW")
        ->check(CLI::IsMember({"near", "exact", "off"}))
        ->group(how);
    app.add_option("--group", arguments.group,
                   "story: articles that tell the same event stand together, of the best 200")
        ->type_name("WHAT")
        ->check(CLI::IsMember({"story"}))
        ->group(how);
    app.add_option("--max-expansions", command.search.compile.most_expansions,
                   "Words that one word*, /expression/ or word~1 may stand for (default 1000)")
        ->type_name("N")
        ->check(CLI::Range(1, 100000))
        ->group(how);

    const std::string what = "What to print";
    app.add_option("-n,--limit", arguments.limit, "Hits at the most (default 10)")
        ->type_name("N")
        ->group(what);
    app.add_option("--offset", command.search.offset, "Hits to leave out first")
        ->type_name("N")
        ->group(what);
    app.add_option(
           "-f,--format", arguments.format,
           "pretty, plain, json, jsonl, csv, tsv, trec, paths, html (a page by itself) (default: "
           "pretty on a terminal, else plain)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember(kFormats))
        ->group(what);
    app.add_option(
           "-o,--output", arguments.output,
           "articles; quotes: the quotations that match; speakers: who is quoted; count: "
           "only how many articles; facets, histogram: what --facets and --histogram count; terms: "
           "words typical of what matches")
        ->type_name("WHAT")
        ->check(CLI::IsMember(
            {"articles", "quotes", "speakers", "count", "facets", "histogram", "terms"}))
        ->group(what);
    app.add_option("--facets", arguments.facets,
                   "Count all that matches by source, section, place, lang, tag, by, speaker (the "
                   "10 commonest, or N)")
        ->allow_extra_args(false)
        ->type_name("FIELD[:N],...")
        ->delimiter(',')
        ->group(what);
    app.add_option("--histogram", arguments.histogram,
                   "Count all that matches by day, week, month or year (default: what fits)")
        ->type_name("PERIOD")
        ->check(CLI::IsMember(kPeriods))
        ->group(what);
    app.add_option("--fields", arguments.fields, "Columns of csv, tsv and plain")
        ->allow_extra_args(false)
        ->type_name("NAME,...")
        ->delimiter(',')
        ->group(what);
    app.add_option("--snippets", arguments.snippets,
                   "Passages of each hit (default 1; 0 for plain lines without them)")
        ->type_name("N")
        ->check(CLI::Range(0, 100))
        ->group(what);
    app.add_option("--context", command.search.context,
                   "Whole sentences around each passage (default 0)")
        ->type_name("N")
        ->check(CLI::Range(0, 20))
        ->group(what);
    app.add_option(
           "--kwic", arguments.kwic,
           "A concordance: each match on a line of its own, with N characters on either side "
           "(default 40)")
        ->type_name("N")
        ->check(CLI::Range(0, 400))
        ->group(what);
    app.add_option("--format-version", command.output.version,
                   "Of json and jsonl: 1, which is all there is")
        ->type_name("N")
        ->check(CLI::Range(1, kFormatVersion))
        ->group(what);
    app.add_flag("-0,--null", command.output.nul, "Paths end in NUL, as they are, for xargs -0")
        ->group(what);
    app.add_option("--runtag", command.output.run_tag, "Name of the run in trec (default dateline)")
        ->type_name("NAME")
        ->group(what);
    app.add_flag("--explain", command.explain,
                 "Say on standard error how the query was read and what each word stands for")
        ->group(what);
    app.add_option("--color", arguments.color, "auto, always, never (NO_COLOR counts too)")
        ->type_name("WHEN")
        ->check(CLI::IsMember(kAutos))
        ->group(what);
    app.add_option(
           "--hyperlinks", arguments.hyperlinks,
           "Headlines as links to their articles, on terminals that take them: auto, always, "
           "never")
        ->type_name("WHEN")
        ->check(CLI::IsMember(kAutos))
        ->group(what);
    app.add_option("--open", command.open,
                   "Open the first hit, or the N-th, in $VISUAL, $EDITOR or the pager at its line")
        ->type_name("N")
        ->check(CLI::Range(1, 1000))
        ->group(what);
    app.add_option("--pager", arguments.pager, "auto, always, never")
        ->type_name("WHEN")
        ->check(CLI::IsMember(kAutos))
        ->group(what);

    const std::string again = "Asking again";
    app.add_option("--save", command.save, "Save the query: @NAME then stands for it in others")
        ->type_name("NAME")
        ->group(again);
    app.add_flag("--saved", arguments.saved, "List the saved queries")->group(again);
    app.add_option("--new-since", command.new_since,
                   "Only what was indexed since the last search with this state file, which it "
                   "writes (for alerts)")
        ->type_name("STATE")
        ->group(again);

    const std::string batch = "Many queries";
    app.add_option(
           "--batch", command.batch,
           "Queries from a file, one a line, or ID, a tab and the query; - for standard input")
        ->type_name("FILE")
        ->group(batch);
    app.add_option("--jobs", command.jobs, "Threads for a batch (default 1)")
        ->type_name("N")
        ->check(CLI::Range(1, 256))
        ->group(batch);

    const std::string help = "Help";
    app.add_flag("--fields-help", arguments.fields_help, "List the fields")->group(help);
    app.add_flag("--syntax", arguments.syntax, "Show the query language by examples")->group(help);
}

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

// One hit, with what tells its line.
void set_open(SearchCommand& command) {
    if (command.search.view != View::kArticles)
        throw Error(ErrorKind::kUsage, "--open opens articles", "leave -o out");
    command.search.offset += *command.open - 1;
    command.search.limit = 1;
    command.search.snippets = 1;
}

Grouping grouping_of(const Arguments& arguments) {
    const bool dedup = !arguments.dedup.empty() && arguments.dedup != "off";
    if (dedup && !arguments.group.empty())
        throw Error(ErrorKind::kUsage, "--dedup and --group at once",
                    "a story holds its copies: leave --dedup out");
    if (!arguments.group.empty()) return Grouping::kStory;
    if (!dedup) return Grouping::kNone;
    return arguments.dedup == "near" ? Grouping::kCopies : Grouping::kIdentical;
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

QueryContext context_of(const Arguments& arguments) {
    QueryContext context;
    if (!arguments.now.empty()) {
        const auto day = parse_iso_date(arguments.now);
        if (!day || day->precision() != Precision::kDay)
            throw Error(ErrorKind::kUsage, "--now: '" + arguments.now + "' is no day",
                        "such as 2025-07-14");
        context.today = *day;
    }
    if (!arguments.synonyms.empty()) context.synonyms = read_synonyms(arguments.synonyms);
    context.saved = read_saved_searches();
    return context;
}

Format format_of(const Arguments& arguments, bool batch) {
    if (!arguments.format.empty()) return kFormats.at(arguments.format);
    return output_is_terminal() && !batch ? Format::kPretty : Format::kPlain;
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
    if (output.view == View::kArticles || output.view == View::kQuotes) return;
    if (output.format == Format::kTrec || output.format == Format::kPaths)
        throw Error(ErrorKind::kUsage, "only articles and quotations have ranks in a run and paths",
                    "use -f pretty, plain, json, jsonl, csv or tsv");
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
    if (!arguments.histogram.empty()) command.search.histogram = kPeriods.at(arguments.histogram);
    if (arguments.output == "histogram" && !command.search.histogram)
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
    const Format format = command.output.format;
    const bool both = format == Format::kPretty || format == Format::kJson ||
                      format == Format::kJsonLines || format == Format::kHtml;
    if (counts && view != View::kCounts && !both)
        throw Error(
            ErrorKind::kUsage, "this format prints hits or counts, not both",
            "use -o facets or -o histogram for the counts, or -f pretty, json or jsonl for both");
}

// Passages cost a reading of the text, so they are made only where they are shown.
std::size_t default_snippets(const OutputOptions& output) {
    const bool rows = output.format == Format::kPlain || output.format == Format::kCsv ||
                      output.format == Format::kTsv;
    if (rows) return static_cast<std::size_t>(std::ranges::count(output.fields, "snippet"));
    return output.format == Format::kTrec || output.format == Format::kPaths ? 0 : 1;
}

void complete(const Arguments& arguments, SearchCommand& command) {
    if (arguments.fields_help)
        command.action = SearchAction::kFieldsHelp;
    else if (arguments.syntax)
        command.action = SearchAction::kSyntax;
    else if (arguments.saved)
        command.action = SearchAction::kSaved;
    else if (!command.batch.empty())
        command.action = SearchAction::kBatch;
    command.query = query_of(arguments);
    command.context = context_of(arguments);
    note_lost_quotes(arguments, command.notes);
    command.output.format = format_of(arguments, !command.batch.empty());
    command.output.fields = arguments.fields;
    command.search.view = kViews.at(arguments.output);
    if (arguments.kwic) set_concordance(*arguments.kwic, command.search);
    command.output.view = command.search.view;
    check_fields(arguments.fields, command.output.view);
    check_format(command.output);
    set_counts(arguments, command);
    command.search.grouping = grouping_of(arguments);
    command.color = kAutos.at(arguments.color);
    command.pager = kAutos.at(arguments.pager);
    const Auto links = kAutos.at(arguments.hyperlinks);
    command.output.links = links == Auto::kAuto ? terminal_takes_links() : links == Auto::kAlways;
    command.output.color =
        command.color == Auto::kAuto ? wants_color() : command.color == Auto::kAlways;
    command.output.width = terminal_width();
    command.search.sort = kSorts.at(arguments.sort);
    command.search.compile.stem = !arguments.no_stem;
    command.search.limit =
        arguments.output == "count" || command.search.view == View::kCounts
            ? 0
            : arguments.limit.value_or(command.output.format == Format::kTrec ? 1000 : 10);
    command.count_only = arguments.output == "count";
    command.search.snippets = arguments.snippets.value_or(default_snippets(command.output));
    const bool one = command.action == SearchAction::kSearch;
    command.search.exact_count =
        command.count_only || (one && (command.output.format == Format::kPretty ||
                                       command.output.format == Format::kJson ||
                                       command.output.format == Format::kJsonLines));
    if (!command.batch.empty() && (!command.like.empty() || command.open || !command.save.empty() ||
                                   !command.new_since.empty()))
        throw Error(ErrorKind::kUsage, "--batch takes no --like, --open, --save or --new-since",
                    "leave one of them out");
    if (command.open) set_open(command);
    if (one && command.query.empty() && command.like.empty())
        throw Error(
            ErrorKind::kUsage, "no query",
            "type words, such as: dateline-search -d news.idx harbour strike; --syntax shows more");
    if (!command.batch.empty() && !command.query.empty())
        throw Error(ErrorKind::kUsage, "a query and --batch at once", "leave one of them out");
}

}  // namespace

SearchCommand parse_search_command(int argc, const char* const* argv) {
    CLI::App app("Searches an index of news articles.", "dateline-search");
    SearchCommand command;
    Arguments arguments;
    add_options(app, command, arguments);
    app.footer("Exit status: 0 hits, 1 none, 2 usage or query, 3 index, 4 limit.");
    parse_command_line(
        app, argc, argv,
        {{{"--histogram", "auto"}, {"--dedup", "near"}, {"--kwic", "40"}, {"--open", "1"}},
         search_docs(),
         {{"query-man", query_man_page()}}});
    complete(arguments, command);
    return command;
}

}  // namespace dateline
