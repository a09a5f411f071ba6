// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/articles/article_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/article/byline.h"
#include "indexer/article/layout.h"
#include "indexer/readers/articles/agency_article.h"
#include "indexer/readers/articles/mail_article.h"
#include "indexer/readers/input/charset.h"
#include "indexer/readers/pages/html_article.h"

namespace dateline {
namespace {

// The record's own id, else its address, else its path and number.
void set_id(Article& article, const RawRecord& record) {
    if (!article.id.empty()) return;
    article.id = article.url;
    if (!article.id.empty()) return;
    article.id = repair_text(article.path);
    if (!record.member.empty()) article.id += '/' + record.member;
    if (!record.alone) article.id += '#' + std::to_string(record.number);
}

// The first keys of a record, for a message.
std::string listed_keys(const std::vector<std::string>& keys) {
    constexpr std::size_t kShown = 15;
    std::string out;
    for (std::size_t i = 0; i < std::min(kShown, keys.size()); ++i) {
        out += (i == 0 ? "" : ", ") + std::string(utf8_prefix(keys[i], 40));
    }
    return keys.size() > kShown ? out + " ..." : out;
}

// Why a record is no article: an empty one is never added, nor one whose text isn't read. Empty if
// nothing is missing.
std::string what_is_missing(const StatedFields& fields) {
    constexpr std::size_t kText = 80;  // bytes: longer than what is stated beside a text
    if (!fields.absent.empty())
        return "--map " + fields.absent + ": it has no such key; its keys are " +
               listed_keys(fields.keys);
    if (!trim(fields.body).empty() || !fields.subhead.empty()) return {};
    const bool elsewhere = fields.longest >= std::max(kText, fields.title.size());
    if (fields.has_body_key && !elsewhere)
        return fields.title.empty() ? "neither headline nor text in it" : std::string();
    if (fields.title.empty())
        return "neither headline nor text: --map title=KEY,body=KEY says which keys have them; its "
               "keys are " +
               listed_keys(fields.keys);
    if (!elsewhere) return {};
    return fmt::format(
        "a headline, but no text: --map body={} if that is its text; its keys are {}",
        fields.longest_key.find(' ') == std::string::npos ? fields.longest_key
                                                          : "'" + fields.longest_key + "'",
        listed_keys(fields.keys));
}

}  // namespace

std::uint64_t ReaderSettings::hash() const {
    std::string all = bare ? "bare" : wants_quotations() ? "full" : "no-quotes";
    all += format ? std::to_string(static_cast<int>(*format)) : "auto";
    all += lang ? language(*lang).code : "detect";
    for (const DateSource source : date_from) {
        all += name_of(source);
    }
    for (const auto& [field, key] : keys.map) {
        all.append("\n").append(field).append("=").append(key);
    }
    for (const std::string& key : keys.keep) {
        all.append("\nkeep ").append(key);
    }
    return hash64(all);
}

std::optional<Article> ArticleReader::read(const RawRecord& record,
                                           const SourceFile& file,
                                           std::string& error) {
    ArticleDraft draft;
    draft.captured = record.captured;
    draft.article.path = file.relative;  // not repaired: it must open the file
    if (!read_form(record, draft, error)) return std::nullopt;
    Article& article = draft.article;
    if (article.url.empty()) article.url = record.url;
    read_body(draft);
    const bool json = record.format == InputFormat::kJson ||
                      record.format == InputFormat::kJsonLines ||
                      record.format == InputFormat::kCsv;
    if (!json && trim(article.text).empty()) {
        error = "no text in it";
        return std::nullopt;
    }
    set_language(article);
    set_date(record, file, draft);
    if (!settings_.bare) mentions_.find(article);
    set_id(article, record);
    return std::move(draft.article);
}

bool ArticleReader::read_form(const RawRecord& record, ArticleDraft& draft, std::string& error) {
    switch (record.format) {
        case InputFormat::kHtml:
            return read_page(record, json_, draft, error);
        case InputFormat::kXml:
            return read_xml(record, draft, error);
        case InputFormat::kMail:
            return read_mail(record, draft, error);
        case InputFormat::kJson:
        case InputFormat::kJsonLines:
            return read_json(record, draft, error);
        default:
            draft.article.text = to_utf8(record.bytes, record.charset);
            if (!trim(draft.article.text).empty()) return true;
            error = "no text in it";
            return false;
    }
}

bool ArticleReader::read_json(const RawRecord& record, ArticleDraft& draft, std::string& error) {
    StatedFields fields;
    const bool read = is_utf8(record.bytes)
                          ? json_.read(record.bytes, settings_.keys, fields, error)
                          : json_.read(to_utf8(record.bytes, ""), settings_.keys, fields, error);
    if (!read) return false;
    take_fields(fields, DateSource::kMeta, draft);
    Article& article = draft.article;
    error = what_is_missing(fields);
    if (!error.empty()) return false;
    draft.body.emplace();
    if (is_html_body(fields.body)) {
        draft.body = read_html_body(fields.body);
        return true;
    }
    lay_out(draft);
    draft.body.reset();
    draft.from = static_cast<std::uint32_t>(article.text.size());
    if (!article.text.empty() && !fields.body.empty()) article.text += "\n\n";
    article.text += fields.body;
    return true;
}

void ArticleReader::read_body(ArticleDraft& draft) const {
    Article& article = draft.article;
    if (draft.body) {
        std::vector<Block> blocks = lay_out(draft);
        if (settings_.bare) {
            for (const Block& block : blocks) {
                article.paragraphs.push_back({block.start, block.end, ParagraphKind::kBody});
            }
        } else {
            read_layout(article, std::move(blocks));
        }
    } else if (settings_.bare) {
        take_bare(article, draft.from);
    } else {
        read_layout(article, draft.from);
    }
    if (draft.fallback) take_date(to_string(*draft.fallback), DateSource::kHeader, draft);
    if (article.bylines.empty() && !draft.fallback_author.empty())
        article.bylines = split_authors(draft.fallback_author);
}

void ArticleReader::set_date(const RawRecord& record, const SourceFile& file, ArticleDraft& draft) {
    Article& article = draft.article;
    const auto counts = [&](DateSource source) {
        return std::ranges::find(settings_.date_from, source) != settings_.date_from.end();
    };
    if (settings_.bare) return;
    if (const auto date = date_in_path(file.relative + '/' + record.member))
        article.state_date(*date, DateSource::kFilename);
    if (counts(DateSource::kText)) {
        if (const auto date = mentions_.date_stated_in(article))
            article.state_date(*date, DateSource::kText);
    }
    if (counts(DateSource::kFile)) article.state_date(day_of_time(file.mtime), DateSource::kFile);
    choose_date(settings_.date_from, draft.captured, article);
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
    article.lang = language_of_article(std::string_view(article.text).substr(from));
}

}  // namespace dateline
