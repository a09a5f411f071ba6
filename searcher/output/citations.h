// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searcher/output/answer.h"

/// Articles for reference managers: each article as one of a newspaper, once, with the quotations
/// that were found in it as notes. Authors are as printed, not turned round: where a
/// family name begins is the reader's to say, and reference managers split names themselves.
namespace dateline {

/// RIS (Reference Manager, Zotero, EndNote): a tag a line, records end in ER; lines end in CR LF.
std::string format_ris(const Answer& answer);

/// BibTeX and BibLaTeX: `year` and `month` for the one, `date` for the other; what is special to
/// TeX is escaped. Keys are ids, or their hashes where little of one can stay, with
/// a number where two would be the same.
std::string format_bibtex(const Answer& answer);

}  // namespace dateline
