// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dateline {

/// The singular of an irregular English plural, which no rule of a stemmer finds ("matrices":
/// "matrix", "gunmen": "gunman"); any other word as it is. Both folded; the result views a constant
/// or `form`.
std::string_view singular_of(std::string_view form);

}  // namespace dateline
