// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/schema/common_grams.h"

/// What a segment's `articles` database states about itself, as metadata, so that it can be
/// searched when it is served without the manifest.
namespace dateline {

struct ServedFacts {
    int schema = 0;                      ///< kSchemaVersion
    std::string analyzer;                ///< Analyzer::fingerprint()
    std::vector<std::string> languages;  ///< codes of the languages whose stems it contains
    CommonWords common_words;            ///< whose pairs are terms
    Xapian::docid documents = 0;         ///< the last document's number in its segment alone
};

/// Writes the facts of a database that was built or merged.
void write_facts(Xapian::WritableDatabase& articles, const ServedFacts& facts);

/// `std::nullopt` if they are absent or inconsistent.
std::optional<ServedFacts> read_facts(const Xapian::Database& articles);

}  // namespace dateline
