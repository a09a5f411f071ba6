// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace dateline {

/// Where the user's settings are: `$XDG_CONFIG_HOME/dateline`, else `~/.config/dateline`; empty
/// where neither is known. Nothing is read from the current folder, which may be somebody else's.
std::filesystem::path config_folder();

}  // namespace dateline
