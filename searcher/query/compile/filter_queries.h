// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <xapian.h>

#include "searcher/query/syntax/tree.h"

namespace dateline {

/// The articles whose number of words or quotations is in the range of a NodeKind::kNumber.
Xapian::Query number_query(const Node& node);

/// The term of a field's whole value (NodeKind::kExact, kPath).
std::string exact_term(const Node& node);

}  // namespace dateline
