// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/option_table.h"

#include "common/cli.h"

namespace dateline {
namespace {

void add_query(CLI::App& how, SearchCommand& command, Arguments& arguments) {
    how.add_option("-P,--phrase", arguments.phrases,
                   "Words that must stand in this order, without quotation marks; may be repeated")
        ->allow_extra_args(false)
        ->type_name("TEXT");
    how.add_flag("--any", command.search.compile.any,
                 "Articles with any of the words, those with more of them first");
    how.add_flag("--expand", command.search.expand,
                 "Rank also by what else the best articles speak of; with --any, find by it too");
    how.add_option("--recency", arguments.recency,
                   "Newer articles rank higher: half of what that adds is left after so long "
                   "(default 30d; 2w, 6m, 1y), from the newest article or --now on")
        ->type_name("HALFLIFE");
    how.add_flag("--correct", command.correct,
                 "Where nothing matches, search for what was probably meant, and say so");
    how.add_option("--lang", arguments.languages,
                   "Forms of words by these languages only (default: all of the index); to find "
                   "articles in a language, write lang:fr")
        ->allow_extra_args(false)
        ->type_name("CODE,...")
        ->delimiter(',');
    how.add_flag("--no-stem", arguments.no_stem, "Words in just the form that is typed");
    how.add_flag("--direct", command.search.compile.direct,
                 "Quotations only in the speaker's own words, not those that are only reported");
    how.add_option("-s,--sort", arguments.sort,
                   "relevance, date (newest first) or -date (oldest first)")
        ->type_name("ORDER")
        ->check(CLI::IsMember(kSorts));
}

void add_limits_and_groups(CLI::App& how, SearchCommand& command, Arguments& arguments) {
    how.add_option("--synonyms", arguments.synonyms,
                   "What ~word stands for: a group a line, such as: car, automobile, motor vehicle")
        ->type_name("FILE");
    how.add_option("--now", arguments.now,
                   "The day that \"yesterday\" and 7d count from (default: today)")
        ->type_name("DATE");
    how.add_option("--timeout", arguments.timeout,
                   "Seconds after which a query ends with what it has (exit status 4)")
        ->type_name("TIME")
        ->transform(CLI::AsNumberWithUnit(
            std::map<std::string, double>{{"ms", 0.001}, {"s", 1}, {"m", 60}, {"min", 60}},
            CLI::AsNumberWithUnit::CASE_INSENSITIVE));
    how.add_option(
           "--like", command.like,
           "Articles like the one of that id, or like a plain text in a file or - (standard "
           "input); a query narrows them")
        ->type_name("ID|FILE");
    how.add_option("--dedup", arguments.dedup,
                   "Fold copies into the best ranked one: near (nearly the same words), exact, off")
        ->type_name("HOW")
        ->check(CLI::IsMember({"near", "exact", "off"}));
    how.add_option("--group", arguments.group,
                   "story: articles that tell the same event stand together, of the best 200")
        ->type_name("WHAT")
        ->check(CLI::IsMember({"story"}));
    how.add_option("--max-expansions", command.search.compile.most_expansions,
                   "Words that one word*, /expression/ or word~1 may stand for (default 1000)")
        ->type_name("N")
        ->check(CLI::Range(1, 20000));
}

void add_views(CLI::App& what, SearchCommand& command, Arguments& arguments) {
    what.add_option("-n,--limit", arguments.limit, "Hits at the most (default 10)")->type_name("N");
    what.add_option("--offset", command.search.offset, "Hits to leave out first")->type_name("N");
    what.add_option("-o,--output", arguments.output,
                    "articles; quotes: the quotations that match; speakers: who is quoted; count: "
                    "only how many articles; facets, histogram: what --facets and --histogram "
                    "count; terms: "
                    "words typical of what matches")
        ->type_name("WHAT")
        ->check(CLI::IsMember(
            {"articles", "quotes", "speakers", "count", "facets", "histogram", "terms"}));
    what.add_option("--facets", arguments.facets,
                    "Count all that matches by source, section, place, lang, tag, by, speaker (the "
                    "10 commonest, or N)")
        ->allow_extra_args(false)
        ->type_name("FIELD[:N],...")
        ->delimiter(',');
    what.add_option("--histogram", arguments.histogram,
                    "Count all that matches by day, week, month or year (default: what fits)")
        ->type_name("PERIOD")
        ->check(CLI::IsMember(kPeriods));
    what.add_option("--snippets", arguments.snippets,
                    "Passages of each hit (default 1; 0 for plain lines without them)")
        ->type_name("N")
        ->check(CLI::Range(0, 100));
    what.add_option("--context", command.search.context,
                    "Whole sentences around each passage (default 0)")
        ->type_name("N")
        ->check(CLI::Range(0, 20));
    what.add_option(
            "--kwic", arguments.kwic,
            "A concordance: each match on a line of its own, with N characters on either side "
            "(default 40)")
        ->type_name("N")
        ->check(CLI::Range(0, 400));
}

void add_formats(CLI::App& what, SearchCommand& command, Arguments& arguments) {
    what.add_option(
            "-f,--format", arguments.format,
            "pretty, plain, json, jsonl, csv, tsv, trec, paths, html (a page by itself) (default: "
            "pretty on a terminal, else plain)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember(kFormats));
    what.add_option("--fields", arguments.fields, "Columns of csv, tsv and plain")
        ->allow_extra_args(false)
        ->type_name("NAME,...")
        ->delimiter(',');
    what.add_option("--format-version", command.output.version,
                    "Of json and jsonl: 1, which is all there is")
        ->type_name("N")
        ->check(CLI::Range(1, kFormatVersion));
    what.add_flag("-0,--null", command.output.nul, "Paths end in NUL, as they are, for xargs -0");
    what.add_option("--runtag", command.output.run_tag,
                    "Name of the run in trec (default dateline)")
        ->type_name("NAME");
    what.add_option("--explain", arguments.explain,
                    "Say on standard error how the query was read and what each word stands for; "
                    "score: also what each hit's score is made of")
        ->type_name("WHAT")
        ->check(CLI::IsMember({"query", "score"}));
    what.add_option("--color", arguments.color, "auto, always, never (NO_COLOR counts too)")
        ->type_name("WHEN")
        ->check(CLI::IsMember(kAutos));
    what.add_option(
            "--hyperlinks", arguments.hyperlinks,
            "Headlines as links to their articles, on terminals that take them: auto, always, "
            "never")
        ->type_name("WHEN")
        ->check(CLI::IsMember(kAutos));
    what.add_option("--open", command.open,
                    "Open the first hit, or the N-th, in $VISUAL, $EDITOR or the pager at its line")
        ->type_name("N")
        ->check(CLI::Range(1, 1000));
    what.add_option("--pager", arguments.pager, "auto, always, never")
        ->type_name("WHEN")
        ->check(CLI::IsMember(kAutos));
}

void add_repetition(CLI::App& app, SearchCommand& command, Arguments& arguments) {
    CLI::App& again = option_group(app, "Asking again");
    again.add_option("--save", command.save, "Save the query: @NAME then stands for it in others")
        ->type_name("NAME");
    again.add_flag("--saved", arguments.saved, "List the saved queries");
    again
        .add_option("--new-since", command.new_since,
                    "Only what was indexed since the last search with this state file, which it "
                    "writes (for alerts)")
        ->type_name("STATE");

    CLI::App& batch = option_group(app, "Many queries");
    batch
        .add_option("--batch", command.batch,
                    "Queries from a file, one a line, or ID, a tab and the query; lines that begin "
                    "with \"# \" "
                    "are comments; - for standard input")
        ->type_name("FILE");
    batch.add_option("--jobs", command.jobs, "Threads for a batch (default 1)")
        ->type_name("N")
        ->check(CLI::Range(1, 256));
}

}  // namespace

void add_options(CLI::App& app, SearchCommand& command, Arguments& arguments) {
    app.add_option("QUERY", arguments.words, "Words to search for; --syntax shows what else");
    app.add_option(
           "-d,--db", command.indexes,
           "The index (default: $DATELINE_DB, else ~/.local/share/dateline/default); several "
           "are searched as one. A folder, or served: tcp:HOST:PORT (xapian-tcpsrv), "
           "prog:COMMAND (xapian-progsrv)")
        ->allow_extra_args(false)
        ->type_name("DIR");
    app.add_flag("--partial", command.partial,
                 "Leave out servers that don't answer; says which, and exits with 4");
    CLI::App& how = option_group(app, "How to search");
    add_query(how, command, arguments);
    add_limits_and_groups(how, command, arguments);
    CLI::App& what = option_group(app, "What to print");
    add_views(what, command, arguments);
    add_formats(what, command, arguments);
    add_repetition(app, command, arguments);
    CLI::App& help = option_group(app, kHelpGroup);
    help.add_flag("--fields-help", arguments.fields_help, "List the fields");
    help.add_flag("--syntax", arguments.syntax, "Show the query language by examples");
}

}  // namespace dateline
