// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/schema/common_grams.h"

#include <algorithm>

#include "common/schema/schema.h"
#include "common/text/text.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kMost = 24;

}  // namespace

CommonWords commonest_words(const std::unordered_map<std::string, std::size_t>& articles) {
    std::vector<std::pair<std::size_t, std::string>> counted;
    for (const auto& [form, count] : articles) {
        // In scripts without spaces, adjacent characters are terms already.
        if (!form.empty() && !is_unspaced(decode_at(form, 0).value))
            counted.emplace_back(count, form);
    }
    std::ranges::sort(counted, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (counted.size() > kMost) counted.resize(kMost);
    CommonWords words;
    std::ranges::transform(counted, std::back_inserter(words),
                           [](auto& pair) { return pair.second; });
    std::ranges::sort(words);
    return words;
}

bool is_common(const CommonWords& words, std::string_view form) {
    return std::ranges::binary_search(words, form, std::less<>());
}

std::string pair_term(std::string_view first, std::string_view second) {
    std::string term(kPairPrefix);
    term += first;
    term += ' ';
    term += second;
    return term;
}

}  // namespace dateline
