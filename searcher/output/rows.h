// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searcher/output/answer.h"

/// The formats with one line per hit: plain, csv, tsv, trec, paths.
namespace dateline {

std::string row_head(const OutputOptions& options, bool batch);

/// plain, csv (RFC 4180; a cell that a spreadsheet would take for a formula gets a ' in front) and
/// tsv (white space in cells becomes spaces).
std::string format_rows(const Answer& answer, const OutputOptions& options);

/// A TREC run: `query Q0 article rank score tag`; white space in ids becomes `_`. Scores never
/// increase.
std::string format_trec(const Answer& answer, const std::string& tag);

std::string format_paths(const Answer& answer, bool nul);

}  // namespace dateline
