// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/mentions.h"

#include "tests/catch.h"

using namespace dateline;

namespace {

// "text=value" of each mention, for an article published on Friday 2025-07-11.
std::string mentions(std::string_view text, std::optional<Date> published = Date{2025, 7, 11}) {
    std::vector<Mention> found;
    DateMemory memory;
    MentionFinder().find(text, {published, false}, memory, found);
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
        {"in this Dec. 10, 2018, file photo", "Dec. 10, 2018=2018-12-10"},
        {"this Friday, March 6, 2015, and this July 4",
         "Friday, March 6, 2015=2015-03-06; July 4=2025-07-04"},
        {"next May 3 and last September 5", "next May 3=2026-05-03; last September 5=2024-09-05"},
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

TEST_CASE("mentions: the clause tells which way a weekday or month points", "[mentions]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"By Thursday they had left.", "Thursday=2025-07-10"},
        {"It must be done by Thursday.", "Thursday=2025-07-17"},
        {"The gate stays shut until Thursday.", "Thursday=2025-07-17"},
        {"A hearing is to be held on Thursday.", "Thursday=2025-07-17"},
        {"We won't sail on Thursday.", "Thursday=2025-07-17"},
        {"He wore it from Tuesday until Thursday.", "Tuesday=2025-07-08; Thursday=2025-07-10"},
        {"The lease runs out in September.", "September=2025-09"},
        {"It may be seen with the naked eye in October.", "October=2025-10"},
        {"The festival, held on 4 July, will return on 4 July.",
         "4 July=2025-07-04; 4 July=2026-07-04"},
    }));
    CAPTURE(text);
    CHECK(mentions(text) == expected);
}

TEST_CASE("mentions: years shared by a list, and parts of months and years", "[mentions]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"in April and June 1955", "April=1955-04; June 1955=1955-06"},
        {"between November 3 and March 9, 1918", "November 3=1918-11-03; March 9, 1918=1918-03-09"},
        {"from October to March 1944", "October=1943-10; March 1944=1944-03"},
        {"throughout 1915-17", "1915=1915; 17=1917"},
        {"at the end of the month", "end of the month=2025-07"},
        {"since the beginning of April", "beginning of April=2025-04"},
        {"by the end of the year", "end of the year=2025"},
        {"in the latter part of 2024", "latter part of 2024=2024"},
        {"In 2019 a law passed; in August of that year it lapsed.",
         "2019=2019; August of that year=2019-08"},
    }));
    CAPTURE(text);
    CHECK(mentions(text) == expected);
}

TEST_CASE("mentions: times with their days, and holidays", "[mentions]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"raised at 10.40pm", "10.40pm=2025-07-11T22:40"},
        {"at 7 p.m. on 9 November 2006", "7 p.m. on 9 November 2006=2006-11-09T19:00"},
        {"at noon on Thursday", "noon on Thursday=2025-07-10T12:00"},
        {"at six o'clock on Monday morning", "six o'clock on Monday morning=2025-07-07T06:00"},
        {"on the night of June 27", "night of June 27=2025-06-27TNI"},
        {"at 18:00 UTC", "18:00 UTC=2025-07-11T18:00Z"},
        {"closed on Christmas Eve 2024", "Christmas Eve 2024=2024-12-24"},
        {"until New Year's Eve", "New Year's Eve=2025-12-31"},
        {"a Christmas story, a new year's hope", ""},
        {"needs some 8,200 years", "8,200 years=P8200Y"},
        {"for twenty-two years", "twenty-two years=P22Y"},
        {"on Black Friday", "Black Friday=2025-11-28"},
    }));
    CAPTURE(text);
    CHECK(mentions(text) == expected);
}

// The article's day is Friday 2025-07-11.
TEST_CASE("mentions: plans and feasts, offsets and lists", "[mentions]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"Polls open Thursday.", "Thursday=2025-07-17"},
        {"The match kicks off at 8pm on Sunday.", "8pm on Sunday=2025-07-13T20:00"},
        {"It was postponed until 9 a.m. Tuesday.", "9 a.m. Tuesday=2025-07-15T09:00"},
        {"It may close as soon as Monday.", "Monday=2025-07-14"},
        {"The U.S. Open Thursday was dull.", "Thursday=2025-07-10"},
        {"Polls open at noon GMT on Thursday.", "noon GMT on Thursday=2025-07-17T12:00"},
        {"At 0900 GMT on Thursday it was shut.", "0900 GMT on Thursday=2025-07-10T09:00Z"},
        {"It was 1 a.m. early Sunday.", "1 a.m. early Sunday=2025-07-06T01:00"},
        {"He died on Good Friday.", "Good Friday=2025-04-18"},
        {"They marched on Easter Monday 2019.", "Easter Monday 2019=2019-04-22"},
        {"The Sunday Times and the Mail on Sunday said so.", ""},
        {"He lost on Super Tuesday.", ""},
        {"the Sept. 11 attacks", "Sept. 11=2001-09-11"},
        {"the Jan. 6 riot", "Jan. 6=2021-01-06"},
        {"the Aug. 9 crash", "Aug. 9=2024-08-09"},
        {"It opens Friday week.", "Friday week=2025-07-25"},
        {"It opens a week from Monday.", "a week from Monday=2025-07-21"},
        {"It burned a week ago Monday.", "a week ago Monday=2025-06-30"},
        {"It burned a year ago Tuesday.", "a year ago Tuesday=2024-07-08"},
        {"two days after today", "two days after today=2025-07-13"},
        {"It will end in two weeks.", "two weeks=2025-07-25"},
        {"It was built in two weeks.", "two weeks=P2W"},
        {"In two weeks the work will end.", "two weeks=2025-07-25"},
        {"On Jan. 3, voters will choose.", "Jan. 3=2026-01-03"},
        {"On Feb. 3, voters chose a mayor.", "Feb. 3=2025-02-03"},
        {"The trial is set for Feb. 1.", "Feb. 1=2026-02-01"},
        {"After 9/11, laws changed.", "9/11=2001-09-11"},
        {"On Sept. 10, 11 and 12 it rained.", "Sept. 10=2025-09-10; 11=2025-09-11; 12=2025-09-12"},
        {"On 10, 11 and 12 September it rained.",
         "10=2025-09-10; 11=2025-09-11; 12 September=2025-09-12"},
        {"It runs Sept. 4-8.", "Sept. 4=2025-09-04; 8=2025-09-08"},
        {"They left in nineteen ninety-six.", "nineteen ninety-six=1996"},
        {"They left in two thousand and fifteen.", "two thousand and fifteen=2015"},
        {"a 6-year-old who is 12 years old", ""},
        {"after 2 1/2 years", "2 1/2 years=P2.5Y"},
        {"payable Jan. 2", "Jan. 2=2026-01-02"},
        {"week 36 of 2024", "week 36 of 2024=2024-W36"},
        {"in the first week of 2015", "first week of 2015=2015-W01"},
        {"next week on Tuesday", "next week on Tuesday=2025-07-15"},
        {"later in the year", "later in the year=2025"},
        {"05-Aug-2016 and Dec-2018", "05-Aug-2016=2016-08-05; Dec-2018=2018-12"},
        {"4th of july 1995", "4th of july 1995=1995-07-04"},
        {"the lowest since '82", "'82=1982"},
        {"on 7/8/07", "7/8/07=2007-07-08"},
        {"He is now here and recently was there.", "now=PRESENT_REF; recently=PAST_REF"},
    }));
    CAPTURE(text);
    CHECK(mentions(text) == expected);
}

TEST_CASE("mentions: numbers put the day first where one of them can't do otherwise",
          "[mentions]") {
    Article article;
    article.lang = *find_language("en");
    article.text = "The 12/05/2021 deal and the one of 25/05/2021.";
    article.paragraphs = {
        {0, static_cast<std::uint32_t>(article.text.size()), ParagraphKind::kBody}};
    MentionFinder().find(article);
    REQUIRE(article.mentions.size() == 2);
    CHECK(article.mentions[0].value == "2021-05-12");
    CHECK(article.mentions[1].value == "2021-05-25");
}

TEST_CASE("mentions: in a narrative, dates follow the one before", "[mentions]") {
    const std::string text =
        "War came on July 28, 1914. In August it spread. In January the front froze. On 5 March "
        "they "
        "moved; on the 20th they stopped. That day it rained. Two years later it ended.";
    std::vector<Mention> found;
    DateMemory memory;
    MentionFinder().find(text, {Date{2009, 12, 19}, true}, memory, found);
    std::vector<std::string> values;
    for (const Mention& mention : found) {
        values.push_back(mention.value);
    }
    CHECK(values == std::vector<std::string>{"1914-07-28", "1914-08", "1915-01", "1915-03-05",
                                             "1915-03-20", "1915-03-20", "1917"});
}

TEST_CASE("mentions: words and numbers that only look like dates", "[mentions]") {
    for (const char* text : {"They may march on, said Mr. March.", "the second man", "the sun rose",
                             "about 2000 people", "$1999 each", "a march of 12 men", "version 3.14",
                             "he paid 1,950 euros", "mark my words", "He slept in room 2012.",
                             "the No. 1984 bus", "a fleet of old 1800 cars",
                             "at 1600 Pennsylvania Avenue", "June Brown and April Smith met"}) {
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
        MentionFinder().find(text, {Date{2025, 7, 11}, false}, memory, found);
        std::uint32_t end = 0;
        for (const Mention& mention : found) {
            CHECK(mention.start >= end);
            CHECK(mention.end > mention.start);
            CHECK(mention.end <= text.size());
            end = mention.end;
        }
    }
}

TEST_CASE("mentions: lists, weeks, weekdays of a month and days beyond tomorrow", "[mentions]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"on May 3 and 4, 2024", "May 3=2024-05-03; 4, 2024=2024-05-04"},
        {"on July 7, 9 and 11", "July 7=2025-07-07; 9=2025-07-09; 11=2025-07-11"},
        {"On July 7, 9 people died.", "July 7=2025-07-07"},
        {"in the week of July 7", "week of July 7=2025-W28"},
        {"in Q3 2024", "Q3 2024=2024-Q3"},
        {"on 2025/07/11", "2025/07/11=2025-07-11"},
        {"on Thanksgiving 2024", "Thanksgiving 2024=2024-11-28"},
        {"the second Tuesday of November 2024", "second Tuesday of November 2024=2024-11-12"},
        {"the last Friday in May 2024", "last Friday in May 2024=2024-05-31"},
        {"the day before yesterday", "day before yesterday=2025-07-09"},
        {"at 10:30 a.m. EST on July 3", "10:30 a.m. EST on July 3=2025-07-03T10:30"},
    }));
    CAPTURE(text);
    CHECK(mentions(text) == expected);
}

TEST_CASE("mentions: what happened on a day is past, what is set for it is not", "[mentions]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"The fire ended on Dec. 20.", "Dec. 20=2024-12-20"},
        {"He was arrested Nov. 3.", "Nov. 3=2024-11-03"},
        {"A hearing was set for Nov. 3.", "Nov. 3=2025-11-03"},
        {"The rule takes effect on Dec. 1.", "Dec. 1=2025-12-01"},
    }));
    CAPTURE(text);
    CHECK(mentions(text) == expected);
}
