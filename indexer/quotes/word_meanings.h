// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/quotes/cue_verbs.h"
#include "indexer/quotes/name_words.h"

namespace dateline {

/// What a word means for attribution.
struct WordMeaning {
    std::uint16_t classes = 0;  ///< NameWord, within or next to a name
    Cue cue;                    ///< its form as a verb of speech, if any
};

/// The meaning of `word` (lower case; a final full stop is dropped for names). Takes one lookup.
WordMeaning meaning_of(std::string_view word);

/// Only its classes.
inline std::uint16_t name_classes(std::string_view word) {
    return meaning_of(word).classes;
}

}  // namespace dateline
