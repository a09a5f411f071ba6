// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/sources/compile_options.h"

namespace dateline {

/// The most words that all expressions of a query may expand to together: each is a list to read,
/// and takes memory.
inline constexpr std::size_t kMostExpanded = 20'000;

/// Folded words, each with its stems in the index.
using ExpandedWords = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The words of an index that a node of kind kWildcard, kRegex or kFuzzy matches. `field` empty:
/// word forms of the text; else the words of the field with that term prefix, each its own stem.
/// Reads the words that share its first letters, all words if it doesn't start with letters. Throws
/// QueryError if there are more than `options.most_expansions`, the deadline passes, or the
/// expression is invalid; regular expressions are RE2's (linear time), ignoring case.
ExpandedWords expand(const Node& node,
                     const IndexReader& index,
                     const Xapian::Database& documents,
                     std::string_view field,
                     const CompileOptions& options);

/// Whether `text` matches `pattern`, in which * matches any characters and ? one.
bool is_like(std::string_view text, std::string_view pattern);

/// The letters that every match of a wildcard or a regular expression begins with.
std::string literal_prefix(const Node& node);

}  // namespace dateline
