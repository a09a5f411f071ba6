// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/quotes/cue_verbs.h"
#include "indexer/quotes/name_words.h"

namespace dateline {

/// What a word is to who said what.
struct WordMeaning {
    std::uint16_t classes = 0;  ///< in or beside a name: NameWord
    Cue cue;                    ///< among the verbs of speech
};

/// What `word` (small letters; for names, a final point is left out) means. One lookup.
WordMeaning meaning_of(std::string_view word);

/// Its classes alone.
inline std::uint16_t name_classes(std::string_view word) {
    return meaning_of(word).classes;
}

}  // namespace dateline
