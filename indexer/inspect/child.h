// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// The result of work in a separate process.
struct ChildResult {
    std::string told;
    std::optional<std::string> crash;  ///< the signal that ended it, such as "SIGSEGV"
};

using Tell = std::function<void(std::string_view)>;

/// Runs `work` in a forked process, so that a crash there doesn't end this one, and returns what it
/// passed to `Tell`, in order. Its other changes to memory are lost with the process. `work` must
/// not throw. Throws Error(kLimit) if no process can be started, or if it is killed.
ChildResult run_in_child(const std::function<void(const Tell&)>& work);

}  // namespace dateline
