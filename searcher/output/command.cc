// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/command.h"

#include <algorithm>
#include <cerrno>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline {

std::vector<std::string> split_command(std::string_view command) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < command.size();) {
        const std::size_t end = std::min(command.find(' ', at), command.size());
        if (end > at) words.emplace_back(command.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

pid_t start_command(std::vector<std::string> command, int input, int unused) {
    if (command.empty()) return -1;
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    if (input >= 0) ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    if (unused >= 0) ::posix_spawn_file_actions_addclose(&actions, unused);
    std::vector<char*> arguments;
    for (std::string& word : command) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    pid_t program = -1;
    const int failed =
        ::posix_spawnp(&program, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? program : -1;
}

void wait_for(pid_t program) {
    int status = 0;
    while (::waitpid(program, &status, 0) < 0 && errno == EINTR) {
    }
}

bool run_command(const std::vector<std::string>& command) {
    const pid_t program = start_command(command, -1, -1);
    if (program > 0) wait_for(program);
    return program > 0;
}

}  // namespace dateline
