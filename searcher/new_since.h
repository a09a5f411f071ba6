// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace dateline {

/// The last run recorded in a state file of `--new-since`; 0 if there is no such file. Throws
/// Error(kUsage) if it isn't a state file.
std::uint32_t read_state(const std::filesystem::path& path);

/// Replaces the state file.
void write_state(const std::filesystem::path& path, std::uint32_t run);

}  // namespace dateline
