// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/parser.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

// What users of another engine type, and how we read it; or, if we don't, our spelling that the
// hint must give.
struct Habit {
    std::string engine;
    std::string query;
    std::string ours;
};

const std::vector<Habit>& read_alike() {
    static const std::vector<Habit> habits = {
        {"Nexis", "rubio w/5 wang", "rubio NEAR/5 wang"},
        {"Nexis", "rubio pre/3 wang", "rubio ADJ/3 wang"},
        {"Nexis", "rubio near/10 wang", "rubio NEAR/10 wang"},
        {"Nexis", "rubio onear/4 wang", "rubio ADJ/4 wang"},
        {"Nexis", "rubio /s tariffs", "rubio SENT tariffs"},
        {"Nexis", "rubio w/p tariffs", "rubio PARA tariffs"},
        {"Nexis", "atleast5(tariff) china", "ATLEAST/5(tariff) china"},
        {"Nexis", "tariff AND NOT trump", "tariff AND NOT trump"},
        {"Factiva", "rubio adj3 wang", "rubio ADJ/3 wang"},
        {"Factiva", "rubio near10 wang", "rubio NEAR/10 wang"},
        {"Factiva", "china SAME tariffs", "china PARA tariffs"},
        {"Factiva", "tarif* OR dut?es", "tarif* OR dut?es"},
        {"Lucene", "title:tariff^2 china", "title:tariff^2 china"},
        {"Lucene", "\"rubio wang\"~5", "\"rubio wang\"~5"},
        {"Lucene", "+china -trump", "+china NOT trump"},
        {"Lucene", "/tari?ffs?/", "/tari?ffs?/"},
        {"Lucene", "tarrif~", "tarrif~1"},
        {"Lucene", "title:(tariff OR duty)", "title:(tariff OR duty)"},
        {"notmuch", "subject:tariffs", "title:tariffs"},
        {"notmuch", "date:2025-07-01..2025-07-14", "date:2025-07-01..2025-07-14"},
        {"notmuch", "rubio NEAR wang", "rubio NEAR/10 wang"},
        {"notmuch", "tag:asean path:2025/**", "tag:asean path:2025"},
    };
    return habits;
}

const std::vector<Habit>& answered() {
    static const std::vector<Habit> habits = {
        {"Nexis", "HEADLINE(tariffs)", "title:(tariffs)"},
        {"Nexis", "HLEAD(tariffs)", "lead:(tariffs)"},
        {"Nexis", "BYLINE(sim)", "by:(sim)"},
        {"Nexis", "PUBLICATION(courier)", "source:(courier)"},
        {"Nexis", "CAPS(US)", "case:US"},
        {"Nexis", "LENGTH > 1200", "words:>1200"},
        {"Factiva", "hd=tariffs", "title:tariffs"},
        {"Factiva", "wc>1000", "words:>1000"},
        {"Factiva", "la=en", "lang:en"},
        {"Factiva", "atleast3 tariff", "ATLEAST/3(tariff)"},
        {"Factiva", "rubio /N5/ wang", "NEAR/5"},
        {"Factiva", "tariff$2", "tariff*"},
        {"Lucene", "china && tariffs", "AND"},
        {"Lucene", "!trump", "NOT trump"},
        {"Lucene", "date:[2025-07-01 TO 2025-07-14]", "2025-07-01..2025-07-14"},
        {"Lucene", "_exists_:by", "has:by"},
        {"Lucene", "tariff~0.8", "tariff~1"},
        {"Lucene", "*:*", "*"},
        {"notmuch", "from:rubio", "speaker:"},
        {"notmuch", "china XOR tariffs", "(a OR b) NOT (a AND b)"},
        {"notmuch", "thread:0001", "--group=story"},
    };
    return habits;
}

}  // namespace

TEST_CASE("peers: spellings of other engines are read as they are meant there", "[parser]") {
    REQUIRE(read_alike().size() + answered().size() >= 40);
    for (const Habit& habit : read_alike()) {
        CAPTURE(habit.engine, habit.query);
        const ParsedQuery parsed = parse_query(habit.query);
        REQUIRE_FALSE(parsed.error);
        CHECK(print(parsed.tree) == habit.ours);
    }
}

TEST_CASE("peers: others are refused with our spelling in the hint", "[parser]") {
    for (const Habit& habit : answered()) {
        CAPTURE(habit.engine, habit.query);
        const ParsedQuery parsed = parse_query(habit.query);
        REQUIRE(parsed.error);
        CAPTURE(parsed.error->hint);
        CHECK(parsed.error->hint.find(habit.ours) != std::string::npos);
    }
}

TEST_CASE("peers: what is a word too is searched, and noted", "[parser]") {
    CHECK(parse_query("china same tariffs").notes[0].message.find("PARA") != std::string::npos);
    CHECK(parse_query("tariff!").notes[0].message.find("tariff*") != std::string::npos);
    CHECK(parse_query("china and not trump").notes.size() == 2);
    CHECK(parse_query("\"trade tar*\"").notes.empty());
}
