// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

#include "common/schema/schema.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

bool is_installed(const std::string& program) {
    return run({"/bin/sh", "-c", "command -v " + program}).status == 0;
}

// Whether a program that a check needs is installed; warns if not.
bool can_check_with(const std::string& program) {
    if (is_installed(program)) return true;
    WARN("skipped: " << program << " is not installed");
    return false;
}

std::string completed(const std::string& words, int current) {
    const TempDir dir;
    const fs::path file = dir.write("completion", run_search({"--generate", "bash"}).out);
    return run({"/bin/bash", "-c",
                fmt::format("source '{}'; COMP_WORDS=({}); COMP_CWORD={}; _dateline_search; echo "
                            "\"${{COMPREPLY[*]}}\"",
                            file.string(), words, current)})
        .out;
}

}  // namespace

TEST_CASE("man pages: name every option and every field", "[docs]") {
    const std::string page = run_search({"--generate", "man"}).out;
    for (const std::string& line : lines_of(run_search({"--help"}).out)) {
        const std::size_t at = line.find("--");
        if (at == std::string::npos || at > 6) continue;
        std::string name = line.substr(at + 2, line.find_first_of(" ,=[", at) - at - 2);
        CAPTURE(name);
        for (std::size_t dash = 0; (dash = name.find('-', dash)) != std::string::npos; dash += 2) {
            name.insert(dash, "\\");
        }
        if (name != "version") CHECK(page.find("\\fB\\-\\-" + name) != std::string::npos);
    }
    const std::string query = run_search({"--generate", "query-man"}).out;
    for (const dateline::Field& field : dateline::kFields) {
        CAPTURE(field.name);
        CHECK(query.find("\\fB" + std::string(field.name) + ":") != std::string::npos);
    }
}

TEST_CASE("man pages: groff takes them without a warning", "[docs]") {
    if (!can_check_with("groff")) return;
    const TempDir dir;
    for (const Ran& page :
         {run_search({"--generate", "man"}), run_search({"--generate", "query-man"}),
          run_index({"--generate", "man"})}) {
        const Ran checked =
            run({"groff", "-man", "-Tutf8", "-ww", "-z", dir.write("page", page.out).string()});
        CHECK(checked.err.empty());
        CHECK(checked.status == 0);
    }
}

TEST_CASE("completions: bash knows options, their values, fields and theirs", "[docs]") {
    CHECK(completed("dateline-search --form", 1) == "--format --format-version\n");
    CHECK(completed("dateline-search -f j", 2) == "json jsonl\n");
    CHECK(completed("dateline-search --sort = d", 3) == "date\n");
    CHECK(completed("dateline-search spe", 1) == "speaker:\n");
    CHECK(completed("dateline-search missing : t", 3) == "title tag\n");
}

TEST_CASE("completions: zsh and fish take theirs", "[docs]") {
    const TempDir dir;
    for (const auto& ran : {run_search, run_index}) {
        if (can_check_with("zsh"))
            CHECK(run({"zsh", "-n", dir.write("zsh", ran({"--generate", "zsh"}, {}).out).string()})
                      .status == 0);
        if (can_check_with("fish"))
            CHECK(
                run({"fish", "-n", dir.write("fish", ran({"--generate", "fish"}, {}).out).string()})
                    .status == 0);
    }
}

TEST_CASE("examples: the scripts do what they say", "[docs]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    const std::string scripts = std::string(DATELINE_SOURCE) + "/scripts/examples/";
    ::setenv("DATELINE_SEARCH", DATELINE_SEARCH, 1);
    ::setenv("DATELINE_INDEX", DATELINE_INDEX, 1);
    ::setenv("XDG_CONFIG_HOME", dir.path().c_str(), 1);
    REQUIRE(run_index({"-d", index, "-q", (corpus() / "articles").string()}).status == 0);
    REQUIRE(run_search({"-d", index, "--save", "strike", "-n", "0", "dockers strike"}).status == 0);

    const Ran report = run({scripts + "who-said-what", "-d", index, "strike"});
    CHECK(report.status == 0);
    CHECK(report.out.starts_with("speaker,role,date,source,speech,text,title,path,articles\r\n"));

    const std::string articles = (corpus() / "articles").string();
    const Ran first = run({scripts + "alert", index, articles});
    CAPTURE(first.err);
    CHECK(first.out.starts_with("@strike\ndate\tsource\ttitle\tpath\n"));
    const Ran second = run({scripts + "alert", index, articles, "strike"});
    CHECK(second.status == 0);
    CHECK(second.out.empty());

    if (can_check_with("fzf")) {
        ::setenv("FZF", "fzf --filter strike", 1);
        ::setenv("VISUAL", "echo", 1);
        const Ran opened = run({scripts + "browse", "-d", index, "dockers"});
        CAPTURE(opened.err);
        CHECK(opened.status == 0);
        CHECK(opened.out.starts_with("+"));
        ::unsetenv("VISUAL");
        ::unsetenv("FZF");
    }
    ::unsetenv("XDG_CONFIG_HOME");
}

TEST_CASE("help: keeps to the terminal's width", "[docs]") {
    for (const auto& ran : {run_search, run_index}) {
        for (const std::string& line : lines_of(ran({"--help"}, {}).out)) {
            CAPTURE(line);
            CHECK((line.size() <= 80 || line.find("dateline-") != std::string::npos));
        }
    }
}
