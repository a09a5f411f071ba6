// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/speaker_terms.h"

#include "common/schema/speaker_names.h"
#include "common/text/text.h"
#include "indexer/quotes/word_meanings.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestName = 80;  // bytes; nobody's name is longer

// "Washington" may be the city.
bool may_be_surname(const std::string& word) {
    constexpr auto kOthers = kRoleWord | kNationality | kOrganisation | kFunctionWord |
                             kCalendarWord | kPlaceWord | kPluralRole;
    const std::string lower = fold(word);
    return lower != word && (name_classes(lower) & kOthers) == 0;
}

// "Wang Yi": the family name may come first if the first word is short and not a given name.
bool may_be_family_first(std::string_view first) {
    constexpr std::size_t kLongestFamilyName = 5;
    return first.size() <= kLongestFamilyName &&
           (name_classes(fold(first)) & (kMaleName | kFemaleName)) == 0;
}

}  // namespace

std::vector<std::string> name_terms(const Quotation& quotation) {
    std::vector<std::string> terms;
    for (const std::string& name : quotation.speakers) {
        if (name.size() > kLongestName) continue;
        const std::string_view last = last_word(name);
        if (last.size() == name.size()) {
            if (may_be_surname(name)) terms.push_back(lone_name_term(name));
        } else if (quotation.persons) {
            terms.push_back(full_name_term(last, name));
            const std::string_view first = first_word(name);
            if (may_be_family_first(first)) terms.push_back(full_name_term(first, name));
        }
    }
    return terms;
}

}  // namespace dateline
