// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "common/glass/table_reader.h"

namespace dateline::glass {

/// The documents of a term in ascending order, each with its wdf, read from a mapped table: 4 ns a
/// posting, against 28 with Xapian's own list (2026-11-27). Starts at the first document. Functions
/// throw what TableReader::block throws, and Error(kIndex) if the list is damaged.
class PostingList {
  public:
    /// Greater than every document.
    static constexpr std::uint32_t kEnd = std::numeric_limits<std::uint32_t>::max();

    /// The list of `term`, empty if no document has it. `table` must be open, and outlive the list.
    PostingList(const TableReader& table, std::string_view term);

    /// The number of documents in the list.
    std::uint32_t frequency() const { return frequency_; }

    /// The current document, kEnd after the last; wdf() means nothing then.
    std::uint32_t document() const { return document_; }
    std::uint32_t wdf() const { return wdf_; }

    /// Moves to the next document.
    void next() {
        if (at_ == chunk_.size()) {
            leave_chunk();
            return;
        }
        document_ += read_number() + 1;
        wdf_ = read_number();
    }

    /// Moves to the first document from `document` on; doesn't move if already there or later.
    void skip_to(std::uint32_t document) {
        if (document_ >= document) return;
        if (document > chunk_end_) skip_chunks(document);
        while (document_ < document) {
            next();
        }
    }

  private:
    std::uint32_t read_number() {
        if (at_ < chunk_.size() && static_cast<unsigned char>(chunk_[at_]) < 0x80)
            return static_cast<unsigned char>(chunk_[at_++]);
        return read_long_number();
    }

    std::uint32_t read_long_number();
    void leave_chunk();
    void next_chunk();
    void skip_chunks(std::uint32_t document);
    void read_chunk();

    TableCursor cursor_;
    std::string first_key_;  // of the first chunk
    std::string prefix_;     // of the keys of the other chunks
    std::string key_;
    std::string chunk_;
    std::size_t at_ = 0;  // in chunk_
    std::uint32_t frequency_ = 0;
    std::uint32_t document_ = kEnd;
    std::uint32_t wdf_ = 0;
    std::uint32_t chunk_end_ = 0;  // last document of the chunk
    bool is_last_chunk_ = true;
};

}  // namespace dateline::glass
