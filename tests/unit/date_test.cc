// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/date.h"

#include "common/schema/terms.h"
#include "searcher/query/syntax/dates.h"
#include "tests/catch.h"

using namespace dateline;

TEST_CASE("date: reads ISO dates that exist", "[date]") {
    CHECK(parse_iso_date("2025-07-11") == Date{2025, 7, 11});
    CHECK(parse_iso_date("2025-07") == Date{2025, 7, 0});
    CHECK(parse_iso_date("2025") == Date{2025, 0, 0});
    CHECK(parse_iso_date("2024-02-29") == Date{2024, 2, 29});
    for (const char* text : {"2025-02-29", "2025-13", "2025-00-10", "2025-07-00", "0000",
                             "25-07-11", "2025/07/11", "", "2025-7-1"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_iso_date(text));
    }
}

TEST_CASE("date: reads dates as article headers write them", "[date]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"July 11, 2025", "2025-07-11"},
        {"11 July 2025", "2025-07-11"},
        {"11 Jul 2025", "2025-07-11"},
        {"Friday, July 11, 2025", "2025-07-11"},
        {"Fri, 09 May 2025 08:15:00 +0200", "2025-05-09"},
        {"2025-07-11T09:00:00Z", "2025-07-11"},
        {"8 May 2025, 14:05 BST", "2025-05-08"},
        {"9:15 p.m. ET July 11, 2025", "2025-07-11"},
        {"July 11, 2025 at 9:15 p.m.", "2025-07-11"},
        {"20250711", "2025-07-11"},
        {"July 2025", "2025-07"},
        {"4th July 2025", "2025-07-04"},
        {"14 mai 2025", "2025-05-14"},
        {"13. März 2025", "2025-03-13"},
        {"4 de julio de 2025", "2025-07-04"},
    }));
    CAPTURE(text);
    REQUIRE(parse_header_date(text));
    CHECK(to_string(*parse_header_date(text)) == expected);
}

TEST_CASE("date: takes no other line for a date", "[date]") {
    for (const char* text : {"May the best win", "The 2025 budget", "March on Rome", "12 angry men",
                             "July", "11", "30 February 2025"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_header_date(text));
    }
}

TEST_CASE("date: knows spans and weekdays", "[date]") {
    CHECK(last_day({2024, 2, 0}) == Date{2024, 2, 29});
    CHECK(last_day({2025, 0, 0}) == Date{2025, 12, 31});
    CHECK(add_days({2025, 2, 28}, 1) == Date{2025, 3, 1});
    CHECK(weekday({2025, 7, 11}) == 4);
}

TEST_CASE("date: terms go as far as the date is known", "[date]") {
    CHECK(date_terms({2025, 7, 11}) == std::vector<std::string>{"Y2025", "M202507", "D20250711"});
    CHECK(date_terms({2025, 7, 0}) == std::vector<std::string>{"Y2025", "M202507"});
}

TEST_CASE("query dates: read partial dates and open ranges, and say what is wrong", "[dates]") {
    CHECK(parse_date_operand("date", "2025-07", {}).range ==
          DateRange{Date{2025, 7, 1}, Date{2025, 7, 31}});
    CHECK(parse_date_operand("date", "2025-07..", {}).range ==
          DateRange{Date{2025, 7, 1}, std::nullopt});
    CHECK(parse_date_operand("date", "..2025", {}).range ==
          DateRange{std::nullopt, Date{2025, 12, 31}});
    CHECK(parse_date_operand("after", "2025-07", {}).range ==
          DateRange{Date{2025, 7, 1}, std::nullopt});
    CHECK(parse_date_operand("before", "2025-07", {}).range ==
          DateRange{std::nullopt, Date{2025, 6, 30}});
    for (const char* text :
         {"2025-02-30", "..", "yesterdayish", "2025-07..2025-06", "2025-99-99..2026"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date_operand("date", text, {}).error.empty());
    }
    CHECK_FALSE(parse_date_operand("after", "2025..2026", {}).error.empty());
}
