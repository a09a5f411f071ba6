// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "common/analysis/word_cache.h"

namespace dateline {

/// A word and its range in a text.
struct Token {
    std::uint32_t start;  ///< half-open range of bytes in the analyzed text
    std::uint32_t end;
    const Word* word;
    LetterCase letter_case;
};

}  // namespace dateline
