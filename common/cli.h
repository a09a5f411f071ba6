// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include <CLI/CLI.hpp>

#include "common/program_docs.h"

namespace dateline {

/// The heading that --help and --version stand under.
constexpr const char* kHelpGroup = "Help";

/// A new group of options, which stand under `heading` in the help. CLI11 compares an option that
/// is added with all others of its group, which with sixty in one took a twentieth of a search;
/// that no two groups share a name is for a test. Lives as long as `app`.
CLI::App& option_group(CLI::App& app, const std::string& heading);

/// Parses with what both programs share: --help, --version, and settings from
/// `$XDG_CONFIG_HOME/dateline/config.toml` (never from the current folder). Prints and exits 0 for
/// help and version; throws Error(kUsage), with the nearest option as hint for an unknown one.
/// `alone`: what options mean that may stand without a value; a value needs a = then, since the
/// next word may be part of the query.
///
/// `docs`: what the program tells of itself besides its options. A hidden option, `--generate`,
/// prints its man page and its completions from them and exits; `pages` are further man pages by
/// name.
struct CommandLine {
    std::map<std::string, std::string> alone = {};
    ProgramDocs (*docs)() = [] { return ProgramDocs{}; };
    std::map<std::string, std::string (*)()> pages = {};
};
void parse_command_line(CLI::App& app, int argc, const char* const* argv, const CommandLine& line);

}  // namespace dateline
