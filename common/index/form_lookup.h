// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "common/index/index_reader.h"

namespace dateline {

/// Calls `use(form, stem)` for the forms that begin with `prefix`, segment by segment, so that a
/// form may come several times, until it gives false. Linear in the forms that begin so.
void for_each_form(const IndexReader& index,
                   std::string_view prefix,
                   const std::function<bool(std::string_view form, std::string_view stem)>& use);

/// In how many articles `form` stood when they were indexed, over all segments.
std::uint64_t form_count(const IndexReader& index, std::string_view form);

}  // namespace dateline
