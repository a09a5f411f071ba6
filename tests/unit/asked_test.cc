// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/asked.h"

#include <string>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("asked: questions become the searches that answer them", "[asked]") {
    const auto [typed, search] = GENERATE(table<std::string, std::string>({
        {"what obama said about the iran nuclear deal in 2015",
         "-o quotes 'said:obama(iran nuclear deal) date:2015'"},
        {"What did President Obama say about Iran?", "-o quotes 'said:obama(iran)'"},
        {"what has Nancy Pelosi said on the shutdown since January 2019",
         "-o quotes 'said:\"nancy pelosi\"(shutdown) since:2019-01'"},
        {"what did Trump tweet before 2017", "-o quotes 'speaker:trump before:2017'"},
        {"who said climate change is a hoax?",
         "-o quotes '(\"climate change is a hoax\" OR (climate change hoax))'"},
        {"who has talked about impeachment in 2019", "-o quotes 'impeachment date:2019'"},
        {"when did Clinton first mention the emails", "-o quotes -s -date 'said:clinton(emails)'"},
        {"when did john boehner say he would resign",
         "-o quotes -s -date 'said:\"john boehner\"(resign)'"},
        {"who said \"read my lips\"?", "-o quotes '\"read my lips\"'"},
        {"when did Trump say \"covfefe\"", "-o quotes -s -date 'said:trump(\"covfefe\")'"},
        {"first mention of \"alternative facts\"", "-s -date '\"alternative facts\"'"},
        {"what did Romney say about Big Bird on October 3, 2012",
         "-o quotes 'said:romney(big bird) date:2012-10-03'"},
        {"what did obama say about coal between 2012 and 2014",
         "-o quotes 'said:obama(coal) date:2012..2014'"},
        {"first mention of ebola", "-s -date '=ebola'"},
        {"When was ebola first mentioned?", "-s -date '=ebola'"},
        {"what did obama and john kerry say about iran last year",
         "-o quotes 'speaker:(obama OR \"john kerry\") iran date:last-year'"},
        {"who said the deal is dead yesterday",
         "-o quotes '(\"the deal is dead\" OR (deal dead)) date:yesterday'"},
        {"the first mention of bathroom bills in 2016", "-s -date '\"bathroom bills\" date:2016'"},
    }));
    CAPTURE(typed);
    const auto asked = read_asked(typed);
    REQUIRE(asked);
    CHECK(typed_form(*asked) == search);
}

TEST_CASE("asked: what is no such question is left alone", "[asked]") {
    for (const char* const typed :
         {"", "iran deal", "what happened in paris", "who is nancy pelosi", "said:obama(iran)",
          "what did \"obama say about iran", "what did say about iran", "when did it happen",
          "what the papers of the day and of the week said", "who said", "first mention of",
          "obama said what", "what did obama not say about iran", "what didn't obama say",
          "what is said"}) {
        CAPTURE(typed);
        CHECK_FALSE(read_asked(typed));
    }
}
