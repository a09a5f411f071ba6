// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
using Json = nlohmann::json;

namespace {

// The installed schema, as seen from one of its definitions.
class Schema {
  public:
    explicit Schema(const std::string& definition) {
        std::ifstream in(std::string(DATELINE_SOURCE) + "/searcher/output/json.schema.json");
        Json json = Json::parse(in);
        Json root = {{"definitions", json["definitions"]},
                     {"allOf", Json::array({{{"$ref", "#/definitions/" + definition}}})}};
        valijson::SchemaParser parser;
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(root), schema_);
    }

    // What is wrong with a value; empty if nothing is.
    std::string complaint(const Json& value) const {
        valijson::Validator validator;
        valijson::ValidationResults results;
        if (validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(value), &results))
            return {};
        std::string text;
        for (valijson::ValidationResults::Error error; results.popError(error);) {
            for (const std::string& step : error.context) {
                text += step;
            }
            text += ": " + error.description + "\n";
        }
        return text.empty() ? "invalid" : text;
    }

  private:
    valijson::Schema schema_;
};

struct Indexed {
    TempDir dir;
    std::string index = (dir / "idx").string();

    Indexed() {
        REQUIRE(run_index({"-d", index, "-q", (corpus() / "articles").string()}).status == 0);
    }

    Ran search(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"-d", index});
        return run_search(arguments);
    }
};

const std::vector<std::vector<std::string>>& searches() {
    static const std::vector<std::vector<std::string>> all = {
        {"strike"},
        {"strike", "--snippets", "3", "--context", "1"},
        {"mentions:2025", "-n", "30"},
        {"*", "-n", "100", "--snippets", "1"},
        {"strike", "--facets", "source,section,place,lang,tag,by,speaker:3", "--histogram"},
        {"*", "--histogram=day", "-n", "0"},
        {"*", "--dedup", "-n", "20"},
        {"treaty", "--group", "story"},
        {"-o", "quotes", "*", "-n", "50"},
        {"-o", "quotes", "speaker:minister", "--facets", "speaker"},
        {"-o", "speakers", "*"},
        {"-o", "terms", "strike"},
        {"--kwic", "strike"},
        {"-o", "facets", "--facets", "lang", "*"},
        {"harbor", "strik"},
        {"zzzzzz"},
        {"--like", "-", "strike"},
    };
    return all;
}

}  // namespace

TEST_CASE("schema: every line of JSON Lines keeps it", "[cli]") {
    const Indexed indexed;
    const Schema schema("line_of_jsonl");
    for (std::vector<std::string> arguments : searches()) {
        CAPTURE(arguments);
        arguments.insert(arguments.end(), {"-f", "jsonl", "--format-version", "1"});
        const Ran ran = indexed.search(arguments);
        REQUIRE(ran.status <= 2);
        for (const std::string& line : lines_of(ran.out)) {
            CAPTURE(line);
            CHECK(schema.complaint(Json::parse(line)).empty());
        }
    }
}

TEST_CASE("schema: every JSON answer keeps it, alone and in a batch", "[cli]") {
    const Indexed indexed;
    const Schema schema("answer");
    for (std::vector<std::string> arguments : searches()) {
        CAPTURE(arguments);
        arguments.insert(arguments.end(), {"-f", "json"});
        const Ran ran = indexed.search(arguments);
        if (!ran.out.empty()) CHECK(schema.complaint(Json::parse(ran.out)).empty());
    }
    const auto batch = indexed.dir.write("queries", "q1\tstrike\nq2\tzzzz\n");
    const Ran ran = indexed.search({"--batch", batch.string(), "-f", "json", "--facets", "lang"});
    for (const Json& answer : Json::parse(ran.out)) {
        CHECK(schema.complaint(answer).empty());
    }
}

TEST_CASE("schema: tells what doesn't keep it", "[cli]") {
    const Schema schema("line_of_jsonl");
    CHECK_FALSE(schema.complaint(Json{{"type", "hit"}, {"rank", 1}}).empty());
    CHECK_FALSE(schema.complaint(Json{{"type", "other"}}).empty());
}
