// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/glass/table_reader.h"
#include "common/schema/schema.h"

namespace dateline::glass {

/// The values of one slot, read from a mapped table. Belongs to one thread.
class Values {
  public:
    /// `table` must be open.
    Values(std::shared_ptr<const TableReader> table, Slot slot);

    /// The value of a document, valid until the next call; `std::nullopt` if the caller must query
    /// Xapian, which reports any error. Logarithmic in the size of the table or, for documents in
    /// ascending order, in the distance to the one before.
    std::optional<std::string_view> get(std::uint32_t document) const;

  private:
    std::optional<std::string_view> read(std::uint32_t document) const;

    std::shared_ptr<const TableReader> table_;
    mutable TableCursor cursor_;
    std::string prefix_;       // of the keys of the slot's chunks
    mutable std::string key_;  // of a document; of the current chunk
    mutable std::string chunk_;
    mutable std::string value_;
};

}  // namespace dateline::glass
