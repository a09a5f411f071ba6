// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <thread>

#include <fmt/format.h>
#include <unistd.h>

#include "tests/catch.h"
#include "tests/faults/world.h"

// An indexer that is killed, or whose writes fail, while files change: whatever the moment, the
// index opens, contains each file's articles once and in one version, and the next run completes
// it.

using namespace dateline;
using namespace dateline::test;

namespace {

constexpr auto kSteps = std::to_array<std::string_view>(
    {"planned", "read", "built", "moved", "named", "deleting", "deleted", "published", "merged",
     "merge moved", "merge named", "merge published"});

// Kills itself the `n`th time it reaches `step`.
int run_to_step(const World& world, std::string_view step, int n) {
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            update_index(world.options(), [&](std::string_view name) {
                if (name == step && --n == 0) ::raise(SIGKILL);
            });
        } catch (const Error&) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    return status_of(child);
}

// Starts the program so that a signal can end it from its first moment on. Signals are blocked
// during fork: Catch's handler might wait there for ever for malloc's lock.
pid_t start_program(const World& world) {
    sigset_t all;
    sigset_t before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    const pid_t child = ::fork();
    if (child == 0) {
        for (const int signal : {SIGTERM, SIGINT}) {
            ::signal(signal, SIG_DFL);
        }
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (child == 0) world.become_program();
    return child;
}

int run_and_kill(World& world, int signal, bool twice) {
    const pid_t child = start_program(world);
    std::this_thread::sleep_for(std::chrono::microseconds(world.below(60'000)));
    ::kill(child, signal);
    if (twice) {
        std::this_thread::sleep_for(std::chrono::microseconds(world.below(3000)));
        ::kill(child, signal);
    }
    return status_of(child);
}

int run_with_fault(const World& world, const std::string& fault) {
    ::setenv("LD_PRELOAD", DATELINE_WRITE_FAULTS, 1);
    const int status = world.run_program("DATELINE_WRITE_FAULT", fault);
    ::unsetenv("LD_PRELOAD");
    return status;
}

}  // namespace

TEST_CASE("killed at any step, the index holds each file once and the next run completes it",
          "[faults]") {
    World world(11);
    std::map<std::string, int> kills;
    for (int done = 0; done < faults();) {
        const World::Versions before = world.held();
        world.change_some();
        std::string way;
        int status = 0;
        if (world.below(3) > 0) {
            way = kSteps[static_cast<std::size_t>(world.below(kSteps.size()))];
            status = run_to_step(world, way, world.below(2) + 1);
        } else {
            const int signal = std::array{SIGKILL, SIGTERM, SIGINT}[world.random()() % 3];
            const bool twice = signal != SIGKILL && world.below(2) == 0;
            way = fmt::format("signal {}{}", signal, twice ? " twice" : "");
            status = run_and_kill(world, signal, twice);
        }
        INFO("after " << done << " kills: " << way);
        if (status == 0) {
            CHECK(world.held().size() > 0);
        } else {
            CHECK(status >= 128);
            ++kills[way];
            ++done;
        }
        world.check_held(before);
        if (done % 10 == 0) world.complete();
    }
    world.complete();
    WARN("kills: " << told(kills));
}

TEST_CASE("a write that fails costs no article that was there, and is told", "[faults]") {
    World world(14);
    std::map<std::string, int> failures;
    int untold = 0;
    for (int done = 0; done < faults();) {
        const World::Versions before = world.held();
        world.change_some();
        const std::string kind =
            std::array{"short", "ENOSPC", "EDQUOT", "EIO"}[world.random()() % 4];
        const std::string fault = fmt::format("{} {}", world.below(150) + 1, kind);
        const int status = run_with_fault(world, fault);
        INFO("after " << done << " faults: " << fault << ", status " << status);
        CHECK(status < 128);
        if (status == 0) ++untold;
        ++failures[kind];
        ++done;
        world.check_held(before);
        if (done % 10 == 0) world.complete();
    }
    world.complete();
    WARN("faults: " << told(failures) << "; runs that ended well all the same: " << untold);
}
