// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/index_reader.h"

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

/// Calls `use(form, stem)` for the forms that begin with `prefix`, segment by segment, so that a
/// form may come several times, until it gives false. Linear in the forms that begin so.
void for_each_form(const IndexReader& index,
                   std::string_view prefix,
                   const std::function<bool(std::string_view form, std::string_view stem)>& use);

/// Reads all forms of a segment. Throws Error(kIndex) where they don't hold together.
void check_word_forms(const Xapian::Database& segment);

/// In how many articles `form` stood when they were indexed, over all segments.
std::uint64_t form_count(const IndexReader& index, std::string_view form);

}  // namespace dateline
