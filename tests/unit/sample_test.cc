// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "common/index/manifest.h"
#include "indexer/run.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("sample: what all articles need is learned from articles, however many files hold none",
          "[sample]") {
    const TempDir dir;
    for (int i = 0; i < 1100; ++i) {
        dir.write(fmt::format("news/a{:04}.txt", i), "");
    }
    dir.write(
        "news/story.txt",
        "Story\n\nApril 2, 2025\n\nA long first paragraph about the harbour, with words enough "
        "to be one.\n");
    update_index(index_options(dir / "idx", {dir / "news"}));
    CHECK(read_manifest(dir / "idx").average_length > 1);
    CHECK_FALSE(read_manifest(dir / "idx").common_words.empty());
}

namespace {

// Lines of JSON with bodies of 10 to 150 words, the shortest first: together over the size up to
// which a file is read whole.
std::string sorted_lines(int articles) {
    std::string lines;
    for (int i = 0; i < articles; ++i) {
        lines +=
            fmt::format(R"({{"id":"{}","title":"Story","body":"{}"}})", i,
                        repeated("harbour ", static_cast<std::size_t>(10 + i * 140 / articles)));
        lines += '\n';
    }
    return lines;
}

}  // namespace

TEST_CASE("sample: a file in order of length gives the average of all of it", "[sample]") {
    const TempDir dir;
    const auto [name, bytes] = GENERATE(table<std::string, std::string>({
        {"news.jsonl", sorted_lines(6000)},
        {"news.jsonl.gz", gzip(sorted_lines(6000))},
    }));
    CAPTURE(name);
    const auto file = dir.write(name, bytes);
    std::vector<double> used;
    // Before any article is weighed anew.
    update_index(index_options(dir / "idx", {file}), [&](std::string_view step) {
        if (step == "named") used.push_back(read_manifest(dir / "idx").average_length);
    });
    REQUIRE_FALSE(used.empty());
    CHECK(used.front() == Approx(read_manifest(dir / "idx").real_length()).epsilon(0.04));
}

TEST_CASE("sample: a folder in order of length gives the average of all of it", "[sample]") {
    const TempDir dir;
    for (int i = 0; i < 2500; ++i) {
        dir.write(fmt::format("news/{:04}.txt", i),
                  fmt::format("Story {}\n\n{}\n", i,
                              repeated("harbour ", static_cast<std::size_t>(20 + i / 10))));
    }
    std::vector<double> used;
    update_index(index_options(dir / "idx", {dir / "news"}), [&](std::string_view step) {
        if (step == "named") used.push_back(read_manifest(dir / "idx").average_length);
    });
    REQUIRE_FALSE(used.empty());
    CHECK(used.front() == Approx(read_manifest(dir / "idx").real_length()).epsilon(0.04));
}
