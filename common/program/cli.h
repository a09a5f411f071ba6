// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "common/program/option_set.h"
#include "common/program/program_docs.h"

namespace dateline {

/// A program as its command line shows it.
struct CommandLine {
    std::string name;  ///< "dateline-search"
    OptionSet options;
    /// What the program says of itself besides its options.
    ProgramDocs (*docs)() = [] { return ProgramDocs{}; };
    /// Further man pages by the name that `--generate` knows them by.
    std::map<std::string, std::string (*)()> pages = {};
};

/// Parses with what both programs share: `--help`, `--version`, `--generate` (which prints the man
/// page, completions, or one of `pages`), and settings from `$XDG_CONFIG_HOME/dateline/config.toml`
/// for options that are not typed (never from the current folder; keys of the other program are
/// passed over). Fills the targets of the options. False if it printed what was asked for instead,
/// so that nothing is left to do. Throws Error(kUsage), with the nearest option as hint for an
/// unknown one.
bool parse_command_line(const CommandLine& line, int argc, const char* const* argv);

}  // namespace dateline
