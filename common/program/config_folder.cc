// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/program/config_folder.h"

#include <cstdlib>

namespace dateline {
namespace {

std::filesystem::path from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

}  // namespace

std::filesystem::path config_folder() {
    if (const auto config = from_environment("XDG_CONFIG_HOME"); !config.empty())
        return config / "dateline";
    const auto home = from_environment("HOME");
    return home.empty() ? home : home / ".config" / "dateline";
}

}  // namespace dateline
