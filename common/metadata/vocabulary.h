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

/// The word forms of an index, kept as metadata of each segment's `articles` database: key "w:" +
/// the first three bytes of the forms, which follow in order (bytes.h): varint bytes shared with
/// the form before, the rest as a string, varint bytes that the stem shares with the form, the
/// rest of that as a string, varint number of articles that held it when they were indexed.
/// Deletions don't lower it: it is a hint for wildcards and spelling.
namespace dateline {

/// In how many articles a form stands with its stem; in several languages a form may have several
/// stems.
struct CountedForm {
    std::string form;
    std::string stem;
    std::uint32_t articles;
};

/// By form and stem, each pair once.
using WordForms = std::vector<CountedForm>;

/// Adds the counts of `more` to those of `forms`; both by form and stem. A pair that either gives
/// several times is there once then. Linear.
void add_forms(WordForms& forms, WordForms more);

/// The metadata that hold `forms`, by key.
std::map<std::string, std::string> metadata_of(const WordForms& forms);

/// One value of several for the same key; for Xapian::Compactor. Keys there carry a prefix of
/// Xapian's own.
std::string merge_metadata(std::string_view key, const std::vector<std::string>& values);

/// How many bytes of a form its key holds.
inline constexpr std::size_t kFormKeyBytes = 3;

/// The key of the metadata that hold the forms that begin as `form` does.
std::string form_key(std::string_view form);

/// Calls `use(form, stem, articles)` for each form of the value of such a key, in order, until it
/// gives false; gives whether it never did. Throws Error(kIndex) where the bytes don't hold
/// together.
bool for_each_stored_form(
    std::string_view bytes,
    const std::function<bool(const std::string&, const std::string&, std::uint32_t)>& use);

/// Reads all forms of a segment. Throws Error(kIndex) where they don't hold together.
void check_word_forms(const Xapian::Database& segment);

}  // namespace dateline
