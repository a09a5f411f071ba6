// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/schema/speaker_names.h"

#include <algorithm>

#include "common/schema/schema.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "common/text/word_set.h"

namespace dateline {
namespace {

bool is_suffix(std::string_view word) {
    static constexpr WordSet kSuffixes({"jr", "jr.", "sr", "sr.", "ii", "iii"});
    return kSuffixes.contains(ascii_lower(word));
}

}  // namespace

std::string full_names_prefix(std::string_view word) {
    return std::string(kNamePrefix) + fold(word) + '/';
}

std::string full_name_term(std::string_view word, std::string_view name) {
    return full_names_prefix(word) + std::string(name);
}

std::string lone_name_term(std::string_view name) {
    return std::string(kNamePrefix) + fold(name);
}

std::vector<std::string_view> words_of_name(std::string_view name) {
    std::vector<std::string_view> words;
    while (!name.empty()) {
        const std::string_view word = first_word(name);
        words.push_back(word);
        name.remove_prefix(std::min(name.size(), word.size() + 1));
    }
    return words;
}

std::string_view first_word(std::string_view name) {
    return name.substr(0, name.find(' '));
}

std::string_view last_word(std::string_view name) {
    const std::string_view word = name.substr(name.rfind(' ') + 1);
    return is_suffix(word) && word.size() < name.size()
               ? last_word(name.substr(0, name.size() - word.size() - 1))
               : word;
}

}  // namespace dateline
