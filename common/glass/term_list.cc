// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/term_list.h"

#include <algorithm>
#include <cstring>

#include "common/glass/deflate.h"
#include "common/glass/packing.h"

namespace dateline::glass {

void TermList::begin(std::uint64_t length, std::size_t terms) {
    size_ = 0;
    last_ = {};
    if (terms == 0) return;
    put(length);
    put(terms);
}

void TermList::make_room(std::size_t bytes) {
    constexpr std::size_t kLeast = 4096;
    if (bytes_.size() - size_ < bytes) bytes_.resize(bytes_.size() * 2 + std::max(bytes, kLeast));
}

void TermList::put(std::uint64_t value) {
    make_room(kMostPacked);
    size_ = static_cast<std::size_t>(pack_uint(bytes_.data() + size_, value) - bytes_.data());
}

void TermList::add(std::string_view term, std::uint32_t wdf) {
    std::size_t shared = 0;
    const std::size_t most = std::min(last_.size(), term.size());
    while (shared < most && last_[shared] == term[shared]) {
        ++shared;
    }
    // If both are small, one byte encodes the wdf and the shared length.
    const std::size_t both = (wdf + std::size_t{1}) * (last_.size() + 1) + shared;
    const bool packed = !last_.empty() && wdf < 127 && both < 256;
    make_room(2 + term.size());
    if (!last_.empty()) bytes_[size_++] = static_cast<char>(packed ? both : shared);
    bytes_[size_++] = static_cast<char>(term.size() - shared);
    std::memcpy(bytes_.data() + size_, term.data() + shared, term.size() - shared);
    size_ += term.size() - shared;
    if (!packed) put(wdf);
    last_ = term;
}

// Xapian's merge would try to compress, slowly, any tag not marked as compressed.
void TermList::write(Table& table, std::string_view key) const {
    const std::string_view list(bytes_.data(), size_);
    if (list.size() > kCompressFrom)
        table.add(key, deflate_terms(list), true);
    else
        table.add(key, list);
}

}  // namespace dateline::glass
