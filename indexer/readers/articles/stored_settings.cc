// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/articles/stored_settings.h"

#include <nlohmann/json.hpp>

#include "common/base/error.h"

namespace dateline {

using Json = nlohmann::json;

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

}  // namespace dateline
