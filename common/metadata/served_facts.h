// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/schema/common_grams.h"

/// What the `articles` database of a segment says of itself, as metadata, so that it can be
/// searched where it is served without the manifest.
namespace dateline {

struct ServedFacts {
    int schema = 0;                      ///< kSchemaVersion
    std::string analyzer;                ///< Analyzer::fingerprint()
    std::vector<std::string> languages;  ///< codes of the languages whose stems it holds
    CommonWords common_words;            ///< whose pairs are terms
    Xapian::docid documents = 0;         ///< the last document's number: of its segment alone
};

/// Writes the facts of a database that was built or merged.
void write_facts(Xapian::WritableDatabase& articles, const ServedFacts& facts);

/// None where they aren't there or don't hold together.
std::optional<ServedFacts> read_facts(const Xapian::Database& articles);

}  // namespace dateline
