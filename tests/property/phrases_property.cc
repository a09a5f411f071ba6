// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "common/text/utf8.h"
#include "indexer/article/line_words.h"
#include "tests/catch.h"

using namespace dateline;

// The oracle looks for one phrase after the other.
TEST_CASE("phrases are found in a line wherever they stand", "[layout]") {
    static constexpr std::string_view kThese[] = {
        "login", "log in", "photo:", "a month for", "\xC2\xA9 copy", "aaaab", "baaaa", " covers "};
    static constexpr Phrases kPhrases(kThese);
    constexpr std::array<std::string_view, 22> kPieces = {
        "login", "log", " ", "in",  "photo", ":", "a",  "a ",     "month", " for", "\xC2\xA9",
        " copy", "aaa", "b", "LOG", "Photo", "B", "AA", "covers", "@",     "!",    "x"};
    std::mt19937 random(7);
    std::size_t found = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::size_t count = random() % 9; count > 0; --count) {
            text += kPieces[random() % kPieces.size()];
        }
        const std::string folded = ascii_lower(text);
        const bool expected = std::ranges::any_of(kThese, [&](std::string_view phrase) {
            return folded.find(phrase) != std::string::npos;
        });
        INFO(text);
        REQUIRE(kPhrases.any_in(text) == expected);
        found += expected ? 1 : 0;
    }
    CHECK(found > 1'000);
    CHECK(found < 19'000);
}

TEST_CASE("what follows a line's beginning is given, and whether it has one", "[layout]") {
    static constexpr Beginnings kBefore({"tags:", "related", "\u2014 see"});
    CHECK(kBefore.after("TAGS:  trade, ports ") == "trade, ports");
    CHECK(kBefore.after("\u2014 See also") == "also");
    CHECK(kBefore.after("Related").empty());
    CHECK(kBefore.starts("Related"));
    CHECK_FALSE(kBefore.starts("relate"));
    CHECK_FALSE(kBefore.starts("Rivers"));
    CHECK_FALSE(kBefore.starts(""));
}
