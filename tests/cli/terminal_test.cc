// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

std::string record(const std::string& id,
                   const std::string& title,
                   const std::string& body,
                   const std::string& lang) {
    return nlohmann::json{{"id", id},     {"title", title},       {"body", body},
                          {"lang", lang}, {"date", "2025-07-11"}, {"source", "The Valmara Courier"}}
               .dump() +
           "\n";
}

// Text that is hard to display: wide and combining characters, right-to-left scripts, long words.
std::string articles() {
    return record("wide", "港口罢工进入第二周 harbour 谈判没有结果",
                  "码头工人投票决定再停工一周。The harbour strike 港口罢工 enters its second week, "
                  "and no ship has been unloaded 没有一艘船卸货 since Monday.",
                  "zh") +
           record("accents", "Cafe\u0301s near the harbour of Vala\u0301mara close",
                  "Owners of cafe\u0301s by the harbour say that guests stay away: "
                  "\"No\u0301s estamos cansados,\" said Ine\u0301s Carvalho of the Cafe\u0301 "
                  "Central.",
                  "en") +
           record("right", "إضراب الميناء harbour يدخل أسبوعه الثاني",
                  "صوت عمال الميناء harbour على البقاء بعيدا عن العمل لأسبوع ثان.", "ar") +
           record("long",
                  "Harbour authority publishes "
                  "https://example.org/reports/2025/07/11/"
                  "a-very-long-address-that-does-not-fit-on-any-"
                  "line-of-eighty-columns",
                  "The report on the harbour is at "
                  "https://example.org/reports/2025/07/11/"
                  "a-very-long-address-that-does-not-fit-on-any-"
                  "line-of-eighty-columns for all to read.",
                  "en");
}

// What a terminal with `columns` columns shows, in tmux, after a command has run in it.
std::string screen(const std::string& command, int columns, int lines) {
    const std::string server = fmt::format("dateline-test-{}-{}", ::getpid(), columns);
    const auto tmux = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"tmux", "-u", "-L", server, "-f", "/dev/null"});
        return run(arguments);
    };
    const Ran started = tmux({"new-session", "-d", "-x", std::to_string(columns), "-y",
                              std::to_string(lines), command + "; printf END; sleep 60"});
    REQUIRE(started.status == 0);
    std::string shown;
    for (int i = 0; i < 200 && shown.find("END") == std::string::npos; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        shown = tmux({"capture-pane", "-p", "-t", "0"}).out;
    }
    tmux({"kill-server"});
    shown.resize(shown.find("END") == std::string::npos ? shown.size() : shown.find("END"));
    return shown;
}

// Hides the time taken.
std::string timeless(const std::string& shown) {
    return std::regex_replace(shown, std::regex(" +[0-9]+ ms"), " N ms");
}

std::string content_of(const fs::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("terminal: results look as they did at 80 and 120 columns", "[terminal]") {
    if (run({"/bin/sh", "-c", "command -v tmux"}).status != 0) {
        WARN("skipped: tmux is not installed");
        return;
    }
    const TempDir dir;
    dir.write("news/all.jsonl", articles());
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "news").string()}).status == 0);
    const int columns = GENERATE(80, 120);
    const std::string command = fmt::format(
        "env -u NO_COLOR TERM=screen-256color LANG=C.UTF-8 {0} -d {1} --pager never harbour "
        "--facets "
        "lang,source --histogram; "
        "env LANG=C.UTF-8 TERM=screen-256color {0} -d {1} --pager never --kwic harbour; "
        "env LANG=C.UTF-8 TERM=screen-256color {0} -d {1} --pager never 'speeker:港口 罢工'",
        DATELINE_SEARCH, index);
    const std::string shown = timeless(screen(command, columns, 100));
    const fs::path golden =
        fs::path(DATELINE_SOURCE) / fmt::format("tests/cli/golden/terminal-{}.txt", columns);
    if (std::getenv("DATELINE_WRITE_GOLDEN") != nullptr) std::ofstream(golden) << shown;
    CAPTURE(columns);
    CHECK(shown == content_of(golden));
}

TEST_CASE("terminal: colours are those of any theme, light or dark", "[terminal]") {
    const TempDir dir;
    dir.write("news/all.jsonl", articles());
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "news").string()}).status == 0);
    const std::string shown =
        run_search({"-d", index, "-f", "pretty", "--color", "always", "title:authority"}).out;
    CHECK(shown.find("\x1b[1;31mauthority\x1b[0m") != std::string::npos);
    // Only bold, dim and red: no background, no white or black.
    const std::regex escape("\x1b\\[([0-9;]*)m");
    for (std::sregex_iterator at(shown.begin(), shown.end(), escape), end; at != end; ++at) {
        const std::string code = (*at)[1];
        CAPTURE(code);
        CHECK((code == "0" || code == "1" || code == "2" || code == "1;31"));
    }
}
