// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// How the words of a quotation differ from those of a fuller one.
struct Wording {
    enum class Kind : std::uint8_t {
        kSame,   ///< the same words; case, accents and punctuation aside
        kPart,   ///< some of them, and no others
        kOther,  ///< others, too
    };
    Kind kind = Kind::kSame;
    std::string text;  ///< kPart: its words; kOther: from the first that differs to the last, with
                       ///< three around them; "…" where it is cut, at 200 bytes at most
};

/// Compares the words of two quotations as they are shown, with "…" between fragments. Costs their
/// lengths, once for each fragment of `other`.
Wording compare_wording(std::string_view fullest, std::string_view other);

}  // namespace dateline
