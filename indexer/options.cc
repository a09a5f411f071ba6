// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/options.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/cli.h"
#include "common/error.h"

namespace dateline {
namespace {

// What CLI11 fills; turned into IndexOptions once everything is there.
struct Arguments {
    std::string input = "auto";
    std::vector<std::string> map;
    std::string lang;
    std::vector<std::string> date_from;
    std::string files_from;
    std::string progress = "auto";
    std::string show;
    bool stats = false;
    bool list = false;
    std::string check;
    bool remove = false;
    bool compact = false;
};

// RSS, Atom, NITF and NewsML are told apart by their elements.
const std::map<std::string, std::optional<InputFormat>> kInputs = {
    {"auto", std::nullopt},       {"text", InputFormat::kText},       {"html", InputFormat::kHtml},
    {"json", InputFormat::kJson}, {"jsonl", InputFormat::kJsonLines}, {"csv", InputFormat::kCsv},
    {"nitf", InputFormat::kXml},  {"newsml", InputFormat::kXml},      {"rss", InputFormat::kXml},
    {"eml", InputFormat::kMail},  {"mbox", InputFormat::kMbox},       {"warc", InputFormat::kWarc}};
const std::map<std::string, CheckDepth> kDepths = {{"quick", CheckDepth::kQuick},
                                                   {"full", CheckDepth::kFull}};
const std::map<std::string, ShowFormat> kShowFormats = {{"json", ShowFormat::kJson},
                                                        {"text", ShowFormat::kText}};
const std::map<std::string, When> kWhens = {
    {"auto", When::kAuto}, {"always", When::kAlways}, {"never", When::kNever}};

void add_reading(CLI::App& app, IndexOptions& options, Arguments& arguments) {
    app.add_option("PATH", options.paths, "Files and folders of articles");
    app.add_option("-d,--db", options.index,
                   "The index: a folder of its own (default: $DATELINE_DB, else "
                   "~/.local/share/dateline/default)")
        ->type_name("DIR");

    CLI::App& what = option_group(app, "What to read");
    what.add_option("--files-from", arguments.files_from,
                    "Read names of files and folders from a file, one a line; - for standard input")
        ->type_name("FILE");
    what.add_option("--include", options.filter.include, "Only files whose path or name matches")
        ->allow_extra_args(false)
        ->type_name("GLOB");
    what.add_option("--exclude", options.filter.exclude, "No files whose path or name matches")
        ->allow_extra_args(false)
        ->type_name("GLOB");
    what.add_option(
            "--input", arguments.input,
            "How files hold articles: auto, text, html, json, jsonl, csv, nitf, newsml, rss, eml, "
            "mbox, warc")
        ->type_name("FORMAT")
        ->check(CLI::IsMember(kInputs));
    what.add_option("--map", arguments.map,
                    "Which key of a JSON record, or column of a table, holds a field")
        ->allow_extra_args(false)
        ->type_name("FIELD=KEY,...")
        ->delimiter(',');
    what.add_option("--lang", arguments.lang,
                    "Language of articles that don't state it, such as en (default: detected)")
        ->type_name("CODE");
    what.add_option("--date-from", arguments.date_from,
                    "What may state the publication date, the best first: meta, header, dateline, "
                    "url, filename "
                    "(the default), and text and file (its time) where asked for")
        ->allow_extra_args(false)
        ->type_name("LIST")
        ->delimiter(',');
    what.add_flag("--bare", options.reader.bare,
                  "Take text as given: no layout, dates or quotations");
    what.add_flag("--no-quotes", options.reader.no_quotes,
                  "Look for no quotations: who said what can't be searched");
}

void add_building(CLI::App& app, IndexOptions& options, Arguments& arguments) {
    CLI::App& how = option_group(app, "How to build");
    how.add_option("-j,--jobs", options.jobs, "Threads that build (default: one a processor)")
        ->type_name("N")
        ->check(CLI::Range(1, 256));
    how.add_option(
           "--memory", options.memory,
           "What reading and building may take, such as 512M (default 2G); ordinary articles "
           "take far less")
        ->type_name("SIZE")
        ->transform(CLI::AsSizeValue(false));
    how.add_option(
           "--shards", options.shards,
           "Deal the articles of a new index into N shards, by hash, each of which Xapian's "
           "servers can serve by the stub files of its number")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    how.add_flag("--force", options.force,
                 "Read everything again; accept that most files are gone; replace an index of "
                 "another version");
    how.add_flag("--no-delete", options.no_delete, "Keep articles of files that are gone");
    how.add_flag("--dry-run", options.dry_run, "Only say what would be read and removed");
    how.add_flag("--wait", options.wait, "Wait for another run that holds the index");
    how.add_option("--report", options.report, "Write what was left out, and why, as JSON Lines")
        ->type_name("FILE");
    how.add_option("--progress", arguments.progress, "Show how far it is: auto, always, never")
        ->type_name("WHEN")
        ->check(CLI::IsMember(kWhens));
    how.add_flag("-q,--quiet", options.quiet, "Print errors only");
    how.add_flag("-v,--verbose", options.verbose, "Name each file that was left out");
}

void add_modes(CLI::App& app, Arguments& arguments, IndexOptions& options) {
    CLI::App& instead = option_group(app, "Instead of building");
    instead
        .add_flag("--show{json}", arguments.show,
                  "Print what is understood of each article below PATH: =json (JSON Lines, the "
                  "default) or =text, a page to read")
        ->check(CLI::IsMember(kShowFormats));
    instead.add_flag("--stats", arguments.stats, "Print what the index holds");
    instead.add_flag("--list", arguments.list, "Print the files of the index");
    instead.add_flag(
        "--compact", arguments.compact,
        "Merge the index into one segment: for what is only read from now on, and before "
        "xapian-tcpsrv serves it");
    instead
        .add_flag(
            "--check{quick}", arguments.check,
            "Say what of the index is damaged: =quick (that its files are there and open; the "
            "default) or =full (that everything in them can be read)")
        ->check(CLI::IsMember(kDepths));
    instead.add_flag(
        "--repair", options.repair,
        "With --check: leave what is damaged and read it again, from PATH or from where it "
        "was read before");
    instead.add_flag("--remove", arguments.remove,
                     "Remove the articles of the files at or below PATH");
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
        reader.map[field] = pair.substr(equals + 1);
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
    const bool show = !arguments.show.empty();
    const bool check = !arguments.check.empty();
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
    if (!arguments.show.empty()) options.show = kShowFormats.at(arguments.show);
    if (!arguments.check.empty()) options.check = kDepths.at(arguments.check);
    if (options.repair && options.action != IndexAction::kCheck)
        throw Error(ErrorKind::kUsage, "--repair mends what --check finds", "give both");
    options.reader.format = kInputs.at(arguments.input);
    options.progress = kWhens.at(arguments.progress);
    read_map(arguments, options.reader);
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
}

ProgramDocs docs() {
    ProgramDocs docs;
    docs.summary = "build or update a full-text index of news articles";
    docs.arguments = "PATH...";
    docs.sections = {
        {"Exit status",
         {{"0", "all was read"},
          {"1", "some files or records were left out; --report lists them"},
          {"2", "options that make no sense"},
          {"3", "the index can't be used"},
          {"5", "the disk is full"},
          {"75", "another run holds the index"}}},
        {"Limits",
         {{"Record", fmt::format("{} MiB, or 1/32 of --memory", kMostRecord >> 20)},
          {"Unpacked file",
           fmt::format("{} times its size, or {} MiB", kMostRatio, kLeastUnpacked >> 20)},
          {"Packing", fmt::format("{} times over", kMostPackings)},
          {"Archive", fmt::format("{} members", kMostMembers)},
          {"JSON", fmt::format("{} lists and objects around a text", kMostJsonDepth)},
          {"Message", fmt::format("{} parts, {} in each other", kMostMailParts, kMostMailDepth)},
          {"Page", fmt::format("{} elements around a text, {} attributes of one", kMostPageDepth,
                               kMostAttributes)}}},
        {"Environment",
         {{"DATELINE_DB", "the index, where -d names none"},
          {"XDG_CONFIG_HOME", "dateline/config.toml below it holds options, such as jobs=2"},
          {"XDG_DATA_HOME", "dateline/default below it is the index where nothing names one"}}},
        {"Examples",
         {{"dateline-index -d news.idx articles/", "builds the index, or reads what is new in it"},
          {"dateline-index --show=text article.html", "shows what is understood of an article"}}}};
    docs.see_also = {"dateline-search(1)", "dateline-query(7)"};
    return docs;
}

}  // namespace

IndexOptions parse_index_options(int argc, const char* const* argv) {
    CLI::App app(
        "Builds or updates a full-text index of news articles. Unchanged files are not read again.",
        "dateline-index");
    IndexOptions options;
    Arguments arguments;
    add_reading(app, options, arguments);
    add_building(app, options, arguments);
    add_modes(app, arguments, options);
    parse_command_line(app, argc, argv, {{}, docs, {}});
    complete(arguments, options);
    return options;
}

}  // namespace dateline
