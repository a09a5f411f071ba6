// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/analysis/stemmer.h"
#include "common/schema/terms.h"
#include "common/text/text.h"
#include "searcher/query/sources/recency.h"
#include "searcher/query/syntax/question.h"
#include "searcher/results/suggestions/misspelling.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

std::string read_question(std::string_view text,
                          const std::vector<std::string>& languages = {"en"}) {
    Analyzer analyzer;
    ParsedQuery question = parse_question(text, {});
    if (question.error) return "error: " + question.error->message;
    weigh_question(question, languages, analyzer);
    return print(question.tree);
}

std::string stem_of(std::string_view word, std::string_view lang = "en") {
    Stemmer stemmer;
    return std::string(bare_stem(stemmer.term(word, *find_language(lang))));
}

}  // namespace

TEST_CASE("question: each word counts, what any text has a tenth, what only asks half",
          "[question]") {
    const auto [text, read] = GENERATE(table<std::string, std::string>({
        {"china tariffs", "china tariffs"},
        {"What did the ministers agree on?", "What^0.1 did^0.1 the^0.1 ministers agree on^0.1"},
        {"papers on tariffs", "papers^0.5 on^0.1 tariffs"},
        {"tariffs and more tariffs", "tariffs^2 and^0.1 more^0.1"},
        {"the who", "the who"},
        {"the WHO report", "the^0.1 WHO report^0.5"},
        {"what US tariffs", "what^0.1 US tariffs"},
        {"COVID-19 deaths", "covid19 COVID deaths"},
        {"TROOPS AND TANKS", "troops and^0.1 tanks"},
        {"NOT IN MY NAME", "not^0.1 in^0.1 my^0.1 name"},
        {"troops AND tanks", "troops AND tanks"},
        {"ID:ABC-1", "id:ABC-1"},
        {"ID:ABC-1 OR STORM WARNING", "or^0.1 storm warning id:ABC-1"},
        {"WHAT OF (TANKS", "what^0.1 of^0.1 tanks"},
        {"tanks AND (troops OR", "tanks and^0.1 troops or^0.1"},
        {"what's the price", "what's^0.1 the^0.1 price"},
        {"+sanctions iran", "iran +sanctions"},
        {"tariffs -trump", "tariffs trump"},
        {"tariffs NOT trump", "tariffs not^0.1 trump"},
        {"\"key rate\" bank", "bank \"key rate\""},
        {"date:2025 treaty", "treaty date:2025-01-01..2025-12-31"},
        {"Fuzzy requests: an approach", "Fuzzy requests an^0.1 approach"},
        {"a bracket ( that is open", "a^0.1 bracket that^0.1 is^0.1 open"},
        {"of the", "of the"},
        {"央行降息", "央行 行降 降息"},
    }));
    CAPTURE(text);
    CHECK(read_question(text) == read);
}

TEST_CASE("question: the words of the language that it is asked in count less", "[question]") {
    const std::vector<std::string> languages = {"de", "en", "fr"};
    CHECK(read_question("Was sagte die Kanzlerin", languages) == "Was^0.1 sagte die^0.1 Kanzlerin");
    CHECK(read_question("how many die in the war", languages) ==
          "how^0.1 many^0.1 die in^0.1 the^0.1 war");
    CHECK(read_question("que dit le ministre", languages) == "que^0.1 dit le^0.1 ministre");
}

TEST_CASE("question: what is an error to a query is told and read as plain words", "[question]") {
    const ParsedQuery question = parse_question("approaches: a \"survey", {});
    REQUIRE_FALSE(question.error);
    REQUIRE(question.notes.size() == 1);
    CHECK(question.notes[0].message == "read as plain words: unknown field 'approaches'");
    CHECK(parse_question("", {}).error);
    CHECK(parse_question("\xFF\xFE", {}).error);
}

TEST_CASE("stemmer: senses that Snowball joins stay apart, forms of one word together",
          "[stemmer]") {
    using Words = std::vector<std::string>;
    const auto words = GENERATE(
        Words{"international", "internal", "intern"}, Words{"university", "universe"},
        Words{"organ", "organic", "organization"}, Words{"emergency", "emerge"},
        Words{"past", "paste"}, Words{"evening", "even"}, Words{"later", "lateral"},
        Words{"important", "import"}, Words{"authority", "author"}, Words{"several", "severe"},
        Words{"united", "unit"}, Words{"conservative", "conservation"});
    std::vector<std::string> stems;
    for (const std::string& word : words) {
        stems.push_back(stem_of(word));
    }
    std::ranges::sort(stems);
    CAPTURE(words, stems);
    CHECK(std::ranges::adjacent_find(stems) == stems.end());
}

TEST_CASE("stemmer: forms of one word", "[stemmer]") {
    const auto [form, other] = GENERATE(table<std::string, std::string>({
        {"universities", "university"},
        {"matrices", "matrix"},
        {"gunmen", "gunman"},
        {"crises", "crisis"},
        {"organisations", "organization"},
        {"organised", "organizing"},
        {"privatisation", "privatization"},
        {"emergencies", "emergency"},
        {"authorities", "authority"},
        {"imports", "imported"},
        {"politicians", "politics"},
        {"rising", "rises"},
    }));
    CAPTURE(form, other);
    CHECK(stem_of(form) == stem_of(other));
}

TEST_CASE("stemmer: every Snowball language stems, the others leave words alone", "[stemmer]") {
    const auto [lang, form, other] = GENERATE(table<std::string, std::string, std::string>({
        {"en", "tariffs", "tariff"},
        {"fr", "continuellement", "continuelle"},
        {"de", "kategorien", "kategorie"},
        {"es", "cheques", "cheque"},
        {"pt", "quilometros", "quilometro"},
        {"it", "abbandonata", "abbandonato"},
        {"nl", "lichamelijke", "lichamelijk"},
        {"sv", "flickorna", "flickor"},
        {"da", "indtager", "indtage"},
        {"no", "havnene", "havner"},
        {"fi", "taloissa", "talossa"},
        {"ru", "вавиловка", "вавиловки"},
        {"ar", "الكتاب", "كتاب"},
        {"hu", "hazak", "haz"},
        {"ro", "abilitatea", "abilitate"},
        {"tr", "evler", "ev"},
        {"eu", "kaleko", "kalean"},
        {"ca", "llibres", "llibrets"},
        {"ga", "bhfear", "fear"},
        {"id", "membaca", "baca"},
        {"lt", "namai", "namas"},
        {"hy", "քաղաքներ", "քաղաք"},
        {"ne", "घरहरू", "घर"},
        {"ta", "மரங்கள்", "மரங்களை"},
    }));
    CAPTURE(lang, form, other);
    CHECK(stem_of(fold(form), lang) == stem_of(fold(other), lang));
    CHECK(stem_of("strikes", "zh") == "strikes");
}

TEST_CASE("fold: fifty spellings of accents, case, ligatures, digits and look-alikes", "[text]") {
    const auto [one, other] = GENERATE(table<std::string, std::string>({
        {"Müller", "MULLER"},
        {"café", "cafe\u0301"},
        {"Straße", "STRASSE"},
        {"Łódź", "lodz"},
        {"Ørsted", "orsted"},
        {"İstanbul", "istanbul"},
        {"ISPARTA", "ısparta"},
        {"Ærø", "aero"},
        {"cœur", "COEUR"},
        {"Đorđe", "dorde"},
        {"naïve", "naive"},
        {"São Paulo", "sao paulo"},
        {"Škoda", "skoda"},
        {"Gdańsk", "GDANSK"},
        {"Kraków", "krakow"},
        {"Győr", "gyor"},
        {"Țepeș", "tepes"},
        {"Þórr", "thorr"},
        {"Reykjavík", "reykjavik"},
        {"Việt Nam", "viet nam"},
        {"Đà Nẵng", "da nang"},
        {"Ọlọ́run", "olorun"},
        {"ɓauna", "bauna"},
        {"ƙasa", "kasa"},
        {"ɗan", "dan"},
        {"Ελλάδα", "ΕΛΛΑΔΑ"},
        {"ὁδός", "οδοσ"},
        {"Ёлка", "елка"},
        {"за́мок", "замок"},
        {"Київ", "київ"},
        {"ｔｏｋｙｏ", "tokyo"},
        {"ﾄﾖﾀ", "トヨタ"},
        {"ﬁnance", "finance"},
        {"m²", "m2"},
        {"co\u00ADoperate", "cooperate"},
        {"أحمد", "احمد"},
        {"مدرسة", "مدرسه"},
        {"علي", "علی"},
        {"كتاب", "کتاب"},
        {"مُحَمَّد", "محمد"},
        {"۱۳۹۹", "1399"},
        {"٢٠٢٥", "2025"},
        {"מִצְוָה", "מצוה"},
        {"צה״ל", "צהל"},
        {"क़लम", "कलम"},
        {"चाँद", "चांद"},
        {"२०२५", "2025"},
        {"ሐገር", "ሀገር"},
        {"ሠላም", "ሰላም"},
        {"ዓለም", "አለም"},
    }));
    CAPTURE(one, other);
    CHECK(fold(one) == fold(other));
    CHECK(fold(fold(one)) == fold(one));
}

TEST_CASE("misspelling: usual errors cost less", "[spelling]") {
    CHECK(misspelling_cost("tariff", "tariff") == 0);
    CHECK(misspelling_cost("tairff", "tariff") < misspelling_cost("tarixff", "tariff"));
    CHECK(misspelling_cost("tarif", "tariff") < misspelling_cost("tarff", "tariff"));
    CHECK(misspelling_cost("taroff", "tariff") < misspelling_cost("tarzff", "tariff"));
    CHECK(misspelling_cost("tareff", "tariff") < misspelling_cost("tarbff", "tariff"));
    CHECK(misspelling_cost("tariff", "yariff") > misspelling_cost("tariff", "tarigf"));
    CHECK(misspelling_cost("", "") == 0);
}

TEST_CASE("recency: half is left after a half life, nothing without a date", "[recency]") {
    const RecencyWeight weight{8, 10, {2025, 7, 20}};
    CHECK(weight.of("20250720") == Approx(8));
    CHECK(weight.of("20250801") == Approx(8));
    CHECK(weight.of("20250710") == Approx(4));
    CHECK(weight.of("20250630") == Approx(2));
    CHECK(weight.of("202506") == Approx(2));
    CHECK(weight.of("") == 0);
}

TEST_CASE("impact: grows with the count, falls with the length, stays in its levels", "[ranking]") {
    CHECK(impact(1, bm25_scale(100, 100)) < impact(2, bm25_scale(100, 100)));
    CHECK(impact(2, bm25_scale(400, 100)) < impact(2, bm25_scale(100, 100)));
    CHECK(impact(0.01, bm25_scale(100000, 100)) == 1);
    CHECK(impact(1e9, bm25_scale(1, 100)) == kImpactLevels);
    CHECK(impact(1, worth_scale(0.5)) < impact(1, worth_scale(1)));
    CHECK(impact(1, worth_scale(0)) == 1);
}
