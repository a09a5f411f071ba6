// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "common/base/error.h"

namespace dateline {

/// The exit code of an error, the same for both programs: 2 usage, query or input, 3 index, 4
/// limit, 5 disk full, 75 locked.
int exit_code(ErrorKind kind);

/// The body of `main`: runs `program`, whose result is the exit code; prints a thrown error and its
/// hint, sanitised.
int run_program(const std::function<int()>& program);

}  // namespace dateline
