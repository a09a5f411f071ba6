// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Common grams: two of an index's most frequent words side by side ("of the", "said it") are a
/// term of their own, so that a phrase of them needn't be verified in every article that has both.
/// The words are learned from the first articles when the index is created.
namespace dateline {

/// Folded forms, sorted.
using CommonWords = std::vector<std::string>;

/// The forms that occur in the most articles; `articles` maps each form to its number of articles.
CommonWords commonest_words(const std::unordered_map<std::string, std::size_t>& articles);

bool is_common(const CommonWords& words, std::string_view form);

/// The term of two adjacent words in a part of the text, by their forms without a possessive's 's.
std::string pair_term(std::string_view first, std::string_view second);

}  // namespace dateline
