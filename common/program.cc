// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/program.h"

#include <exception>

#include "common/output.h"
#include "common/sanitize.h"

namespace dateline {

int exit_code(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::kUsage:
        case ErrorKind::kQuery:
        case ErrorKind::kInput:
            return 2;
        case ErrorKind::kIndex:
            return 3;
        case ErrorKind::kLimit:
            return 4;
        case ErrorKind::kDiskFull:
            return 5;
        case ErrorKind::kLocked:
            return 75;
    }
    return 2;
}

namespace {

int report(const Error& error) {
    say("error: {}\n", sanitize(error.what()));
    if (!error.hint().empty()) say("hint: {}\n", sanitize(error.hint()));
    return exit_code(error.kind());
}

}  // namespace

int run_program(const std::function<int()>& program) {
    ignore_closed_pipes();
    try {
        const int status = program();
        flush_output();
        return status;
    } catch (const Error& error) {
        return report(error);
    } catch (const std::exception& error) {
        return report({ErrorKind::kIndex, error.what()});
    }
}

}  // namespace dateline
