// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "common/article/article.h"

namespace dateline {

/// Reads "Title: …", "Date: …" lines at the top of the text (from byte `from` on), sets the fields
/// that they name unless set already, and appends their paragraphs. There must be two such lines,
/// or one that names the title. Returns the byte after them; `from` if there are none.
std::uint32_t read_header_lines(Article& article, std::uint32_t from);

}  // namespace dateline
