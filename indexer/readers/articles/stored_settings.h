// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/articles/article_reader.h"

namespace dateline {

/// The settings that ReaderSettings::hash covers, as JSON, so that files can be read again as they
/// were.
std::string encode_settings(const ReaderSettings& settings);

/// Settings with the same hash as those that were encoded. Throws Error(kIndex) if `text` isn't
/// such.
ReaderSettings decode_settings(std::string_view text);

}  // namespace dateline
