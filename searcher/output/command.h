// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

/// Runs other programs without a shell.
namespace dateline {

/// Splits a command from an environment variable at spaces.
std::vector<std::string> split_command(std::string_view command);

/// Starts a program with `input` as its standard input (our own if negative); -1 if it can't be
/// started. `unused`: a descriptor to close in it, or -1.
pid_t start_command(std::vector<std::string> command, int input, int unused);

/// Waits for a program to end.
void wait_for(pid_t program);

/// Runs a program and waits for it; false if it couldn't be started.
bool run_command(const std::vector<std::string>& command);

}  // namespace dateline
