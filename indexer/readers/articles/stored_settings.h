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

/// In what the options of a run differ from those of the one before, as they are typed: "no longer
/// --keep station, now --no-quotes"; empty if in nothing.
std::string differing_options(const ReaderSettings& before, const ReaderSettings& now);

}  // namespace dateline
