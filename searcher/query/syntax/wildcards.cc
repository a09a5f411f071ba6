// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/wildcards.h"

namespace dateline {
namespace {

// "198?", "19??": years.
bool is_some_years(std::string_view word) {
    const std::size_t digits = word.find_first_not_of("0123456789");
    return word.size() == 4 && digits > 0 && word.find_first_not_of('?', digits) == word.npos;
}

}  // namespace

bool has_wildcard(std::string_view word) {
    const std::size_t question = word.find('?');
    const bool inside = question != std::string_view::npos &&
                        word.find_first_not_of("?!.", question) != std::string_view::npos;
    return inside || word.find('*') != std::string_view::npos || is_some_years(word);
}

}  // namespace dateline
