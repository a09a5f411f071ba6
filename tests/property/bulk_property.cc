// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/documents/bulk_database.h"
#include "indexer/documents/database_writer.h"
#include "tests/catch.h"
#include "tests/support.h"

// The oracle is what Xapian's own writer makes of the same documents.

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

struct Document {
    std::vector<std::pair<std::string, std::uint32_t>> terms;
    std::vector<std::pair<Slot, std::string>> values;
    std::pair<std::string, std::string> metadata;  // of the database; one with each document
};

// Few and common, many and rare, long, with bytes that the format escapes.
std::string random_term(std::mt19937& random) {
    switch (random() % 12) {
        case 0:
            return fmt::format("rare{}", random());
        case 1:
            return std::string(random() % 240 + 1, static_cast<char>('a' + random() % 3));
        case 2:
            return std::string("z\0\xff", 1 + random() % 3) + std::to_string(random() % 5);
        default:
            return fmt::format("w{}", random() % 300);
    }
}

std::string random_value(std::mt19937& random) {
    const std::size_t size = random() % 20 == 0 ? random() % 30'000 : random() % 40;
    std::string value(size, '\0');
    std::ranges::generate(value, [&] { return static_cast<char>(random()); });
    return value;
}

Document random_document(std::mt19937& random) {
    Document document;
    // A term list may exceed one block of a stream.
    const std::size_t terms = random() % 8 == 0 ? 0 : random() % 200 == 0 ? 20'000 : random() % 120;
    for (std::size_t i = 0; i < terms; ++i) {
        document.terms.emplace_back(random_term(random),
                                    random() % 5 == 0 ? random() % 300 : random() % 3);
    }
    for (std::size_t slot = 0; slot < kSlots; ++slot) {
        if (random() % 3 != 0)
            document.values.emplace_back(static_cast<Slot>(slot), random_value(random));
    }
    document.metadata = {fmt::format("key{}", random() % 1000), "v" + random_value(random)};
    return document;
}

// Every other term has a key; keys are assigned anew now and then.
BulkDatabase collected(const std::vector<Document>& documents) {
    constexpr std::size_t kOneNumbering = 50;  // documents
    BulkDatabase bulk;
    std::map<std::string, std::uint32_t> keys;
    for (const Document& document : documents) {
        if (bulk.documents() % kOneNumbering == 0) {
            keys.clear();
            bulk.forget_keys();
        }
        for (const auto& [term, wdf] : document.terms) {
            if (term.size() % 2 == 0)
                bulk.add_term(term, wdf, keys.try_emplace(term, keys.size()).first->second);
            else
                bulk.add_term(term, wdf);
        }
        for (const auto& [slot, value] : document.values) {
            bulk.set_value(slot, value);
        }
        bulk.set_metadata(document.metadata.first, document.metadata.second);
        bulk.end_document();
    }
    return bulk;
}

void write_by_xapian(const std::vector<Document>& documents, const fs::path& path) {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    for (const Document& document : documents) {
        Xapian::Document built;
        for (const auto& [term, wdf] : document.terms) {
            built.add_term(term, wdf);
        }
        for (const auto& [slot, value] : document.values) {
            built.add_value(static_cast<Xapian::valueno>(slot), value);
        }
        database.set_metadata(document.metadata.first, document.metadata.second);
        database.add_document(built);
    }
    database.commit();
}

// Everything that Xapian shows of a database.
std::vector<std::string> content_of(const Xapian::Database& database) {
    std::vector<std::string> out{fmt::format("{} {} {} {} {}", database.get_doccount(),
                                             database.get_lastdocid(), database.get_total_length(),
                                             database.get_doclength_lower_bound(),
                                             database.get_doclength_upper_bound())};
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        std::string line = fmt::format("{} {} {}:", *term, term.get_termfreq(),
                                       database.get_collection_freq(*term));
        for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
            line += fmt::format(" {}/{}/{}", *at, at.get_wdf(), at.get_doclength());
        }
        out.push_back(std::move(line));
    }
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
        out.push_back(fmt::format("{}: {}", *key, database.get_metadata(*key)));
    }
    for (Xapian::valueno slot = 0; slot < kSlots; ++slot) {
        out.push_back(fmt::format("slot {}: {} {} {}", slot, database.get_value_freq(slot),
                                  database.get_value_lower_bound(slot),
                                  database.get_value_upper_bound(slot)));
        for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot);
             ++at) {
            out.push_back(fmt::format("{}: {}", at.get_docid(), *at));
        }
    }
    for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
        std::string line = fmt::format("document {}:", id);
        for (auto term = database.termlist_begin(id); term != database.termlist_end(id); ++term) {
            line += fmt::format(" {}/{}", *term, term.get_wdf());
        }
        const Xapian::Document document = database.get_document(id);
        for (auto value = document.values_begin(); value != document.values_end(); ++value) {
            line += fmt::format(" {}", value.get_valueno());
        }
        out.push_back(std::move(line));
    }
    return out;
}

bool is_sound(const fs::path& database) {
    return run({"xapian-check", database.string()}).status == 0;
}

Xapian::Database merged(const std::vector<fs::path>& paths, const fs::path& out) {
    Xapian::Database all;
    for (const fs::path& path : paths) {
        all.add_database(Xapian::Database(path.string()));
    }
    all.compact(out.string(), 0, 0);
    CHECK(is_sound(out));
    return Xapian::Database(out.string());
}

}  // namespace

TEST_CASE("bulk: a database written in bulk is what Xapian's own writer makes",
          "[bulk][property]") {
    for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const TempDir dir;
        std::vector<fs::path> bulk;
        std::vector<fs::path> own;
        for (const std::size_t size : {1U, 40U, seed % 2 == 0 ? 1200U : 7U}) {
            std::vector<Document> documents(size);
            std::ranges::generate(documents, [&] { return random_document(random); });
            bulk.push_back(dir / fmt::format("bulk{}", bulk.size()));
            own.push_back(dir / fmt::format("own{}", own.size()));
            collected(documents).write(bulk.back());
            const fs::path second = dir / fmt::format("second{}", bulk.size());
            collected(documents).write_by_xapian(second);
            CHECK(content_of(Xapian::Database(second.string())) ==
                  content_of(Xapian::Database(bulk.back().string())));
            write_by_xapian(documents, own.back());
            CHECK(is_sound(bulk.back()));
            CHECK(content_of(Xapian::Database(bulk.back().string())) ==
                  content_of(Xapian::Database(own.back().string())));
        }
        CHECK(content_of(merged(bulk, dir / "bulk")) == content_of(merged(own, dir / "own")));
    }
}

TEST_CASE("bulk: a term twice is one, a database written leaves none of it behind", "[bulk]") {
    const TempDir dir;
    BulkDatabase bulk;
    bulk.add_term("again", 2);
    bulk.add_term("other", 1);
    bulk.add_term("again", 3);
    bulk.end_document();
    bulk.write(dir / "first");
    CHECK(bulk.documents() == 0);
    CHECK(bulk.bytes() == 0);
    bulk.add_term("again", 1);
    bulk.end_document();
    bulk.write(dir / "second");
    const Xapian::Database first((dir / "first").string());
    const Xapian::Database second((dir / "second").string());
    CHECK(first.get_collection_freq("again") == 5);
    CHECK(first.get_doclength(1) == 6);
    CHECK(second.get_collection_freq("again") == 1);
    CHECK_FALSE(second.term_exists("other"));
    CHECK_THROWS_AS(bulk.add_term(std::string(246, 'x')), std::length_error);
    CHECK_THROWS_AS(bulk.add_term(std::string(123, '\0')), std::length_error);
    CHECK_THROWS_AS(bulk.add_term(""), std::length_error);
}

TEST_CASE("bulk: the writer is ours if Xapian writes the format that we write", "[bulk]") {
    const TempDir dir;
    CHECK(writer_for(dir.path()) == DatabaseWriter::kOwn);
    CHECK(fs::is_empty(dir.path()));
}
