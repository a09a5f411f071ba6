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
    /// The program's own documentation besides its options.
    ProgramDocs (*docs)() = [] { return ProgramDocs{}; };
    /// Further man pages, by their names for `--generate`.
    std::map<std::string, std::string (*)()> pages = {};
};

/// Parses the arguments. Adds what both programs share: `--help`, `--version`, `--generate` (which
/// prints the man page, completions, or one of `pages`), and settings from
/// `$XDG_CONFIG_HOME/dateline/config.toml` for options that aren't typed (never from the current
/// folder; keys of the other program are ignored). Fills the targets of the options. Returns false
/// if it printed something instead, so that the program is done. Throws Error(kUsage), whose hint
/// for an unknown option is the nearest one.
bool parse_command_line(const CommandLine& line, int argc, const char* const* argv);

}  // namespace dateline
