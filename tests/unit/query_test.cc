// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/help.h"
#include "searcher/query/syntax/parser.h"
#include "tests/catch.h"

using namespace dateline;

TEST_CASE("parser: pathological queries end in an error that names the limit", "[parser]") {
    CHECK(parse_query(std::string(10'000, '(')).error->message ==
          "parentheses nest deeper than 100");
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
    CHECK(parse_query(minuses + "a").error->message == "parentheses nest deeper than 100");
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
        QueryContext context;
        context.synonyms["car"] = {"car", "automobile"};
        context.saved["name"] = "china";
        CHECK_FALSE(parse_query(example, context).error);
        CHECK_FALSE(meaning.empty());
    }
    for (const Field& field : kFields) {
        CAPTURE(field.example);
        CHECK_FALSE(parse_query(field.example).error);
    }
}
