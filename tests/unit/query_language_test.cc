// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/parser.h"
#include "tests/catch.h"

using namespace dateline;

// The query language as tables: what is typed, and how it is read, in canonical spelling.
namespace {

// What all of them are read with.
QueryContext context() {
    QueryContext context;
    context.today = *parse_iso_date("2025-07-14");  // a Monday
    context.saved = {{"china", "china OR beijing"}, {"loop", "@loop"}, {"bad", "(a"}};
    context.synonyms = {{"car", {"car", "automobile", "motor vehicle"}}};
    return context;
}

struct Read {
    std::string query;
    std::string printed;
};

struct Refused {
    std::string query;
    std::uint32_t start;  // of the caret
    std::uint32_t end;
    std::string message;
    std::string hint;
};

void check_read(const Read& row) {
    CAPTURE(row.query);
    const ParsedQuery parsed = parse_query(row.query, context());
    REQUIRE_FALSE(parsed.error);
    CHECK(print(parsed.tree) == row.printed);
    const ParsedQuery again = parse_query(row.printed, context());
    REQUIRE_FALSE(again.error);
    CHECK((again.tree == parsed.tree));
}

void check_refused(const Refused& row) {
    CAPTURE(row.query);
    const ParsedQuery parsed = parse_query(row.query, context());
    REQUIRE(parsed.error);
    CHECK(parsed.error->message == row.message);
    CHECK(parsed.error->hint == row.hint);
    CHECK(parsed.error->span.start == row.start);
    CHECK(parsed.error->span.end == row.end);
}

}  // namespace

TEST_CASE("query language: basic: words, phrases and signs print as they were read", "[parser]") {
    const Read row = GENERATE(values<Read>({
        {"china", "china"},
        {"china tariffs", "china tariffs"},
        {"  china   tariffs ", "china tariffs"},
        {"\"correct way\"", "\"correct way\""},
        {"“correct way”", "\"correct way\""},
        {"„correct way“", "\"correct way\""},
        {"«correct way»", "\"correct way\""},
        {"\"trade tension\"~s", "\"trade tension\"~s"},
        {"china OR beijing", "china OR beijing"},
        {"china AND beijing", "china AND beijing"},
        {"china NOT trump", "china NOT trump"},
        {"china -trump", "china NOT trump"},
        {"-trump", "NOT trump"},
        {"+china trump", "+china trump"},
        {"+a -b", "+a NOT b"},
        {"*", "*"},
        {"trade-off", "trade-off"},
        {"10:30", "10:30"},
        {"http://example.org/a", "http://example.org/a"},
        {"\"AND\"", "\"AND\""},
        {"who agreed?", "who agreed?"},
        {"title:*", "has:title"},
        {"U.S. troops", "U.S. troops"},
        {"AT&T", "AT&T"},
        {"US$5", "US$5"},
        {"COVID-19", "COVID-19"},
        {"/usr/bin", "/usr/bin"},
        {"/a b/", "/a b/"},
        {"a^b", "a^b"},
        {"a - b", "a - b"},
        {"-", "-"},
        {"中国", "中国"},
        {"\"贸易 战\"", "\"贸易 战\""},
        {"Ünïcode", "Ünïcode"},
        {"tariff! now", "tariff! now"},
    }));
    check_read(row);
}

TEST_CASE("query language: words: forms, wildcards, expressions, edits, boosts and synonyms",
          "[parser]") {
    const Read row = GENERATE(values<Read>({
        {"tarif*", "tarif*"},
        {"t?riff", "t?riff"},
        {"*nomics", "*nomics"},
        {"*nom*", "*nom*"},
        {"tar?ff*", "tar?ff*"},
        {"t*", "t*"},
        {"/tari?ffs?/", "/tari?ffs?/"},
        {"/(tariff|duty)s?/", "/(tariff|duty)s?/"},
        {"/tariff|duty/ china", "/tariff|duty/ china"},
        {"/a\\/b/", "/a\\/b/"},
        {"=meeting", "=meeting"},
        {"=meetings^2", "=meetings^2"},
        {"=meeting OR =meetings", "=meeting OR =meetings"},
        {"case:US", "case:US"},
        {"case:us", "case:us"},
        {"case:\"New York\"", "case:\"New York\""},
        {"case:US^3", "case:US^3"},
        {"NOT case:IT", "NOT case:IT"},
        {"tariff~", "tariff~1"},
        {"tariff~1", "tariff~1"},
        {"tariff~2", "tariff~2"},
        {"tariff~1^2", "tariff~1^2"},
        {"tariff^2", "tariff^2"},
        {"tariff^2.5", "tariff^2.5"},
        {"tariff^0.5", "tariff^0.5"},
        {"\"trade war\"^3", "\"trade war\"^3"},
        {"\"trade war\"~s^3", "\"trade war\"~s^3"},
        {"(a OR b)^2", "(a OR b)^2"},
        {"(a OR b)^2 c", "(a OR b)^2 c"},
        {"((a)^2)^3", "a^6"},
        {"title:tariff^2", "title:tariff^2"},
        {"title:(a b)^2", "title:(a b)^2"},
        {"(title:a)^2", "(title:a)^2"},
        {"~car", "~car"},
        {"~car^2", "~car^2"},
        {"~CAR", "~CAR"},
        {"~car crash", "~car crash"},
        {"@china", "china OR beijing"},
        {"@china tariffs", "(china OR beijing) tariffs"},
        {"@china^2", "(china OR beijing)^2"},
        {"NOT @china", "NOT (china OR beijing)"},
        {"\"f**k\"", "\"f**k\""},
    }));
    check_read(row);
}

TEST_CASE("query language: fields: take words, phrases, groups and values", "[parser]") {
    const Read row = GENERATE(values<Read>({
        {"title:tense", "title:tense"},
        {"HEADLINE:tense", "title:tense"},
        {"hl:tense", "title:tense"},
        {"intitle:tense", "title:tense"},
        {"subject:tense", "title:tense"},
        {"title:\"tense talks\"", "title:\"tense talks\""},
        {"title:(tense OR calm)", "title:(tense OR calm)"},
        {"title:(tense AND calm) x", "title:(tense AND calm) x"},
        {"title:tarif*", "title:tarif*"},
        {"title:/tari.*/", "title:/tari.*/"},
        {"title:tarrif~1", "title:tarrif~1"},
        {"title:(=tense)", "title:(=tense)"},
        {"title:(case:US)", "title:(case:US)"},
        {"title:~car", "title:~car"},
        {"title:=\"weekly roundup\"", "title:=\"weekly roundup\""},
        {"title:=roundup", "title:=\"roundup\""},
        {"title:=\"\"", "NOT has:title"},
        {"by:=\"dewey sim\"", "by:=\"dewey sim\""},
        {"tag:=\"trade war\"", "tag:=\"trade war\""},
        {"author:sim", "by:sim"},
        {"byline:sim", "by:sim"},
        {"lead:tariffs", "lead:tariffs"},
        {"hlead:(a OR b)", "lead:(a OR b)"},
        {"speaker:\"wang yi\"", "speaker:\"wang yi\""},
        {"source:/reu.*/", "source:/reu.*/"},
        {"site:reuters", "source:reuters"},
        {"section:asia", "section:asia"},
        {"tag:asean", "tag:asean"},
        {"place:\"kuala lumpur\"", "place:\"kuala lumpur\""},
        {"lang:EN-us", "lang:en"},
        {"path:2025/07/**", "path:2025/07"},
        {"path:\"a folder/x\"", "path:\"a folder/x\""},
        {"id:reut-42", "id:reut-42"},
        {"dup:reut-42", "dup:reut-42"},
        {"copies:\"a b\"", "dup:\"a b\""},
        {"has:byline", "has:by"},
        {"missing:date", "NOT has:date"},
        {"NOT missing:date", "NOT (NOT has:date)"},
        {"quote:tariffs", "quote:(tariffs)"},
        {"quote:(speaker:rubio tariffs)", "quote:(speaker:rubio tariffs)"},
        {"quote:(a NEAR/5 b)", "quote:(a NEAR/5 b)"},
        {"said:rubio", "quote:(speaker:rubio)"},
        {"said:rubio(trade tariffs)", "quote:(speaker:rubio trade tariffs)"},
        {"said:\"wang yi\"(a OR b)", "quote:(speaker:\"wang yi\" (a OR b))"},
        {"said:(rubio OR wang)(taiwan) china", "quote:(speaker:(rubio OR wang) taiwan) china"},
        {"NOT says:rubio(odds)", "NOT quote:(speaker:rubio odds)"},
        {"said:rubio(a SENT b)", "quote:(speaker:rubio a SENT b)"},
        {"(quote:odds)^2", "(quote:(odds))^2"},
    }));
    check_read(row);
}

TEST_CASE("query language: numbers: ranges and comparisons", "[parser]") {
    const Read row = GENERATE(values<Read>({
        {"words:>=500", "words:>=500"},
        {"words:>500", "words:>=501"},
        {"words:<=500", "words:<=500"},
        {"words:<500", "words:<=499"},
        {"words:500", "words:500"},
        {"words:=500", "words:500"},
        {"words:500..", "words:>=500"},
        {"words:..900", "words:<=900"},
        {"words:500..900", "words:500..900"},
        {"words:0..0", "words:0"},
        {"length:>1200", "words:>=1201"},
        {"wc:>1200", "words:>=1201"},
        {"quotes:>=3", "quotes:>=3"},
        {"quotes:0", "quotes:0"},
        {"quotes:3..", "quotes:>=3"},
    }));
    check_read(row);
}

TEST_CASE("query language: positional: operators of ours, of news desks and of others",
          "[parser]") {
    const Read row = GENERATE(values<Read>({
        {"rubio NEAR/5 wang", "rubio NEAR/5 wang"},
        {"rubio near/5 wang", "rubio NEAR/5 wang"},
        {"rubio w/5 wang", "rubio NEAR/5 wang"},
        {"rubio W/5 wang", "rubio NEAR/5 wang"},
        {"rubio pre/3 wang", "rubio ADJ/3 wang"},
        {"rubio NEAR wang", "rubio NEAR/10 wang"},
        {"rubio ADJ/3 wang", "rubio ADJ/3 wang"},
        {"rubio adj3 wang", "rubio ADJ/3 wang"},
        {"rubio near5 wang", "rubio NEAR/5 wang"},
        {"rubio NEAR5 wang", "rubio NEAR/5 wang"},
        {"rubio onear/4 wang", "rubio ADJ/4 wang"},
        {"rubio SENT tariffs", "rubio SENT tariffs"},
        {"rubio /s tariffs", "rubio SENT tariffs"},
        {"rubio w/s tariffs", "rubio SENT tariffs"},
        {"rubio PARA tariffs", "rubio PARA tariffs"},
        {"rubio /p tariffs", "rubio PARA tariffs"},
        {"rubio w/p tariffs", "rubio PARA tariffs"},
        {"rubio SAME tariffs", "rubio PARA tariffs"},
        {"a NEAR/5 b NEAR/5 c", "a NEAR/5 b NEAR/5 c"},
        {"a NEAR/5 b NEAR/3 c", "a NEAR/5 b NEAR/3 c"},
        {"a NEAR/5 (b NEAR/5 c)", "a NEAR/5 (b NEAR/5 c)"},
        {"(a NEAR/5 b) NEAR/5 c", "(a NEAR/5 b) NEAR/5 c"},
        {"a ADJ/3 b ADJ/3 c", "a ADJ/3 b ADJ/3 c"},
        {"a ADJ/3 b NEAR/3 c", "a ADJ/3 b NEAR/3 c"},
        {"a SENT b SENT c PARA d", "a SENT b SENT c PARA d"},
        {"a PARA b PARA c", "a PARA b PARA c"},
        {"(a SENT b) PARA c", "a SENT b PARA c"},
        {"a PARA (b SENT c)", "a PARA (b SENT c)"},
        {"(a NEAR/5 b) SENT c", "a NEAR/5 b SENT c"},
        {"a NEAR/5 b SENT c", "a NEAR/5 b SENT c"},
        {"rubio NEAR/5 (wang OR xi)", "rubio NEAR/5 (wang OR xi)"},
        {"rubio NEAR/5(wang OR xi)", "rubio NEAR/5 (wang OR xi)"},
        {"\"trade war\" NEAR/10 tarif*", "\"trade war\" NEAR/10 tarif*"},
        {"tarif* NEAR/3 (china OR \"european union\")",
         "tarif* NEAR/3 (china OR \"european union\")"},
        {"/tari.*/ NEAR/3 beijng~1", "/tari.*/ NEAR/3 beijng~1"},
        {"=meeting ADJ/2 case:US", "=meeting ADJ/2 case:US"},
        {"~car NEAR/5 crash", "~car NEAR/5 crash"},
        {"title:(a NEAR/5 b)", "title:(a NEAR/5 b)"},
        {"ATLEAST/3(tariff)", "ATLEAST/3(tariff)"},
        {"ATLEAST3(tariff)", "ATLEAST/3(tariff)"},
        {"atleast3(tariff)", "ATLEAST/3(tariff)"},
        {"ATLEAST/2(tariff OR duty)", "ATLEAST/2(tariff OR duty)"},
        {"ATLEAST/2(\"trade war\")", "ATLEAST/2(\"trade war\")"},
        {"ATLEAST/2(a NEAR/3 b)", "ATLEAST/2(a NEAR/3 b)"},
        {"ATLEAST/2(tarif*) china", "ATLEAST/2(tarif*) china"},
        {"title:(ATLEAST/2(the))", "title:(ATLEAST/2(the))"},
        {"\"rubio wang\"~5", "\"rubio wang\"~5"},
        {"\"rubio wang\"~s~5", "\"rubio wang\"~s~5"},
        {"\"rubio wang\"~5^2", "\"rubio wang\"~5^2"},
        {"NOT \"rubio wang\"~5", "NOT \"rubio wang\"~5"},
        {"+(a NEAR/5 b)", "+(a NEAR/5 b)"},
        {"(a NEAR/5 b)^2", "(a NEAR/5 b)^2"},
    }));
    check_read(row);
}

TEST_CASE("query language: precedence: fields and signs, NEAR, NOT, AND, OR", "[parser]") {
    const Read row = GENERATE(values<Read>({
        {"a b OR c d", "a b OR c d"},
        {"(a OR b) c", "(a OR b) c"},
        {"a (b c)", "a (b c)"},
        {"NOT (a OR b)", "NOT (a OR b)"},
        {"a NOT b OR c", "a NOT b OR c"},
        {"((a))", "a"},
        {"a AND b c", "a AND b AND c"},
        {"a AND b OR c AND d", "a AND b OR c AND d"},
        {"NOT NOT a", "NOT (NOT a)"},
        {"-(a b)", "NOT (a b)"},
        {"+(a OR b) c", "+(a OR b) c"},
        {"a b NEAR/5 c d", "a b NEAR/5 c d"},
        {"a NEAR/5 b AND c OR d", "a NEAR/5 b AND c OR d"},
        {"NOT a NEAR/5 b", "NOT a NEAR/5 b"},
        {"-a NEAR/5 b", "NOT a NEAR/5 b"},
        {"a OR b NEAR/5 c", "a OR b NEAR/5 c"},
        {"a AND NOT b", "a AND NOT b"},
        {"a OR NOT b", "a OR NOT b"},
        {"title:a b", "title:a b"},
        {"title:a OR b", "title:a OR b"},
        {"-title:a b", "NOT title:a b"},
        {"a NOT (b NEAR/2 c) d", "a NOT b NEAR/2 c d"},
        {"china and trump or xi", "china and trump or xi"},
        {"trump same china", "trump same china"},
    }));
    check_read(row);
}

TEST_CASE("query language: dates: absolute, partial, relative and compared", "[parser]") {
    const Read row = GENERATE(values<Read>({
        {"date:2025-07-11", "date:2025-07-11"},
        {"date:2025-07", "date:2025-07-01..2025-07-31"},
        {"date:2025", "date:2025-01-01..2025-12-31"},
        {"date:2025-07..", "date:2025-07-01.."},
        {"date:..2025", "date:..2025-12-31"},
        {"date:2025-07-01..2025-07-14", "date:2025-07-01..2025-07-14"},
        {"date:2024..2025-03", "date:2024-01-01..2025-03-31"},
        {"published:2025", "date:2025-01-01..2025-12-31"},
        {"after:2025-07 before:2025-08", "date:2025-07-01.. date:..2025-07-31"},
        {"since:2025-07-11", "date:2025-07-11.."},
        {"until:2025-07-14", "date:..2025-07-14"},
        {"mentions:2025-08-01", "mentions:2025-08-01"},
        {"mentions:2025-08..2025-09", "mentions:2025-08-01..2025-09-30"},
        {"date:>=2025-07", "date:2025-07-01.."},
        {"date:>2025-07", "date:2025-08-01.."},
        {"date:<2025-07", "date:..2025-06-30"},
        {"date:<=2025-07", "date:..2025-07-31"},
        {"date:=2025-07-11", "date:2025-07-11"},
        {"date:today", "date:2025-07-14"},
        {"date:yesterday", "date:2025-07-13"},
        {"mentions:tomorrow", "mentions:2025-07-15"},
        {"date:7d..", "date:2025-07-07.."},
        {"date:7d..7d", "date:2025-07-07"},
        {"date:2w..yesterday", "date:2025-06-30..2025-07-13"},
        {"date:1m..", "date:2025-06-14.."},
        {"date:1y..", "date:2024-07-14.."},
        {"date:..3d", "date:..2025-07-11"},
        {"date:last-week", "date:2025-07-07..2025-07-13"},
        {"date:this-week", "date:2025-07-14..2025-07-20"},
        {"mentions:next-week", "mentions:2025-07-21..2025-07-27"},
        {"date:last-month", "date:2025-06-01..2025-06-30"},
        {"date:this-month", "date:2025-07-01..2025-07-31"},
        {"mentions:next-month", "mentions:2025-08-01..2025-08-31"},
        {"date:this-year", "date:2025-01-01..2025-12-31"},
        {"date:last-year", "date:2024-01-01..2024-12-31"},
        {"date:july", "date:2025-07-01..2025-07-31"},
        {"date:august", "date:2024-08-01..2024-08-31"},
        {"date:jul", "date:2025-07-01..2025-07-31"},
        {"date:monday", "date:2025-07-14"},
        {"date:tue", "date:2025-07-08"},
        {"date:Friday", "date:2025-07-11"},
        {"after:7d", "date:2025-07-07.."},
        {"since:yesterday", "date:2025-07-13.."},
        {"before:monday", "date:..2025-07-13"},
        {"until:last-month", "date:..2025-06-30"},
    }));
    check_read(row);
}

TEST_CASE("query language: recovery: errors name the place and what to do", "[parser]") {
    const Refused row = GENERATE(values<Refused>({
        {"speeker:rubio", 0, 7, "unknown field 'speeker'",
         "did you mean speaker: ?   All fields: dateline-search --fields-help"},
        {"titel:x", 0, 5, "unknown field 'titel'",
         "did you mean title: ?   All fields: dateline-search --fields-help"},
        {"zzzzzz:x", 0, 6, "unknown field 'zzzzzz'",
         "to search for the text, write \"zzzzzz:x\".   All fields: dateline-search --fields-help"},
        {"a (b", 2, 3, "this bracket is never closed", "add a )"},
        {"a) b", 1, 2, "this bracket closes nothing", "remove it, or open one before it"},
        {"()", 1, 2, "there is nothing between the brackets", ""},
        {"( )", 2, 3, "there is nothing between the brackets", ""},
        {"(", 0, 1, "this bracket is never closed", "add a )"},
        {"\"a b", 0, 1, "this quotation mark is never closed",
         "add a \" (in a shell, put the whole query between ' marks, or use -P)"},
        {"\"\"", 0, 2, "there is nothing between the quotation marks", ""},
        {"title:\"\"", 6, 8, "there is nothing between the quotation marks", ""},
        {"a AND", 2, 5, "AND needs something after it",
         "to search for the word itself, write \"AND\""},
        {"OR a", 0, 2, "OR needs something before it",
         "to search for the word itself, write \"OR\""},
        {"AND a", 0, 3, "AND needs something before it",
         "to search for the word itself, write \"AND\""},
        {"a OR OR b", 2, 4, "OR needs something after it",
         "to search for the word itself, write \"OR\""},
        {"a AND AND b", 2, 5, "AND needs something after it",
         "to search for the word itself, write \"AND\""},
        {"NOT", 0, 3, "NOT needs something after it",
         "to search for the word itself, write \"NOT\""},
        {"a NOT", 2, 5, "NOT needs something after it",
         "to search for the word itself, write \"NOT\""},
        {"title:", 0, 6, "title: needs something right after it", "such as title:tariffs"},
        {"title: x", 0, 6, "title: needs something right after it", "such as title:tariffs"},
        {"title:)", 0, 6, "title: needs something right after it", "such as title:tariffs"},
        {"a NEAR/5", 2, 8, "NEAR/5 needs something after it",
         "to search for the word itself, write \"NEAR/5\""},
        {"NEAR/5 b", 0, 6, "NEAR/5 needs something before it",
         "to search for the word itself, write \"NEAR/5\""},
        {"a NEAR/0 b", 2, 8, "the number must be 1 to 500",
         "such as NEAR/5, ADJ/1 (side by side) or ATLEAST/3(tariff)"},
        {"a NEAR/501 b", 2, 10, "the number must be 1 to 500",
         "such as NEAR/5, ADJ/1 (side by side) or ATLEAST/3(tariff)"},
        {"a NEAR/99999999999 b", 2, 18, "the number must be 1 to 500",
         "such as NEAR/5, ADJ/1 (side by side) or ATLEAST/3(tariff)"},
        {"rubio ADJ wang", 6, 9, "ADJ needs a number",
         "ADJ/1 is side by side in this order, ADJ/10 at most ten words on; NEAR/10 in any order"},
        {"a NEAR/5 -b", 9, 10, "- can't follow NEAR/5",
         "put the sign, or NOT, before the whole in brackets"},
        {"a NEAR/5 +b", 9, 10, "+ can't follow NEAR/5",
         "put the sign, or NOT, before the whole in brackets"},
        {"a NEAR/5 NOT b", 9, 12, "NOT can't follow NEAR/5", "put NOT before the whole: NOT (a NEAR/5 b)"},
        {"a NEAR/5 NEAR/3 b", 9, 15, "NEAR/3 can't follow NEAR/5",
         "to search for the word itself, write \"NEAR/3\""},
        {"a NOT w/5 b", 6, 9, "w/5 can't stand here",
         "to search for the word itself, write \"w/5\""},
        {"(a b) NEAR/5 c", 0, 5, "NEAR/5 takes words, phrases and groups of OR, not AND",
         "write a SENT b SENT c, or one operator for each word"},
        {"(NOT a) NEAR/5 c", 0, 7, "NEAR/5 takes words, phrases and groups of OR, not NOT",
         "put NOT before the whole: NOT (a NEAR/5 b)"},
        {"a PARA b SENT c", 0, 8,
         "SENT takes words, phrases and groups of OR, not a sentence or paragraph",
         "write the smaller unit inside: (a NEAR/5 b) SENT c"},
        {"title:a NEAR/5 title:b", 0, 7,
         "NEAR/5 takes words, phrases and groups of OR, not a field",
         "put the field before the whole: title:(a NEAR/5 b)"},
        {"a NEAR/5 lang:en", 9, 16, "NEAR/5 takes words, phrases and groups of OR, not a filter",
         "join it with AND"},
        {"a NEAR/5 *", 9, 10, "NEAR/5 takes words, phrases and groups of OR, not *",
         "it stands for every article"},
        {"a NEAR/5 quote:b", 9, 16, "NEAR/5 takes words, phrases and groups of OR, not a quotation",
         "put it around the whole: quote:(a NEAR/5 b)"},
        {"a NEAR/5 ATLEAST/2(b)", 9, 21,
         "NEAR/5 takes words, phrases and groups of OR, not ATLEAST", "join it with AND"},
        {"+a NEAR/5 b", 1, 2, "NEAR/5 takes words, phrases and groups of OR, not +",
         "put the + before the whole: +(a NEAR/5 b)"},
        {"a NEAR/5 b NEAR/5 c NEAR/5 d NEAR/5 e NEAR/5 f NEAR/5 g NEAR/5 h NEAR/5 i", 0, 73,
         "NEAR/5 joins at most 8 words", "join some of them by SENT, PARA or AND"},
        {"\"a b c d e f g h i\"~5", 0, 21, "~5 joins at most 8 words",
         "join some of them by SENT, PARA or AND"},
        {"ATLEAST/3 tariff", 0, 9, "ATLEAST/3 needs brackets after it",
         "such as ATLEAST/3(tariff)"},
        {"ATLEAST(x)", 0, 7, "ATLEAST needs a number", "such as ATLEAST/3(tariff)"},
        {"ATLEAST/0(x)", 0, 9, "the number must be 1 to 1000",
         "such as NEAR/5, ADJ/1 (side by side) or ATLEAST/3(tariff)"},
        {"ATLEAST/2(a b)", 9, 14, "ATLEAST takes words, phrases and groups of OR, not AND",
         "write a SENT b SENT c, or one operator for each word"},
        {"\"a b\"~0", 5, 7, "after a phrase, ~0 is not known",
         "~s: any forms of its words; ~1 to ~500: its words that near together"},
        {"\"a b\"~x", 5, 7, "after a phrase, ~x is not known",
         "~s: any forms of its words; ~1 to ~500: its words that near together"},
        {"**", 0, 2, "'**' says nothing of the word",
         "write letters, such as tarif*; * alone finds every article"},
        {"?*", 0, 2, "'?*' says nothing of the word",
         "write letters, such as tarif*; * alone finds every article"},
        {"=tarif*", 0, 7, "= doesn't go together with * or ?", "words like it are in any form"},
        {"=tariff~1", 0, 9, "~ doesn't go together with * ? or =", "write one of them"},
        {"tarif*~1", 0, 8, "~ doesn't go together with * ? or =", "write one of them"},
        {"tariff~3", 0, 8, "'tariff~3': at most two edits are looked for",
         "write tariff~1 or tariff~2"},
        {"tariff~0.8", 0, 10, "'tariff~0.8': at most two edits are looked for",
         "write tariff~1 or tariff~2"},
        {"tariff^0", 6, 8, "a ^ is followed by a number from 0.001 to 1000", "such as tariffs^2"},
        {"tariff^1001", 6, 11, "a ^ is followed by a number from 0.001 to 1000",
         "such as tariffs^2"},
        {"(a)^x", 3, 5, "a ^ is followed by a number from 0.001 to 1000", "such as tariffs^2"},
        {"case:(a)", 5, 6, "case: takes one word or phrase", "such as case:US"},
        {"case:tarif*", 5, 11, "case: takes one word or phrase as it is written",
         "such as case:US"},
        {"title:case:US", 6, 13, "no other field can stand inside title:",
         "join them by AND; case: stands in brackets, title:(case:US)"},
        {"title:tag:x", 6, 11, "no other field can stand inside title:",
         "join them by AND; case: stands in brackets, title:(case:US)"},
        {"title:(a date:2025)", 6, 19, "no other field can stand inside title:( )",
         "join them by AND"},
        {"title:-x", 6, 7, "the sign belongs before title:", "such as -title:tariffs"},
        {"title:=", 0, 7, "title:= needs something right after it",
         "such as title:=\"weekly roundup\""},
        {"lead:=\"x\"", 0, 6, "lead: can't be compared whole", "title:= can"},
        {"lead:*", 0, 6, "every article has a lead", "write *"},
        {"lang:klingon", 5, 12, "unknown language 'klingon'",
         "use a code of two letters, such as lang:en"},
        {"lang:\"\"", 5, 7, "lang: needs something right after it", "such as lang:en"},
        {"path:000*", 5, 9, "path: takes a file or a folder",
         "such as path:2025/07, which is all below it"},
        {"has:words", 4, 9,
         "has: takes one of title, by, speaker, source, section, tag, place, date", ""},
        {"date:soon", 5, 9, "'soon' is no date",
         "dates are 2025-07-11, 2025-07, 2025, yesterday, last-week, july; ranges "
         "2025-07-01..2025-07-14, 2025-07.., ..2025, 7d.."},
        {"date:2025-02-30", 5, 15, "there is no date 2025-02-30",
         "dates are 2025-07-11, 2025-07, 2025, yesterday, last-week, july; ranges "
         "2025-07-01..2025-07-14, 2025-07.., ..2025, 7d.."},
        {"date:2025-13", 5, 12, "there is no date 2025-13",
         "dates are 2025-07-11, 2025-07, 2025, yesterday, last-week, july; ranges "
         "2025-07-01..2025-07-14, 2025-07.., ..2025, 7d.."},
        {"date:..", 5, 7, "the range has neither beginning nor end",
         "dates are 2025-07-11, 2025-07, 2025, yesterday, last-week, july; ranges "
         "2025-07-01..2025-07-14, 2025-07.., ..2025, 7d.."},
        {"date:2025-07-14..2025-07-01", 5, 27, "the range ends before it begins",
         "dates are 2025-07-11, 2025-07, 2025, yesterday, last-week, july; ranges "
         "2025-07-01..2025-07-14, 2025-07.., ..2025, 7d.."},
        {"date:7d", 5, 7, "date:7d could be that day or all days since",
         "write date:7d.. for the days since, date:7d..7d for the day"},
        {"after:2025..2026", 6, 16, "after: takes one date, not a range",
         "dates are 2025-07-11, 2025-07, 2025, yesterday, last-week, july; ranges "
         "2025-07-01..2025-07-14, 2025-07.., ..2025, 7d.."},
        {"words:many", 6, 10, "'many' is no number of words",
         "such as words:>=500, words:500..900 or words:500"},
        {"words:900..500", 6, 14, "'900..500' is no number of words",
         "such as words:>=500, words:500..900 or words:500"},
        {"quotes:<0", 7, 9, "'<0' is no number of quotes",
         "such as quotes:>=500, quotes:500..900 or quotes:500"},
        {"dup:\"\"", 4, 6, "dup: needs something right after it", "such as dup:reut-42"},
        {"+NOT trump", 1, 4, "NOT can't stand here",
         "to search for the word itself, write \"NOT\""},
        {"+-trump", 0, 2, "a word is wanted or not wanted, not both", "write +word or -word"},
        {"china --trump", 6, 13, "-- can't stand here",
         "to search for the word itself, write \"--trump\""},
        {"quote:(quote:a)", 6, 15, "no quotation can stand inside another one",
         "write one quote:( ) after the other"},
        {"said:rubio(quote:a)", 10, 19, "no quotation can stand inside said:", ""},
        {"~bus", 0, 4, "no synonyms of 'bus' are known",
         "add a line to the file of --synonyms, or search without the ~"},
        {"@nobody", 0, 7, "there is no saved search 'nobody'",
         "--saved lists them; to search for the text, write \"@nobody\""},
        {"@loop", 0, 5, "saved searches stand in each other too deep, or in a circle: @loop",
         "does one of them use itself?"},
        {"@bad", 0, 4, "in @bad: this bracket is never closed", "it says: (a"},
    }));
    check_refused(row);
}

TEST_CASE(
    "query language: habits: spellings of Nexis, Factiva, Lucene and notmuch are answered with "
    "ours",
    "[parser]") {
    const Refused row = GENERATE(values<Refused>({
        {"HEADLINE(tariffs)", 0, 8, "HEADLINE( ) is another engine's spelling",
         "write title:(tariffs)"},
        {"HLEAD(tariffs AND china)", 0, 5, "HLEAD( ) is another engine's spelling",
         "write lead:(tariffs AND china)"},
        {"BYLINE(sim)", 0, 6, "BYLINE( ) is another engine's spelling", "write by:(sim)"},
        {"PUBLICATION(\"new york times\")", 0, 11, "PUBLICATION( ) is another engine's spelling",
         "write source:(\"new york times\")"},
        {"CAPS(Apple)", 0, 4, "CAPS( ) is another engine's spelling", "write case:Apple"},
        {"ALLCAPS(RICO)", 0, 7, "ALLCAPS( ) is another engine's spelling", "write case:RICO"},
        {"LENGTH > 1200", 0, 6, "'LENGTH' is another engine's spelling", "write words:>1200"},
        {"LENGTH>1200", 0, 11, "'LENGTH>1200' is another engine's spelling", "write words:>1200"},
        {"DATE > 2025-07-01", 0, 4, "'DATE' is another engine's spelling",
         "write date:>2025-07-01"},
        {"wc>1000", 0, 7, "'wc>1000' is another engine's spelling", "write words:>1000"},
        {"hd=tariffs", 0, 10, "'hd=tariffs' is another engine's spelling", "write title:tariffs"},
        {"hd=(a or b)", 0, 3, "'hd=' is another engine's spelling", "write title:(a or b)"},
        {"la=en", 0, 5, "'la=en' is another engine's spelling", "write lang:en"},
        {"by=sim", 0, 6, "'by=sim' is another engine's spelling", "write by:sim"},
        {"tariff$2", 0, 8, "$ is another engine's wildcard", "write tariff*"},
        {"tariff$", 0, 7, "$ is another engine's wildcard", "write tariff*"},
        {"atleast3 tariff", 0, 8, "atleast3 needs brackets after it", "write ATLEAST/3(tariff)"},
        {"/N5/", 0, 4, "/N5/ is another engine's operator", "write NEAR/5"},
        {"a /F50/ b", 2, 7, "/F50/ is another engine's operator",
         "words of the headline and first paragraph are lead:WORD"},
        {"a && b", 2, 4, "&& is another engine's operator",
         "write AND; to search for the word itself, \"&&\""},
        {"a || b", 2, 4, "|| is another engine's operator",
         "write OR; to search for the word itself, \"||\""},
        {"!trump", 0, 1, "! is another engine's operator", "write NOT trump"},
        {"!(a b)", 0, 1, "! is another engine's operator", "write NOT (a b)"},
        {"a XOR b", 2, 5, "XOR is another engine's operator",
         "write (a OR b) NOT (a AND b); to search for the word itself, \"XOR\""},
        {"*:*", 0, 3, "every article is *", "write *"},
        {"_exists_:by", 0, 8, "unknown field '_exists_'",
         "such as has:by.   All fields: dateline-search --fields-help"},
        {"from:rubio", 0, 4, "unknown field 'from'",
         "who wrote it is by: , who is quoted speaker: , dates from a day on after:.   All fields: "
         "dateline-search --fields-help"},
        {"to:rubio", 0, 2, "unknown field 'to'",
         "dates up to a day are until:.   All fields: dateline-search --fields-help"},
        {"thread:1", 0, 6, "unknown field 'thread'",
         "an article's copies are dup:ID, its story is shown by --group=story.   All fields: "
         "dateline-search --fields-help"},
        {"body:tariffs", 0, 4, "unknown field 'body'",
         "words without a field are searched in headline and text.   All fields: dateline-search "
         "--fields-help"},
        {"date:[2025-07-01 TO 2025-07-14]", 5, 16, "ranges of dates are written without brackets",
         "write date:2025-07-01..2025-07-14, or leave an end out"},
        {"date:{2025 TO *}", 5, 10, "ranges of dates are written without brackets",
         "write date:2025-07-01..2025-07-14, or leave an end out"},
    }));
    check_refused(row);
}
