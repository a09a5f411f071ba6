// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
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
    kHtml
};

/// The version of what json and jsonl hold: keys are added within a version, none is renamed or
/// goes. searcher/output/json.schema.json holds it.
inline constexpr int kFormatVersion = 1;

struct OutputOptions {
    View view = View::kArticles;
    Format format = Format::kPlain;
    std::vector<std::string> fields;  ///< of csv, tsv and plain; empty: the usual ones
    int version = kFormatVersion;
    std::string run_tag = "dateline";
    bool color = false;
    bool nul = false;        ///< paths end in NUL
    bool links = false;      ///< pretty: headlines are links (OSC 8)
    std::size_t width = 80;  ///< columns of the terminal
    double seconds = 0;      ///< that the search took, for pretty
};

/// A query and what it found, to be printed.
struct Answer {
    std::string query_id;  ///< of a batch; empty elsewhere
    std::string query;
    const SearchResult* result = nullptr;
    std::uint32_t offset = 0;
};

/// The names that `--fields` takes for what is printed.
std::vector<std::string> output_fields(View view);

/// What stands before the first answer: the head of csv and tsv, the opening of json. `batch`: a
/// query id column comes first.
std::string format_head(const OutputOptions& options, bool batch);

/// One answer in the format asked for. Everything that may reach a terminal has passed `sanitize`;
/// JSON keeps the original text.
std::string format_answer(const Answer& answer, const OutputOptions& options);

/// What stands after the last answer.
std::string format_tail(const OutputOptions& options);

}  // namespace dateline
