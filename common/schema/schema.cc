// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/schema/schema.h"

#include <algorithm>

#include "common/text/edit_distance.h"
#include "common/text/text.h"

namespace dateline {
namespace {

constexpr bool is_named(const Field& field, std::string_view name) {
    bool named = field.name == name;
    for (const std::string_view alias : field.aliases) {
        named = named || alias == name;
    }
    return named && !name.empty();
}

// Every name and alias belongs to one field only. Not checked: no prefix of a text field may begin
// another's, or their terms could be confused.
constexpr bool names_are_unique() {
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        for (std::size_t j = i + 1; j < kFields.size(); ++j) {
            if (is_named(kFields[j], kFields[i].name)) return false;
            for (const std::string_view alias : kFields[i].aliases) {
                if (is_named(kFields[j], alias)) return false;
            }
        }
    }
    return true;
}
static_assert(names_are_unique());

}  // namespace

const Field* find_field(std::string_view name) {
    const std::string folded = fold(name);
    const auto found =
        std::ranges::find_if(kFields, [&](const Field& field) { return is_named(field, folded); });
    return found == kFields.end() ? nullptr : &*found;
}

std::optional<std::string_view> nearest_field(std::string_view name) {
    const std::string folded = fold(name);
    std::size_t best = folded.size() <= 3 ? 2 : 3;
    std::optional<std::string_view> nearest;
    const auto consider = [&](std::string_view candidate) {
        if (candidate.empty()) return;
        const std::size_t distance = edit_distance(folded, candidate, best);
        if (distance >= best) return;
        best = distance;
        nearest = candidate;
    };
    for (const Field& field : kFields) {
        consider(field.name);
        std::ranges::for_each(field.aliases, consider);
    }
    return nearest;
}

}  // namespace dateline
