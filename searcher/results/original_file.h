// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/manifest.h"

namespace dateline {

/// The real path of the file that an article was read from, told by the index's roots; empty where
/// none of them fits. `path`: the article's; `file`: its Origin::file. Looks at no disk.
std::string source_file(std::string_view path, std::uint64_t file, const Manifest& manifest);

}  // namespace dateline
