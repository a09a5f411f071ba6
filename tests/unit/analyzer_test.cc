// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/analyzer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/catch.h"

using namespace dateline;

namespace {

// Tokens as "form/stem", compounds in [ ], extras after a |.
std::string analyzed(std::string_view text, std::string_view lang = "en") {
    Analyzer analyzer;
    Analysis analysis;
    analyzer.analyze(text, *find_language(lang), analysis);
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
        for (const Compound& compound : analysis.compounds) {
            if (compound.position == i)
                parts.push_back(fmt::format("[{}:{}]", compound.token.word->form, compound.width));
        }
        const Word& word = *analysis.tokens[i].word;
        parts.push_back(word.form == word.stem->bare()
                            ? word.form
                            : fmt::format("{}/{}", word.form, word.stem->bare()));
    }
    std::string out = fmt::format("{}", fmt::join(parts, " "));
    for (const Word* extra : analysis.extras) {
        out += "|" + extra->form;
    }
    return out;
}

}  // namespace

TEST_CASE("analyzer: folds, stems and keeps every word", "[analyzer]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"The Tariffs", "the tariffs/tariff"},
        {"to be or not to be", "to be or not to be"},
        {"1,000 of 3.5", "1000 of 3.5"},
        {"Élysée", "elysee/elyse"},
        {"", ""},
        {"— … !", ""},
    }));
    CAPTURE(text);
    CHECK(analyzed(text) == expected);
}

TEST_CASE("analyzer: finds compounds whole and by their parts", "[analyzer]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"COVID-19", "[covid19:2] covid 19"},
        {"trade-offs", "[tradeoffs:2] trade offs/off"},
        {"face-to-face", "[facetoface:3] face to face"},
        {"AT&T", "[att:2] [at&t:2] at t"},
        {"U.S. officials",
         "us offici"
         "als/offici|u|s"},
        {"Rubio's", "rubio's/rubio"},
        {"Rubio’s", "rubio's/rubio"},
        {"the U.S.'s", "the us s|u|s"},
        {"l’Europe", "[leurope:2] l europe/europ"},
        {"O'Brien", "[obrien:2] o brien"},
        {"example.com", "[examplecom:2] example/exampl com"},
        {"jane@example.org", "jane [exampleorg:2] example/exampl org"},
        {"a - b", "a b"},
    }));
    CAPTURE(text);
    CHECK(analyzed(text) == expected);
}

TEST_CASE("analyzer: joins no clitic to the word before it", "[analyzer]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"she'll", "she ll"},
        {"SHE’LL", "she ll"},
        {"can't", "can't"},
        {"WON’T", "won't"},
        {"weren't", "weren't"},
        {"I'd've", "i d ve"},
        {"sheʼll", "she ll"},
        {"can't-miss", "[can'tmiss:2] can't miss"},
        {"rock'n'roll", "[rocknroll:3] rock n roll"},
        {"d'Estaing", "[destaing:2] d estaing/esta"},
        {"y'all", "[yall:2] y all"},
        {"ma'am", "[maam:2] ma am"},
        {"O'Brien's", "[obrien's:2] o brien's/brien"},
        {"O'Brien-Lee", "[obrien:2] [obrienlee:3] o brien lee"},
    }));
    CAPTURE(text);
    CHECK(analyzed(text) == expected);
}

TEST_CASE("analyzer: keeps what is written between digits", "[analyzer]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"5-4", "[5-4:2] 5 4"},
        {"5–4", "[5-4:2] 5 4"},
        {"9/11", "[9/11:2] 9 11"},
        {"10:30", "[10:30:2] 10 30"},
        {"10,5", "[10,5:2] 10 5"},
        {"1,000,000.5", "1000000.5"},
        {"2024-05-14", "[2024-05-14:3] 2024 05 14"},
        {"a 5-4-vote", "a [5-4:2] [5-4vote:3] 5 4 vote"},
        {"10-year", "[10year:2] 10 year"},
        {"F-16", "[f16:2] f 16"},
        {"1990's", "[1990s:2] 1990 s"},
        {"12 - 14", "12 14"},
    }));
    CAPTURE(text);
    CHECK(analyzed(text) == expected);
    CHECK(analyzed("3.5", "ar") == "3.5");
}

TEST_CASE("analyzer: sub- and superscript digits belong to their word", "[analyzer]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"CO₂", "co2"},
        {"H₂O", "h2o"},
        {"km²", "km2"},
        {"C₆H₁₂O₆", "c6h12o6"},
        {"PM₂.₅", "pm2.5"},
        {"10⁶", "10"},
        {"senators¹ said", "senators/senat said|senators1"},
    }));
    CAPTURE(text);
    CHECK(analyzed(text) == expected);
}

TEST_CASE("analyzer: what isn't seen parts no word", "[analyzer]") {
    for (const std::string_view mark :
         {"\xC2\xAD", "\u200B", "\u200D", "\u2060", "\uFEFF", "\u200E", "\u202A", "\u2066"}) {
        CAPTURE(mark);
        const std::string text = fmt::format("{0}har{0}bour{0} re{0}-{0}opened{0} 5{0}-{0}4", mark);
        CHECK(analyzed(text) == "harbour [reopened:2] re opened/open [5-4:2] 5 4");
    }
}

TEST_CASE("analyzer: joins a word that the end of a line parts", "[analyzer]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"the har-\nbour", "the [harbour:2] har bour"},
        {"the har\xC2\xAD\n  bour", "the [harbour:2] har bour"},
        {"the har¬\nbour", "the [harbour:2] har bour"},
        {"a win -\nand more", "a win and more"},
        {"Jean-\nPierre", "jean pierr"},
        {"a har-\n\nbour", "a har bour"},
    }));
    CAPTURE(text);
    CHECK(analyzed(text, "und") == (text == "Jean-\nPierre" ? "jean pierre" : expected));
}

TEST_CASE("analyzer: a word with a sign is also a word of its own", "[analyzer]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"C++ and C#", "[c++:1] c and [c#:1] c"},
        {"on .NET today", "on [.net:1] net today"},
        {"Yahoo! said", "[yahoo!:1] yahoo said"},
        {"R&D", "[rd:2] [r&d:2] r d"},
        {"no.1", "no 1"},
        {"so ...and", "so and"},
        {"a+b", "a b"},
    }));
    CAPTURE(text);
    CHECK(analyzed(text, "und") == expected);
}

TEST_CASE("analyzer: gives a token a character in scripts without spaces", "[analyzer]") {
    CHECK(analyzed("中国人", "zh") == "中 国 人|中国|国人|中国人");
    CHECK(analyzed("GDP增长", "zh") == "gdp 增 长|增长");
}

TEST_CASE("analyzer: stems by the language of the text", "[analyzer]") {
    CHECK(analyzed("Häuser", "de") == "hauser/haus");
    CHECK(analyzed("Häuser", "und") == "hauser");
    CHECK(analyzed("서울에서 대통령은", "ko") == "서울에서/서울 대통령은/대통령");
    CHECK(analyzed("회의 아이", "ko") == "회의 아이");
}

TEST_CASE("analyzer: offsets are bytes of the text, compounds span their parts", "[analyzer]") {
    const std::string text = "“Élan” trade-off";
    Analyzer analyzer;
    Analysis analysis;
    analyzer.analyze(text, *find_language("en"), analysis);
    REQUIRE(analysis.tokens.size() == 3);
    CHECK(text.substr(analysis.tokens[0].start,
                      analysis.tokens[0].end - analysis.tokens[0].start) == "Élan");
    REQUIRE(analysis.compounds.size() == 1);
    const Token& whole = analysis.compounds[0].token;
    CHECK(text.substr(whole.start, whole.end - whole.start) == "trade-off");
}

TEST_CASE("analyzer: cuts long words at a character, alike each time", "[analyzer]") {
    std::string word;
    for (int i = 0; i < 50; ++i) {
        word += "ж";
    }
    CHECK(analyzed(word, "und").size() == kMaxWordBytes);
}
