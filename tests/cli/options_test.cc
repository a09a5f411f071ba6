// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <set>

#include "common/text/text.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;

TEST_CASE("options: help, version, fields and syntax answer on standard output", "[cli]") {
    for (const auto& command : {std::vector<std::string>{DATELINE_INDEX, "--help"},
                                {DATELINE_SEARCH, "--help"},
                                {DATELINE_INDEX, "--version"},
                                {DATELINE_SEARCH, "--version"},
                                {DATELINE_SEARCH, "--fields-help"},
                                {DATELINE_SEARCH, "--syntax"}}) {
        const Ran ran = run(command);
        CHECK(ran.status == 0);
        CHECK(ran.out.size() > 20);
        CHECK(ran.err.empty());
        for (const std::string& line : lines_of(ran.out)) {
            CAPTURE(line);
            CHECK(dateline::display_width(line) <= 80);
        }
    }
    CHECK(run({DATELINE_INDEX, "--jbos", "3", "x"}).err.find("did you mean --jobs?") !=
          std::string::npos);
    CHECK(run({DATELINE_INDEX}).status == 2);
    CHECK(run({DATELINE_SEARCH}).status == 2);
}

TEST_CASE("options: no name stands for two of them", "[cli]") {
    for (const std::string& help : {run_index({"--help"}).out, run_search({"--help"}).out}) {
        std::set<std::string> names;
        for (const std::string& line : lines_of(help)) {
            if (!line.starts_with("  -") && !line.starts_with("      --")) continue;
            const std::size_t end = line.find("  ", line.find_first_not_of(' '));
            for (std::size_t at = 0; (at = line.find('-', at)) < end;) {
                const std::size_t stop = std::min(line.find_first_of(" ,=[", at), line.size());
                CAPTURE(line);
                CHECK(names.insert(line.substr(at, stop - at)).second);
                at = stop;
            }
        }
        CHECK(names.size() > 20);
    }
}

TEST_CASE("options: a config file gives them, and the command line goes before it", "[cli]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    dir.write("news/one.txt", "Port strike\n\nDockers stayed away on Monday.\n");
    dir.write("news/two.txt", "Port open\n\nDockers came back on Tuesday.\n");
    dir.write("dateline/config.toml", "limit=1\nformat=\"paths\"\nquiet=true\nno-quotes=true\n");
    ::setenv("XDG_CONFIG_HOME", dir.path().c_str(), 1);
    const Ran built = run_index({"-d", index, (dir / "news").string()});
    const Ran found = run_search({"-d", index, "dockers"});
    const Ran more = run_search({"-d", index, "-n", "2", "dockers"});
    ::unsetenv("XDG_CONFIG_HOME");
    CHECK(built.status == 0);
    CHECK(built.err.empty());
    CHECK(lines_of(found.out).size() == 1);
    CHECK(lines_of(more.out).size() == 2);
    CHECK(more.out.find("two.txt\n") != std::string::npos);
}

TEST_CASE("options: an unknown writer or reader is refused", "[cli]") {
    for (const char* const variable : {"DATELINE_WRITER", "DATELINE_READER"}) {
        ::setenv(variable, "lucene", 1);
        const Ran ran = std::string_view(variable) == "DATELINE_WRITER" ? run_index({"--stats"})
                                                                        : run_search({"words"});
        ::unsetenv(variable);
        CHECK(ran.status == 2);
        CHECK(holds(ran.err, variable));
    }
}

TEST_CASE("options: a setting that can't be used names the file, help and version ignore it",
          "[cli]") {
    const TempDir dir;
    dir.write("dateline/config.toml", "limit=\"many\"\n");
    ::setenv("XDG_CONFIG_HOME", dir.path().c_str(), 1);
    const Ran search = run_search({"words"});
    const Ran help = run_search({"--help"});
    const Ran page = run_search({"--generate", "man"});
    ::unsetenv("XDG_CONFIG_HOME");
    CHECK(search.status == 2);
    CHECK(holds(search.err, "config.toml line 1: "));
    CHECK(help.status == 0);
    CHECK(page.status == 0);
}

TEST_CASE("options: what a config file has wrong is named with its line", "[cli]") {
    const TempDir dir;
    const auto [text, message] = GENERATE(table<std::string, std::string>({
        {"quiet=true\nlimitt=5\n", "config.toml line 2: unknown setting 'limitt'"},
        {"limit=5\n\n[search]\nsort=\"date\"\n", "config.toml line 3: there are no sections"},
        {"# c\nlimit=\"many\"\n", "config.toml line 2: "},
        {"help=true\n", "config.toml line 1: unknown setting 'help'"},
    }));
    CAPTURE(text);
    dir.write("dateline/config.toml", text);
    ::setenv("XDG_CONFIG_HOME", dir.path().c_str(), 1);
    const Ran search = run_search({"words"});
    ::unsetenv("XDG_CONFIG_HOME");
    CHECK(search.status == 2);
    CAPTURE(search.err);
    CHECK(holds(search.err, message));
}

TEST_CASE("options: settings are those of both programs, and ~ is the home folder", "[cli]") {
    const TempDir dir;
    std::string every;
    std::set<std::string> names;
    for (const Ran& ran : {run_search({"--generate", "fish"}), run_index({"--generate", "fish"})}) {
        for (std::size_t at = 0; (at = ran.out.find(" -l ", at)) != std::string::npos;) {
            at += 4;
            names.insert(ran.out.substr(at, ran.out.find_first_of(" \n", at) - at));
        }
    }
    for (const char* const no : {"help", "version", "generate", "syntax", "fields-help"}) {
        CHECK(names.erase(no) == 1);
    }
    CHECK(names.size() > 50);
    ::setenv("XDG_CONFIG_HOME", dir.path().c_str(), 1);
    ::setenv("HOME", dir.path().c_str(), 1);
    for (const std::string& name : names) {
        dir.write("dateline/config.toml", name + "=\"\"\n");
        CHECK_FALSE(holds(run_search({"words"}).err, "unknown setting"));
    }
    dir.write("dateline/config.toml", "db=\"~/home.idx\"\n");
    const std::string err = run_search({"words"}).err;
    ::unsetenv("XDG_CONFIG_HOME");
    CHECK(holds(err, (dir / "home.idx").string()));
}

TEST_CASE("options: a number out of its range is refused with the range", "[cli]") {
    const Ran ran = run_search({"--jobs", "999", "words"});
    CHECK(ran.status == 2);
    CHECK(holds(ran.err, "'999' is no number from 1 to 256"));
    CHECK(run_search({"--format-version", "1", "--syntax"}).status == 0);
}
