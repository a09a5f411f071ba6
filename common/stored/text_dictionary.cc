// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stored/text_dictionary.h"

#include <algorithm>

#include <fmt/format.h>
#define ZDICT_STATIC_LINKING_ONLY  // of parameters
#include <zdict.h>
#include <zstd.h>

#include "common/base/error.h"
#include "common/stored/decoding.h"

namespace dateline {
namespace {

constexpr int kLevel = 3;  // with a dictionary, faster than level 1 without
constexpr std::size_t kMostBytes = std::size_t{64} << 10;
constexpr std::size_t kOfSamples = 16;

// Training takes 30 ms per MiB; trying several parameters would take three times as long.
constexpr std::size_t kSegment = 100;  // bytes that are selected together
constexpr std::size_t kMatch = 8;      // bytes of a repetition that counts
constexpr unsigned kTableBits = 20;
constexpr std::size_t kMostSampled = std::size_t{1} << 20;
constexpr std::size_t kLeastSampled = std::size_t{64} << 10;

}  // namespace

template <class T, std::size_t (*free)(T*)>
struct FreeZstd {
    void operator()(T* pointer) const { free(pointer); }
};

using Compressor = std::unique_ptr<ZSTD_CCtx, FreeZstd<ZSTD_CCtx, ZSTD_freeCCtx>>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, FreeZstd<ZSTD_DCtx, ZSTD_freeDCtx>>;

struct TextDictionary::Prepared {
    std::unique_ptr<ZSTD_CDict, FreeZstd<ZSTD_CDict, ZSTD_freeCDict>> compress;
    std::unique_ptr<ZSTD_DDict, FreeZstd<ZSTD_DDict, ZSTD_freeDDict>> decompress;
};

std::shared_ptr<const TextDictionary> TextDictionary::train(
    const std::vector<std::string>& samples) {
    std::string all;
    std::vector<std::size_t> sizes;
    for (const std::string& sample : samples) {
        if (all.size() + sample.size() > kMostSampled) break;
        all += sample;
        sizes.push_back(sample.size());
    }
    if (all.size() < kLeastSampled) return nullptr;
    std::string bytes(std::min(kMostBytes, all.size() / kOfSamples), '\0');
    ::ZDICT_fastCover_params_t parameters{};
    parameters.k = kSegment;
    parameters.d = kMatch;
    parameters.f = kTableBits;
    parameters.splitPoint = 1;
    parameters.accel = 1;
    parameters.zParams.compressionLevel = kLevel;
    const std::size_t size =
        ::ZDICT_trainFromBuffer_fastCover(bytes.data(), bytes.size(), all.data(), sizes.data(),
                                          static_cast<unsigned>(sizes.size()), parameters);
    if (::ZDICT_isError(size) != 0) return nullptr;
    bytes.resize(size);
    return std::make_shared<const TextDictionary>(std::move(bytes));
}

TextDictionary::TextDictionary(std::string bytes)
    : bytes_(std::move(bytes)),
      number_(::ZDICT_getDictID(bytes_.data(), bytes_.size())),
      prepared_(std::make_unique<Prepared>()) {
    prepared_->compress.reset(::ZSTD_createCDict(bytes_.data(), bytes_.size(), kLevel));
    prepared_->decompress.reset(::ZSTD_createDDict(bytes_.data(), bytes_.size()));
    if (number_ == 0 || !prepared_->compress || !prepared_->decompress)
        fail_decoding("a stored article");
}

TextDictionary::~TextDictionary() = default;

std::string TextDictionary::key(std::uint32_t number) {
    return fmt::format("{}{:08x}", kDictionaryKeys, number);
}

std::string compress(std::string_view text, const TextDictionary* dictionary) {
    thread_local const Compressor context(::ZSTD_createCCtx());
    std::string out(::ZSTD_compressBound(text.size()), '\0');
    const std::size_t size =
        dictionary != nullptr
            ? ::ZSTD_compress_usingCDict(context.get(), out.data(), out.size(), text.data(),
                                         text.size(), dictionary->prepared_->compress.get())
            : ::ZSTD_compressCCtx(context.get(), out.data(), out.size(), text.data(), text.size(),
                                  kLevel);
    if (::ZSTD_isError(size) != 0)
        throw Error(ErrorKind::kLimit, std::string("zstd: ") + ::ZSTD_getErrorName(size));
    out.resize(size);
    return out;
}

std::uint32_t dictionary_of(std::string_view frame) {
    return ::ZSTD_getDictID_fromFrame(frame.data(), frame.size());
}

std::string decompress(std::string_view frame,
                       std::uint64_t size,
                       const TextDictionary* dictionary) {
    thread_local const Decompressor context(::ZSTD_createDCtx());
    std::string out(size, '\0');
    const std::size_t got =
        dictionary != nullptr
            ? ::ZSTD_decompress_usingDDict(context.get(), out.data(), out.size(), frame.data(),
                                           frame.size(), dictionary->prepared_->decompress.get())
            : ::ZSTD_decompressDCtx(context.get(), out.data(), out.size(), frame.data(),
                                    frame.size());
    if (::ZSTD_isError(got) != 0 || got != size) fail_decoding("a stored article");
    return out;
}

}  // namespace dateline
