// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "common/article/article.h"
#include "common/program/wrap.h"

namespace dateline {

/// The article as people read it, wrapped to `width` columns: its headline and facts, then each
/// paragraph with its kind on its left and, on its right, the values of the dates in the line and
/// who says the quotations that begin in it. Date expressions are marked; what isn't indexed is
/// dim.
std::string article_page(const Article& article, std::size_t width, const Style& style);

}  // namespace dateline
