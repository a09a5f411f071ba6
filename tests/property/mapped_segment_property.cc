// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <random>

#include <xapian.h>

#include "common/index/mapped_segment.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;

namespace {

constexpr auto kSlot = static_cast<Xapian::valueno>(Slot::kContent);

// Short values share a chunk; the longest take several blocks.
Xapian::Document random_document(std::mt19937& random) {
    static constexpr std::size_t kSizes[] = {0, 5, 300, 700, 3000, 30000};
    Xapian::Document document;
    document.add_term("all");
    document.add_value(kSlot, std::string(kSizes[random() % std::size(kSizes)] + random() % 100,
                                          static_cast<char>('a' + random() % 26)));
    document.add_value(kSlot + 1, "another slot");
    return document;
}

std::map<Xapian::docid, std::string> values_of(const Xapian::Database& database) {
    std::map<Xapian::docid, std::string> values;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        values[*at] = database.get_document(*at).get_value(kSlot);
    }
    return values;
}

// Compares all values and returns how many are mapped; `has_all`: none may be left to Xapian.
std::size_t compare(const std::string& folder, bool has_all) {
    const Xapian::Database database(folder);
    const MappedSegment mapped(folder, database);
    const std::map<Xapian::docid, std::string> values = values_of(database);
    std::vector<Xapian::docid> asked;
    std::ranges::transform(values, std::back_inserter(asked),
                           [](const auto& value) { return value.first; });
    // In order, backwards, and twice in random order.
    for (std::size_t i = asked.size(); i-- > 0;) {
        asked.push_back(asked[i]);
    }
    asked.insert(asked.end(), asked.begin(), asked.end());
    std::shuffle(asked.begin() + static_cast<std::ptrdiff_t>(values.size() * 2), asked.end(),
                 std::mt19937(11));
    std::size_t given = 0;
    for (const Xapian::docid document : asked) {
        const std::string& value = values.at(document);
        const auto found = mapped.content(document);
        INFO("document " << document << ", a value of " << value.size() << " bytes");
        if (found) CHECK((*found == value));
        if (has_all) CHECK(found.has_value() == !value.empty());
        given += found ? 1 : 0;
    }
    CHECK_FALSE(mapped.content(database.get_lastdocid() + 1));
    return given;
}

}  // namespace

TEST_CASE("mapped values are those that Xapian gives, or none", "[property]") {
    const std::uint32_t seed = GENERATE(1U, 2U, 3U);
    std::mt19937 random(seed);
    const TempDir dir;
    const std::string folder = (dir / "db").string();
    Xapian::WritableDatabase writer(folder, Xapian::DB_CREATE);
    INFO("seed " << seed);
    for (int commit = 0; commit < 6; ++commit) {
        for (int i = 0; i < 120; ++i) {
            writer.add_document(random_document(random));
            if (random() % 5 == 0)
                writer.replace_document(
                    static_cast<Xapian::docid>(random()) % writer.get_lastdocid() + 1,
                    random_document(random));
            if (random() % 5 == 0) {
                const auto gone = static_cast<Xapian::docid>(random()) % writer.get_lastdocid() + 1;
                if (gone % 2 == 0) writer.replace_document(gone, Xapian::Document());
            }
        }
        writer.commit();
        CHECK(compare(folder, false) > 0);
        const std::string compacted = (dir / "compact").string();
        Xapian::Database(folder).compact(compacted);
        compare(compacted, true);
        std::filesystem::remove_all(compacted);
    }
}

TEST_CASE("what a writer puts over mapped values isn't taken for them", "[property]") {
    std::mt19937 random(7);
    const TempDir dir;
    const std::string folder = (dir / "db").string();
    Xapian::WritableDatabase writer(folder, Xapian::DB_CREATE);
    for (int i = 0; i < 300; ++i) {
        writer.add_document(random_document(random));
    }
    writer.commit();
    const Xapian::Database database(folder);
    const std::map<Xapian::docid, std::string> values = values_of(database);
    const MappedSegment mapped(folder, database);
    std::size_t had = 0;
    for (int commit = 0; commit < 8; ++commit) {
        for (int i = 0; i < 50; ++i) {
            writer.replace_document(static_cast<Xapian::docid>(random()) % 300 + 1,
                                    random_document(random));
        }
        writer.commit();
        for (const auto& [document, value] : values) {
            const auto found = mapped.content(document);
            if (!found) continue;
            ++had;
            CHECK((*found == value));
        }
    }
    CHECK(had > 0);
    CHECK(MappedSegment(folder, database).table() == nullptr);
}

TEST_CASE("the contents of several segments have the numbers that Xapian gives them") {
    std::mt19937 random(3);
    const TempDir dir;
    Xapian::Database all;
    std::vector<MappedSegment> mapped;
    for (const char* const name : {"a", "b", "c"}) {
        const std::string folder = (dir / name).string();
        Xapian::WritableDatabase writer(folder, Xapian::DB_CREATE);
        for (std::size_t i = 0; i < 20 + mapped.size(); ++i) {
            writer.add_document(random_document(random));
        }
        writer.commit();
        const Xapian::Database database(folder);
        all.add_database(database);
        mapped.emplace_back(folder, database);
    }
    const MappedSegments segments(mapped);
    const std::map<Xapian::docid, std::string> values = values_of(all);
    CHECK(values.size() == 63);
    for (const auto& [document, value] : values) {
        CHECK((segments.content(document).value_or("") == value));
    }
    CHECK((segments.segment(1).content(2).value_or("") == values.at(5)));
}
