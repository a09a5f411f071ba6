// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace dateline {

/// Compresses short texts to raw deflate streams (RFC 1951), one after the other.
class Deflater {
  public:
    Deflater();

    /// Whether `text` gets shorter; if so, `out` is the stream.
    bool deflate(std::string_view text, std::string& out);

  private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace dateline
