// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/fields/field_keys.h"

namespace dateline {

std::string plain_key(std::string_view key) {
    std::string plain;
    for (const char c : key) {
        if (c >= 'A' && c <= 'Z')
            plain += static_cast<char>(c - 'A' + 'a');
        else if (c != ' ' && c != '_' && c != '-' && c != '.')
            plain += c;
    }
    return plain;
}

const std::unordered_map<std::string, std::pair<std::size_t, std::size_t>>& plain_keys() {
    static const auto keys = [] {
        std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> plain;
        for (std::size_t field = 0; field < kFieldKeys.size(); ++field) {
            for (std::size_t place = 0; place < kFieldKeys[field].keys.size(); ++place) {
                const std::string_view key = kFieldKeys[field].keys[place];
                if (!key.empty()) plain.try_emplace(plain_key(key), field, place);
            }
        }
        return plain;
    }();
    return keys;
}

std::vector<std::pair<std::string, std::vector<std::string>>> json_field_keys() {
    std::vector<std::pair<std::string, std::vector<std::string>>> fields;
    fields.reserve(kFieldKeys.size());
    for (const FieldKeys& field : kFieldKeys) {
        auto& [name, keys] =
            fields.emplace_back(std::string(field.field), std::vector<std::string>());
        for (const std::string_view key : field.keys) {
            if (!key.empty()) keys.emplace_back(key);
        }
    }
    return fields;
}

const std::vector<std::string>& mappable_fields() {
    static const std::vector<std::string> fields = [] {
        std::vector<std::string> names;
        for (const FieldKeys& field : kFieldKeys) {
            names.emplace_back(field.field);
        }
        return names;
    }();
    return fields;
}

}  // namespace dateline
