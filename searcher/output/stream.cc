// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/stream.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline {
namespace {

pid_t pager = -1;  // process-wide as standard output is

std::vector<std::string> pager_command() {
    const char* value = std::getenv("PAGER");
    const std::string command = value != nullptr ? value : "less -FRX";
    std::vector<std::string> words;
    for (std::size_t at = 0; at < command.size();) {
        const std::size_t end = std::min(command.find(' ', at), command.size());
        if (end > at) words.push_back(command.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace

bool start_pager() {
    std::vector<std::string> words = pager_command();
    if (words.empty() || words[0] == "cat") return false;
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return false;
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    ::posix_spawn_file_actions_addclose(&actions, ends[1]);
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const int failed =
        ::posix_spawnp(&pager, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[0]);
    if (failed == 0)
        ::dup2(ends[1], STDOUT_FILENO);
    else
        pager = -1;
    ::close(ends[1]);
    return failed == 0;
}

void finish_pager() {
    if (pager < 0) return;
    std::fflush(stdout);
    ::close(STDOUT_FILENO);
    int status = 0;
    while (::waitpid(pager, &status, 0) < 0 && errno == EINTR) {
    }
    pager = -1;
}

}  // namespace dateline
