// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/articles/stored_settings.h"

#include <set>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "common/base/error.h"

namespace dateline {

using Json = nlohmann::json;

namespace {

std::set<std::string> typed_options(const ReaderSettings& settings) {
    std::set<std::string> typed;
    if (settings.bare) typed.insert("--bare");
    if (settings.no_quotes) typed.insert("--no-quotes");
    if (settings.lang) typed.insert("--lang " + std::string(language(*settings.lang).code));
    if (settings.format) typed.insert("--input");
    for (const auto& [field, key] : settings.keys.map) {
        typed.insert("--map " + field + "=" + key);
    }
    for (const std::string& key : settings.keys.keep) {
        typed.insert("--keep " + key);
    }
    std::vector<std::string_view> sources;
    for (const DateSource source : settings.date_from) {
        sources.push_back(name_of(source));
    }
    if (settings.date_from != default_date_order())
        typed.insert(fmt::format("--date-from {}", fmt::join(sources, ",")));
    return typed;
}

}  // namespace

std::string encode_settings(const ReaderSettings& settings) {
    Json out = {{"bare", settings.bare},
                {"no_quotes", settings.no_quotes},
                {"map", settings.keys.map},
                {"keep", settings.keys.keep},
                {"date_from", settings.date_from}};
    if (settings.format) out["format"] = *settings.format;
    if (settings.lang) out["lang"] = language(*settings.lang).code;
    return out.dump();
}

ReaderSettings decode_settings(std::string_view text) {
    try {
        const Json in = Json::parse(text);
        ReaderSettings settings;
        in.at("bare").get_to(settings.bare);
        in.at("no_quotes").get_to(settings.no_quotes);
        in.at("map").get_to(settings.keys.map);
        if (in.contains("keep")) in["keep"].get_to(settings.keys.keep);
        in.at("date_from").get_to(settings.date_from);
        if (in.contains("format")) settings.format = in["format"].get<InputFormat>();
        if (in.contains("lang")) settings.lang = find_language(in["lang"].get<std::string>());
        return settings;
    } catch (const Json::exception& error) {
        throw Error(ErrorKind::kIndex,
                    std::string("the settings of reading are damaged: ") + error.what());
    }
}

std::string differing_options(const ReaderSettings& before, const ReaderSettings& now) {
    const std::set<std::string> old_ones = typed_options(before);
    const std::set<std::string> new_ones = typed_options(now);
    std::vector<std::string> told;
    for (const std::string& option : old_ones) {
        if (!new_ones.contains(option)) told.push_back("no longer " + option);
    }
    for (const std::string& option : new_ones) {
        if (!old_ones.contains(option)) told.push_back("now " + option);
    }
    if (told.empty() && before.format != now.format) told.emplace_back("another --input");
    return fmt::format("{}", fmt::join(told, ", "));
}

}  // namespace dateline
