// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// The content of Slot::kOrigin: the two hashes, fixed width, then the other numbers as varints.
struct Origin {
    std::uint32_t segment = 0;  ///< in which the article was indexed; merging doesn't change it
    std::uint32_t run = 0;
    std::uint64_t file = 0;     ///< hash64 of the real path of its file
    std::uint64_t article = 0;  ///< article_hash: the join of articles and quotes

    bool operator==(const Origin&) const = default;
};

std::string encode_origin(const Origin& origin);

/// Throws Error(kIndex) if `value` isn't an origin.
Origin decode_origin(std::string_view value);

}  // namespace dateline
