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
/// the same as Xapian's own writer makes of documents added in order, at a fraction of its cost.
/// Xapian's keeps a tree of trees of postings and walks it anew for each posting; here a posting is
/// eight bytes in an array, put into term order by counting. Meant for databases that Xapian merges
/// (Database::compact) before anybody searches them: they have no identity of their own.
///
/// Documents are numbered from 1. There are no positions, document data or spellings.
class BulkDatabase {
  public:
    /// Adds a term to the current document; if it has the term already, the wdf is added.
    /// At most 245 bytes (Xapian's limit), each zero byte counting twice; throws std::length_error.
    void add_term(std::string_view term, std::uint32_t wdf = 0);

    /// The same for a term that is found by `key`, a number of the caller's, after its first use:
    /// not hashed again if the number is small. A key means one term until forget_keys.
    void add_term(std::string_view term, std::uint32_t wdf, std::uint32_t key);

    /// Call when the caller numbers its terms anew.
    void forget_keys() { by_key_.clear(); }

    /// Sets a value of the current document; an empty one is no value.
    void set_value(Slot slot, std::string_view value);

    /// Ends the current document; what is added next belongs to the following one.
    void end_document();

    /// Sets metadata of the database. A key has at most 250 bytes; a value isn't empty.
    void set_metadata(std::string key, std::string value) {
        metadata_.insert_or_assign(std::move(key), std::move(value));
    }

    std::uint32_t documents() const { return static_cast<std::uint32_t>(lengths_.size()); }

    /// About how many bytes the collected documents take; 0 after they are written.
    std::size_t bytes() const;

    /// Writes all documents as a database at `folder`, which must not exist, and forgets them. Not
    /// synced. Throws Error(kInput), or Error(kDiskFull) if the disk is full.
    void write(const std::filesystem::path& folder);

    /// The same by Xapian's own writer, in its default format. Also throws Error(kIndex).
    void write_by_xapian(const std::filesystem::path& folder);

  private:
    struct Posting {
        std::uint32_t term;  // number of the term
        std::uint32_t wdf;
    };
    struct Value {
        std::uint32_t document;
        std::uint32_t start;  // in value_bytes_
        std::uint32_t size;
    };

    // The terms in order, and where each occurs.
    struct Inverted {
        std::vector<std::uint32_t> terms;  // term numbers, in order of the terms' bytes
        std::vector<std::uint32_t>
            starts;  // of each term's postings, in the order of `terms`; then the end
        std::vector<Posting> postings;  // here `term` is the document
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
    std::vector<std::uint32_t> by_key_;     // number + 1; 0 if unknown
    std::vector<std::uint32_t> seen_;       // by term: index of its last posting + 1
    std::vector<Posting> postings_;         // document by document
    std::vector<std::uint32_t> starts_{0};  // of each document's postings; then the end
    std::vector<std::uint64_t> lengths_;    // of each document: the sum of its wdfs
    std::vector<Value> values_[kSlots];
    std::string value_bytes_;
    std::vector<std::string> used_slots_;  // of each document, packed
    std::map<std::string, std::string> metadata_;
    std::uint32_t slots_ = 0;  // bit set of the current document's slots
};

}  // namespace dateline
