// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

/// The word forms of an index, as metadata of each segment's `articles` database. A key is "w:" +
/// the first three bytes of its forms. Its value lists these in order (bytes.h): varint bytes
/// shared with the form before, the rest as a string, varint the stem's mark (0 if it has none),
/// varint bytes that the bare stem shares with the form, the rest of it as a string, varint number
/// of articles that contained it when they were indexed. Deletions don't lower the number: it is a
/// hint for wildcards and spelling.
namespace dateline {

/// The number of articles that contain a form with its stem; across languages, a form may have
/// several stems.
struct CountedForm {
    std::string form;
    std::string stem;
    std::uint32_t articles;
};

/// Ordered by form and stem, without duplicates.
using Vocabulary = std::vector<CountedForm>;

/// Adds the counts of `more` to `forms`; both are ordered by form and stem. A pair that occurs
/// several times is in the result once. Linear.
void add_forms(Vocabulary& forms, Vocabulary more);

/// The metadata that store `forms`, by key.
std::map<std::string, std::string> metadata_of(const Vocabulary& forms);

/// Merges the values of a key to one, for Xapian::Compactor, whose keys have a prefix of Xapian's
/// own.
std::string merge_metadata(std::string_view key, const std::vector<std::string>& values);

/// How many bytes of a form are in its key.
inline constexpr std::size_t kFormKeyBytes = 3;

/// The key of the metadata with the forms that begin as `form` does.
std::string form_key(std::string_view form);

/// Calls `use(form, stem, articles)` for each form in such a key's value, in order, until it
/// returns false. Returns whether it never did. Throws Error(kIndex) if the bytes are inconsistent.
bool for_each_stored_form(
    std::string_view bytes,
    const std::function<bool(const std::string&, const std::string&, std::uint32_t)>& use);

/// Reads all forms of a segment. Throws Error(kIndex) if they are inconsistent.
void check_word_forms(const Xapian::Database& segment);

}  // namespace dateline
