// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/text.h"

#include "common/program/sanitize.h"
#include "common/text/edit_distance.h"
#include "common/text/language.h"
#include "common/text/sentences.h"
#include "common/text/utf8.h"
#include "tests/catch.h"

using namespace dateline;

TEST_CASE("utf8: repairs what is ill-formed and keeps the rest", "[utf8]") {
    const auto [bytes, expected] = GENERATE(table<std::string, std::string>({
        {"plain", "plain"},
        {"a\r\nb\rc", "a\nb\nc"},
        {"\xEF\xBB\xBFmarked", "marked"},
        {"caf\xE9", "caf\xEF\xBF\xBD"},
        {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xE2\x82", "\xEF\xBF\xBD"},
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {std::string("nul\0byte", 8), "nul byte"},
        {"“quoted”", "“quoted”"},
    }));
    CAPTURE(bytes);
    CHECK(repair_text(bytes) == expected);
    CHECK(is_utf8(repair_text(bytes)));
}

TEST_CASE("text: folds case, compatibility forms and accents", "[text]") {
    const auto [text, folded] = GENERATE(table<std::string, std::string>({
        {"TARIFF", "tariff"},
        {"Élysée", "elysee"},
        {"e\xCC\x81lan", "elan"},
        {"Straße", "strasse"},
        {"ﬁnance", "finance"},
        {"ＧＤＰ", "gdp"},
        {"Łódź", "lodz"},
        {"co\xC2\xADoperate", "cooperate"},
        {"Чайковский", "чайковский"},
        {"ёлка", "елка"},
        {"中国", "中国"},
        {"हिन्दी", "हिन्दी"},
    }));
    CAPTURE(text);
    CHECK(fold(text) == folded);
    CHECK(fold(fold(text)) == fold(text));
}

TEST_CASE("text: tells how a word is written", "[text]") {
    CHECK(letter_case("us") == LetterCase::kLower);
    CHECK(letter_case("US") == LetterCase::kUpper);
    CHECK(letter_case("U.S.") == LetterCase::kUpper);
    CHECK(letter_case("Rubio") == LetterCase::kTitle);
    CHECK(letter_case("McKay") == LetterCase::kMixed);
    CHECK(letter_case("2025") == LetterCase::kLower);
}

TEST_CASE("text: counts columns of a terminal", "[text]") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("中国") == 4);
    CHECK(display_width("e\xCC\x81") == 1);
    CHECK(display_prefix("中国人", 5) == "中国");
}

TEST_CASE("text: trims and squeezes Unicode white space", "[text]") {
    CHECK(trim("\xC2\xA0 a b \n") == "a b");
    CHECK(squeeze(" a \n\t b ") == "a b");
    CHECK(trim("   ").empty());
}

TEST_CASE("sanitize: lets no control, override or hidden character through", "[sanitize]") {
    const auto [text, safe] = GENERATE(table<std::string, std::string>({
        {"plain\ttext\n", "plain\ttext\n"},
        {"\x1B[31mred", "\xEF\xBF\xBD[31mred"},
        {"\x1B]52;c;aGk=\x07", "\xEF\xBF\xBD]52;c;aGk=\xEF\xBF\xBD"},
        {"\xC2\x9B"
         "31m",
         "\xEF\xBF\xBD"
         "31m"},
        {"\xE2\x80\xAEtxt.exe", "txt.exe"},
        {"a\xE2\x80\x8B"
         "b",
         "ab"},
        {"\xFF\xFE", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"می\xE2\x80\x8Cخواهم", "می\xE2\x80\x8Cخواهم"},
        {"“quoted” – 中国", "“quoted” – 中国"},
    }));
    CAPTURE(text);
    CHECK(sanitize(text) == safe);
}

TEST_CASE("edit distance: counts swaps as one and stops at its limit", "[edit]") {
    const auto [a, b, distance] = GENERATE(table<std::string, std::string, std::size_t>({
        {"tariff", "tariff", 0},
        {"tarif", "tariff", 1},
        {"tairff", "tariff", 1},
        {"beijng", "beijing", 1},
        {"élan", "elan", 1},
        {"rubio", "trump", 3},
    }));
    CAPTURE(a, b);
    CHECK(edit_distance(a, b, 2) == std::min<std::size_t>(distance, 3));
}

TEST_CASE("language: a table of numbers is of none, prose among numbers of its own", "[language]") {
    const std::string table =
        "  SANTA ROSA    1,204.50   1,198.25    +6.25     SAN MIGUEL      982.00     975.50    "
        "+6.50\n"
        "  LAS PALMAS    2,310.75   2,299.00   +11.75     LOS ANDES     1,450.25   1,447.00    "
        "+3.25\n"
        "  VERA CRUZ       640.50     655.00   -14.50     LA PAZ          712.75     709.25    "
        "+3.50\n";
    const LanguageId english = *find_language("en");
    CHECK_FALSE(detect_language(table));
    CHECK(language_of_stretch(table, english) == english);
    const std::string prose =
        "El puerto de Santa Rosa perdió 1.204 contenedores en 2024, un 12,5 % menos que en 2023, "
        "según la autoridad portuaria, que espera para este año una recuperación del 3 %.";
    CHECK(detect_language(prose) == find_language("es"));
    CHECK(language_of_stretch(prose, english) == find_language("es"));
}

TEST_CASE("language: a stretch of foreign names is in its article's language", "[language]") {
    const LanguageId english = *find_language("en");
    const std::string banks =
        "Surveyed: Norddeutsche Hafenbank AG, Rheinische Kreditanstalt AG, Bayerische Handelsbank "
        "Vereinigte Sparkassen, Hessische Landesbausparkasse, Berliner Wechselbank "
        "Aktiengesellschaft";
    REQUIRE(banks.size() > 160);
    CHECK(language_of_stretch(banks, english) == english);
    CHECK(language_of_stretch("Winners of the year before. Photo: Алексей Морозов, Мария "
                              "Ковалевская, Иван Петровский, Ольга Смирнова.",
                              english) == english);
    CHECK(language_of_stretch("The port answered: «Мы не знаем, что это было, и мы не будем об "
                              "этом говорить, пока нет решения»",
                              english) == find_language("ru"));
}

TEST_CASE("sentences: end at stops, not at titles and initials", "[sentences]") {
    const auto [text, count] = GENERATE(table<std::string, std::size_t>({
        {"One. Two. Three.", 3},
        {"Gen. Smith met Mr. Jones. They left.", 2},
        {"U.S. officials said so.", 1},
        {"It cost 3.5 million. Nobody paid.", 2},
        {"“We won.” She smiled.", 2},
        {"J. K. Rowling wrote it.", 1},
        {"他来了。我走了。", 2},
        {"no capital. follows", 1},
    }));
    CAPTURE(text);
    CHECK(sentence_starts(text).size() == count);
    CHECK(sentence_starts(text)[0] == 0);
}
