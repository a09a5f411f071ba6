// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/parser.h"
#include "tests/catch.h"
#include "tests/unit/query_rows.h"

using namespace dateline;
using dateline::test::rows_context;

// The query language as tables: what is typed, and how it is read, in canonical form.
namespace {

struct Read {
    std::string query;
    std::string printed;
};

void check_read(const Read& row) {
    CAPTURE(row.query);
    const ParsedQuery parsed = parse_query(row.query, rows_context());
    REQUIRE_FALSE(parsed.error);
    CHECK(print(parsed.tree) == row.printed);
    const ParsedQuery again = parse_query(row.printed, rows_context());
    REQUIRE_FALSE(again.error);
    CHECK((again.tree == parsed.tree));
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
        {"lang:=en", "lang:en"},
        {"path:2025/07/**", "path:2025/07"},
        {"path:2025//", "path:2025"},
        {"title:/n95/", "title:/n95/"},
        {"path:2025/**/*", "path:2025"},
        {"path:\"a folder/x\"", "path:\"a folder/x\""},
        {"path:\"2^2\"", "path:\"2^2\""},
        {"path:2^2/**", "path:\"2^2\""},
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
