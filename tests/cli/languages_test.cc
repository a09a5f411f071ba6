// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
using Json = nlohmann::json;

namespace {

std::string record(const std::string& id, const std::string& body) {
    return Json({{"id", id}, {"title", "-"}, {"body", body}}).dump() + "\n";
}

// An article in two languages, and one each in several others.
struct Indexed {
    TempDir dir;
    std::string index = (dir / "idx").string();

    explicit Indexed(const std::vector<std::string>& options = {}) {
        const std::string english =
            "The ministers of both countries met in the old customs house on Thursday and said "
            "that "
            "they had agreed on every question but one, which concerns the tariffs on wheat and "
            "the "
            "quotas for fishing boats in the northern waters.";
        const std::string french =
            "Les ministres des deux pays se sont rencontrés jeudi dans la vieille maison des "
            "douanes "
            "et ont annoncé qu’ils continueraient leurs négociations, car les pêcheurs du nord "
            "réclament depuis des années de nouvelles garanties.";
        const std::string news =
            record("both", english + "\n\n" + french) + record("en", english) +
            record("fa",
                   "رئیس‌جمهور گفت که دولت می‌کوشد کتاب‌های "
                   "تازه‌ای "
                   "برای "
                   "مدرسه‌ها "
                   "بخرد "
                   "و "
                   "هزینهٔ آن ۱۲۵۰ تومان خواهد بود.") +
            record("ar", "قال الرئيس إن المدرسة الجديدة في أحمدية ستفتح أبوابها في سبتمبر ٢٠٢٥.") +
            record("he", "דובר צה״ל מסר כי שְׂרֵפָה פרצה ביישוב בצפון ואיש לא נפגע.") +
            record("hi", "मंत्री ने कहा कि चाँद पर भेजे गए यान ने क़रीब २५ तस्वीरें भेजी हैं।") +
            record("am", "ፕሬዝዳንቱ ስለ ዓለም ሠላም ንግግር አደረጉ።") +
            record("th", "นายกรัฐมนตรีกล่าวว่ารัฐบาลจะลดภาษีนำเข้าข้าวสาลีในเดือนหน้า") +
            record("ja",
                   "中央銀行は木曜日、政策金利を引き下げると発表した。トヨタ自動車の株価は上昇した"
                   "。") +
            record("ko", "중앙은행은 목요일 기준금리를 인하했다고 밝혔다.");
        dir.write("news.jsonl", news);
        std::vector<std::string> command = {"-d", index, "-q"};
        command.insert(command.end(), options.begin(), options.end());
        command.push_back((dir / "news.jsonl").string());
        REQUIRE(run_index(command).status == 0);
    }

    std::string ids(const std::string& query, std::vector<std::string> more = {}) const {
        std::vector<std::string> command = {"-d", index, "-f", "tsv", "--fields", "id", query};
        command.insert(command.begin() + 2, more.begin(), more.end());
        std::string found;
        const std::vector<std::string> lines = lines_of(run_search(command).out);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            found += (i > 1 ? " " : "") + lines[i];
        }
        return found;
    }
};

}  // namespace

TEST_CASE("languages: words are found in every script, however they are typed", "[languages]") {
    const Indexed indexed(GENERATE(std::vector<std::string>{}, std::vector<std::string>{"--bare"}));
    const std::vector<std::pair<std::string, std::string>> queries = {
        // Persian: with a joiner, with a space, as one word; its parts, Arabic letters, digits
        {"می‌کوشد", "fa"},
        {"\"می کوشد\"", "fa"},
        {"میکوشد", "fa"},
        {"کوشد", "fa"},
        {"كتاب", "fa"},
        {"1250", "fa"},
        {"۱۲۵۰", "fa"},
        // Arabic: alef, teh marbuta, digits
        {"احمديه", "ar"},
        {"المدرسه", "ar"},
        {"2025", "ar"},
        // Hebrew: points, three forms of the abbreviation mark
        {"שרפה", "he"},
        {"צהל", "he"},
        {"צה״ל", "he"},
        {"צה\"ל", "he"},
        // Hindi: candrabindu, nukta, digits
        {"चांद", "hi"},
        {"करीब", "hi"},
        {"25", "hi"},
        // Amharic: letters with the same sound
        {"አለም", "am"},
        {"ሰላም", "am"},
        // scripts without spaces: any two or more characters
        {"ภาษี", "th"},
        {"ลดภาษีนำเข้า", "th"},
        {"รัฐบาล", "th"},
        {"銀行", "ja"},
        {"策金", "ja"},
        {"ﾄﾖﾀ", "ja"},
        {"引き下げ", "ja"},
        {"기준금리를", "ko"},
    };
    for (const auto& [query, ids] : queries) {
        CAPTURE(query);
        CHECK(indexed.ids(query) == ids);
    }
}

TEST_CASE("languages: an article in two is found by the stems of both", "[languages]") {
    const Indexed indexed(GENERATE(std::vector<std::string>{}, std::vector<std::string>{"--bare"}));
    CHECK(indexed.ids("tariff fishing wheat").size() == std::string("both en").size());
    CHECK(indexed.ids("tariff négociation") == "both");  // tariffs, négociations
    CHECK(indexed.ids("continuer garantie") == "both");  // continueraient, garanties
    CHECK(indexed.ids("\"maison des douanes\" \"customs house\"") == "both");
    CHECK(indexed.ids("garantie", {"--lang", "en"}) == "");
    CHECK(indexed.ids("garantie", {"--lang", "fr"}) == "both");
    CHECK(indexed.ids("garantie", {"--lang", "fr,en"}) == "both");
    CHECK(run_search({"-d", indexed.index, "--lang", "xx", "a"}).status == 2);
}

TEST_CASE("languages: passages are marked where the other language stands", "[languages]") {
    const Indexed indexed;
    const Ran ran = run_search({"-d", indexed.index, "-f", "jsonl", "négociation"});
    const Json hit = Json::parse(lines_of(ran.out).at(0));
    CHECK(hit.dump().find("négociations") != std::string::npos);
}

TEST_CASE("languages: a wildcard finds its forms, not others of their stems, in any --lang",
          "[cli]") {
    // Indonesian stemming also removes prefixes: "membaca" and "dibaca" are forms of "baca".
    const TempDir dir;
    dir.write("news.jsonl",
              record("reads",
                     "Menteri pendidikan mengatakan pada hari Kamis bahwa pemerintah akan menambah "
                     "anggaran untuk sekolah di daerah, karena banyak anak belum bisa membaca "
                     "dengan baik.") +
                  record("read",
                         "Presiden mengumumkan bahwa laporan tentang pelabuhan baru sudah dibaca "
                         "oleh para anggota parlemen, dan jalan raya akan dibangun pada bulan "
                         "depan di pulau itu."));
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "news.jsonl").string()}).status == 0);
    for (const std::string lang : {"id", "en"}) {
        CHECK(run_search({"-d", index, "-f", "tsv", "--fields", "id", "--lang", lang, "membac*"})
                  .out == "id\nreads\n");
    }
}

TEST_CASE("languages: a wildcard finds no forms of its stems that begin otherwise", "[cli]") {
    const TempDir dir;
    dir.write("news.jsonl",
              record("recent",
                     "Le ministre a dit que l'accord récent avec les syndicats du port serait "
                     "publié dans les jours qui viennent, et que la grève est donc finie.") +
                  record("recently",
                         "Le ministre dit récemment aux syndicats du port que les dockers de la "
                         "ville pourraient revenir, mais la grève est encore dans les esprits."));
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", "--lang", "fr", (dir / "news.jsonl").string()}).status ==
            0);
    const auto ids = [&](const std::string& query) {
        return run_search({"-d", index, "-f", "tsv", "--fields", "id", query}).out;
    };
    CHECK(ids("recen*") == "id\nrecent\n");
    CHECK(ids("recen* NEAR/3 dit") == "id\n");
    CHECK(ids("rece* NEAR/3 dit") == "id\nrecently\n");
}
