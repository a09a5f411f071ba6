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

/// Bare stems, sorted.
using CommonWords = std::vector<std::string>;

/// The stems that occur in the most articles; `articles` maps each stem to its number of articles.
CommonWords commonest_words(const std::unordered_map<std::string, std::size_t>& articles);

bool is_common(const CommonWords& words, std::string_view stem);

/// The term of two adjacent words in a part of the text, by their bare stems. `as_typed`: both
/// words occur exactly as their stems, or as possessives of these; otherwise at least one has
/// another form.
std::string pair_term(std::string_view first, std::string_view second, bool as_typed);

}  // namespace dateline
