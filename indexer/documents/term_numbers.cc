// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/term_numbers.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "common/base/hash.h"

namespace dateline {
namespace {

constexpr std::size_t kFirstTable = std::size_t{1} << 12;
constexpr std::size_t kStoreBytes = std::size_t{1} << 16;

// The first eight bytes as a number with the same order.
std::uint64_t head_of(std::string_view term) {
    std::uint64_t head = 0;
    std::memcpy(&head, term.data(), std::min(term.size(), sizeof head));
    return __builtin_bswap64(head);
}

}  // namespace

std::uint32_t TermNumbers::number_of(std::string_view term) {
    if (terms_.size() * 2 >= table_.size()) grow();
    const std::uint64_t hash = hash64(term);
    std::size_t slot = hash & (table_.size() - 1);
    for (; table_[slot] != 0; slot = (slot + 1) & (table_.size() - 1)) {
        const std::uint32_t number = table_[slot] - 1;
        if (terms_[number].hash == hash && terms_[number].text == term) return number;
    }
    terms_.push_back({store(term), hash});
    table_[slot] = static_cast<std::uint32_t>(terms_.size());
    return table_[slot] - 1;
}

std::string_view TermNumbers::store(std::string_view term) {
    if (store_.empty() || store_.back().capacity() - store_.back().size() < term.size()) {
        store_.emplace_back();
        store_.back().reserve(std::max(kStoreBytes, term.size()));
    }
    std::string& last = store_.back();
    last += term;
    return std::string_view(last).substr(last.size() - term.size());
}

void TermNumbers::grow() {
    table_.assign(std::max(kFirstTable, table_.size() * 2), 0);
    for (std::uint32_t i = 0; i < terms_.size(); ++i) {
        place(i);
    }
}

void TermNumbers::place(std::uint32_t number) {
    std::size_t slot = terms_[number].hash & (table_.size() - 1);
    while (table_[slot] != 0) {
        slot = (slot + 1) & (table_.size() - 1);
    }
    table_[slot] = number + 1;
}

std::vector<std::uint32_t> TermNumbers::sorted() const {
    struct Key {
        std::uint64_t head;
        std::uint32_t number;
    };
    std::vector<Key> keys;
    keys.reserve(terms_.size());
    for (std::uint32_t i = 0; i < terms_.size(); ++i) {
        keys.push_back({head_of(terms_[i].text), i});
    }
    std::ranges::sort(keys, [&](const Key& a, const Key& b) {
        return a.head != b.head ? a.head < b.head : terms_[a.number].text < terms_[b.number].text;
    });
    std::vector<std::uint32_t> numbers;
    numbers.reserve(keys.size());
    for (const Key& key : keys) {
        numbers.push_back(key.number);
    }
    return numbers;
}

std::size_t TermNumbers::bytes() const {
    return store_.size() * kStoreBytes + terms_.size() * sizeof(Term);
}

void TermNumbers::clear() {
    terms_.clear();
    store_.clear();
    std::ranges::fill(table_, 0);
}

}  // namespace dateline
