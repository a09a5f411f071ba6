// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

namespace dateline::test {
namespace fs = std::filesystem;
namespace {

std::string read_all(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

// Run by DATELINE_UNDER, words separated by spaces ("valgrind -q ..."), if it is set.
Ran run_program(const char* program, std::vector<std::string> arguments, std::string_view input) {
    std::vector<std::string> command;
    const char* const under = std::getenv("DATELINE_UNDER");
    std::istringstream words(under == nullptr ? "" : under);
    for (std::string word; words >> word;) {
        command.push_back(word);
    }
    command.emplace_back(program);
    std::ranges::move(arguments, std::back_inserter(command));
    return run(command, input);
}

}  // namespace

bool is_under_sanitizers() {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
    return true;
#endif
#endif
    return false;
}

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
    return run_program(DATELINE_INDEX, std::move(arguments), input);
}

Ran run_search(std::vector<std::string> arguments, std::string_view input) {
    return run_program(DATELINE_SEARCH, std::move(arguments), input);
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

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string gzip(std::string data) {
    constexpr int kGzip = 16;  // added to the window size: gzip header and trailer
    constexpr int kMemory = 8;
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzip, kMemory,
                 Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, data.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(data.data());
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace dateline::test
