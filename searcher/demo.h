// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// The index of sample articles that is built and installed with the programs.
namespace dateline {

/// Its folder: beside the program, or in share/dateline of where that is installed. Throws
/// Error(kIndex) if it isn't there.
std::string demo_index();

/// What to ask of it, as commands.
std::string demo_help();

}  // namespace dateline
