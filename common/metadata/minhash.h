// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Near duplicates by MinHash (Broder 1997): how large a share of two articles' three-word
/// sequences (shingles) occurs in both.
namespace dateline {

inline constexpr std::size_t kShingleWords = 3;
inline constexpr std::size_t kMinima = 30;

/// Articles with fewer shingles have no signature: a copy can't be distinguished from a set phrase.
inline constexpr std::uint32_t kLeastShingles = 10;

/// The least resemblance at which two articles are copies, or one is rewritten from the other.
inline constexpr double kNearDuplicate = 0.5;

/// A sketch of a text's set of shingles: 16 bits of each minimum that is in a band, 8 of each other
/// one (b-bit minwise hashing, Li and König 2010), and a hash of all its words.
struct Signature {
    std::uint64_t content = 0;
    std::array<std::uint16_t, kMinima> minima{};

    bool operator==(const Signature&) const = default;
};

/// Collects a text's words, by the codes of their stems. One permutation hashing with rotation (Li
/// et al. 2012, Shrivastava and Li 2014): each shingle is hashed once and belongs to one bin.
class Sketch {
  public:
    void add(std::uint32_t stem);

    /// The signature of the words added; the sketch is then empty, for the next text.
    std::optional<Signature> finish();

  private:
    std::array<std::uint32_t, kMinima> least_{};  // of each bin, complemented: 0 if it is empty
    std::array<std::uint32_t, kShingleWords - 1> last_{};
    std::uint64_t content_ = 0;
    std::uint32_t words_ = 0;
};

/// The estimated resemblance (Jaccard) of two sets of shingles: 0 to 1, with a standard error of
/// .09 at one half.
double resemblance(const Signature& a, const Signature& b);

/// The bands that find candidates (bands.h): hashes of five bands of two minima each; two texts of
/// resemblance s share a band with probability 1 - (1 - s^2)^5. All minima then decide. A hash has
/// kBandBits bits: a collision costs a look at a signature, and gives no wrong answer.
inline constexpr std::size_t kBands = 5;
inline constexpr unsigned kBandBits = 28;
std::array<std::uint32_t, kBands> bands_of(const Signature& signature);

/// The value of Slot::kSignature.
std::string encode_signature(const Signature& signature);

/// `std::nullopt` if `value` is empty. Throws Error(kIndex) if it is too short.
std::optional<Signature> decode_signature(std::string_view value);

}  // namespace dateline
