// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/output/answer.h"

namespace dateline {

/// The field names that `--fields` accepts for a view.
std::vector<std::string> output_fields(View view);

/// The text before the first answer: the head of csv and tsv, the opening of json. `batch`: a query
/// id column comes first.
std::string format_head(const OutputOptions& options, bool batch);

/// One answer in the chosen format. Everything that may reach a terminal has passed `sanitize`;
/// JSON keeps the original text.
std::string format_answer(const Answer& answer, const OutputOptions& options);

/// The text after the last answer.
std::string format_tail(const OutputOptions& options);

}  // namespace dateline
