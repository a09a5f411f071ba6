// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

/// A command of the README and the output that is shown under it.
struct Example {
    std::string command;
    std::vector<std::string> shown;
};

std::vector<Example> examples_of(const fs::path& file) {
    std::vector<Example> examples;
    bool inside = false;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("```"))
            inside = false;
        else if (line.starts_with("$ "))
            examples.push_back({line.substr(2), {}});
        else if (inside)
            examples.back().shown.push_back(line);
        inside = inside || line.starts_with("$ ");
    }
    return examples;
}

// How long something took differs, and by how many columns.
std::string timeless(const std::string& line) {
    static const std::regex time(" +[0-9.]+ (ms|s)$");
    return std::regex_replace(line, time, " TIME");
}

// What is shown is the whole output, or its beginning if it ends in "…".
void check_shown(const std::vector<std::string>& shown, const std::string& printed) {
    const std::vector<std::string> lines = lines_of(printed);
    const bool cut = !shown.empty() && shown.back() == "…";
    const std::size_t size = shown.size() - (cut ? 1 : 0);
    CAPTURE(printed);
    CHECK((cut ? lines.size() > size : lines.size() == size));
    for (std::size_t i = 0; i < size && i < lines.size(); ++i) {
        CHECK(timeless(lines[i]) == timeless(shown[i]));
    }
}

}  // namespace

TEST_CASE("README: every command prints what is shown under it", "[readme]") {
    const TempDir dir;
    fs::create_directory_symlink(corpus(), dir / "corpus");
    dir.write("queries.tsv", "q1\tdam inspectors report\nq2\triver treaty signed\n");
    const std::vector<Example> examples = examples_of(fs::path(DATELINE_SOURCE) / "README.md");
    CHECK(examples.size() >= 10);
    const std::string path = fs::path(DATELINE_INDEX).parent_path().string();
    for (const Example& example : examples) {
        CAPTURE(example.command);
        const std::string command =
            fmt::format("cd '{}' && PATH='{}':$PATH && LC_ALL=C.UTF-8 && export LC_ALL && {} 2>&1",
                        dir.path().string(), path, example.command);
        const Ran ran = run({"/bin/sh", "-c", command});
        const bool refused = !example.shown.empty() && example.shown[0].starts_with("error:");
        CHECK(ran.status == (refused ? 2 : 0));
        check_shown(example.shown, ran.out);
    }
}

TEST_CASE("demo: every command that it names answers from the sample articles", "[readme]") {
    const Ran help = run_search({"--demo"});
    REQUIRE(help.status == 0);
    const std::string path = fs::path(DATELINE_SEARCH).parent_path().string();
    int commands = 0;
    for (const std::string& line : lines_of(help.out)) {
        if (!line.starts_with("  dateline-search")) continue;
        ++commands;
        CAPTURE(line);
        const Ran ran = run({"/bin/sh", "-c", "PATH='" + path + "':$PATH; PAGER=cat; " + line});
        CHECK(ran.status == 0);
        CHECK_FALSE(ran.out.empty());
    }
    CHECK(commands >= 5);
    CHECK(run_search({"--demo", "-o", "count", "*"}).out == "55\n");
    // A program that was copied away from it.
    const TempDir dir;
    fs::copy_file(DATELINE_SEARCH, dir / "dateline-search");
    const Ran alone = run({(dir / "dateline-search").string(), "--demo", "river"});
    CHECK(alone.status == 3);
    CHECK(holds(alone.err, "--demo: the sample articles are not installed"));
    // Installed.
    fs::create_directories(dir / "bin");
    fs::rename(dir / "dateline-search", dir / "bin/dateline-search");
    fs::create_directories(dir / "share/dateline");
    fs::create_directory_symlink(fs::path(path) / "demo.idx", dir / "share/dateline/demo.idx");
    CHECK(run({(dir / "bin/dateline-search").string(), "--demo", "-o", "count", "*"}).out ==
          "55\n");
}
