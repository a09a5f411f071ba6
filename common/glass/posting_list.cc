// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/posting_list.h"

#include "common/base/bytes.h"
#include "common/base/error.h"
#include "common/glass/format.h"
#include "common/glass/packing.h"

namespace dateline::glass {
namespace {

Error damaged_list() {
    return damage("a term's list doesn't hold together");
}

}  // namespace

PostingList::PostingList(const TableReader& table, std::string_view term) : cursor_(table) {
    pack_string_sorting(first_key_, term, true);
    pack_string_sorting(prefix_, term, false);
    if (cursor_.seek({first_key_, 1}) && cursor_.place() == Place{first_key_, 1}) read_chunk();
}

// The first chunk begins with the number of documents and of occurrences of the term, document - 1.
// Every chunk: whether it is the last, the distance to its last document, the wdf of the first
// document; then for each further document, how many are skipped before it, and its wdf.
void PostingList::read_chunk() {
    cursor_.read_entry(key_, chunk_);
    ByteReader in(chunk_);
    if (key_ == first_key_) {
        frequency_ = in.varint_to(kEnd);
        in.varint();
        document_ = in.varint_to(kEnd - 2) + 1;
    } else {
        const auto first = key_.starts_with(prefix_)
                               ? unpack_uint_sorting(std::string_view(key_).substr(prefix_.size()))
                               : std::nullopt;
        if (!first) throw damaged_list();
        document_ = *first;
    }
    is_last_chunk_ = in.raw(1)[0] == '1';
    chunk_end_ = document_ + in.varint_to(kEnd - 1 - std::uint64_t{document_});
    wdf_ = in.varint_to(kEnd);
    at_ = chunk_.size() - in.remaining();
}

void PostingList::leave_chunk() {
    if (document_ != kEnd && document_ != chunk_end_) throw damaged_list();
    next_chunk();
}

void PostingList::next_chunk() {
    if (is_last_chunk_) {
        document_ = kEnd;
        return;
    }
    const std::uint32_t before = document_;
    if (!cursor_.next()) throw damaged_list();
    read_chunk();
    if (document_ <= before) throw damaged_list();
}

// Usually the next chunk has the document; else the table is searched.
void PostingList::skip_chunks(std::uint32_t document) {
    constexpr std::uint32_t kAnyPart = 0xFFFF;
    next_chunk();
    if (document_ == kEnd || document <= chunk_end_ || is_last_chunk_) return;
    std::string key = prefix_;
    pack_uint_sorting(key, document);
    const std::uint32_t before = document_;
    if (!cursor_.seek({key, kAnyPart})) throw damaged_list();
    read_chunk();
    if (document_ < before) throw damaged_list();
    if (document > chunk_end_) next_chunk();
}

std::uint32_t PostingList::read_long_number() {
    ByteReader in(std::string_view(chunk_).substr(at_));
    const std::uint32_t number = in.varint_to(kEnd);
    at_ = chunk_.size() - in.remaining();
    return number;
}

}  // namespace dateline::glass
