// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/results/search.h"

namespace dateline {

enum class Format : std::uint8_t {
    kPretty,
    kPlain,
    kJson,
    kJsonLines,
    kCsv,
    kTsv,
    kTrec,
    kPaths,
    kIds,
    kRis,
    kBibtex,
    kHtml
};

/// The version of the json and jsonl formats: within a version keys may be added, none renamed or
/// removed. The schema is searcher/output/json.schema.json.
inline constexpr int kFormatVersion = 1;

struct OutputOptions {
    View view = View::kArticles;
    Format format = Format::kPlain;
    std::vector<std::string> fields;  ///< of csv, tsv and plain; empty: the default ones
    int version = kFormatVersion;
    std::string run_tag = "dateline";
    bool color = false;
    bool nul = false;        ///< paths and ids end in NUL
    bool bom = false;        ///< csv begins with a byte order mark
    bool links = false;      ///< pretty: headlines are links (OSC 8)
    std::size_t width = 80;  ///< columns of the terminal
    double seconds = 0;      ///< duration of the search, for pretty
};

/// A query and its result, to be printed.
struct Answer {
    std::string query_id;  ///< in a batch; else empty
    std::string query;
    const SearchResult* result = nullptr;
    std::uint32_t offset = 0;
};

}  // namespace dateline
