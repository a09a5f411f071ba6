// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/schema/schema.h"
#include "indexer/documents/term_numbers.h"

namespace dateline {

namespace glass {
class Table;
}

/// Collects documents in memory and writes them as a Xapian database (glass format) in one pass:
/// what Xapian's own writer makes of documents added in order, at a fraction of its cost. That one
/// keeps a tree of trees of postings and walks it anew for each; here a posting is eight bytes in
/// an array, brought into the order of terms by counting. Meant for databases that Xapian merges
/// (Database::compact) before anybody searches them: they have no identity of their own.
///
/// Documents are numbered from 1. There is no position, document data or spelling.
class BulkDatabase {
  public:
    /// Adds a term to the document under way; of one that it has already, the wdf grows.
    /// At most 245 bytes (Xapian's limit), each zero byte counting twice; throws
    /// std::length_error.
    void add_term(std::string_view term, std::uint32_t wdf = 0);

    /// The same for a term that is found by `key`, one of the caller's numbers, once it was added:
    /// with no hash of it, where the number is small. A key belongs to one term until forget_keys.
    void add_term(std::string_view term, std::uint32_t wdf, std::uint32_t key);

    /// The caller numbers its terms anew.
    void forget_keys() { by_key_.clear(); }

    /// Sets a value of the document under way; an empty one is none.
    void set_value(Slot slot, std::string_view value);

    /// Ends the document under way; what is added next belongs to the one after it.
    void end_document();

    /// Of the database, not of a document. A key has at most 250 bytes; no value is empty.
    void set_metadata(std::string key, std::string value) {
        metadata_.insert_or_assign(std::move(key), std::move(value));
    }

    std::uint32_t documents() const { return static_cast<std::uint32_t>(lengths_.size()); }

    /// About how many bytes the documents take that are held; none once they are written.
    std::size_t bytes() const;

    /// Writes all documents as a database at `folder`, which must not exist; then it is empty. Not
    /// synced. Throws Error(kInput), kDiskFull where the disk is full.
    void write(const std::filesystem::path& folder);

    /// The same by Xapian's own writer, in the format that is its default. Throws also
    /// Error(kIndex).
    void write_by_xapian(const std::filesystem::path& folder);

  private:
    struct Posting {
        std::uint32_t term;  // its number
        std::uint32_t wdf;
    };
    struct Value {
        std::uint32_t document;
        std::uint32_t start;  // of its bytes
        std::uint32_t size;
    };

    // The terms in order, and for each where it occurs.
    struct Inverted {
        std::vector<std::uint32_t> terms;  // numbers, by the bytes of the terms
        std::vector<std::uint32_t>
            starts;                     // of a term's postings, by its place; one more at the end
        std::vector<Posting> postings;  // `term` is the document here
    };

    std::uint32_t number_of(std::string_view term);
    void post(std::uint32_t number, std::uint32_t wdf);
    std::span<const Posting> postings_of(std::uint32_t document) const;
    Inverted invert() const;
    std::string write_postings(const std::filesystem::path& file, const Inverted& inverted) const;
    void write_metadata(glass::Table& table) const;
    void write_value_bounds(glass::Table& table) const;
    void write_values(glass::Table& table) const;
    void write_lengths(glass::Table& table) const;
    std::string write_terms(const std::filesystem::path& file, const Inverted& inverted);
    std::string statistics() const;
    std::string_view bytes_of(const Value& value) const;
    void clear();

    TermNumbers numbers_;
    std::vector<std::uint32_t> by_key_;     // number + 1; 0 where it isn't known
    std::vector<std::uint32_t> seen_;       // by term: one more than its last posting
    std::vector<Posting> postings_;         // document by document
    std::vector<std::uint32_t> starts_{0};  // of each document's postings; the last one's end
    std::vector<std::uint64_t> lengths_;    // of each document: the sum of its wdfs
    std::vector<Value> values_[kSlots];
    std::string value_bytes_;
    std::vector<std::string> used_slots_;  // of each document, packed
    std::map<std::string, std::string> metadata_;
    std::uint32_t slots_ = 0;  // set in the document under way
};

}  // namespace dateline
