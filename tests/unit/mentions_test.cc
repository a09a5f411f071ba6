// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/mentions.h"

#include "tests/catch.h"

using namespace dateline;

namespace {

// "text=value" of each mention, for an article published on Friday 2025-07-11.
std::string mentions(std::string_view text, std::optional<Date> published = Date{2025, 7, 11}) {
    std::vector<Mention> found;
    DateMemory memory;
    find_mentions(text, {published, false}, memory, found);
    std::string out;
    for (const Mention& mention : found) {
        out += (out.empty() ? "" : "; ") +
               std::string(text.substr(mention.start, mention.end - mention.start)) + "=" +
               mention.value;
    }
    return out;
}

}  // namespace

TEST_CASE("mentions: dates with all their parts", "[mentions]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"It began on July 11, 2025, at sea.", "July 11, 2025=2025-07-11"},
        {"on Friday, July 11, 2025, here", "Friday, July 11, 2025=2025-07-11"},
        {"the 11th of July 2025", "11th of July 2025=2025-07-11"},
        {"in Sept. 2024", "Sept. 2024=2024-09"},
        {"2025-07-11 and 7/4/2025", "2025-07-11=2025-07-11; 7/4/2025=2025-07-04"},
        {"in 1998 and the 1990s", "1998=1998; 1990s=199"},
        {"the first quarter of 2025", "first quarter of 2025=2025-Q1"},
        {"in the summer of 2024", "summer of 2024=2024-SU"},
        {"in the 19th century", "19th century=18"},
    }));
    CAPTURE(text);
    CHECK(mentions(text) == expected);
}

TEST_CASE("mentions: what a date leaves out comes from the publication date", "[mentions]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"They met on Friday.", "Friday=2025-07-11"},
        {"They met on Thursday.", "Thursday=2025-07-10"},
        {"They will meet on Thursday.", "Thursday=2025-07-17"},
        {"last Friday", "last Friday=2025-07-04"},
        {"effective August 1", "August 1=2025-08-01"},
        {"until mid-August", "mid-August=2025-08"},
        {"in January", "January=2025-01"},
        {"It was signed in November.", "November=2024-11"},
        {"Earlier this week", "Earlier this week=2025-W28"},
        {"last month, next year", "last month=2025-06; next year=2026"},
        {"two days ago, a year ago", "two days ago=2025-07-09; a year ago=2024"},
        {"yesterday morning", "yesterday morning=2025-07-10TMO"},
        {"in July last year", "July last year=2024-07"},
        {"on Monday of last week", "Monday of last week=2025-06-30"},
        {"July 9 and 10", "July 9=2025-07-09; 10=2025-07-10"},
        {"at 10 p.m. Wednesday", "10 p.m. Wednesday=2025-07-09T22:00"},
    }));
    CAPTURE(text);
    CHECK(mentions(text) == expected);
}

TEST_CASE("mentions: without a publication date nothing is guessed", "[mentions]") {
    CHECK(mentions("a call in January", std::nullopt) == "January=XXXX-01");
    CHECK(mentions("on July 4", std::nullopt) == "July 4=XXXX-07-04");
    CHECK(mentions("on Friday", std::nullopt) == "Friday=XXXX-WXX-5");
    CHECK(mentions("on 4 July 2025", std::nullopt) == "4 July 2025=2025-07-04");
}

TEST_CASE("mentions: what follows a named day is told from it", "[mentions]") {
    CHECK(mentions("It began on May 3, 2024. The next day it rained.") ==
          "May 3, 2024=2024-05-03; next day=2024-05-04");
    CHECK(mentions("It began on May 3, 2024, and ended two days later.") ==
          "May 3, 2024=2024-05-03; two days later=2024-05-05");
}

TEST_CASE("mentions: durations and sets", "[mentions]") {
    CHECK(mentions("for two weeks") == "two weeks=P2W");
    CHECK(mentions("a 38-hour week") == "38-hour=PT38H");
    CHECK(mentions("every Tuesday and every year") == "every Tuesday=XXXX-WXX-2; every year=P1Y");
}

TEST_CASE("mentions: words and numbers that only look like dates", "[mentions]") {
    for (const char* text : {"They may march on, said Mr. March.", "the second man", "the sun rose",
                             "about 2000 people", "$1999 each", "a march of 12 men", "version 3.14",
                             "he paid 1,950 euros", "mark my words"}) {
        CAPTURE(text);
        CHECK(mentions(text).empty());
    }
}

TEST_CASE("mentions: spans are ordered, disjoint and in bounds, in any bytes", "[mentions]") {
    for (const std::string text : {"“’’–July–’", "’90s ’", "é July é 4, é2025", "1/2/2025/3",
                                   "July July July 4 4 4 2025 2025", "99999999999999 May 1"}) {
        CAPTURE(text);
        std::vector<Mention> found;
        DateMemory memory;
        find_mentions(text, {Date{2025, 7, 11}, false}, memory, found);
        std::uint32_t end = 0;
        for (const Mention& mention : found) {
            CHECK(mention.start >= end);
            CHECK(mention.end > mention.start);
            CHECK(mention.end <= text.size());
            end = mention.end;
        }
    }
}
