// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stored/token_stream.h"

#include <algorithm>
#include <bit>

#include "common/stored/token_stream_layout.h"

namespace dateline {
namespace {

using namespace token_stream;

// std::popcount is a call into libgcc if the compiler may not assume the instruction; so the bits
// are added in parallel (Knuth, The Art of Computer Programming, 7.1.3).
std::uint32_t bits_set(std::uint64_t word) {
    word -= word >> 1 & 0x5555555555555555U;
    word = (word & 0x3333333333333333U) + (word >> 2 & 0x3333333333333333U);
    word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0FU;
    return static_cast<std::uint32_t>(word * 0x0101010101010101U >> 56);
}

// The 64 bits from byte `at` on, inverted; 0 after the end.
std::uint64_t zeros_at(std::string_view bits, std::size_t at) {
    std::uint64_t word = ~std::uint64_t{0};
    if (bits.size() - at >= sizeof word)
        std::memcpy(&word, bits.data() + at, sizeof word);
    else
        std::memcpy(&word, bits.data() + at, bits.size() - at);
    return ~word;
}

// The position of the 0 bit that has `before` 0 bits before it; the number of bits if there is
// none.
std::size_t zero_after(std::string_view bits, std::uint32_t before) {
    for (std::size_t at = 0; at < bits.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t zeros = zeros_at(bits, at);
        const std::uint32_t here = bits_set(zeros);
        if (here <= before) {
            before -= here;
            continue;
        }
        for (; before > 0; --before) {
            zeros &= zeros - 1;
        }
        return at * 8 + static_cast<std::size_t>(std::countr_zero(zeros));
    }
    return bits.size() * 8;
}

// The first 0 bit from `from` on; the number of bits if there is none.
std::size_t next_zero(std::string_view bits, std::size_t from) {
    while (from < bits.size() * 8) {
        const std::uint64_t zeros = zeros_at(bits, from / 8) >> from % 8;
        if (zeros != 0) return from + static_cast<std::size_t>(std::countr_zero(zeros));
        from += 64 - from % 8;
    }
    return bits.size() * 8;
}

}  // namespace

TokenStream::TokenStream(std::string_view bytes) {
    ByteReader in(bytes);
    // No count can exceed the number of bytes: this bounds memory even if the bytes are hostile.
    entries_ = in.varint_to(bytes.size());
    const std::uint32_t forms = in.varint_to(entries_);
    const std::uint32_t long_forms = in.varint_to(forms);
    tokens_ = in.varint_to(bytes.size());
    compound_count_ = in.varint_to(bytes.size());
    mark_count_ = in.varint_to(bytes.size());
    high_bits_ = high_bits_of(entries_);
    buckets_ = in.raw((entries_ + kBuckets + 7) / 8);
    packed_ = in.raw((std::uint64_t{entries_} * kEntryBits + 7) / 8);
    forms_ = in.raw(forms);
    long_forms_ = in.raw(std::uint64_t{long_forms} * sizeof(std::uint16_t));
    lows_ = in.raw(tokens_);
    highs_ = in.raw((std::uint64_t{tokens_} * high_bits_ + 7) / 8);
    rest_ = in.raw(in.remaining());
}

void TokenStream::damaged() {
    throw Error(ErrorKind::kIndex, "the index is damaged: a token stream doesn't decode",
                "dateline-index --force builds it again");
}

std::uint32_t TokenStream::packed(std::uint32_t ordinal) const {
    const std::size_t bit = std::size_t{ordinal} * kEntryBits;
    // Always three bytes, wherever an entry begins. Copying them to memory to read them as one
    // number would stall the processor.
    const auto* const at = reinterpret_cast<const unsigned char*>(packed_.data()) + bit / 8;
    const std::uint32_t value = at[0] | std::uint32_t{at[1]} << 8 | std::uint32_t{at[2]} << 16;
    return value >> bit % 8 & kEntryMask;
}

std::uint32_t TokenStream::ordinal_at(std::uint32_t position) const {
    const std::uint32_t low = static_cast<unsigned char>(lows_[position]);
    if (high_bits_ == 0) return low;
    const std::size_t bit = std::size_t{position} * high_bits_;
    const char* const at = highs_.data() + bit / 8;
    std::uint32_t high = static_cast<unsigned char>(*at);
    if (high_bits_ > 8) std::memcpy(&high, at, kHighestBits / 8);
    return low | (high >> bit % 8 & ((1U << high_bits_) - 1)) << 8;
}

std::uint32_t TokenStream::ordinal(std::uint32_t position) const {
    const std::uint32_t ordinal = ordinal_at(position);
    if (ordinal >= entries_) damaged();
    return ordinal;
}

// Searches for the low byte first, many at a time.
std::uint32_t TokenStream::next_of(std::uint32_t ordinal, std::uint32_t from) const {
    for (; from < tokens_; ++from) {
        const std::size_t at = lows_.find(static_cast<char>(ordinal), from);
        if (at == std::string_view::npos) return tokens_;
        from = static_cast<std::uint32_t>(at);
        if (ordinal_at(from) == ordinal) return from;
    }
    return tokens_;
}

std::uint16_t TokenStream::form(std::uint32_t ordinal) const {
    if ((packed(ordinal) & kHasForm) == 0) return 0;
    std::uint32_t before = 0;
    for (std::uint32_t i = 0; i < ordinal; ++i) {
        before += packed(i) >> kLowBits & 1;
    }
    if (before >= forms_.size()) damaged();
    if (forms_[before] != 0) return static_cast<unsigned char>(forms_[before]);
    return long_form(
        static_cast<std::uint32_t>(std::ranges::count(forms_.substr(0, before), '\0')));
}

LetterCase TokenStream::letter_case(std::uint32_t ordinal) const {
    return static_cast<LetterCase>(packed(ordinal) >> (kLowBits + 1) & 3);
}

std::uint16_t TokenStream::long_form(std::uint32_t number) const {
    std::uint16_t form = 0;
    if (std::size_t{number} * sizeof form >= long_forms_.size()) damaged();
    std::memcpy(&form, long_forms_.data() + number * sizeof form, sizeof form);
    return form;
}

TokenEntry TokenStream::EntryCursor::next() {
    while (bit_ / 8 < stream_.buckets_.size() &&
           (stream_.buckets_[bit_ / 8] >> bit_ % 8 & 1) == 0) {
        ++bucket_;
        ++bit_;
    }
    ++bit_;
    const std::uint32_t value = stream_.packed(ordinal_++);
    TokenEntry entry{(value & kLowMask) | (bucket_ % kBuckets) << kLowBits, 0,
                     static_cast<LetterCase>(value >> (kLowBits + 1) & 3)};
    if ((value & kHasForm) == 0) return entry;
    if (form_ >= stream_.forms_.size()) damaged();
    entry.form = static_cast<unsigned char>(stream_.forms_[form_++]);
    if (entry.form == 0) entry.form = stream_.long_form(long_form_++);
    return entry;
}

// A bucket's entries are between the 0 bit before it and its own; as many entries as 1 bits come
// before them.
TokenStream::Range TokenStream::bucket(std::uint32_t number) const {
    const std::size_t first = number == 0 ? 0 : zero_after(buckets_, number - 1) + 1;
    const std::size_t last = next_zero(buckets_, first);
    if (last >= buckets_.size() * 8 || last - number > entries_) damaged();
    return {static_cast<std::uint32_t>(first) - number, static_cast<std::uint32_t>(last) - number};
}

TokenStream::Range TokenStream::find(std::uint32_t stem) const {
    Range range = bucket(stem >> kLowBits);
    const std::uint32_t low = stem & kLowMask;
    while (range.first < range.last && (packed(range.first) & kLowMask) != low) {
        ++range.first;
    }
    std::uint32_t last = range.first;
    while (last < range.last && (packed(last) & kLowMask) == low) {
        ++last;
    }
    return {range.first, last};
}

StreamCompound TokenStream::CompoundCursor::next() {
    last_ += in_.varint_to(stream_.tokens_);
    StreamCompound compound{static_cast<std::uint32_t>(last_), in_.varint_to(stream_.tokens_), 0};
    compound.ordinal = in_.varint_to(stream_.entries_);
    if (compound.width == 0 || last_ + compound.width > stream_.tokens_ ||
        compound.ordinal >= stream_.entries_)
        damaged();
    return compound;
}

std::vector<StreamCompound> TokenStream::compounds() const {
    std::vector<StreamCompound> out(compound_count_);
    CompoundCursor cursor(*this);
    for (StreamCompound& compound : out) {
        compound = cursor.next();
    }
    return out;
}

std::vector<Mark> TokenStream::marks() const {
    ByteReader in(rest_);
    for (std::uint32_t i = 0; i < compound_count_ * 3; ++i) {
        in.varint();
    }
    std::vector<Mark> out(mark_count_);
    std::uint64_t last = 0;
    for (Mark& mark : out) {
        const std::uint64_t packed = in.varint();
        last += packed >> 1;
        if (last > tokens_) damaged();
        const std::uint32_t part = (packed & 1) != 0 ? in.varint_to(kParts - 1) : 0;
        mark = {static_cast<std::uint32_t>(last), static_cast<Part>(part)};
    }
    if (!in.at_end()) damaged();
    return out;
}

}  // namespace dateline
