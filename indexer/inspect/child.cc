// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/base/error.h"

namespace dateline {
namespace {

constexpr std::array kCrashes{SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};

Error not_started(int error) {
    return {ErrorKind::kLimit, std::string("can't start a process: ") + std::strerror(error)};
}

void write_all(int pipe, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(pipe, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) ::_exit(1);
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string read_all(int pipe) {
    std::string told;
    std::array<char, 4096> buffer;
    for (;;) {
        const ssize_t size = ::read(pipe, buffer.data(), buffer.size());
        if (size == 0 || (size < 0 && errno != EINTR)) return told;
        if (size > 0) told.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

// Writes no core file, and doesn't outlive `parent`, whose locks it inherits.
[[noreturn]] void be_child(pid_t parent, int pipe, const std::function<void(const Tell&)>& work) {
    for (const int crash : kCrashes) {
        std::signal(crash, SIG_DFL);
    }
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    std::set_terminate([] { std::abort(); });
    work([&](std::string_view bytes) { write_all(pipe, bytes); });
    ::_exit(0);
}

}  // namespace

ChildResult run_in_child(const std::function<void(const Tell&)>& work) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw not_started(errno);
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) be_child(parent, ends[1], work);
    const int error = errno;
    ::close(ends[1]);
    ChildResult result{read_all(ends[0]), {}};
    ::close(ends[0]);
    if (child < 0) throw not_started(error);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    if (std::ranges::find(kCrashes, signal) != kCrashes.end())
        result.crash = std::string("SIG") + ::sigabbrev_np(signal);
    else if (status != 0)
        throw Error(ErrorKind::kLimit, "somebody ended a process before its end", "run again");
    return result;
}

}  // namespace dateline
