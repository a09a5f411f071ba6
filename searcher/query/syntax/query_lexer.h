// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "common/schema/schema.h"
#include "searcher/query/syntax/tree.h"

/// What a stretch of a query can be.
namespace dateline {

/// The bytes of the quotation mark at `at`; 0 where there is none.
std::size_t quote_at(std::string_view query, std::size_t at);

/// The word at `at`, up to white space, a bracket or a quotation mark.
std::string_view word_at(std::string_view query, std::size_t at);

/// The bytes of the regular expression at `at` with its slashes; 0 where none stands there: a slash
/// that no other one closes before white space, or behind which the word goes on, is part of a word
/// ("/usr/bin").
std::size_t regex_at(std::string_view query, std::size_t at);

/// The field that a "name:" at `at` names; null where no name stands there: URLs and times are
/// words. Fails at an unknown name, since taking it for words would search for something else
/// without a word about it.
const Field* field_at(std::string_view query, std::size_t at);

/// Where the "^2" of a word begins; its size where it has none.
std::size_t boost_of(std::string_view word);

/// The name that "@name" begins with: letters, digits, - and _.
std::string_view saved_name(std::string_view word);
bool is_saved_name(std::string_view word);

/// A word, one form of it ("=word"), words like it ("tarif*", "t?riff", "word~1") or all articles
/// ("*"). Fails where it is an operator, or a form without a meaning.
Node word_node(std::string_view word, Span span);

/// `word` is a regular expression with its slashes.
Node regex_node(std::string_view word, Span span);

/// Fails where an operator stands at `at`.
void refuse_operator_at(std::string_view query, std::size_t at);

}  // namespace dateline
