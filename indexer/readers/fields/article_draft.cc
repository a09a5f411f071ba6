// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/fields/article_draft.h"

#include <charconv>

#include "common/text/language.h"
#include "common/text/text.h"
#include "indexer/article/byline.h"
#include "indexer/article/dateline.h"

namespace dateline {
namespace {

std::uint32_t size_of(const Article& article) {
    return static_cast<std::uint32_t>(article.text.size());
}

Block append(Article& article, std::string_view text) {
    if (!article.text.empty()) article.text += "\n\n";
    const std::uint32_t start = size_of(article);
    article.text += text;
    return {start, size_of(article), 1, std::nullopt};
}

void add_paragraph(Article& article, const std::string& text, ParagraphKind kind) {
    if (text.empty()) return;
    const Block block = append(article, text);
    article.paragraphs.push_back({block.start, block.end, kind});
}

}  // namespace

namespace {

// Seconds or milliseconds since 1970, as programs store them: the day in UTC.
std::optional<Date> date_of_epoch(std::string_view value) {
    constexpr std::size_t kSeconds = 10;
    constexpr std::size_t kMilliseconds = 13;
    constexpr int kSecondsOfDay = 86400;
    if (value.size() != kSeconds && value.size() != kMilliseconds) return std::nullopt;
    std::int64_t seconds = 0;
    const auto* const end = value.data() + value.size();
    const auto parsed = std::from_chars(value.data(), end, seconds);
    if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    if (value.size() == kMilliseconds) seconds /= 1000;
    return add_days(Date{1970, 1, 1}, static_cast<int>(seconds / kSecondsOfDay));
}

}  // namespace

bool take_date(std::string_view value, DateSource from, ArticleDraft& draft) {
    constexpr int kFirstYear = 1500;
    constexpr int kLastYear = 2100;
    const auto epoch = date_of_epoch(trim(value));
    const auto date = epoch ? epoch : parse_header_date(trim(value));
    if (!date || date->year < kFirstYear || date->year > kLastYear ||
        (draft.captured && last_day(*draft.captured) < first_day(*date)))
        return false;
    draft.article.state_date(*date, from);
    return true;
}

void take_fields(const StatedFields& fields, DateSource from, ArticleDraft& draft) {
    Article& article = draft.article;
    article.id = fields.id;
    article.url = fields.url;
    article.headline = fields.title;
    article.subhead = fields.subhead;
    if (const auto captured = parse_header_date(fields.captured)) draft.captured = captured;
    for (const std::string& date : fields.dates) {
        if (take_date(date, from, draft)) break;
    }
    std::string authors;
    for (const std::string& author : fields.authors) {
        authors += (authors.empty() ? "" : "; ") + author;
    }
    article.bylines = split_authors(authors);
    article.source = fields.source;
    article.section = fields.section;
    article.tags = fields.tags;
    article.kept = fields.kept;
    if (!fields.place.empty()) article.place = place_of_dateline(fields.place);
    if (!fields.lang.empty()) article.lang = find_language(fields.lang).value_or(kUndetermined);
}

std::vector<Block> lay_out(ArticleDraft& draft) {
    Article& article = draft.article;
    add_paragraph(article, article.headline, ParagraphKind::kHeadline);
    add_paragraph(article, article.subhead, ParagraphKind::kSubhead);
    std::vector<Block> blocks;
    for (const StoryBlock& story : *draft.body) {
        Block block = append(article, story.text);
        block.kind = story.kind;
        blocks.push_back(block);
    }
    return blocks;
}

}  // namespace dateline
