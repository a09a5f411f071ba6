// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/program/program.h"

#include <cstdlib>
#include <exception>
#include <string_view>

#include <unistd.h>
#include <xapian.h>

#include "common/program/output.h"
#include "common/program/sanitize.h"

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

// Xapian terminates the program if it can neither finish a commit nor roll it back, for instance if
// the disk fails at that moment.
[[noreturn]] void end_by_library() {
    constexpr std::string_view kText =
        "error: Xapian could neither write a change nor take it back: the disk may be failing\n"
        "hint: run again once it can be written: what was published is intact\n";
    if (std::current_exception()) std::abort();
    if (::write(STDERR_FILENO, kText.data(), kText.size()) < 0) std::abort();
    ::_exit(exit_code(ErrorKind::kIndex));
}

}  // namespace

int run_program(const std::function<int()>& program) {
    ignore_closed_pipes();
    std::set_terminate(end_by_library);
    try {
        const int status = program();
        flush_output();
        return status;
    } catch (const Error& error) {
        return report(error);
    } catch (const Xapian::Error& error) {  // which is no std::exception
        return report({ErrorKind::kIndex, "the index can't be read: " + error.get_description(),
                       "dateline-index --check=full --repair -d INDEX mends it"});
    } catch (const std::exception& error) {
        return report({ErrorKind::kIndex, error.what()});
    }
}

}  // namespace dateline
