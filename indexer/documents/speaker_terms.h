// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/article/article.h"

namespace dateline {

/// The terms that match a quotation's speakers with those of other articles (speaker_names.h).
std::vector<std::string> name_terms(const Quotation& quotation);

}  // namespace dateline
