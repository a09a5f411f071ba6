// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/program/storage_switch.h"

#include <cstdlib>
#include <string>
#include <string_view>

#include "common/base/error.h"

namespace dateline {

bool leaves_to_xapian(const char* variable) {
    const char* const set = std::getenv(variable);
    const std::string_view value = set != nullptr ? set : "";
    if (value.empty() || value == "dateline") return false;
    if (value == "xapian") return true;
    throw Error(ErrorKind::kUsage,
                std::string(variable) + ": '" + std::string(value) + "' is no such code",
                "it is dateline or xapian");
}

}  // namespace dateline
