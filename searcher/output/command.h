// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

/// Other programs, run without a shell.
namespace dateline {

/// A command as an environment variable holds it, at its spaces.
std::vector<std::string> split_command(std::string_view command);

/// Starts a program with `input` as its standard input (our own where negative); -1 where it can't
/// be. `unused`: a descriptor that it shall not have, or -1.
pid_t start_command(std::vector<std::string> command, int input, int unused);

/// Waits for a program to end.
void wait_for(pid_t program);

/// Runs a program and waits for it; whether it could be started.
bool run_command(const std::vector<std::string>& command);

}  // namespace dateline
