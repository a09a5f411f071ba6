// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "common/schema.h"
#include "searcher/query/tree.h"

/// What a stretch of a query can be.
namespace dateline {

/// The bytes of the quotation mark at `at`; 0 where there is none.
std::size_t quote_at(std::string_view query, std::size_t at);

/// The word at `at`, up to white space, a bracket or a quotation mark.
std::string_view word_at(std::string_view query, std::size_t at);

/// The field that a "name:" at `at` names; null where no name stands there: URLs and times are
/// words. Fails at an unknown name, since taking it for words would search for something else
/// without a word about it.
const Field* field_at(std::string_view query, std::size_t at);

/// A word, the beginning of one ("tarif*") or all articles ("*"). Fails where it is an operator, or
/// a form that the language will have and that must not be taken for another.
Node word_node(std::string_view word, Span span);

}  // namespace dateline
