// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searcher/output/answer.h"

/// Articles for reference managers: each hit as a newspaper article, a quotation as the article it
/// is from, with its speaker and words in a note. Authors are as printed, not turned round: where a
/// family name begins is the reader's to say, and reference managers split names themselves.
namespace dateline {

/// RIS (Reference Manager, Zotero, EndNote): a tag a line, records end in ER; lines end in CR LF.
std::string format_ris(const Answer& answer);

/// BibTeX and BibLaTeX: `year` and `month` for the one, `date` for the other; what is special to
/// TeX is escaped. Keys are ids, with a number where two would be the same.
std::string format_bibtex(const Answer& answer);

}  // namespace dateline
