// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Two of an index's commonest words side by side ("of the", "said it") are a term of their own,
/// so that a phrase of them needn't be confirmed in every article that has both: "common grams" of
/// the field. Which words these are is learned from the first articles when the index is made.
namespace dateline {

/// Stems, sorted.
using CommonWords = std::vector<std::string>;

/// The stems that most articles have, of so many articles each.
CommonWords commonest_words(const std::unordered_map<std::string, std::size_t>& articles);

bool is_common(const CommonWords& words, std::string_view stem);

/// The term of two neighbours in a part of the text, by their stems. `as_typed`: both words stand
/// there in just that form; else one of them in another one.
std::string pair_term(std::string_view first, std::string_view second, bool as_typed);

}  // namespace dateline
