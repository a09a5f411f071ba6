// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// What a word can be in or beside a name.
enum NameWord : std::uint16_t {
    kTitleWord = 1,        ///< stands before a name: "president", "sen.", "mr."
    kRoleWord = 2,         ///< says what somebody does: "minister", "spokeswoman", "director"
    kNationality = 4,      ///< "Chinese", "Republican": with a role, never a person alone
    kOrganisation = 8,     ///< "ministry", "party": names that hold it are no persons
    kMaleName = 16,        ///< a given name of men
    kFemaleName = 32,      ///< a given name of women
    kFunctionWord = 64,    ///< capital at the head of a sentence only: "The", "But", "According"
    kCalendarWord = 128,   ///< weekdays and months
    kMaleTitle = 256,      ///< "mr.", "sir"
    kFemaleTitle = 512,    ///< "mrs.", "ms."
    kPlaceWord = 1024,     ///< a country, state or capital: can speak, but is no person
    kPluralRole = 2048,    ///< "officials", "analysts"
    kNameParticle = 4096,  ///< "de", "van", "bin" inside a name
};

/// Words (small letters, no final point) and classes of theirs; one may stand there several times.
std::vector<std::pair<std::string_view, std::uint16_t>> name_words();

}  // namespace dateline
