// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/sources/compile_options.h"

namespace dateline {

/// The most words that all expressions of a query may stand for together: each is a list to read,
/// and takes its memory.
inline constexpr std::size_t kMostExpanded = 20'000;

/// Words, folded, each with the stems that it has in the index.
using ExpandedWords = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The words of an index that a node of kind kWildcard, kRegex or kFuzzy stands for.
/// `field` empty: word forms of the text; else the words of the field with that prefix of terms,
/// each its own stem.
/// Reads the words that share its first letters, where it states them, else all. Throws QueryError
/// where they are more than `options.most_expansions`, the deadline passes, or the expression can't
/// be read; regular expressions are RE2's, which take linear time, without regard to case.
ExpandedWords expand(const Node& node,
                     const IndexReader& index,
                     const Xapian::Database& documents,
                     std::string_view field,
                     const CompileOptions& options);

/// Whether `text` is like `pattern`, in which * stands for any characters and ? for one.
bool is_like(std::string_view text, std::string_view pattern);

/// The letters that every match of a wildcard or a regular expression begins with.
std::string literal_prefix(const Node& node);

}  // namespace dateline
