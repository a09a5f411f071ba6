// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <CLI/App.hpp>

namespace dateline {

/// Parses with what both programs share: --help, --version, and settings from
/// `$XDG_CONFIG_HOME/dateline/config.toml` (never from the current folder). Prints and exits 0 for
/// help and version; throws Error(kUsage), with the nearest option as hint for an unknown one.
void parse_command_line(CLI::App& app, int argc, const char* const* argv);

}  // namespace dateline
