// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/options.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/base/error.h"
#include "common/program/cli.h"
#include "common/program/option_set.h"
#include "common/program/storage_switch.h"
#include "common/schema/schema.h"
#include "common/schema/terms.h"
#include "indexer/formats_page.h"

namespace dateline {
namespace {

// What the command line says, made IndexOptions of once everything is there.
struct Arguments {
    std::vector<std::string> map;
    std::vector<std::string> keep;
    std::string lang;
    std::vector<std::string> date_from;
    std::string files_from;
    std::optional<ShowFormat> show;
    std::optional<CheckDepth> check;
    bool stats = false;
    bool list = false;
    bool remove = false;
    bool compact = false;
};

// RSS, Atom, NITF and NewsML are distinguished by their elements.
const NamedValues<std::optional<InputFormat>> kInputs = {
    {"auto", std::nullopt},       {"text", InputFormat::kText},       {"html", InputFormat::kHtml},
    {"json", InputFormat::kJson}, {"jsonl", InputFormat::kJsonLines}, {"csv", InputFormat::kCsv},
    {"nitf", InputFormat::kXml},  {"newsml", InputFormat::kXml},      {"rss", InputFormat::kXml},
    {"eml", InputFormat::kMail},  {"mbox", InputFormat::kMbox},       {"warc", InputFormat::kWarc}};
const NamedValues<CheckDepth> kDepths = {{"quick", CheckDepth::kQuick},
                                         {"full", CheckDepth::kFull}};
const NamedValues<ShowFormat> kShowFormats = {{"json", ShowFormat::kJson},
                                              {"text", ShowFormat::kText}};
const NamedValues<When> kWhens = {
    {"auto", When::kAuto}, {"always", When::kAlways}, {"never", When::kNever}};

void add_reading(OptionSet& set, IndexOptions& options, Arguments& arguments) {
    set.add({.names = "PATH",
             .value = "PATH",
             .help = "Files and folders of articles",
             .target = &options.paths,
             .whole = true});
    set.add({.names = "-d,--db",
             .value = "DIR",
             .help = "The index: a folder of its own (default: $DATELINE_DB, else "
                     "~/.local/share/dateline/default)",
             .target = &options.index});
    set.heading("What to read");
    set.add({.names = "--files-from",
             .value = "FILE",
             .help = "Read names of files and folders from a file, one a line; - for standard "
                     "input",
             .target = &arguments.files_from});
    set.add({.names = "--include",
             .value = "GLOB",
             .help = "Only files whose path or name matches",
             .target = &options.filter.include,
             .whole = true});
    set.add({.names = "--exclude",
             .value = "GLOB",
             .help = "No files whose path or name matches",
             .target = &options.filter.exclude,
             .whole = true});
    set.add(choice({.names = "--input",
                    .value = "FORMAT",
                    .help = "How files hold articles: auto, text, html, json, jsonl, csv, nitf, "
                            "newsml, rss, eml, mbox, warc"},
                   kInputs, options.reader.format));
    set.add({.names = "--map",
             .value = "FIELD=KEY,...",
             .help = "Which key of a JSON record, or column of a table, contains a field",
             .target = &arguments.map});
    set.add({.names = "--keep",
             .value = "KEY,...",
             .help = "Keys of records, or columns, to keep as fields of their own: --keep bias for "
                     "bias:left and --facets bias",
             .target = &arguments.keep});
    set.add({.names = "--lang",
             .value = "CODE",
             .help = "Language of articles that don't state it, such as en (default: detected)",
             .target = &arguments.lang});
    set.add({.names = "--date-from",
             .value = "LIST",
             .help = "What may state the publication date, the best first: meta, header, dateline, "
                     "url, filename (the default), and text and file (its time) if asked for",
             .target = &arguments.date_from});
    set.add({.names = "--bare",
             .help = "Take text as given: no layout, dates or quotations",
             .target = &options.reader.bare});
    set.add({.names = "--no-quotes",
             .help = "Look for no quotations: who said what can't be searched",
             .target = &options.reader.no_quotes});
}

void add_building(OptionSet& set, IndexOptions& options) {
    set.heading("How to build");
    set.add({.names = "-j,--jobs",
             .value = "N",
             .help = "Threads that build (default: one a processor)",
             .target = &options.jobs,
             .range = {{1, 256}}});
    set.add({.names = "--memory",
             .value = "SIZE",
             .help = "What reading and building may take, such as 512M (default 2G); ordinary "
                     "articles take far less",
             .target = &options.memory,
             .bytes = true});
    set.add({.names = "--shards",
             .value = "N",
             .help = "Split a new index into N shards, by hash; Xapian's servers can serve "
                     "each by the stub files of its number",
             .target = &options.shards,
             .range = {{1, 1024}}});
    set.add({.names = "--force",
             .help = "Read everything again; accept that most files are gone; replace an index of "
                     "another version",
             .target = &options.force});
    set.add({.names = "--no-delete",
             .help = "Keep articles of files that are gone",
             .target = &options.no_delete});
    set.add({.names = "--dry-run",
             .help = "Only say what would be read and removed",
             .target = &options.dry_run});
    set.add({.names = "--wait",
             .help = "Wait for another run that holds the index",
             .target = &options.wait});
    set.add({.names = "--report",
             .value = "FILE",
             .help = "Write what is left out, now or before, and why, as JSON Lines",
             .target = &options.report});
    set.add(choice(
        {.names = "--progress", .value = "WHEN", .help = "Show how far it is: auto, always, never"},
        kWhens, options.progress));
    set.add({.names = "-q,--quiet", .help = "Print errors only", .target = &options.quiet});
    set.add({.names = "-v,--verbose",
             .help = "Name each file that was left out",
             .target = &options.verbose});
}

void add_modes(OptionSet& set, IndexOptions& options, Arguments& arguments) {
    set.heading("Instead of building");
    set.add(choice({.names = "--show",
                    .value = "FORMAT",
                    .help = "Print what is understood of each article below PATH: json (JSON "
                            "Lines, the default) or text, a page to read",
                    .alone = "json"},
                   kShowFormats, arguments.show));
    set.add(
        {.names = "--explain",
         .help = "With --show (JSON): name the rule that found each quotation and date (\"rule\")",
         .target = &options.explain});
    set.add(
        {.names = "--stats", .help = "Print what the index contains", .target = &arguments.stats});
    set.add({.names = "--list", .help = "Print the files of the index", .target = &arguments.list});
    set.add({.names = "--compact",
             .help = "Merge the index into one segment, and weigh words by its exact average "
                     "length: for what is only read from now on, and before xapian-tcpsrv serves "
                     "it",
             .target = &arguments.compact});
    set.add(choice({.names = "--check",
                    .value = "DEPTH",
                    .help = "Say what of the index is damaged: quick (that its files are there and "
                            "open; the default) or full (that everything in them can be read)",
                    .alone = "quick"},
                   kDepths, arguments.check));
    set.add({.names = "--repair",
             .help = "With --check: leave what is damaged, and read again what is then missing or "
                     "there twice, with the options it was read with; what is lost is named",
             .target = &options.repair});
    set.add({.names = "--remove",
             .help = "Remove the articles of the files at or below PATH",
             .target = &arguments.remove});
}

void read_map(const Arguments& arguments, ReaderSettings& reader) {
    const std::vector<std::string>& fields = mappable_fields();
    for (const std::string& pair : arguments.map) {
        const std::size_t equals = pair.find('=');
        const std::string field = pair.substr(0, equals);
        if (equals == std::string::npos || equals + 1 == pair.size())
            throw Error(ErrorKind::kUsage, "--map takes FIELD=KEY, not '" + pair + "'");
        if (std::ranges::find(fields, field) == fields.end()) {
            throw Error(ErrorKind::kUsage, "--map: unknown field '" + field + "'",
                        fmt::format("fields are {}", fmt::join(fields, ", ")));
        }
        reader.keys.map[field] = pair.substr(equals + 1);
    }
}

// Each becomes a field, which no field of ours may be called.
void read_kept(const Arguments& arguments, ReaderSettings& reader) {
    for (const std::string& key : arguments.keep) {
        const std::string name = kept_name(key);
        const bool letters =
            std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
        if (name.empty() || !letters)
            throw Error(ErrorKind::kUsage, "--keep: '" + key + "' can't be the name of a field",
                        "letters, spaces, dots, - and _ can; rename the key");
        if (find_field(name) != nullptr)
            throw Error(
                ErrorKind::kUsage, "--keep: there is a field " + name + ": already",
                fmt::format("--map {}={} fills it from that key", find_field(name)->name, key));
        if (std::ranges::find(reader.keys.keep, key) == reader.keys.keep.end())
            reader.keys.keep.push_back(key);
    }
}

void read_date_order(const Arguments& arguments, ReaderSettings& reader) {
    if (arguments.date_from.empty()) return;
    constexpr std::array kSources = {DateSource::kMeta, DateSource::kHeader, DateSource::kDateline,
                                     DateSource::kUrl,  DateSource::kText,   DateSource::kFilename,
                                     DateSource::kFile};
    reader.date_from.clear();
    for (const std::string& name : arguments.date_from) {
        const auto* const source = std::ranges::find_if(
            kSources, [&](DateSource known) { return name_of(known) == name; });
        if (source == kSources.end()) {
            throw Error(ErrorKind::kUsage, "--date-from: unknown source '" + name + "'",
                        "sources are meta, header, dateline, url, filename, text and file");
        }
        reader.date_from.push_back(*source);
    }
}

void read_file_names(const std::string& from, std::vector<std::string>& paths) {
    std::ifstream file;
    if (from != "-") {
        file.open(from);
        if (!file) throw Error(ErrorKind::kUsage, "can't read " + from);
    }
    std::istream& in = from == "-" ? std::cin : file;
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) paths.push_back(line);
    }
}

IndexAction action_of(const Arguments& arguments) {
    const bool show = arguments.show.has_value();
    const bool check = arguments.check.has_value();
    if (show + check + arguments.stats + arguments.list + arguments.remove + arguments.compact >
        1) {
        throw Error(
            ErrorKind::kUsage,
            "only one of --show, --stats, --list, --check, --compact and --remove at a time");
    }
    if (check) return IndexAction::kCheck;
    if (show) return IndexAction::kShow;
    if (arguments.stats) return IndexAction::kStats;
    if (arguments.list) return IndexAction::kList;
    if (arguments.compact) return IndexAction::kCompact;
    return arguments.remove ? IndexAction::kRemove : IndexAction::kUpdate;
}

void complete(const Arguments& arguments, IndexOptions& options) {
    options.action = action_of(arguments);
    options.xapian_writes = leaves_to_xapian(kWriterVariable);
    options.show = arguments.show.value_or(ShowFormat::kJson);
    options.check = arguments.check.value_or(CheckDepth::kQuick);
    if (options.repair && options.action != IndexAction::kCheck)
        throw Error(ErrorKind::kUsage, "--repair mends what --check finds", "give both");
    const bool tells =
        options.action == IndexAction::kUpdate || options.action == IndexAction::kRemove;
    if (!options.report.empty() && (!tells || options.dry_run))
        throw Error(ErrorKind::kUsage, "--report is of a run that reads or removes articles",
                    "leave it out here; --list says what earlier runs left out");
    if (options.dry_run && !tells)
        throw Error(ErrorKind::kUsage, "--dry-run is of a run that reads or removes articles",
                    "leave it out here; --check without --repair changes nothing");
    if (options.explain &&
        (options.action != IndexAction::kShow || options.show != ShowFormat::kJson))
        throw Error(ErrorKind::kUsage, "--explain adds to the JSON of --show",
                    "write: --show --explain");
    read_map(arguments, options.reader);
    read_kept(arguments, options.reader);
    read_date_order(arguments, options.reader);
    if (!arguments.lang.empty()) {
        options.reader.lang = find_language(arguments.lang);
        if (!options.reader.lang)
            throw Error(ErrorKind::kUsage, "--lang: unknown language '" + arguments.lang + "'",
                        "use a code of two letters, such as en");
    }
    constexpr std::uint64_t kLeastMemory = std::uint64_t{64} << 20;
    if (options.memory < kLeastMemory)
        throw Error(ErrorKind::kUsage, "--memory: at least 64M are needed");
    // One article takes about thirty times its size.
    options.reader.most_record = std::min<std::uint64_t>(kMostRecord, options.memory / 32);
    if (!arguments.files_from.empty()) read_file_names(arguments.files_from, options.filter.listed);
    if (options.jobs == 0) options.jobs = std::max(1U, std::thread::hardware_concurrency());
    const bool reads = options.action == IndexAction::kUpdate ||
                       options.action == IndexAction::kRemove ||
                       options.action == IndexAction::kShow;
    if (reads && options.paths.empty() && options.filter.listed.empty())
        throw Error(ErrorKind::kUsage, "nothing to read",
                    "name a file or a folder: dateline-index -d news.idx FOLDER");
    if (!reads && !options.paths.empty())
        throw Error(ErrorKind::kUsage,
                    "--stats, --list, --check and --compact are of the whole index",
                    "leave out " + options.paths.front());
}

ProgramDocs docs() {
    ProgramDocs docs;
    docs.summary = "build or update a full-text index of news articles";
    docs.arguments = "PATH...";
    docs.description = {
        "Reads news articles, in whatever format they come (dateline-formats(5)), understands "
        "each line (headline, byline, dateline, quotations with their speakers, dates) and "
        "writes a full-text index for dateline-search(1). A later run reads only what is new or "
        "changed, and removes the articles of files below PATH that are gone.",
        "The index is a folder of segments, each a pair of Xapian databases. Searches go on "
        "while a run publishes; a run that is killed loses only what it hadn't published. One "
        "run at a time holds an index.",
        "A file that can't be read, or a damaged record in one, costs no other: it is left out, "
        "named on standard error and in --report, and the exit status is 1. JSON printed by "
        "--show has spans as half-open ranges of UTF-8 bytes of \"text\"."};
    docs.sections = {
        {"Exit status",
         {{"0", "all that is new was read"},
          {"1", "some files or records were left out, now first; --report lists them"},
          {"2", "options that make no sense"},
          {"3", "the index can't be used"},
          {"5", "the disk is full"},
          {"75", "another run holds the index"}}},
        {"Limits",
         {{"Record", fmt::format("{} MiB, or 1/32 of --memory", kMostRecord >> 20)},
          {"Unpacked file",
           fmt::format("{} times its size, or {} MiB", kMostRatio, kLeastUnpacked >> 20)},
          {"Nested compression", fmt::format("{} levels", kMostPackings)},
          {"Archive", fmt::format("{} members", kMostMembers)},
          {"JSON", fmt::format("{} lists and objects around a text", kMostJsonDepth)},
          {"Message", fmt::format("{} parts, {} in each other", kMostMailParts, kMostMailDepth)},
          {"Page", fmt::format("{} elements around a text, {} attributes of one", kMostPageDepth,
                               kMostAttributes)}}},
        {"Environment",
         {{"DATELINE_DB", "the index, if -d names none"},
          {"DATELINE_WRITER",
           "xapian: Xapian's own code writes the batches' databases (slower, same answers; to "
           "track down errors)"},
          {"XDG_CONFIG_HOME", "dateline/config.toml below it holds options, such as jobs=2"},
          {"XDG_DATA_HOME", "dateline/default below it is the index where nothing names one"}}},
        {"Examples",
         {{"dateline-index -d news.idx articles/", "builds the index, or reads what is new in it"},
          {"dateline-index --show=text article.html", "shows what is understood of an article"}}}};
    docs.see_also = {"dateline(7)", "dateline-search(1)", "dateline-formats(5)",
                     "dateline-query(7)"};
    return docs;
}

}  // namespace

std::optional<IndexOptions> parse_index_options(int argc, const char* const* argv) {
    IndexOptions options;
    Arguments arguments;
    OptionSet set;
    add_reading(set, options, arguments);
    add_building(set, options);
    add_modes(set, options, arguments);
    if (!parse_command_line(
            {"dateline-index", std::move(set), docs, {{"formats-man", formats_man_page}}}, argc,
            argv))
        return std::nullopt;
    complete(arguments, options);
    return options;
}

}  // namespace dateline
