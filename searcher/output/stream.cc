// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/stream.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <unistd.h>

#include "searcher/output/command.h"

namespace dateline {
namespace {

pid_t pager = -1;  // process-wide like standard output

}  // namespace

bool start_pager() {
    const char* value = std::getenv("PAGER");
    const std::vector<std::string> command = split_command(value != nullptr ? value : "less -FRX");
    if (command.empty() || command[0] == "cat") return false;
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return false;
    // Else less shows escape sequences as they are.
    ::setenv("LESS", "FRX", 0);
    pager = start_command(command, ends[0], ends[1]);
    ::close(ends[0]);
    if (pager > 0) ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[1]);
    return pager > 0;
}

void finish_pager() {
    if (pager < 0) return;
    std::fflush(stdout);
    ::close(STDOUT_FILENO);
    wait_for(pager);
    pager = -1;
}

}  // namespace dateline
