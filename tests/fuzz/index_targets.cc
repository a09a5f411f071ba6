// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xapian.h>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/base/hash.h"
#include "common/glass/posting_list.h"
#include "common/glass/table_reader.h"
#include "common/glass/values.h"
#include "common/index/manifest.h"
#include "tests/fuzz/targets.h"
#include "tests/support.h"

namespace dateline::fuzz {
namespace {

constexpr std::uint32_t kDocuments = 3000;
constexpr Slot kSlot = static_cast<Slot>(1);
constexpr std::array<const char*, 4> kTerms = {"every", "third", "rare", "none"};

// A small database whose tables are overwritten again and again.
class Tables {
  public:
    Tables() {
        Xapian::WritableDatabase database(dir_.path().string(), Xapian::DB_CREATE_OR_OVERWRITE);
        for (std::uint32_t i = 1; i <= kDocuments; ++i) {
            Xapian::Document document;
            document.add_term("every", i % 7 + 1);
            if (i % 3 == 0) document.add_term("third");
            if (i % 1000 == 0) document.add_term("rare", 300);
            document.add_value(static_cast<Xapian::valueno>(kSlot), std::string(i % 90, 'v'));
            database.add_document(document);
        }
        database.commit();
        revision_ = database.get_revision();
        database.close();
        postings_ = read_file(dir_ / "postlist.glass", 1U << 30);
        version_ = read_file(dir_ / "iamglass", 1U << 16);
    }

    // Each 5 bytes of `edits` are a position (4 bytes) and the byte to write there. The first 1/16
    // of the positions are the version file's.
    void write_over(std::string_view edits) {
        std::string postings = postings_;
        std::string version = version_;
        for (; edits.size() >= 5; edits.remove_prefix(5)) {
            std::uint32_t place = 0;
            for (int i = 0; i < 4; ++i) {
                place = place << 8 | static_cast<unsigned char>(edits[i]);
            }
            std::string& file = place >> 28 == 0 ? version : postings;
            file[place % file.size()] = edits[4];
        }
        dir_.write("postlist.glass", postings);
        dir_.write("iamglass", version);
    }

    glass::TableReader open() const { return {dir_.path(), revision_}; }

  private:
    test::TempDir dir_;
    std::string postings_;
    std::string version_;
    std::uint64_t revision_ = 0;
};

void read_list(const glass::TableReader& table, const char* term, bool is_whole) {
    glass::PostingList list(table, term);
    std::uint32_t last = 0;
    std::uint32_t count = 0;
    for (; list.document() != glass::PostingList::kEnd; list.next()) {
        require(list.document() > last, "documents ascend");
        last = list.document();
        ++count;
    }
    require(!is_whole || count == list.frequency(), "a list has as many documents as it says");
    glass::PostingList skipping(table, term);
    for (std::uint32_t at = 1; at < kDocuments; at += 450) {
        skipping.skip_to(at);
        require(skipping.document() >= at, "a skip doesn't end before what was asked for");
    }
}

void read_values(const Tables& tables, bool is_whole) {
    const auto table = std::make_shared<const glass::TableReader>(tables.open());
    if (!table->is_open()) return;
    const glass::Values values(table, kSlot);
    for (std::uint32_t i = 1; i <= kDocuments; i += 97) {
        const auto value = values.get(i);
        require(!is_whole || (value && value->size() == i % 90), "values are what was stored");
    }
}

}  // namespace

void tables(std::string_view input) {
    static Tables tables;
    tables.write_over(input);
    const bool is_whole = input.size() < 5;
    for (const char* term : kTerms) {
        try {
            const glass::TableReader table = tables.open();
            require(!is_whole || table.is_open(), "a sound table opens");
            if (table.is_open()) read_list(table, term, is_whole);
        } catch (const Error&) {
        } catch (const Xapian::DatabaseModifiedError&) {
        }
    }
    try {
        read_values(tables, is_whole);
    } catch (const Error&) {
    } catch (const Xapian::DatabaseModifiedError&) {
    }
}

void manifest(std::string_view input) {
    static const test::TempDir dir;
    nlohmann::json in = nlohmann::json::parse(input, nullptr, /*allow_exceptions=*/false);
    if (in.is_object()) {  // as an attacker would
        in.erase("checksum");
        in["checksum"] = fmt::format("{:016x}", hash64(in.dump()));
    }
    dir.write("manifest.json", in.is_discarded() ? std::string(input) : in.dump());
    try {
        const Manifest manifest = read_manifest(dir.path());
        write_manifest(dir.path(), manifest);
        require(read_manifest(dir.path()) == manifest, "a manifest is read as it was written");
    } catch (const Error&) {
    }
}

}  // namespace dateline::fuzz
