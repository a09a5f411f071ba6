// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/program/output.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "common/base/error.h"
#include "common/base/files.h"

namespace dateline {
namespace {

[[noreturn]] void output_failed(int error) {
    if (error == EPIPE) std::_Exit(0);
    throw file_error("write", "standard output", error);
}

}  // namespace

void write_output(std::string_view text) {
    if (!text.empty() && std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        output_failed(errno);
}

void flush_output() {
    if (std::fflush(stdout) != 0) output_failed(errno);
}

void ignore_closed_pipes() {
    std::signal(SIGPIPE, SIG_IGN);
    std::cin.tie(nullptr);  // else reading flushes what is written, and a failure of that is lost
}

void say_text(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

}  // namespace dateline
