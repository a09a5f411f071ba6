// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/line_words.h"

#include <algorithm>

#include "common/text/text.h"
#include "common/text/word_set.h"

namespace dateline {
namespace {

// Whether `text` begins with `beginning` (lower case), ignoring the case of its ASCII letters.
bool begins_with(std::string_view text, std::string_view beginning) {
    return text.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), text.begin(), [](char small, char c) {
               return small == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
           });
}

}  // namespace

const std::string_view* find_beginning(std::string_view text,
                                       std::span<const std::string_view> beginnings) {
    const auto found = std::ranges::find_if(
        beginnings, [&](std::string_view beginning) { return begins_with(text, beginning); });
    return found == beginnings.end() ? nullptr : &*found;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n\t"), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return words;
}

bool is_capitalised(std::string_view word) {
    static constexpr WordSet kSmall(
        {"of", "the", "and", "de", "la", "le", "der", "die", "das", "y", "&"});
    return kSmall.contains(word) || is_upper(decode_at(word, 0).value);
}

}  // namespace dateline
