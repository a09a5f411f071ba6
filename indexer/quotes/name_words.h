// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// What a word can be within or next to a name.
enum NameWord : std::uint16_t {
    kTitleWord = 1,        ///< precedes a name: "president", "sen.", "mr."
    kRoleWord = 2,         ///< says what somebody does: "minister", "spokeswoman", "director"
    kNationality = 4,      ///< "Chinese", "Republican": with a role, never a person alone
    kOrganisation = 8,     ///< "ministry", "party": names that contain it aren't persons
    kMaleName = 16,        ///< a male given name
    kFemaleName = 32,      ///< a female given name
    kFunctionWord = 64,    ///< capital only at the start of a sentence: "The", "But", "According"
    kCalendarWord = 128,   ///< weekdays and months
    kMaleTitle = 256,      ///< "mr.", "sir"
    kFemaleTitle = 512,    ///< "mrs.", "ms."
    kPlaceWord = 1024,     ///< a country, state or capital: can speak, but isn't a person
    kPluralRole = 2048,    ///< "officials", "analysts"
    kNameParticle = 4096,  ///< "de", "van", "bin" inside a name
};

/// Words (lower case, without a final full stop) and their classes; a word may be listed several
/// times.
std::vector<std::pair<std::string_view, std::uint16_t>> name_words();

}  // namespace dateline
