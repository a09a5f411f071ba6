// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/article_reader.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <simdjson.h>

#include "common/error.h"
#include "common/terms.h"
#include "common/text.h"
#include "indexer/article/byline.h"
#include "indexer/article/dateline.h"
#include "indexer/article/layout.h"
#include "indexer/dates/mentions.h"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

// Keys under which collections keep a field, the commonest first.
struct FieldKeys {
    std::string_view field;
    std::array<std::string_view, 7> keys;
};

constexpr auto kFieldKeys = std::to_array<FieldKeys>({
    {"id", {"id", "_id", "uuid", "guid"}},
    {"url", {"url", "link", "canonical_url"}},
    {"title", {"title", "headline", "head"}},
    {"subhead", {"subhead", "subtitle", "description", "summary", "abstract"}},
    {"body", {"body", "text", "content", "maintext", "articleBody", "article", "cleaned_text"}},
    {"date",
     {"date", "published", "date_publish", "publish_date", "datePublished", "published_at",
      "pubDate"}},
    {"author", {"author", "authors", "byline", "creator"}},
    {"source", {"source", "publisher", "source_domain", "publication", "site"}},
    {"section", {"section", "category", "articleSection"}},
    {"tags", {"tags", "topics", "keywords", "categories", "subjects"}},
    {"place", {"dateline", "place", "location"}},
    {"lang", {"lang", "language", "inLanguage"}},
});

// The texts of a value: a string, a number, an object by its name, or all of an array.
void add_texts(const dom::element& value, std::vector<std::string>& out) {
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
                add_texts(item, out);
            }
            break;
        case dom::element_type::OBJECT:
            for (const char* const name : {"name", "headline", "value", "title"}) {
                dom::element inner;
                if (value[name].get(inner) == simdjson::SUCCESS && inner.is_string())
                    return add_texts(inner, out);
            }
            break;
        default:
            break;
    }
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

// Reads fields of one record by the names that `--map` and the table give.
class JsonFields {
  public:
    JsonFields(const dom::object& object, const std::map<std::string, std::string>& map)
        : object_(object), map_(map) {}

    std::vector<std::string> texts(const FieldKeys& field) const {
        std::vector<std::string> out;
        const auto mapped = map_.find(std::string(field.field));
        if (mapped != map_.end()) {
            add(mapped->second, out);
            return out;
        }
        for (const std::string_view key : field.keys) {
            if (!key.empty()) add(key, out);
            if (std::ranges::any_of(out,
                                    [](const std::string& text) { return !trim(text).empty(); }))
                return out;
            out.clear();
        }
        return out;
    }

  private:
    // A key may name a member of a member: "source.name".
    void add(std::string_view key, std::vector<std::string>& out) const {
        dom::element value;
        if (object_.at_key(key).get(value) == simdjson::SUCCESS) return add_texts(value, out);
        dom::object at = object_;
        for (std::size_t dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.')) {
            if (at.at_key(key.substr(0, dot)).get(value) != simdjson::SUCCESS ||
                value.get(at) != simdjson::SUCCESS)
                return;
            key.remove_prefix(dot + 1);
            if (at.at_key(key).get(value) == simdjson::SUCCESS) return add_texts(value, out);
        }
    }

    const dom::object& object_;
    const std::map<std::string, std::string>& map_;
};

void add_paragraph(Article& article, const std::string& text, ParagraphKind kind) {
    if (text.empty()) return;
    if (!article.text.empty()) article.text += "\n\n";
    const auto start = static_cast<std::uint32_t>(article.text.size());
    article.text += text;
    article.paragraphs.push_back({start, static_cast<std::uint32_t>(article.text.size()), kind});
}

void set_date(Article& article, const std::string& value) {
    article.published = parse_header_date(value);
    if (article.published) article.published_from = DateSource::kMeta;
}

std::string join_body(const std::vector<std::string>& parts) {
    return joined(parts, "\n\n");
}

}  // namespace

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

std::uint64_t ReaderSettings::hash() const {
    std::string all = bare ? "bare" : "full";
    all += format ? std::to_string(static_cast<int>(*format)) : "auto";
    all += lang ? language(*lang).code : "detect";
    for (const auto& [field, key] : map) {
        all += '\n' + field + '=' + key;
    }
    return hash64(all);
}

struct ArticleReader::Json {
    dom::parser parser;
};

ArticleReader::ArticleReader(const ReaderSettings& settings)
    : settings_(settings), json_(std::make_unique<Json>()) {}
ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;

std::optional<Article> ArticleReader::read(const RawRecord& record,
                                           const SourceFile& file,
                                           std::string& error) {
    Article article;
    article.path = file.relative;  // as it is: it must open the file
    std::uint32_t body = 0;
    if (record.format == InputFormat::kText) {
        article.text = repair_text(record.bytes);
    } else {
        if (!read_json(record.bytes, article, error)) return std::nullopt;
        body = article.paragraphs.empty() ? 0 : article.paragraphs.back().end;
    }
    if (record.format == InputFormat::kText && trim(article.text).empty()) {
        error = "no text in it";
        return std::nullopt;
    }
    if (settings_.bare)
        take_bare(article, body);
    else
        read_layout(article, body);
    set_language(article);
    if (!settings_.bare) find_mentions(article);
    const bool many = record.format != InputFormat::kText;
    if (article.id.empty())
        article.id = repair_text(article.path) + (many ? '#' + std::to_string(record.number) : "");
    return article;
}

bool ArticleReader::read_json(const std::string& bytes, Article& article, std::string& error) {
    // One ill-formed byte must not cost the record.
    if (!is_utf8(bytes)) return read_json(repair_text(bytes), article, error);
    dom::element root;
    if (const auto code = json_->parser.parse(bytes).get(root); code != simdjson::SUCCESS) {
        error = std::string("not JSON: ") + simdjson::error_message(code);
        return false;
    }
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS) {
        error = "not a JSON object";
        return false;
    }
    const JsonFields fields(object, settings_.map);
    std::string body;
    for (const FieldKeys& field : kFieldKeys) {
        const std::vector<std::string> texts = fields.texts(field);
        if (texts.empty()) continue;
        if (field.field == "body")
            body = join_body(texts);
        else if (field.field == "id")
            article.id = squeeze(joined(texts, " "));
        else if (field.field == "url")
            article.url = squeeze(repair_text(texts[0]));
        else if (field.field == "title")
            article.headline = squeeze(joined(texts, " "));
        else if (field.field == "subhead")
            article.subhead = squeeze(joined(texts, " "));
        else if (field.field == "date")
            set_date(article, texts[0]);
        else if (field.field == "author")
            article.bylines = split_authors(squeeze(joined(texts, "; ")));
        else if (field.field == "source")
            article.source = squeeze(joined(texts, ", "));
        else if (field.field == "section")
            article.section = squeeze(joined(texts, ", "));
        else if (field.field == "place")
            article.place = place_of_dateline(squeeze(joined(texts, "; ")));
        else if (field.field == "lang")
            article.lang = find_language(texts[0]).value_or(kUndetermined);
        else
            for (const std::string& tag : texts)
                article.tags.push_back(squeeze(repair_text(tag)));
    }
    add_paragraph(article, article.headline, ParagraphKind::kHeadline);
    add_paragraph(article, article.subhead, ParagraphKind::kSubhead);
    const bool nothing = article.text.empty() && trim(body).empty() && !article.published &&
                         article.id.empty() && article.url.empty();
    if (nothing) {
        error =
            "neither headline nor text (keys for them are named with --map, such as --map "
            "title=KEY,body=KEY)";
        return false;
    }
    if (!article.text.empty() && !body.empty()) article.text += "\n\n";
    article.text += body;
    return true;
}

void ArticleReader::set_language(Article& article) const {
    if (article.lang != kUndetermined) return;
    if (settings_.lang) {
        article.lang = *settings_.lang;
        return;
    }
    const auto first = std::ranges::find_if(
        article.paragraphs, [](const Paragraph& p) { return p.kind == ParagraphKind::kBody; });
    const std::uint32_t from = first == article.paragraphs.end() ? 0 : first->start;
    const LanguageId english = *find_language("en");
    article.lang = detect_language(std::string_view(article.text).substr(from)).value_or(english);
}

}  // namespace dateline
