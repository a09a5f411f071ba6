// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/speaker_names.h"

#include "common/schema.h"
#include "common/text.h"

namespace dateline {

std::string full_names_prefix(std::string_view word) {
    return std::string(kNamePrefix) + fold(word) + '/';
}

std::string full_name_term(std::string_view word, std::string_view name) {
    return full_names_prefix(word) + std::string(name);
}

std::string lone_name_term(std::string_view name) {
    return std::string(kNamePrefix) + fold(name);
}

std::string_view first_word(std::string_view name) {
    return name.substr(0, name.find(' '));
}

std::string_view last_word(std::string_view name) {
    return name.substr(name.rfind(' ') + 1);
}

}  // namespace dateline
