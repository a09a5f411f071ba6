// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "common/schema/schema.h"
#include "searcher/query/syntax/query_scan.h"
#include "searcher/query/syntax/tree.h"

/// The lexical elements of a query.
namespace dateline {

/// The size in bytes of the regular expression at `at`, slashes included; 0 if there is none. A
/// slash is part of a word ("/usr/bin") if no other slash closes it before white space, or if the
/// word goes on after the closing one.
std::size_t regex_at(std::string_view query, std::size_t at);

/// The field of a "name:" at `at`: for one of the names in `kept`, the field of kept values; null
/// if there is no such name: URLs and times are words. Fails at an unknown name, since taking it
/// for words would silently search for something else.
const Field* field_at(std::string_view query, std::size_t at, const std::vector<std::string>& kept);

/// The name at the start of a word, without its "@": letters, digits, - and _.
std::string_view saved_name(std::string_view word);
bool is_saved_name(std::string_view word);

/// A node of a word, one form of it ("=word"), words like it ("tarif*", "t?riff", "word~1") or all
/// articles ("*"). Fails if it is an operator, or a form without a meaning.
Node word_node(std::string_view word, Span span);

/// `word` is a regular expression with its slashes.
Node regex_node(std::string_view word, Span span);

/// Fails if there is an operator at `at`.
void refuse_operator_at(std::string_view query, std::size_t at);

}  // namespace dateline
