// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/program/option_set.h"

namespace dateline {

std::string Option::long_name() const {
    const std::size_t at = names.find("--");
    return at == std::string::npos ? std::string() : names.substr(at + 2);
}

std::string Option::letter() const {
    const bool has = names.size() >= 2 && names[0] == '-' && names[1] != '-';
    return has ? names.substr(1, 1) : std::string();
}

}  // namespace dateline
