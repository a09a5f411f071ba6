// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/deflate.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace dateline::glass {
namespace {

constexpr std::size_t kBytes = 256;
constexpr std::size_t kEnd = kBytes;  // the symbol that ends a block
constexpr std::size_t kSymbols = kBytes + 1;

struct Run {
    std::uint16_t last;
    std::uint8_t bits;
};

// The size in bits of each symbol's code, in runs: few, since every stream states them. The bytes
// are lengths of shared prefixes, sizes, impacts, and the letters and digits of stems and of
// hashes.
constexpr Run kRuns[] = {{0, 8},   {5, 5},    {6, 6},   {13, 8},   {'/', 10}, {'1', 6},
                         {'9', 8}, {'@', 11}, {'Y', 8}, {'`', 10}, {'a', 5},  {'b', 7},
                         {'d', 6}, {'e', 4},  {'h', 6}, {'i', 5},  {'k', 8},  {'o', 5},
                         {'p', 6}, {'q', 10}, {'u', 5}, {'z', 7},  {255, 11}, {kEnd, 8}};

// Code sizes of the code that encodes those sizes, in the order of RFC 1951, 3.2.7: of "repeat",
// two ways of zeros (not needed), and the numbers 0, 8, 7, 9, 6, 10, 5, 11, 4.
constexpr std::size_t kRepeat = 16;
constexpr std::uint8_t kOrder[] = {kRepeat, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4};
constexpr std::uint8_t kOrderBits[] = {1, 0, 0, 5, 3, 5, 0, 3, 4, 4, 5, 5};
constexpr std::size_t kNumbers = 19;

struct Code {
    std::uint16_t bits = 0;  // the lowest is written first
    std::uint8_t size = 0;
};

// Writes bits into bytes that have room for them and for eight bytes more.
class BitWriter {
  public:
    explicit BitWriter(char* to) : to_(to) {}

    /// At most 16 bits.
    void put(std::uint32_t bits, unsigned size) {
        constexpr unsigned kFull = 48;
        held_ |= std::uint64_t{bits} << size_;
        size_ += size;
        if (size_ >= kFull) flush();
    }
    void put(const Code& code) { put(code.bits, code.size); }

    /// Writes the whole bytes; returns where they end.
    char* flush() {
        std::memcpy(to_, &held_, sizeof held_);
        to_ += size_ / 8;
        held_ >>= size_ & ~7U;
        size_ %= 8;
        return to_;
    }

    /// The bits that don't fill a byte, after a flush.
    std::uint32_t held() const { return static_cast<std::uint32_t>(held_); }
    unsigned size() const { return size_; }

  private:
    char* to_;
    std::uint64_t held_ = 0;
    unsigned size_ = 0;
};

// The codes that follow from their sizes (RFC 1951, 3.2.2).
template <std::size_t count>
std::array<Code, count> codes_of(const std::array<std::uint8_t, count>& sizes) {
    constexpr unsigned kLongest = 15;
    std::array<Code, count> codes;
    std::uint32_t next = 0;
    for (std::uint8_t size = 1; size <= kLongest; ++size, next <<= 1) {
        for (std::size_t symbol = 0; symbol < count; ++symbol) {
            if (sizes[symbol] != size) continue;
            codes[symbol].size = size;
            for (unsigned bit = 0; bit < size; ++bit) {
                codes[symbol].bits |=
                    static_cast<std::uint16_t>((next >> bit & 1) << (size - 1 - bit));
            }
            ++next;
        }
    }
    return codes;
}

std::array<std::uint8_t, kSymbols> symbol_sizes() {
    std::array<std::uint8_t, kSymbols> sizes{};
    auto at = sizes.begin();
    for (const Run& run : kRuns) {
        const auto end = sizes.begin() + run.last + 1;
        std::fill(at, end, run.bits);
        at = end;
    }
    return sizes;
}

std::array<std::uint8_t, kNumbers> number_sizes() {
    std::array<std::uint8_t, kNumbers> sizes{};
    for (std::size_t i = 0; i < std::size(kOrder); ++i) {
        sizes[kOrder[i]] = kOrderBits[i];
    }
    return sizes;
}

// Writes a number `times` times: once, then as repetitions of 3 to 6 at once.
void put_repeated(BitWriter& out,
                  const std::array<Code, kNumbers>& codes,
                  std::uint8_t number,
                  std::size_t times) {
    constexpr std::size_t kLeast = 3;
    constexpr std::size_t kMost = 6;
    out.put(codes[number]);
    --times;
    for (; times >= kLeast; times -= std::min(times, kMost)) {
        out.put(codes[kRepeat]);
        out.put(static_cast<std::uint32_t>(std::min(times, kMost) - kLeast), 2);
    }
    for (; times > 0; --times) {
        out.put(codes[number]);
    }
}

// The beginning of every stream (RFC 1951, 3.2.7).
void put_beginning(BitWriter& out) {
    out.put(1, 1);                      // the last block,
    out.put(2, 2);                      // with its own codes:
    out.put(0, 5);                      // 257 for bytes and the end,
    out.put(0, 5);                      // one for distances, which isn't used,
    out.put(std::size(kOrder) - 4, 4);  // and this many for the sizes
    for (const std::uint8_t bits : kOrderBits) {
        out.put(bits, 3);
    }
    const auto codes = codes_of(number_sizes());
    std::size_t symbol = 0;
    for (const Run& run : kRuns) {
        put_repeated(out, codes, run.bits, run.last + 1 - symbol);
        symbol = run.last + std::size_t{1};
    }
    out.put(codes[0]);
}

// The beginning, computed once, and the code for what follows.
struct Coding {
    std::string beginning;
    std::uint32_t held = 0;  // the bits after it
    unsigned held_size = 0;
    std::array<Code, kSymbols> codes = codes_of(symbol_sizes());

    Coding() {
        constexpr std::size_t kMostBytes = 256;
        beginning.resize(kMostBytes);
        BitWriter out(beginning.data());
        put_beginning(out);
        beginning.resize(static_cast<std::size_t>(out.flush() - beginning.data()));
        held = out.held();
        held_size = out.size();
    }
};

// The text as uncompressed blocks (RFC 1951, 3.2.4).
std::string stored(std::string_view text) {
    constexpr std::size_t kMostOfBlock = 0xFFFF;
    std::string out;
    do {
        const std::string_view block = text.substr(0, kMostOfBlock);
        text.remove_prefix(block.size());
        const auto size = static_cast<unsigned>(block.size());
        out += text.empty() ? '\1' : '\0';  // whether this block is the last
        for (const unsigned field : {size, ~size}) {
            out += static_cast<char>(field);
            out += static_cast<char>(field >> 8);
        }
        out += block;
    } while (!text.empty());
    return out;
}

}  // namespace

std::string deflate_terms(std::string_view list) {
    static const Coding coding;
    constexpr std::size_t kLongest = 11;  // the most bits of a code
    std::string out = coding.beginning;
    out.resize(out.size() + (list.size() + 1) * kLongest / 8 + 2 * sizeof(std::uint64_t));
    BitWriter bits(out.data() + coding.beginning.size());
    bits.put(coding.held, coding.held_size);
    for (const char byte : list) {
        bits.put(coding.codes[static_cast<unsigned char>(byte)]);
    }
    bits.put(coding.codes[kEnd]);
    bits.put(0, 7);  // fills the last byte
    out.resize(static_cast<std::size_t>(bits.flush() - out.data()));
    return out.size() < list.size() ? out : stored(list);
}

}  // namespace dateline::glass
