// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/output/answer.h"

/// The formats with one line per hit: plain, csv, tsv, trec, paths, ids.
namespace dateline {

/// The columns that are printed: those asked for, else the format's own.
std::vector<std::string> fields_of(const OutputOptions& options);

std::string row_head(const OutputOptions& options, bool batch);

/// plain, csv (RFC 4180; a cell that a spreadsheet would take for a formula gets a ' in front) and
/// tsv (white space in cells becomes spaces).
std::string format_rows(const Answer& answer, const OutputOptions& options);

/// A TREC run: `query Q0 article rank score tag`; white space in ids becomes `_`. Scores never
/// increase.
std::string format_trec(const Answer& answer, const std::string& tag);

/// The files of the articles, each once; `nul`: ended by NUL and not sanitized.
std::string format_paths(const Answer& answer, bool nul);

/// Their ids, likewise.
std::string format_ids(const Answer& answer, bool nul);

}  // namespace dateline
