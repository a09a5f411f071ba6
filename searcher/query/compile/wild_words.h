// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Words with wildcards, as they meet the words of an index: a word with marks ("anti-semit*") is
/// there in parts and as a whole, and scripts without spaces have no words that could begin so.
namespace dateline {

/// Whether every * is at an end of the word, beside a character of a script without spaces.
bool is_wild_in_unspaced(std::string_view word);

/// A word with its * left out.
std::string without_stars(std::string_view word);

/// Whether a * is beside a mark ("*-led"): words that are joined without one match too.
bool has_star_at_mark(std::string_view word);

struct WildWord {
    std::vector<std::string> parts;  ///< between the marks; at least one
    std::string whole;               ///< without the marks, as the index joins the parts
};

/// The parts of a word at its hyphens, apostrophes, full stops, ampersands and underscores. An
/// abbreviation by single letters ("U.S.*") and a word with a clitic ("can't*") are one part
/// without the *, since no letter can go on there.
WildWord wild_word(std::string_view word);

/// The words of a text at its spaces.
std::vector<std::string_view> spaced_words(std::string_view text);

}  // namespace dateline
