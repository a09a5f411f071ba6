// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/glass/table_writer.h"

namespace dateline::glass {

/// A document's terms in the glass format's encoding: each by what it doesn't share with the one
/// before.
class TermList {
  public:
    /// Begins the list of a document of `length` (the sum of its wdfs) with `terms` terms.
    void begin(std::uint64_t length, std::size_t terms);

    /// Adds a term after all others; its bytes must stay until the next is added.
    void add(std::string_view term, std::uint32_t wdf);

    void write(Table& table, std::string_view key) const;

  private:
    void make_room(std::size_t bytes);
    void put(std::uint64_t value);

    // The list, with spare room at the end: appended byte by byte, a std::string would be slow.
    std::vector<char> bytes_;
    std::size_t size_ = 0;
    std::string_view last_;
};

}  // namespace dateline::glass
