// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace dateline {

/// The last run that a state file of `--new-since` has seen; 0 where there is no such file. Throws
/// Error(kUsage) where it is something else.
std::uint32_t read_state(const std::filesystem::path& path);

/// Replaces the state file.
void write_state(const std::filesystem::path& path, std::uint32_t run);

}  // namespace dateline
