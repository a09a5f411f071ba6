// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Stored texts are zstd frames (RFC 8878). An article is too short to compress well by itself:
/// what the articles of an index have in common is kept once, in a dictionary that is trained on
/// the first of them when the index is made. It stands as metadata in the `articles` database of
/// each segment, key "z:" + its number in eight hexadecimal digits; each frame says the number of
/// the one that it needs.
namespace dateline {

class TextDictionary {
  public:
    /// Of at most 64 KiB, a sixteenth of the samples; null where these are too few. The same
    /// samples give the same dictionary. By what comes again most (FASTCOVER, after Liao et al.
    /// 2016).
    static std::shared_ptr<const TextDictionary> train(const std::vector<std::string>& samples);

    /// `bytes`: as `bytes()` gave them. Throws Error(kIndex) where they are no dictionary.
    explicit TextDictionary(std::string bytes);
    ~TextDictionary();
    TextDictionary(const TextDictionary&) = delete;
    TextDictionary& operator=(const TextDictionary&) = delete;

    const std::string& bytes() const { return bytes_; }
    std::uint32_t number() const { return number_; }

    /// Key of its metadata.
    static std::string key(std::uint32_t number);

  private:
    friend std::string compress(std::string_view, const TextDictionary*);
    friend std::string decompress(std::string_view, std::uint64_t, const TextDictionary*);
    struct Prepared;

    std::string bytes_;
    std::uint32_t number_;
    std::unique_ptr<Prepared> prepared_;
};

/// What keys of metadata begin with under which dictionaries stand.
inline constexpr std::string_view kDictionaryKeys = "z:";

/// A frame, which needs `dictionary` where that isn't null.
std::string compress(std::string_view text, const TextDictionary* dictionary);

/// The number of the dictionary that a frame needs; 0 where it needs none, or is none.
std::uint32_t dictionary_of(std::string_view frame);

/// The text of `size` bytes of a frame. Throws Error(kIndex) where it is another.
std::string decompress(std::string_view frame,
                       std::uint64_t size,
                       const TextDictionary* dictionary);

}  // namespace dateline
