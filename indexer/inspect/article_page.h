// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "common/article/article.h"
#include "common/program/wrap.h"

namespace dateline {

/// The article as a readable page, wrapped to `width` columns: its headline and facts, then each
/// paragraph with its kind in the left margin and, in the right margin, the values of the dates in
/// the line and the speakers of the quotations that begin in it. Date expressions are marked; text
/// that isn't indexed is dim.
std::string article_page(const Article& article, std::size_t width, const Style& style);

}  // namespace dateline
