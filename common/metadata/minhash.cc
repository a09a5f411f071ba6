// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/metadata/minhash.h"

#include <algorithm>

#include "common/base/bytes.h"
#include "common/schema/schema.h"
#include "common/schema/terms.h"

namespace dateline {
namespace {

constexpr std::size_t kRows = 2;
constexpr std::size_t kOfBands = kBands * kRows;  // the first minima

// Odd numbers without a pattern (fractions of square roots), for multiplicative hashing.
constexpr std::array<std::uint64_t, 4> kOdd = {0x9E3779B97F4A7C15ULL, 0xC2B2AE3D27D4EB4FULL,
                                               0xBB67AE8584CAA73BULL, 0x3C6EF372FE94F82BULL};

// The finaliser of SplitMix64 (Steele et al. 2014).
std::uint64_t mix(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

}  // namespace

void Sketch::add(std::uint32_t stem) {
    content_ = (content_ ^ stem ^ content_ >> 29) * kOdd[0];
    if (++words_ >= kShingleWords) {
        const std::uint64_t hash =
            mix(last_[0] * kOdd[0] + last_[1] * kOdd[1] + stem * kOdd[2] + kOdd[3]);
        const auto bin = static_cast<std::size_t>((hash >> 32) * kMinima >> 32);
        least_[bin] = std::max(least_[bin], static_cast<std::uint32_t>(hash) | 1U);
    }
    last_ = {last_[1], stem};
}

std::optional<Signature> Sketch::finish() {
    std::optional<Signature> signature;
    if (words_ + 1 >= kLeastShingles + kShingleWords) {
        signature.emplace();
        signature->content = content_;
        for (std::size_t bin = 0; bin < kMinima; ++bin) {
            std::size_t step = 0;
            while (least_[(bin + step) % kMinima] == 0) {
                ++step;
            }
            // A borrowed minimum is altered by the distance it was borrowed over.
            const std::uint64_t found = least_[(bin + step) % kMinima];
            const std::uint64_t least = mix(found + (step << 40));
            signature->minima[bin] = bin < kOfBands ? static_cast<std::uint16_t>(least)
                                                    : static_cast<std::uint8_t>(least);
        }
    }
    *this = {};
    return signature;
}

double resemblance(const Signature& a, const Signature& b) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < kMinima; ++i) {
        same += a.minima[i] == b.minima[i] ? 1 : 0;
    }
    return static_cast<double>(same) / kMinima;
}

std::array<std::uint32_t, kBands> bands_of(const Signature& signature) {
    std::array<std::uint32_t, kBands> bands{};
    for (std::size_t band = 0; band < kBands; ++band) {
        const std::size_t row = band * kRows;
        std::uint64_t hash = row;
        for (std::size_t i = row; i < row + kRows; ++i) {
            hash = hash << 16 ^ signature.minima[i] ^ hash >> 48;
        }
        bands[band] = static_cast<std::uint32_t>(mix(hash) >> (64 - kBandBits));
    }
    return bands;
}

std::string encode_signature(const Signature& signature) {
    ByteWriter out;
    out.fixed(signature.content);
    for (std::size_t bin = 0; bin < kMinima; ++bin) {
        if (bin < kOfBands)
            out.fixed(signature.minima[bin]);
        else
            out.fixed(static_cast<std::uint8_t>(signature.minima[bin]));
    }
    return out.take();
}

std::optional<Signature> decode_signature(std::string_view value) {
    if (value.empty()) return std::nullopt;
    ByteReader in(value);
    Signature signature;
    signature.content = in.fixed<std::uint64_t>();
    for (std::size_t bin = 0; bin < kMinima; ++bin) {
        signature.minima[bin] =
            bin < kOfBands ? in.fixed<std::uint16_t>() : in.fixed<std::uint8_t>();
    }
    return signature;
}

}  // namespace dateline
