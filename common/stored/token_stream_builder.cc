// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stored/token_stream_builder.h"

#include <algorithm>

#include "common/base/bytes.h"
#include "common/stored/token_stream_layout.h"

namespace dateline {
namespace {

using namespace token_stream;

constexpr std::uint32_t kShortForms = 0x100;  // lower codes take one byte

std::size_t hash_of(const TokenEntry& entry) {
    const std::uint64_t key = std::uint64_t{entry.stem} << 18 ^ std::uint64_t{entry.form} << 2 ^
                              static_cast<std::uint64_t>(entry.letter_case);
    return (key * 0x9E3779B97F4A7C15U) >> 32;
}

std::uint32_t packed(const TokenEntry& entry) {
    return (entry.stem & kLowMask) | (entry.form != 0 ? kHasForm : 0) |
           static_cast<std::uint32_t>(entry.letter_case) << (kLowBits + 1);
}

void put_entries(ByteWriter& out, const std::vector<TokenEntry>& entries) {
    char* at = out.room((entries.size() * kEntryBits + 7) / 8);
    std::uint64_t held = 0;
    unsigned size = 0;
    for (const TokenEntry& entry : entries) {
        held |= std::uint64_t{packed(entry)} << size;
        size += kEntryBits;
        for (; size >= 8; size -= 8, held >>= 8) {
            *at++ = static_cast<char>(held);
        }
    }
    if (size > 0) *at = static_cast<char>(held);
}

void put_forms(ByteWriter& out, const std::vector<TokenEntry>& entries) {
    for (const TokenEntry& entry : entries) {
        if (entry.form != 0)
            out.fixed(static_cast<std::uint8_t>(entry.form < kShortForms ? entry.form : 0));
    }
    for (const TokenEntry& entry : entries) {
        if (entry.form >= kShortForms) out.fixed(entry.form);
    }
}

void put_ordinals(ByteWriter& out,
                  const std::vector<std::uint32_t>& ordinals,
                  std::uint32_t high_bits) {
    std::ranges::transform(ordinals, out.room(ordinals.size()),
                           [](std::uint32_t ordinal) { return static_cast<char>(ordinal); });
    char* const high = out.room((ordinals.size() * high_bits + 7) / 8);
    for (std::size_t bit = 0; const std::uint32_t ordinal : ordinals) {
        for (std::uint32_t done = 0; done < high_bits; done += 8) {
            char& byte = high[(bit + done) / 8];
            byte = static_cast<char>(static_cast<unsigned char>(byte) |
                                     ordinal >> 8 >> done << bit % 8);
        }
        bit += high_bits;
    }
}

void put_buckets(ByteWriter& out, const std::vector<TokenEntry>& entries) {
    char* const bits = out.room((entries.size() + kBuckets + 7) / 8);
    std::size_t bit = 0;
    std::size_t at = 0;
    for (std::uint32_t bucket = 0; bucket < kBuckets; ++bucket, ++bit) {
        for (; at < entries.size() && entries[at].stem >> kLowBits == bucket; ++at, ++bit) {
            bits[bit / 8] = static_cast<char>(bits[bit / 8] | 1 << bit % 8);
        }
    }
}

// An entry as a number that sorts as entries do, and back.
std::uint64_t key_of(const TokenEntry& entry) {
    return std::uint64_t{entry.stem} << 24 | std::uint64_t{entry.form} << 8 |
           static_cast<std::uint64_t>(entry.letter_case);
}

TokenEntry entry_of(std::uint64_t key) {
    return {static_cast<std::uint32_t>(key >> 24), static_cast<std::uint16_t>(key >> 8),
            static_cast<LetterCase>(key & 0xFF)};
}

}  // namespace

TokenEntry entry_of(const Token& token) {
    return {token.word->stem_code, token.word->form_code, token.letter_case};
}

void TokenStreamBuilder::mark(Part part) {
    if (!marks_.empty() && marks_.back().position == size()) {
        if (part != Part::kSentence) marks_.back().part = part;
    } else if (part != Part::kSentence || size() > 0) {
        marks_.push_back({size(), part});
    }
}

std::uint32_t TokenStreamBuilder::ordinal_of(const TokenEntry& entry) {
    const std::uint32_t ordinal = index_.find_or_add(
        hash_of(entry), entries_.size(), [&](std::uint32_t i) { return entries_[i] == entry; },
        [&](std::uint32_t i) { return hash_of(entries_[i]); });
    if (ordinal == entries_.size()) entries_.push_back(entry);
    return ordinal;
}

void TokenStreamBuilder::add(const Token& token) {
    ordinals_.push_back(ordinal_of(entry_of(token)));
}

void TokenStreamBuilder::add(const Compound& compound, std::uint32_t position) {
    compounds_.push_back({position, compound.width, ordinal_of(entry_of(compound.token))});
}

void TokenStreamBuilder::clear() {
    entries_.clear();
    ordinals_.clear();
    compounds_.clear();
    marks_.clear();
    index_.clear_above(std::size_t{1} << 16);
}

// Sorts the entries into the order of the stored form and renumbers the references to them.
void TokenStreamBuilder::sort_entries() {
    order_.clear();
    for (const TokenEntry& entry : entries_) {
        order_.push_back({key_of(entry), static_cast<std::uint32_t>(order_.size())});
    }
    std::ranges::sort(order_, {}, &Placed::key);
    rank_.resize(order_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
        rank_[order_[i].ordinal] = i;
        entries_[i] = entry_of(order_[i].key);
    }
    for (std::uint32_t& ordinal : ordinals_) {
        ordinal = rank_[ordinal];
    }
    for (StreamCompound& compound : compounds_) {
        compound.ordinal = rank_[compound.ordinal];
    }
}

std::string TokenStreamBuilder::encode() {
    sort_entries();
    ByteWriter out;
    const auto forms =
        std::ranges::count_if(entries_, [](const TokenEntry& e) { return e.form != 0; });
    const auto long_forms =
        std::ranges::count_if(entries_, [](const TokenEntry& e) { return e.form >= kShortForms; });
    for (const std::size_t count :
         {entries_.size(), static_cast<std::size_t>(forms), static_cast<std::size_t>(long_forms),
          ordinals_.size(), compounds_.size(), marks_.size()}) {
        out.varint(count);
    }
    put_buckets(out, entries_);
    put_entries(out, entries_);
    put_forms(out, entries_);
    put_ordinals(out, ordinals_, high_bits_of(entries_.size()));
    std::uint32_t last = 0;
    for (const StreamCompound& compound : compounds_) {
        out.varint(compound.position - last);
        out.varint(compound.width);
        out.varint(compound.ordinal);
        last = compound.position;
    }
    last = 0;
    for (const Mark& mark : marks_) {
        const bool of_part = mark.part != Part::kSentence;
        out.varint(std::uint64_t{mark.position - last} << 1 | (of_part ? 1 : 0));
        if (of_part) out.varint(static_cast<std::uint64_t>(mark.part));
        last = mark.position;
    }
    return out.take();
}

}  // namespace dateline
