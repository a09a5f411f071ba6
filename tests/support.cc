// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline::test {
namespace fs = std::filesystem;
namespace {

std::string read_all(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TempDir::TempDir() {
    std::string name = (fs::temp_directory_path() / "dateline-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
    path_ = fs::canonical(name);
}

TempDir::~TempDir() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

fs::path TempDir::write(const std::string& name, std::string_view content) const {
    const fs::path path = path_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

Ran run(const std::vector<std::string>& command, std::string_view input) {
    const TempDir dir;
    const fs::path in = dir.write("in", input);
    std::vector<char*> argv;
    for (const std::string& word : command) {
        argv.push_back(const_cast<char*>(word.c_str()));
    }
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, 0, in.c_str(), O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, 1, (dir / "out").c_str(), O_WRONLY | O_CREAT,
                                       0600);
    ::posix_spawn_file_actions_addopen(&actions, 2, (dir / "err").c_str(), O_WRONLY | O_CREAT,
                                       0600);
    pid_t pid = 0;
    const int failed = ::posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error("can't run " + command[0]);
    int status = 0;
    ::waitpid(pid, &status, 0);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {code, read_all(dir / "out"), read_all(dir / "err")};
}

Ran run_index(std::vector<std::string> arguments, std::string_view input) {
    arguments.insert(arguments.begin(), DATELINE_INDEX);
    return run(arguments, input);
}

Ran run_search(std::vector<std::string> arguments, std::string_view input) {
    arguments.insert(arguments.begin(), DATELINE_SEARCH);
    return run(arguments, input);
}

fs::path corpus() {
    return DATELINE_CORPUS;
}

IndexOptions index_options(const fs::path& index, const std::vector<fs::path>& paths) {
    IndexOptions options;
    options.index = index.string();
    for (const fs::path& path : paths) {
        options.paths.push_back(path.string());
    }
    options.jobs = 2;
    options.progress = When::kNever;
    options.quiet = true;
    return options;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

}  // namespace dateline::test
