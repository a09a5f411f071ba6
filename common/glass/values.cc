// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/values.h"

#include <xapian.h>

#include "common/bytes.h"
#include "common/error.h"
#include "common/glass/packing.h"

namespace dateline::glass {
namespace {

// A chunk: values as strings, each but the first behind how many documents are left out.
std::optional<std::string_view> value_in_chunk(std::string_view chunk,
                                               std::uint64_t first,
                                               std::uint32_t document) {
    ByteReader in(chunk);
    for (std::uint64_t at = first; at <= document; at += in.varint() + 1) {
        const std::string_view value = in.string();
        if (at == document) return value;
        if (in.at_end()) break;
    }
    return std::nullopt;
}

}  // namespace

Values::Values(std::shared_ptr<const TableReader> table, Slot slot)
    : table_(std::move(table)), cursor_(*table_), prefix_("\0\xd8", 2) {
    pack_uint(prefix_, static_cast<std::uint64_t>(slot));
}

std::optional<std::string_view> Values::get(std::uint32_t document) const {
    constexpr std::uint32_t kAnyPart = 0xFFFF;
    key_ = prefix_;
    pack_uint_sorting(key_, document);
    try {
        if (!cursor_.seek({key_, kAnyPart}) || !cursor_.place().key.starts_with(prefix_))
            return std::nullopt;
        if (cursor_.place().key != chunk_key_) cursor_.read_entry(chunk_key_, chunk_);
        const auto first = unpack_uint_sorting(std::string_view(chunk_key_).substr(prefix_.size()));
        return first ? value_in_chunk(chunk_, *first, document) : std::nullopt;
    } catch (const Error&) {
        chunk_key_.clear();
        return std::nullopt;
    } catch (const Xapian::DatabaseModifiedError&) {
        chunk_key_.clear();
        return std::nullopt;
    }
}

}  // namespace dateline::glass
