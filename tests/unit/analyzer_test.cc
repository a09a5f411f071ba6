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
        parts.push_back(word.form == word.stem->text ? word.form
                                                     : word.form + "/" + word.stem->text);
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
        {"AT&T", "[att:2] at t"},
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

TEST_CASE("analyzer: gives a token a character in scripts without spaces", "[analyzer]") {
    CHECK(analyzed("中国人", "zh") == "中 国 人|中国|国人|中国人");
    CHECK(analyzed("GDP增长", "zh") == "gdp 增 长|增长");
}

TEST_CASE("analyzer: stems by the language of the text", "[analyzer]") {
    CHECK(analyzed("Häuser", "de") == "hauser/haus");
    CHECK(analyzed("Häuser", "und") == "hauser");
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
