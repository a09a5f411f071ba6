// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/help.h"
#include "searcher/query/parser.h"
#include "tests/catch.h"

using namespace dateline;

TEST_CASE("parser: basic queries print as they were read", "[parser]") {
    const auto [query, printed] = GENERATE(table<std::string, std::string>({
        {"china", "china"},
        {"china tariffs", "china tariffs"},
        {"  china   tariffs ", "china tariffs"},
        {"\"correct way\"", "\"correct way\""},
        {"“correct way”", "\"correct way\""},
        {"\"trade tension\"~s", "\"trade tension\"~s"},
        {"china OR beijing", "china OR beijing"},
        {"china AND beijing", "china AND beijing"},
        {"china NOT trump", "china NOT trump"},
        {"china -trump", "china NOT trump"},
        {"-trump", "NOT trump"},
        {"+china trump", "+china trump"},
        {"tarif*", "tarif*"},
        {"*", "*"},
        {"trade-off", "trade-off"},
        {"10:30", "10:30"},
        {"http://example.org/a", "http://example.org/a"},
        {"\"AND\"", "\"AND\""},
        {"„correct way“", "\"correct way\""},
        {"«correct way»", "\"correct way\""},
        {"who agreed?", "who agreed?"},
        {"title:*", "has:title"},
    }));
    CAPTURE(query);
    const ParsedQuery parsed = parse_query(query);
    REQUIRE_FALSE(parsed.error);
    CHECK(print(parsed.tree) == printed);
}

TEST_CASE("parser: precedence is NOT, AND, OR", "[parser]") {
    const auto [query, printed] = GENERATE(table<std::string, std::string>({
        {"a b OR c d", "a b OR c d"},
        {"(a OR b) c", "(a OR b) c"},
        {"a (b c)", "a (b c)"},
        {"NOT (a OR b)", "NOT (a OR b)"},
        {"a NOT b OR c", "a NOT b OR c"},
        {"((a))", "a"},
        {"a AND b c", "a AND b AND c"},
        {"NOT NOT a", "NOT (NOT a)"},
        {"-(a b)", "NOT (a b)"},
        {"+(a OR b) c", "+(a OR b) c"},
    }));
    CAPTURE(query);
    const ParsedQuery parsed = parse_query(query);
    REQUIRE_FALSE(parsed.error);
    CHECK(print(parsed.tree) == printed);
}

TEST_CASE("parser: fields take words, phrases, groups and values", "[parser]") {
    const auto [query, printed] = GENERATE(table<std::string, std::string>({
        {"title:tense", "title:tense"},
        {"HEADLINE:tense", "title:tense"},
        {"title:\"tense talks\"", "title:\"tense talks\""},
        {"title:(tense OR calm)", "title:(tense OR calm)"},
        {"title:tarif*", "title:tarif*"},
        {"author:sim", "by:sim"},
        {"lang:EN-us", "lang:en"},
        {"path:2025/07/**", "path:2025/07"},
        {"path:\"a folder/x\"", "path:\"a folder/x\""},
        {"id:reut-42", "id:reut-42"},
        {"has:byline", "has:by"},
        {"missing:date", "NOT has:date"},
        {"date:2025-07-11", "date:2025-07-11"},
        {"date:2025-07", "date:2025-07-01..2025-07-31"},
        {"date:2025-07..", "date:2025-07-01.."},
        {"speaker:\"wang yi\"", "speaker:\"wang yi\""},
        {"quote:tariffs", "quote:(tariffs)"},
        {"quote:(speaker:rubio tariffs)", "quote:(speaker:rubio tariffs)"},
        {"said:rubio", "quote:(speaker:rubio)"},
        {"said:rubio(trade tariffs)", "quote:(speaker:rubio trade tariffs)"},
        {"said:\"wang yi\"(a OR b)", "quote:(speaker:\"wang yi\" (a OR b))"},
        {"said:(rubio OR wang)(taiwan) china", "quote:(speaker:(rubio OR wang) taiwan) china"},
        {"NOT says:rubio(odds)", "NOT quote:(speaker:rubio odds)"},
        {"after:2025-07 before:2025-08", "date:2025-07-01.. date:..2025-07-31"},
    }));
    CAPTURE(query);
    const ParsedQuery parsed = parse_query(query);
    REQUIRE_FALSE(parsed.error);
    CHECK(print(parsed.tree) == printed);
}

TEST_CASE("parser: recover: errors name the place and what to do", "[parser]") {
    const auto [query, start, end, message] =
        GENERATE(table<std::string, std::uint32_t, std::uint32_t, std::string>({
            {"", 0, 0, "the query is empty"},
            {"speeker:rubio", 0, 7, "unknown field 'speeker'"},
            {"a (b", 2, 3, "this bracket is never closed"},
            {"a) b", 1, 2, "this bracket closes nothing"},
            {"()", 1, 2, "there is nothing between the brackets"},
            {"\"a b", 0, 1, "this quotation mark is never closed"},
            {"\"\"", 0, 2, "there is nothing between the quotation marks"},
            {"a AND", 2, 5, "AND needs something after it"},
            {"OR a", 0, 2, "OR needs something before it"},
            {"a OR OR b", 2, 4, "OR needs something after it"},
            {"NOT", 0, 3, "NOT needs something after it"},
            {"title:", 0, 6, "title: needs something right after it"},
            {"title: x", 0, 6, "title: needs something right after it"},
            {"date:2025-02-30", 5, 15, "there is no date 2025-02-30"},
            {"date:soon", 5, 9, "'soon' is no date"},
            {"date:..", 5, 7, "the range has neither beginning nor end"},
            {"lang:klingon", 5, 12, "unknown language 'klingon'"},
            {"title:(a date:2025)", 6, 19, "no other field can stand inside title:( )"},
            {"a NEAR/5 b", 2, 8, "the operator NEAR/5 is not known to this version"},
            {"b*d", 0, 3, "a * can only stand at the end of a word"},
            {"title:=\"weekly\"", 0, 7, "title:= is not known to this version"},
            {"=meetings", 0, 9, "'=meetings' is not known to this version"},
            {"t?riff", 0, 6, "'t?riff' is not known to this version"},
            {"/tari?ffs?/", 0, 11, "'/tari?ffs?/' is not known to this version"},
            {"rubio /s wang", 6, 8, "the operator /s is not known to this version"},
            {"+NOT trump", 1, 4, "NOT can't stand here"},
            {"+-trump", 0, 2, "a word is wanted or not wanted, not both"},
            {"china --trump", 6, 13, "-- can't stand here"},
            {"title:-x", 6, 7, "the sign belongs before title:"},
            {"path:000*", 5, 9, "path: takes a file or a folder"},
            {"\"a b\"~5", 5, 7, "after a phrase, only ~s (stemmed) is known"},
        }));
    CAPTURE(query);
    const ParsedQuery parsed = parse_query(query);
    REQUIRE(parsed.error);
    CHECK(parsed.error->message == message);
    CHECK(parsed.error->span.start == start);
    CHECK(parsed.error->span.end == end);
}

TEST_CASE("parser: unknown fields are answered with the nearest name", "[parser]") {
    CHECK(parse_query("titel:x").error->hint.starts_with("did you mean title:"));
    CHECK(parse_query("sorce:x").error->hint.starts_with("did you mean source:"));
}

TEST_CASE("parser: pathological queries end in an error that names the limit", "[parser]") {
    CHECK(parse_query(std::string(10'000, '(')).error->message == "brackets nest deeper than 100");
    CHECK(parse_query(std::string(100'000, '(')).error->message ==
          "the query is 100000 bytes long; at most 20000 are taken");
    std::string words;
    for (int i = 0; i < 1001; ++i) {
        words += "a ";
    }
    CHECK(parse_query(words).error->message == "more than 1000 words");
    CHECK(parse_query("\xFF\xFE").error->message == "the query is not valid UTF-8");
    std::string minuses;
    for (int i = 0; i < 200; ++i) {
        minuses += "NOT ";
    }
    CHECK(parse_query(minuses + "a").error->message == "brackets nest deeper than 100");
}

TEST_CASE("parser: says how a query was read where that may surprise", "[parser]") {
    CHECK(parse_query("a b OR c").notes.size() == 1);
    CHECK(parse_query("(a b) OR c").notes.empty());
    CHECK(parse_query("a or b").notes[0].message ==
          "'or' is searched as a word; the operator is OR");
}

TEST_CASE("parser: the caret stands under the place, also after wide characters", "[parser]") {
    const std::string query = "中国 titel:x";
    CHECK(render(*parse_query(query).error, query, "error") ==
          "error: unknown field 'titel'\n  中国 titel:x\n       ^^^^^\nhint: did you mean title: ? "
          "  All fields: dateline-search --fields-help\n");
}

TEST_CASE("help: every example of --syntax parses", "[help]") {
    for (const auto& [example, meaning] : syntax_table()) {
        CAPTURE(example);
        CHECK_FALSE(parse_query(example).error);
        CHECK_FALSE(meaning.empty());
    }
    for (const Field& field : kFields) {
        CAPTURE(field.example);
        CHECK_FALSE(parse_query(field.example).error);
    }
}
