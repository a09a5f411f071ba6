// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/fields/json_article.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

#include "common/schema/terms.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "common/text/word_set.h"
#include "indexer/readers/fields/field_keys.h"
#include "indexer/readers/input/limits.h"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

// Adds the texts of a value: a string, a number, an object's name, or each of an array's.
void add_texts(const dom::element& value, std::vector<std::string>& out, int depth = 0) {
    if (depth > kMostJsonDepth) return;
    switch (value.type()) {
        case dom::element_type::STRING:
            out.emplace_back(std::string_view(value));
            break;
        case dom::element_type::INT64:
            out.push_back(std::to_string(std::int64_t(value)));
            break;
        case dom::element_type::UINT64:
            out.push_back(std::to_string(std::uint64_t(value)));
            break;
        case dom::element_type::DOUBLE:
            out.push_back(fmt::format("{}", double(value)));
            break;
        case dom::element_type::ARRAY:
            for (const dom::element item : dom::array(value)) {
                add_texts(item, out, depth + 1);
            }
            break;
        case dom::element_type::OBJECT:
            for (const char* const name :
                 {"name", "headline", "value", "title", "rendered", "content", "text"}) {
                dom::element inner;
                if (value[name].get(inner) == simdjson::SUCCESS && !inner.is_null())
                    return add_texts(inner, out, depth + 1);
            }
            break;
        default:
            break;
    }
}

bool says_something(const std::vector<std::string>& texts) {
    return std::ranges::any_of(texts, [](const std::string& text) { return !trim(text).empty(); });
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
    std::string out;
    for (const std::string& text : texts) {
        if (text.empty()) continue;
        if (!out.empty()) out += between;
        out += text;
    }
    return repair_text(out);
}

// Reads an object's fields under the keys given by `--map` or the table: as they stand there, else
// in another case, with spaces and the like.
class ObjectFields {
  public:
    ObjectFields(const dom::object& object, const RecordKeys::Map& map)
        : object_(object), map_(map) {
        for (const auto& member : object) {
            const auto known = plain_keys().find(plain_key(member.key));
            if (known != plain_keys().end())
                found_[known->second.first].emplace_back(known->second.second, member.value);
        }
        for (auto& members : found_) {
            std::ranges::stable_sort(members, {}, &Member::first);
        }
    }

    std::vector<std::string> texts(std::size_t field) const {
        std::vector<std::string> out;
        const FieldKeys& keys = kFieldKeys[field];
        if (const auto mapped = map_.find(std::string(keys.field)); mapped != map_.end()) {
            if (const auto value = value_at(mapped->second)) add_texts(*value, out);
            return out;
        }
        for (const std::string_view key : keys.keys) {
            dom::element value;
            if (key.empty() || object_.at_key(key).get(value) != simdjson::SUCCESS) continue;
            add_texts(value, out);
            if (says_something(out)) return out;
            out.clear();
        }
        for (const auto& [place, value] : found_[field]) {
            add_texts(value, out);
            if (says_something(out)) return out;
            out.clear();
        }
        return out;
    }

    // The value of a key, or of a path to a nested member: "source.name".
    std::optional<dom::element> value_at(std::string_view key) const {
        dom::element value;
        if (object_.at_key(key).get(value) == simdjson::SUCCESS) return value;
        for (const auto& member : object_) {
            if (plain_key(member.key) == plain_key(key)) return member.value;
        }
        dom::object at = object_;
        for (std::size_t dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.')) {
            if (at.at_key(key.substr(0, dot)).get(value) != simdjson::SUCCESS ||
                value.get(at) != simdjson::SUCCESS)
                return std::nullopt;
            key.remove_prefix(dot + 1);
            if (at.at_key(key).get(value) == simdjson::SUCCESS) return value;
        }
        return std::nullopt;
    }

  private:
    using Member = std::pair<std::size_t, dom::element>;  // place in the table, value

    const dom::object& object_;
    const RecordKeys::Map& map_;
    std::array<std::vector<Member>, kFieldKeys.size()> found_;  // by field
};

// Of a record without a text: what its keys are, and which may hold one.
void note_keys(const dom::object& object, StatedFields& out) {
    for (const auto& member : object) {
        out.keys.push_back(repair_text(std::string(member.key)));
        const auto known = plain_keys().find(plain_key(member.key));
        if (known != plain_keys().end()) {
            if (kFieldKeys[known->second.first].field == "body") out.has_body_key = true;
            continue;
        }
        std::vector<std::string> texts;
        add_texts(member.value, texts);
        const std::size_t size = joined(texts, " ").size();
        if (size <= out.longest) continue;
        out.longest_key = out.keys.back();
        out.longest = size;
    }
}

std::vector<std::string> squeezed(const std::vector<std::string>& texts) {
    std::vector<std::string> out;
    for (const std::string& text : texts) {
        if (std::string clean = squeeze(repair_text(text)); !clean.empty())
            out.push_back(std::move(clean));
    }
    return out;
}

void take(std::string_view field, const std::vector<std::string>& texts, StatedFields& out) {
    if (field == "body")
        out.body = joined(texts, "\n\n");
    else if (field == "id")
        out.id = squeeze(joined(texts, " "));
    else if (field == "url")
        out.url = squeeze(repair_text(texts[0]));
    else if (field == "title")
        out.title = squeeze(joined(texts, " "));
    else if (field == "subhead")
        out.subhead = squeeze(joined(texts, " "));
    else if (field == "date")
        out.dates = squeezed(texts);
    else if (field == "author")
        out.authors = squeezed(texts);
    else if (field == "source")
        out.source = squeeze(joined(texts, ", "));
    else if (field == "section")
        out.section = squeeze(joined(texts, ", "));
    else if (field == "tags")
        out.tags = squeezed(texts);
    else if (field == "place")
        out.place = squeeze(joined(texts, "; "));
    else if (field == "lang")
        out.lang = squeeze(repair_text(texts[0]));
    else
        out.captured = squeeze(repair_text(texts[0]));
}

// What the record says under keys that are to be kept.
std::vector<KeptValue> kept_values(const ObjectFields& fields,
                                   const std::vector<std::string>& keep) {
    std::vector<KeptValue> kept;
    for (const std::string& key : keep) {
        const auto value = fields.value_at(key);
        if (!value) continue;
        std::vector<std::string> texts;
        add_texts(*value, texts);
        for (std::string& text : squeezed(texts)) {
            kept.push_back({kept_name(key), std::move(text)});
        }
    }
    return kept;
}

void read_object(const dom::object& object, const RecordKeys& keys, StatedFields& out) {
    const RecordKeys::Map& map = keys.map;
    const ObjectFields fields(object, map);
    out.kept = kept_values(fields, keys.keep);
    for (std::size_t field = 0; field < kFieldKeys.size(); ++field) {
        const std::vector<std::string> texts = fields.texts(field);
        if (!texts.empty()) take(kFieldKeys[field].field, texts, out);
    }
    for (const char* const field : {"title", "body"}) {
        const auto mapped = map.find(field);
        if (mapped != map.end() && !fields.value_at(mapped->second))
            out.absent = std::string(field) + "=" + mapped->second;
    }
    if (trim(out.body).empty() || !out.absent.empty()) note_keys(object, out);
}

// ---- linked data

bool is_article_type(std::string_view type) {
    static constexpr WordSet kTypes(
        {"Article", "BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"});
    return type.ends_with("NewsArticle") || type.ends_with("Article") || kTypes.contains(type);
}

bool is_article(const dom::object& object) {
    dom::element type;
    if (object.at_key("@type").get(type) != simdjson::SUCCESS) return false;
    std::vector<std::string> types;
    add_texts(type, types);
    return std::ranges::any_of(types, is_article_type);
}

// The first object of the script, depth first, that satisfies `wanted`.
template <class Wanted>
std::optional<dom::object> find_object(const dom::element& value, Wanted&& wanted, int depth = 0) {
    if (depth > kMostJsonDepth) return std::nullopt;
    if (value.is_array()) {
        for (const dom::element item : dom::array(value)) {
            if (auto found = find_object(item, wanted, depth + 1)) return found;
        }
    }
    if (!value.is_object()) return std::nullopt;
    const dom::object object = value;
    if (wanted(object)) return object;
    for (const auto& member : object) {
        if (auto found = find_object(member.value, wanted, depth + 1)) return found;
    }
    return std::nullopt;
}

std::string id_of(const dom::object& object) {
    std::string_view id;
    return object.at_key("@id").get(id) == simdjson::SUCCESS ? std::string(id) : std::string();
}

// Resolves names that are in another object of the script, under its `@id`.
void resolve(const dom::object& article,
             const char* key,
             const dom::element& root,
             std::vector<std::string>& names) {
    dom::element value;
    if (article.at_key(key).get(value) != simdjson::SUCCESS) return;
    const auto one = [&](const dom::element& item) {
        dom::object reference;
        dom::element name;
        if (item.get(reference) != simdjson::SUCCESS ||
            reference.at_key("name").get(name) == simdjson::SUCCESS)
            return;
        const std::string id = id_of(reference);
        const auto named = [&](const dom::object& object) {
            dom::element ignored;
            return !id.empty() && id_of(object) == id &&
                   object.at_key("name").get(ignored) == simdjson::SUCCESS;
        };
        if (const auto found = find_object(root, named)) add_texts((*found)["name"], names);
    };
    if (value.is_array()) {
        for (const dom::element item : dom::array(value)) {
            one(item);
        }
    } else {
        one(value);
    }
}

// Replaces unpaired surrogates (an escape such as "\\ud83d" alone) by U+FFFD.
std::string without_lone_surrogates(std::string_view json) {
    const auto surrogate = [&](std::size_t at, std::string_view third) {
        return json.size() >= at + 6 && json[at] == '\\' && json[at + 1] == 'u' &&
               (json[at + 2] == 'd' || json[at + 2] == 'D') &&
               third.find(json[at + 3]) != std::string_view::npos;
    };
    std::string out;
    for (std::size_t at = 0; at < json.size();) {
        if (surrogate(at, "89abAB") && surrogate(at + 6, "cdefCDEF")) {
            out += json.substr(at, 12);
            at += 12;
        } else if (surrogate(at, "89abcdefABCDEF")) {
            out += "\\ufffd";
            at += 6;
        } else {
            const std::size_t size = json[at] == '\\' && at + 1 < json.size() ? 2 : 1;
            out += json.substr(at, size);
            at += size;
        }
    }
    return out;
}

// The linked data of a page without what keeps it from being JSON: line ends inside strings, CDATA
// marks around it, commas before a closing bracket.
std::string mended_script(std::string_view script) {
    const std::size_t first = script.find_first_of(
        "{[", script.find("CDATA[") == std::string_view::npos ? 0 : script.find("CDATA[") + 6);
    const std::size_t last = script.find_last_of('}');
    if (first == std::string_view::npos || last == std::string_view::npos || last < first)
        return {};
    const bool array = script[first] == '[';
    std::string out;
    bool in_string = false;
    for (const char c : script.substr(first, last + 1 - first)) {
        if (c == '"' && (out.empty() || out.back() != '\\')) in_string = !in_string;
        if (!in_string && (c == '}' || c == ']')) {
            while (!out.empty() && (out.back() == ' ' || out.back() == ',')) {
                out.pop_back();
            }
        }
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    if (array) out += ']';
    return repair_text(out);
}

}  // namespace

struct JsonArticles::Impl {
    dom::parser parser;
};

JsonArticles::JsonArticles() : impl_(std::make_unique<Impl>()) {}
JsonArticles::~JsonArticles() = default;
JsonArticles::JsonArticles(JsonArticles&&) noexcept = default;

bool JsonArticles::read(const std::string& bytes,
                        const RecordKeys& keys,
                        StatedFields& fields,
                        std::string& error) {
    // An ill-formed byte must not lose the whole record.
    if (!is_utf8(bytes)) return read(repair_text(bytes), keys, fields, error);
    dom::element root;
    auto code = impl_->parser.parse(bytes).get(root);
    if (code == simdjson::STRING_ERROR)
        code = impl_->parser.parse(without_lone_surrogates(bytes)).get(root);
    if (code != simdjson::SUCCESS) {
        error = std::string("not JSON: ") + simdjson::error_message(code);
        return false;
    }
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS) {
        error = "not a JSON object";
        return false;
    }
    dom::element graph;
    if (object.at_key("@graph").get(graph) == simdjson::SUCCESS)
        object = find_object(graph, is_article).value_or(object);
    read_object(object, keys, fields);
    return true;
}

bool JsonArticles::read_linked_data(std::string_view script, StatedFields& fields) {
    dom::element root;
    if (impl_->parser.parse(script.data(), script.size()).get(root) != simdjson::SUCCESS) {
        if (impl_->parser.parse(mended_script(script)).get(root) != simdjson::SUCCESS) return false;
    }
    const auto article = find_object(root, is_article);
    if (!article) return false;
    read_object(*article, {}, fields);
    std::vector<std::string> names;
    resolve(*article, "author", root, names);
    if (!names.empty()) fields.authors = squeezed(names);
    names.clear();
    resolve(*article, "publisher", root, names);
    if (!names.empty()) fields.source = squeeze(names[0]);
    return true;
}

}  // namespace dateline
