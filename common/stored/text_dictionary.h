// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Stored texts are zstd frames (RFC 8878). A single article is too short to compress well: what an
/// index's articles have in common is stored once, in a dictionary trained on a sample of them
/// when the index is created. It is metadata in the `articles` database of each segment, key "z:" +
/// its number in eight hexadecimal digits; each frame states the number of the dictionary that it
/// needs.
namespace dateline {

class TextDictionary {
  public:
    /// Trains a dictionary of at most 64 KiB and a sixteenth of the samples; null if these are too
    /// few. The same samples give the same dictionary. Selects what is repeated most (FASTCOVER,
    /// after Liao et al. 2016).
    static std::shared_ptr<const TextDictionary> train(const std::vector<std::string>& samples);

    /// `bytes`: as returned by `bytes()`. Throws Error(kIndex) if they aren't a dictionary.
    explicit TextDictionary(std::string bytes);
    ~TextDictionary();
    TextDictionary(const TextDictionary&) = delete;
    TextDictionary& operator=(const TextDictionary&) = delete;

    const std::string& bytes() const { return bytes_; }
    std::uint32_t number() const { return number_; }

    /// The metadata key of a dictionary.
    static std::string key(std::uint32_t number);

  private:
    friend std::string compress(std::string_view, const TextDictionary*);
    friend std::string decompress(std::string_view, std::uint64_t, const TextDictionary*);
    struct Prepared;

    std::string bytes_;
    std::uint32_t number_;
    std::unique_ptr<Prepared> prepared_;
};

/// The prefix of the metadata keys of dictionaries.
inline constexpr std::string_view kDictionaryKeys = "z:";

/// Compresses to a frame, which needs `dictionary` unless that is null.
std::string compress(std::string_view text, const TextDictionary* dictionary);

/// The number of the dictionary that a frame needs; 0 if it needs none, or isn't a frame.
std::uint32_t dictionary_of(std::string_view frame);

/// The text of a frame. Throws Error(kIndex) if it doesn't have `size` bytes.
std::string decompress(std::string_view frame,
                       std::uint64_t size,
                       const TextDictionary* dictionary);

}  // namespace dateline
