// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/metadata/served_facts.h"

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

const std::string kFactsKey = "dateline";

}  // namespace

void write_facts(Xapian::WritableDatabase& articles, const ServedFacts& facts) {
    const nlohmann::json json = {{"schema", facts.schema},
                                 {"analyzer", facts.analyzer},
                                 {"languages", facts.languages},
                                 {"common_words", facts.common_words},
                                 {"documents", facts.documents}};
    articles.set_metadata(kFactsKey, json.dump());
}

std::optional<ServedFacts> read_facts(const Xapian::Database& articles) {
    try {
        const auto json = nlohmann::json::parse(articles.get_metadata(kFactsKey));
        ServedFacts facts;
        json.at("schema").get_to(facts.schema);
        json.at("analyzer").get_to(facts.analyzer);
        json.at("languages").get_to(facts.languages);
        json.at("common_words").get_to(facts.common_words);
        json.at("documents").get_to(facts.documents);
        return facts;
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

}  // namespace dateline
