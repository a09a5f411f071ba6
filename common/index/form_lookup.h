// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "common/index/index_reader.h"

namespace dateline {

/// Calls `use(form, stem)` for each form that begins with `prefix`, segment by segment, until it
/// returns false. A form may come several times. Linear in the number of such forms.
void for_each_form(const IndexReader& index,
                   std::string_view prefix,
                   const std::function<bool(std::string_view form, std::string_view stem)>& use);

/// The number of articles in which `form` occurred when they were indexed, over all segments.
std::uint64_t form_count(const IndexReader& index, std::string_view form);

}  // namespace dateline
