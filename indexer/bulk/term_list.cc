// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bulk/term_list.h"

#include <algorithm>

#include "common/glass/packing.h"
#include "indexer/bulk/deflate.h"

namespace dateline::glass {

void TermList::begin(std::uint64_t length, std::size_t terms) {
    list_.clear();
    last_ = {};
    if (terms == 0) return;
    pack_uint(list_, length);
    pack_uint(list_, terms);
}

void TermList::add(std::string_view term, std::uint32_t wdf) {
    const auto shared =
        static_cast<std::size_t>(std::ranges::mismatch(last_, term).in1 - last_.begin());
    // Where both are small, one byte holds the wdf and the shared length.
    const std::size_t both = (wdf + std::size_t{1}) * (last_.size() + 1) + shared;
    const bool packed = !last_.empty() && wdf < 127 && both < 256;
    if (packed)
        list_ += static_cast<char>(both);
    else if (!last_.empty())
        list_ += static_cast<char>(shared);
    list_ += static_cast<char>(term.size() - shared);
    list_ += term.substr(shared);
    if (!packed) pack_uint(list_, wdf);
    last_ = term;
}

// Whatever doesn't say that it is compressed, the merge would try, slowly.
void TermList::write(Table& table, std::string_view key) const {
    if (list_.size() > kCompressFrom)
        table.add(key, deflate_terms(list_), true);
    else
        table.add(key, list_);
}

}  // namespace dateline::glass
