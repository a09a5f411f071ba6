// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace dateline {

/// The folder of the user's settings: `$XDG_CONFIG_HOME/dateline`, else `~/.config/dateline`; empty
/// if neither is known. Nothing is read from the current folder, which may be somebody else's.
std::filesystem::path config_folder();

}  // namespace dateline
