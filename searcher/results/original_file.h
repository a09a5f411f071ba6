// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/manifest.h"

namespace dateline {

/// The real path of the file that an article was read from, found with the index's roots; empty if
/// none of them fits. `path`: the article's; `file`: its Origin::file. Doesn't access the disk.
std::string source_file(std::string_view path, std::uint64_t file, const Manifest& manifest);

}  // namespace dateline
