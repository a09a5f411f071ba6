// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/support.h"

// The output of `-f html`, opened by a real browser.

using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

// Marks the page so that the dumped document shows that a script ran.
const std::string kMark = "document.documentElement.setAttribute('data-owned','1')";

// Ways of running a script known from cross-site scripting.
std::vector<std::string> vectors() {
    return {
        "<script>" + kMark + "</script>",
        "</title><script>" + kMark + "</script>",
        "\"><script>" + kMark + "</script>",
        "'><script>" + kMark + "</script>",
        "--><script>" + kMark + "</script>",
        "]]><script>" + kMark + "</script>",
        "</mark></p><script>" + kMark + "</script>",
        "<img src=x onerror=\"" + kMark + "\">",
        "\"><img src=x onerror=\"" + kMark + "\">",
        "\" onmouseover=\"" + kMark + "\" autofocus onfocus=\"" + kMark + "\" x=\"",
        "' autofocus onfocus='" + kMark + "' x='",
        "<svg onload=\"" + kMark + "\">",
        "<svg><script>" + kMark + "</script></svg>",
        "<math><mtext></mtext><script>" + kMark + "</script></math>",
        "<body onload=\"" + kMark + "\">",
        "<iframe srcdoc=\"<script>parent." + kMark + "</script>\"></iframe>",
        "<iframe src=\"javascript:parent." + kMark + "\"></iframe>",
        "<object data=\"javascript:" + kMark + "\"></object>",
        "<details open ontoggle=\"" + kMark + "\">",
        "<video><source onerror=\"" + kMark + "\"></video>",
        "<input autofocus onfocus=\"" + kMark + "\">",
        "<style>@import 'javascript:" + kMark + "';</style>",
        "<link rel=stylesheet href=\"javascript:" + kMark + "\">",
        "<meta http-equiv=refresh content=\"0;url=javascript:" + kMark + "\">",
        "<base href=\"javascript:" + kMark + "//\">",
        "<template><script>" + kMark + "</script></template>",
        "<noscript><p title=\"</noscript><script>" + kMark + "</script>\">",
        "&lt;script&gt;" + kMark + "&lt;/script&gt;",
        "&#60;script&#62;" + kMark + "&#60;/script&#62;",
        "+ADw-script+AD4-" + kMark + "+ADw-/script+AD4-",
        "<scr\u0000ipt>" + kMark + "</scr\u0000ipt>",
        "\uFF1Cscript\uFF1E" + kMark + "\uFF1C/script\uFF1E",
        "javascript:" + kMark,
        "JaVaScRiPt:" + kMark,
        "java\tscript:" + kMark,
        "\u0001javascript:" + kMark,
        "data:text/html,<script>parent." + kMark + "</script>",
        "vbscript:" + kMark,
        "https://news.example/\" onclick=\"" + kMark,
        "https://news.example/?q=<script>" + kMark + "</script>",
    };
}

std::string browser() {
    for (const char* path : {"/usr/bin/chromium", "/usr/bin/google-chrome"}) {
        if (fs::exists(path)) return path;
    }
    return "";
}

// The document after the page's scripts, if any, have run.
std::string opened(const TempDir& dir, const fs::path& page) {
    const Ran ran = run({browser(), "--headless", "--no-sandbox", "--disable-gpu",
                         "--disable-dev-shm-usage", "--user-data-dir=" + (dir / "profile").string(),
                         "--virtual-time-budget=3000", "--dump-dom", "file://" + page.string()});
    CAPTURE(ran.err);
    REQUIRE(ran.out.find("</html>") != std::string::npos);
    return ran.out;
}

bool is_owned(const std::string& document) {
    return document.find("data-owned=\"1\"") != std::string::npos;
}

void check_links(const std::string& document) {
    for (std::size_t at = 0; (at = document.find("<a href=\"", at)) != std::string::npos;) {
        at += 9;
        const std::string target = document.substr(at, document.find('"', at) - at);
        CAPTURE(target);
        CHECK((target.starts_with("http://") || target.starts_with("https://") ||
               target.starts_with("file://")));
    }
}

std::string hostile_articles() {
    std::string lines;
    for (const std::string& vector : vectors()) {
        lines += nlohmann::json{{"id", vector},
                                {"title", "Harbour " + vector},
                                {"byline", vector},
                                {"source", vector},
                                {"section", vector},
                                {"url", vector},
                                {"date", "2025-07-11"},
                                {"body", "The harbour reopens " + vector +
                                             ".\n\n\"The harbour is open " + vector +
                                             ",\" said Ana Reyes " + vector + "."}}
                     .dump() +
                 "\n";
    }
    return lines;
}

}  // namespace

TEST_CASE("html: no article runs a script in a browser", "[html]") {
    if (browser().empty()) {
        WARN("left out: there is no chromium here");
        return;
    }
    const TempDir dir;
    REQUIRE(is_owned(opened(dir, dir.write("control.html", "<script>" + kMark + "</script>"))));
    const fs::path news = dir.write("news/hostile.jsonl", hostile_articles());
    const std::string index = (dir / "idx").string();
    run_index({"-d", index, "-q", news.string()});
    for (const std::string view : {"articles", "quotes", "speakers", "terms"}) {
        CAPTURE(view);
        const Ran ran = run_search({"-d", index, "-f", "html", "-o", view, "-n", "100", "harbour"});
        REQUIRE(ran.status == 0);
        if (view == "articles") REQUIRE(ran.out.find("setAttribute") != std::string::npos);
        const std::string document = opened(dir, dir.write(view + ".html", ran.out));
        CHECK_FALSE(is_owned(document));
        check_links(document);
    }
    std::string shown;  // a query is shown too
    for (const std::string& vector : vectors()) {
        shown += run_search({"-d", index, "-f", "html", "-P", vector}).out;
    }
    CHECK_FALSE(is_owned(opened(dir, dir.write("query.html", shown))));
}
