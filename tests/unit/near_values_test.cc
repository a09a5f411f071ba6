// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/suggestions/near_values.h"

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("near values: what a typed name may mean", "[suggestions]") {
    struct Row {
        std::string typed;
        std::string value;
        std::string words;  // empty: not meant
    };
    const Row row = GENERATE(values<Row>({
        {"ruth bader ginsberg", "Ruth Bader Ginsburg", "Ruth Bader Ginsburg"},
        {"angela merkl", "Chancellor Angela Merkel", "Angela Merkel"},
        {"nytimes", "The New York Times", "The New York Times"},
        {"nytimes", "New York Times (Online)", "New York Times"},
        {"www.nytimes.com", "New York Times", "New York Times"},
        {"NY Times", "New York Times", "New York Times"},
        {"wsj", "Wall Street Journal", "Wall Street Journal"},
        {"foxnews", "Fox News Channel", "Fox News"},
        {"fox news", "FoxNews", "FoxNews"},
        {"valmara currier", "The Valmara Courier", "Valmara Courier"},
        {"jose munoz", "Jos\u00E9 Mu\u00F1oz Vargas", "Jos\u00E9 Mu\u00F1oz"},
        {"anna lindqvist", "Anna Maria Lindqvist", "Anna Maria Lindqvist"},
        // Others.
        {"nytimes", "New Zealand Herald", ""},
        {"john smith", "John Brown", ""},
        {"ginsberg ruth", "Ruth Ginsburg", ""},
        {"li", "Le", ""},
        {"", "Fox News", ""},
        {"fox", "", ""},
        {"...", "Fox News", ""},
    }));
    CAPTURE(row.typed, row.value);
    const auto near = near_value(row.typed, row.value);
    CHECK((near ? near->words : "") == row.words);
}

TEST_CASE("near values: a name costs nothing, an error about one", "[suggestions]") {
    CHECK(near_value("wang yi", "Wang Yi")->cost == 0);
    CHECK(near_value("angela merkel", "Angela Merkel")->cost <
          near_value("angela merkle", "Angela Merkel")->cost);
    CHECK(near_value("angela merkle", "Angela Merkel")->cost <
          near_value("angala merkle", "Angela Merkel")->cost);
    CHECK(near_value("anna lindqvist", "Anna Lindqvist")->cost <
          near_value("anna lindqvist", "Anna Maria Lindqvist")->cost);
}
