// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace dateline {

/// Queries by the names under which they were saved.
using SavedSearches = std::map<std::string, std::string, std::less<>>;

/// The folder they are in, one file each: `$XDG_CONFIG_HOME/dateline/searches`.
std::filesystem::path saved_searches_folder();

SavedSearches read_saved_searches();

/// Saves `query` as `name`, replacing an earlier one; the file is written atomically. Throws
/// Error(kUsage) if `name` has characters other than letters, digits, - and _, or if the folder
/// can't be written.
void save_search(const std::string& name, const std::string& query);

}  // namespace dateline
