// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/values.h"

#include <xapian.h>

#include "common/base/bytes.h"
#include "common/base/error.h"
#include "common/glass/format.h"
#include "common/glass/packing.h"

namespace dateline::glass {
namespace {

// A chunk: values as strings, each but the first after the number of documents skipped.
// `std::nullopt` if the value is absent, or not entirely in the given part of the chunk.
std::optional<std::string_view> value_in_chunk(std::string_view chunk,
                                               std::uint64_t first,
                                               std::uint32_t document) {
    ByteReader in(chunk);
    for (std::uint64_t number = first; number <= document;) {
        const auto value = in.try_string();
        if (!value || number == document) return value;
        const auto left_out = in.try_varint();
        if (!left_out) break;
        number += *left_out + 1;
    }
    return std::nullopt;
}

}  // namespace

Values::Values(std::shared_ptr<const TableReader> table, Slot slot)
    : table_(std::move(table)), cursor_(*table_), prefix_(kValuesKey) {
    pack_uint(prefix_, static_cast<std::uint64_t>(slot));
}

std::optional<std::string_view> Values::get(std::uint32_t document) const {
    try {
        return read(document);
    } catch (const Error&) {
        return std::nullopt;
    } catch (const Xapian::DatabaseModifiedError&) {
        return std::nullopt;
    }
}

// Usually the value is in the first part of its chunk, and only the value is copied.
std::optional<std::string_view> Values::read(std::uint32_t document) const {
    key_ = prefix_;
    pack_uint_sorting(key_, document);
    bool found = cursor_.seek({key_, 1});
    while (found && cursor_.place().component != 1) {
        found = cursor_.previous();
    }
    if (!found || !cursor_.place().key.starts_with(prefix_)) return std::nullopt;
    const auto first = unpack_uint_sorting(cursor_.place().key.substr(prefix_.size()));
    if (!first) return std::nullopt;
    const auto value = value_in_chunk(cursor_.part(), *first, document);
    if (!value && !cursor_.is_last_part()) {
        cursor_.read_entry(key_, chunk_);
        return value_in_chunk(chunk_, *first, document);
    }
    if (!value) return std::nullopt;
    value_ = *value;
    cursor_.check();
    return value_;
}

}  // namespace dateline::glass
