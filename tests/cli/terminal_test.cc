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

// A terminal in tmux in which a command runs.
class Terminal {
  public:
    Terminal(const std::string& command, int columns, int lines)
        : server_(fmt::format("dateline-test-{}-{}", ::getpid(), columns)) {
        REQUIRE(tmux({"new-session", "-d", "-x", std::to_string(columns), "-y",
                      std::to_string(lines), command + "; printf END; sleep 60"})
                    .status == 0);
    }
    ~Terminal() { tmux({"kill-server"}); }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    void type(const std::string& keys) const { tmux({"send-keys", "-t", "0", "-l", keys}); }

    // What it shows, once `wanted` is there or ten seconds are over; with `-e` styles too.
    std::string shown_with(const std::string& wanted, const std::string& flag = "-p") const {
        std::string shown;
        for (int i = 0; i < 200 && shown.find(wanted) == std::string::npos; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            shown = tmux({"capture-pane", flag, "-p", "-t", "0"}).out;
        }
        return shown;
    }

  private:
    Ran tmux(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"tmux", "-u", "-L", server_, "-f", "/dev/null"});
        return run(arguments);
    }

    std::string server_;
};

bool has_program(const std::string& name) {
    if (run({"/bin/sh", "-c", "command -v " + name}).status == 0) return true;
    WARN("skipped: " + name + " is not installed");
    return false;
}

// What a terminal with `columns` columns shows after a command has run in it.
std::string screen(const std::string& command, int columns, int lines) {
    std::string shown = Terminal(command, columns, lines).shown_with("END");
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
    if (!has_program("tmux")) return;
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

TEST_CASE("terminal: an opened article has a head, and n goes to the next match", "[terminal]") {
    if (!has_program("tmux") || !has_program("less")) return;
    const TempDir dir;
    std::string body = "Nothing was decided on Monday.";
    for (int i = 1; i <= 60; ++i) {
        body += fmt::format("\n\nParagraph {} is about other things.", i);
        if (i % 20 == 0) body += " The key rate stays, said the bank of the keys.";
    }
    dir.write("news/all.jsonl", nlohmann::json{{"id", "r-1"},
                                               {"title", "A rate for all"},
                                               {"author", "Ines Pires"},
                                               {"text", body},
                                               {"date", "2025-07-11"},
                                               {"source", "Courier"},
                                               {"url", "https://example.org/rate"}}
                                    .dump());
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "news").string()}).status == 0);
    const Terminal terminal(
        fmt::format("env -u VISUAL -u EDITOR -u PAGER -u LESS -u NO_COLOR TERM=screen-256color "
                    "LANG=C.UTF-8 {} -d {} --open '\"key rate\"'",
                    DATELINE_SEARCH, index),
        80, 12);
    const std::string marked = terminal.shown_with("Paragraph 20", "-e");
    CHECK(marked.find("mkey rate\x1b") != std::string::npos);
    CHECK(marked.find("mkeys") == std::string::npos);
    terminal.type("nn");
    CHECK(terminal.shown_with("Paragraph 40").find("Paragraph 40") != std::string::npos);
    terminal.type("g");
    CHECK(terminal.shown_with("A rate for all")
              .starts_with("A rate for all\n2025-07-11 \u00B7 Courier \u00B7 by Ines Pires\n"
                           "https://example.org/rate\nr-1\n\nNothing was decided on Monday.\n"));
}
