// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// What came of work in a process of its own.
struct ChildResult {
    std::string told;
    std::optional<std::string> crash;  ///< the signal that ended it, such as "SIGSEGV"
};

using Tell = std::function<void(std::string_view)>;

/// Does `work` in a forked process, so that a crash there ends nothing here; gives what it told, in
/// its order. Whatever else it changes is lost with it. It may not throw. Throws Error(kLimit)
/// where no process can be started, or somebody kills it.
ChildResult run_in_child(const std::function<void(const Tell&)>& work);

}  // namespace dateline
