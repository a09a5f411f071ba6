// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/term_numbers.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "common/base/hash.h"

namespace dateline {
namespace {

constexpr std::size_t kStoreBytes = std::size_t{1} << 16;

// The first eight bytes as a number with the same order.
std::uint64_t head_of(std::string_view term) {
    std::uint64_t head = 0;
    std::memcpy(&head, term.data(), std::min(term.size(), sizeof head));
    return __builtin_bswap64(head);
}

}  // namespace

std::uint32_t TermNumbers::number_of(std::string_view term) {
    const std::uint64_t hash = hash64(term);
    const std::uint32_t number = index_.find_or_add(
        hash, terms_.size(),
        [&](std::uint32_t i) { return terms_[i].hash == hash && terms_[i].text == term; },
        [&](std::uint32_t i) { return terms_[i].hash; });
    if (number == terms_.size()) terms_.push_back({store(term), hash});
    return number;
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
    index_.clear();
}

}  // namespace dateline
