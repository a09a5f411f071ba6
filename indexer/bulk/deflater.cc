// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bulk/deflater.h"

#include <new>

#include <libdeflate.h>

namespace dateline {
namespace {

constexpr int kLevel = 4;

}  // namespace

Deflater::Deflater() : compressor_(::libdeflate_alloc_compressor(kLevel)) {
    if (!compressor_) throw std::bad_alloc();
}

bool Deflater::deflate(std::string_view text, std::string& out) {
    out.resize(text.size());
    const std::size_t size = ::libdeflate_deflate_compress(compressor_.get(), text.data(),
                                                           text.size(), out.data(), out.size());
    out.resize(size);
    return size > 0 && size < text.size();
}

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
    ::libdeflate_free_compressor(compressor);
}

}  // namespace dateline
