// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "common/article/article.h"

namespace dateline {

/// Reads "Title: …", "Date: …" lines at the top of the text (from `from` on), sets the fields that
/// they name where those aren't set yet, and appends their paragraphs. There must be two of them,
/// or one that names the title. Gives the byte after them; `from` where there are none.
std::uint32_t read_header_lines(Article& article, std::uint32_t from);

}  // namespace dateline
