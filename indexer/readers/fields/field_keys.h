// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// Under which keys records state their fields.
namespace dateline {

/// The keys that collections use for a field, the best first; empty ones fill up.
struct FieldKeys {
    std::string_view field;
    std::array<std::string_view, 28> keys;
};

inline constexpr auto kFieldKeys = std::to_array<FieldKeys>({
    {"id",
     {"id", "_id", "uuid", "guid", "uri", "article_id", "document_id", "doc_id", "record_id",
      "accession_number"}},
    {"url",
     {"url", "link", "canonical_url", "web_url", "article_url", "document_url", "permalink"}},
    {"title",
     {"title", "headline", "headlines", "head", "name", "headline_text", "article_title",
      "document_title", "heading", "hed"}},
    {"subhead",
     {"subhead", "subtitle", "alternativeHeadline", "description", "descriptions", "summary",
      "abstract", "lead", "standfirst", "subheadline"}},
    {"body",
     {"body", "text", "content", "maintext", "articleBody", "article", "cleaned_text", "body_text",
      "body_xhtml", "bodies", "full_text", "article_text", "article_content", "story", "story_text",
      "document_text", "transcript"}},
    {"date",
     {"date",         "published",        "date_publish",   "publish_date",   "datePublished",
      "published_at", "pubDate",          "publishedAt",    "publishDate",    "firstcreated",
      "firstCreated", "contentcreated",   "contentCreated", "versioncreated", "versionCreated",
      "dateCreated",  "publication_date", "published_date", "publish_time",   "article_date",
      "datetime",     "date_time",        "issue_date",     "timestamp",      "created_at"}},
    {"author",
     {"author", "authors", "byline", "by", "creator", "author_name", "journalist", "reporter",
      "writer"}},
    {"source",
     {"source", "publisher", "source_domain", "publication", "site", "copyrightholder",
      "copyrightHolder", "publication_title", "publication_name", "newspaper", "source_name",
      "news_source", "outlet", "media_outlet", "site_name"}},
    {"section", {"section", "category", "articleSection", "section_name", "news_desk", "rubric"}},
    {"tags",
     {"tags", "topics", "keywords", "categories", "subjects", "subject", "tag", "keyword",
      "subject_terms"}},
    {"place", {"dateline", "place", "location", "located"}},
    {"lang", {"lang", "language", "inLanguage", "language_code"}},
    {"captured", {"date_download"}},
});

/// A key without what people vary: "Publication Date", "publication_date" and "publicationDate"
/// give "publicationdate".
std::string plain_key(std::string_view key);

/// Each key of the table in its plain form, to the places of its field and of itself.
const std::unordered_map<std::string, std::pair<std::size_t, std::size_t>>& plain_keys();

/// The fields of a record that a reader can fill, named as in `--map`.
const std::vector<std::string>& mappable_fields();

/// The keys under which each field is looked for, the first that has a text counts; for
/// documentation.
std::vector<std::pair<std::string, std::vector<std::string>>> json_field_keys();

}  // namespace dateline
