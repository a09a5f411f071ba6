// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Near duplicates by MinHash (Broder 1997): how much of what two articles say in the same words,
/// three in a row, is the same.
namespace dateline {

inline constexpr std::size_t kShingleWords = 3;
inline constexpr std::size_t kMinima = 30;

/// Articles with fewer shingles have no signature: too short to tell a copy from a formula.
inline constexpr std::uint32_t kLeastShingles = 10;

/// From which resemblance on two articles are copies of each other, or one is rewritten from the
/// other.
inline constexpr double kNearDuplicate = 0.5;

/// A sketch of a text's set of shingles: 16 bits of those of its minima that make bands, 8 of the
/// others (b-bit minwise hashing, Li and König 2010), and a hash of all its words.
struct Signature {
    std::uint64_t content = 0;
    std::array<std::uint16_t, kMinima> minima{};

    bool operator==(const Signature&) const = default;
};

/// Collects one text's words, by the codes of their stems. One permutation hashing with rotation
/// (Li et al. 2012, Shrivastava and Li 2014): each shingle is hashed once and belongs to one bin.
class Sketch {
  public:
    void add(std::uint32_t stem);

    /// The signature of what was added; then it is empty, for the next text.
    std::optional<Signature> finish();

  private:
    std::array<std::uint32_t, kMinima> least_{};  // of each bin, complemented: 0 where it is empty
    std::array<std::uint32_t, kShingleWords - 1> last_{};
    std::uint64_t content_ = 0;
    std::uint32_t words_ = 0;
};

/// The estimated resemblance (Jaccard) of two sets of shingles: 0 to 1, with a standard error of
/// .09 at one half.
double resemblance(const Signature& a, const Signature& b);

/// By which candidates are found (bands.h): hashes of five bands of two minima each, of which two
/// texts of resemblance s share one with probability 1 - (1 - s^2)^5; what they find is told by all
/// minima. Each has kBandBits bits: a chance meeting costs a look at a signature, no wrong answer.
inline constexpr std::size_t kBands = 5;
inline constexpr unsigned kBandBits = 28;
std::array<std::uint32_t, kBands> bands_of(const Signature& signature);

/// The value of Slot::kSignature.
std::string encode_signature(const Signature& signature);

/// None where `value` is empty. Throws Error(kIndex) where it is no signature.
std::optional<Signature> decode_signature(std::string_view value);

}  // namespace dateline
