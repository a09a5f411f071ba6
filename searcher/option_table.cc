// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/option_table.h"

namespace dateline {
namespace {

const NamedValues<Format> kFormats = {
    {"pretty", Format::kPretty},   {"plain", Format::kPlain},   {"json", Format::kJson},
    {"jsonl", Format::kJsonLines}, {"csv", Format::kCsv},       {"tsv", Format::kTsv},
    {"trec", Format::kTrec},       {"paths", Format::kPaths},   {"ids", Format::kIds},
    {"ris", Format::kRis},         {"bibtex", Format::kBibtex}, {"html", Format::kHtml}};
const NamedValues<SortOrder> kSorts = {{"relevance", SortOrder::kRelevance},
                                       {"date", SortOrder::kNewest},
                                       {"-date", SortOrder::kOldest}};
const NamedValues<Wanted> kWanted = {
    {"articles", Wanted::kArticles}, {"quotes", Wanted::kQuotes}, {"speakers", Wanted::kSpeakers},
    {"count", Wanted::kCount},       {"facets", Wanted::kFacets}, {"histogram", Wanted::kHistogram},
    {"terms", Wanted::kTerms}};
const NamedValues<Period> kPeriods = {{"auto", Period::kAuto},
                                      {"day", Period::kDay},
                                      {"week", Period::kWeek},
                                      {"month", Period::kMonth},
                                      {"year", Period::kYear}};
const NamedValues<Grouping> kDedups = {
    {"near", Grouping::kCopies}, {"exact", Grouping::kIdentical}, {"off", Grouping::kNone}};
const NamedValues<Grouping> kGroups = {{"story", Grouping::kStory}};
const NamedValues<Explain> kExplanations = {{"query", Explain::kQuery},
                                            {"score", Explain::kScores}};
const NamedValues<Auto> kAutos = {
    {"auto", Auto::kAuto}, {"always", Auto::kAlways}, {"never", Auto::kNever}};

void add_query(OptionSet& options, SearchCommand& command, Arguments& arguments) {
    CompileOptions& compile = command.search.compile;
    options.add(
        {.names = "-P,--phrase",
         .value = "TEXT",
         .help = "Words that must be in this order, without quotation marks; may be repeated",
         .target = &arguments.phrases,
         .whole = true});
    options.add({.names = "--any",
                 .help = "Articles with any of the words, those with more of them first",
                 .target = &compile.any});
    options.add({.names = "--ask",
                 .help = "Read the query as a question: what did NAME say about WORDS in 2015, who "
                         "said WORDS, when did NAME say WORDS, first mention of WORDS",
                 .target = &arguments.asks});
    options.add({.names = "--expand",
                 .help =
                     "Rank also by what else the best articles speak of; with --any, find by it "
                     "too",
                 .target = &command.search.expand});
    options.add({.names = "--recency",
                 .value = "HALFLIFE",
                 .help = "Newer articles rank higher; the bonus halves every HALFLIFE "
                         "(default 30d; 2w, 6m, 1y), from the newest article or --now on",
                 .target = &arguments.recency,
                 .alone = "30d"});
    options.add({.names = "--correct",
                 .help = "If nothing matches, search for what was probably meant, and say so",
                 .target = &command.correct});
    options.add({.names = "--lang",
                 .value = "CODE,...",
                 .help = "Words of text in these languages only (default: all of the index); to "
                         "find articles in a language, write lang:fr",
                 .target = &arguments.languages});
    options.add({.names = "--no-stem",
                 .help = "Words in just the form that is typed",
                 .target = &arguments.no_stem});
    options.add({.names = "--direct",
                 .help = "Quotations only in the speaker's own words, not those that are only "
                         "reported",
                 .target = &compile.direct});
    options.add(choice({.names = "-s,--sort",
                        .value = "ORDER",
                        .help = "relevance, date (newest first) or -date (oldest first)"},
                       kSorts, arguments.sort));
}

void add_limits_and_groups(OptionSet& options, SearchCommand& command, Arguments& arguments) {
    options.add({.names = "--synonyms",
                 .value = "FILE",
                 .help = "What ~word stands for: a group a line, such as: car, automobile, motor "
                         "vehicle",
                 .target = &arguments.synonyms});
    options.add({.names = "--aliases",
                 .value = "FILE",
                 .help = "Names of one speaker, a person a line, such as: Joe Biden = Joseph R. "
                         "Biden",
                 .target = &arguments.aliases});
    options.add({.names = "--now",
                 .value = "DATE",
                 .help = "Today's date, for \"yesterday\" and 7d (default: the clock's)",
                 .target = &arguments.now});
    options.add({.names = "--timeout",
                 .value = "TIME",
                 .help = "Seconds after which a query ends with what it has (exit status 4)",
                 .target = &arguments.timeout,
                 .units = {{"ms", 0.001}, {"s", 1}, {"m", 60}, {"min", 60}}});
    options.add({.names = "--like",
                 .value = "ID|FILE",
                 .help = "Articles like the one of that id, or like a plain text in a file or - "
                         "(standard input); a query narrows them",
                 .target = &command.like});
    options.add(choice({.names = "--dedup",
                        .value = "HOW",
                        .help = "Fold copies into the best ranked one: near (nearly the same "
                                "words), exact, off",
                        .alone = "near"},
                       kDedups, arguments.dedup));
    options.add(choice({.names = "--group",
                        .value = "WHAT",
                        .help = "story: articles that tell the same event are listed together, of "
                                "the best 200"},
                       kGroups, arguments.group));
    options.add({.names = "--max-expansions",
                 .value = "N",
                 .help = "Words that one word*, /expression/ or word~1 may stand for (default "
                         "1000)",
                 .target = &command.search.compile.most_expansions,
                 .range = {{1, 20000}}});
}

void add_views(OptionSet& options, SearchCommand& command, Arguments& arguments) {
    options.add({.names = "-n,--limit",
                 .value = "N",
                 .help = "Print at most N hits (default 10)",
                 .target = &arguments.limit});
    options.add({.names = "--offset",
                 .value = "N",
                 .help = "Hits to leave out first",
                 .target = &command.search.offset});
    options.add(choice({.names = "-o,--output",
                        .value = "WHAT",
                        .help = "articles; quotes: the quotations that match; speakers: who is "
                                "quoted; count: only how many articles; facets, histogram: what "
                                "--facets and --histogram count; terms: words typical of what "
                                "matches"},
                       kWanted, arguments.wanted));
    options.add({.names = "--facets",
                 .value = "FIELD[:N],...",
                 .help = "Count all that matches by source, section, place, lang, tag, by, speaker "
                         "(the 10 commonest, or N)",
                 .target = &arguments.facets});
    options.add(choice({.names = "--histogram",
                        .value = "PERIOD",
                        .help = "Count all that matches by day, week, month or year (default: what "
                                "fits)",
                        .alone = "auto"},
                       kPeriods, arguments.histogram));
    options.add({.names = "--snippets",
                 .value = "N",
                 .help = "Passages of each hit (default 1; 0 for plain lines without them)",
                 .target = &arguments.snippets,
                 .range = {{0, 100}}});
    options.add({.names = "--context",
                 .value = "N",
                 .help = "Whole sentences around each passage (default 0)",
                 .target = &command.search.context,
                 .range = {{0, 20}}});
    options.add({.names = "--kwic",
                 .value = "N",
                 .help = "A concordance: each match on a line of its own, with N characters on "
                         "either side (default 40)",
                 .target = &arguments.kwic,
                 .range = {{0, 400}},
                 .alone = "40"});
}

void add_formats(OptionSet& options, SearchCommand& command, Arguments& arguments) {
    options.add(choice({.names = "-f,--format",
                        .value = "FORMAT",
                        .help = "pretty, plain, json, jsonl, csv, tsv, trec, paths (the files), "
                                "ids, ris, bibtex (for reference managers), html (a page by "
                                "itself) (default: pretty on a terminal, else plain)"},
                       kFormats, arguments.format));
    options.add({.names = "--fields",
                 .value = "NAME,...",
                 .help = "Columns of csv, tsv and plain",
                 .target = &arguments.fields});
    options.add({.names = "--format-version",
                 .value = "N",
                 .help = "Of json and jsonl: 1, which is all there is",
                 .target = &command.output.version,
                 .range = {{1, kFormatVersion}}});
    options.add({.names = "--bom",
                 .help = "csv begins with a byte order mark, by which spreadsheets know UTF-8",
                 .target = &command.output.bom});
    options.add({.names = "-0,--null",
                 .help = "Paths and ids end in NUL, as they are, for xargs -0",
                 .target = &command.output.nul});
    options.add({.names = "--runtag",
                 .value = "NAME",
                 .help = "Name of the run in trec (default dateline)",
                 .target = &command.output.run_tag});
    options.add(choice({.names = "--explain",
                        .value = "WHAT",
                        .help = "Say on standard error how the query was read and what each word "
                                "stands for; score: also what each hit's score is made of",
                        .alone = "query"},
                       kExplanations, command.explain));
    options.add(choice(
        {.names = "--color", .value = "WHEN", .help = "auto, always, never (NO_COLOR counts too)"},
        kAutos, arguments.color));
    options.add(choice({.names = "--hyperlinks",
                        .value = "WHEN",
                        .help = "Headlines as links to their articles, on terminals that take "
                                "them: auto, always, never"},
                       kAutos, arguments.hyperlinks));
    options.add({.names = "--open",
                 .value = "N|ID",
                 .help = "Open the first hit, the N-th, or without a query the article of that "
                         "id, at the passage, in $VISUAL, $EDITOR or the pager (n and N: next and "
                         "previous match)",
                 .target = &arguments.open,
                 .alone = "first"});
    options.add(choice({.names = "--pager", .value = "WHEN", .help = "auto, always, never"}, kAutos,
                       command.pager));
}

void add_repetition(OptionSet& options, SearchCommand& command, Arguments& arguments) {
    options.heading("Asking again");
    options.add({.names = "--save",
                 .value = "NAME",
                 .help = "Save the query: @NAME then stands for it in others",
                 .target = &command.save});
    options.add({.names = "--saved", .help = "List the saved queries", .target = &arguments.saved});
    options.add({.names = "--new-since",
                 .value = "STATE",
                 .help = "Only what was indexed since the last search with this state file, which "
                         "it writes (for alerts)",
                 .target = &command.new_since});
    options.heading("Many queries");
    options.add({.names = "--batch",
                 .value = "FILE",
                 .help = "Queries from a file, one a line, or ID, a tab and the query; lines that "
                         "begin with \"# \" are comments; - for standard input",
                 .target = &command.batch});
    options.add({.names = "--jobs",
                 .value = "N",
                 .help = "Threads for a batch (default 1)",
                 .target = &command.jobs,
                 .range = {{1, 256}}});
}

}  // namespace

OptionSet search_options(SearchCommand& command, Arguments& arguments) {
    OptionSet options;
    options.add({.names = "QUERY",
                 .value = "QUERY",
                 .help = "Words to search for; --syntax shows what else",
                 .target = &arguments.words,
                 .whole = true});
    options.add({.names = "-d,--db",
                 .value = "DIR",
                 .help = "The index (default: $DATELINE_DB, else ~/.local/share/dateline/default); "
                         "several are searched as one. A folder, or served: tcp:HOST:PORT "
                         "(xapian-tcpsrv), prog:COMMAND (xapian-progsrv)",
                 .target = &command.indexes,
                 .whole = true});
    options.add({.names = "--demo",
                 .help = "Search the sample articles, in place of an index; alone, it says what to "
                         "ask of them",
                 .target = &arguments.demo});
    options.add({.names = "-q,--quiet",
                 .help = "No notes on how a query was read, and no advice; errors still",
                 .target = &command.quiet});
    options.add({.names = "--partial",
                 .help = "Leave out servers that don't answer; says which, and exits with 4",
                 .target = &command.partial});
    options.heading("How to search");
    add_query(options, command, arguments);
    add_limits_and_groups(options, command, arguments);
    options.heading("What to print");
    add_views(options, command, arguments);
    add_formats(options, command, arguments);
    add_repetition(options, command, arguments);
    options.heading(kHelpHeading);
    options.add(
        {.names = "--fields-help", .help = "List the fields", .target = &arguments.fields_help});
    options.add({.names = "--syntax",
                 .help = "Show the query language by examples",
                 .target = &arguments.syntax});
    return options;
}

}  // namespace dateline
