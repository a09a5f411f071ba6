// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/mentions.h"

#include "common/article/plain_reading.h"
#include "indexer/dates/date_finder.h"

namespace dateline {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Whether most years stated in the text are well before the reference: in a historical text "in
// June" is the June of the year named last. Looks only at four-digit numbers, which costs next to
// nothing.
bool is_narrative(const Article& article, const std::optional<Date>& reference) {
    constexpr std::size_t kFew = 6;
    std::size_t far = 0;
    std::size_t all = 0;
    const std::string& text = article.text;
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        if (!is_digit(text[at])) continue;
        std::size_t end = at;
        int value = 0;
        for (; end < text.size() && is_digit(text[end]); ++end) {
            if (end - at < 4) value = value * 10 + (text[end] - '0');
        }
        if (end - at == 4 && value >= 1500 && value <= 2099) {
            ++all;
            far += !reference || value + 1 < reference->year ? 1 : 0;
        }
        at = end;
    }
    return all >= kFew && far * 5 > all * 3;
}

// Whether a date in numbers that can only put the day first occurs: "25/05/2021".
bool puts_day_first(std::string_view text) {
    for (std::size_t at = text.find('/'); at != std::string_view::npos;
         at = text.find('/', at + 1)) {
        const bool shape = at >= 2 && at + 7 < text.size() && is_digit(text[at - 1]) &&
                           is_digit(text[at - 2]) && is_digit(text[at + 1]) &&
                           is_digit(text[at + 2]) && text[at + 3] == '/' && is_digit(text[at + 7]);
        if (!shape) continue;
        const int first = (text[at - 2] - '0') * 10 + (text[at - 1] - '0');
        const int second = (text[at + 1] - '0') * 10 + (text[at + 2] - '0');
        if (first > 12 && first <= 31 && second >= 1 && second <= 12) return true;
    }
    return false;
}

}  // namespace

void MentionFinder::find(std::string_view text,
                         const DateContext& context,
                         DateMemory& memory,
                         std::vector<Mention>& out) {
    tokens_.read(text);
    find_dates(tokens_, context, memory, out);
}

std::optional<Date> MentionFinder::date_stated_in(const Article& article) {
    constexpr std::size_t kParagraphs = 5;
    std::optional<Date> latest;
    std::size_t read = 0;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (!is_indexed(paragraph.kind) || read++ == kParagraphs) continue;
        std::vector<Mention> mentions;
        DateMemory memory;
        find(article.text_of(paragraph), {}, memory, mentions);
        for (const Mention& mention : mentions) {
            const auto date = parse_iso_date(std::string_view(mention.value).substr(0, 10));
            if (date && date->day != 0 && (!latest || *latest < *date)) latest = date;
        }
        if (read >= kParagraphs) break;
    }
    return latest;
}

void MentionFinder::find(Article& article) {
    article.mentions.clear();
    if (language(article.lang).code != "en") return;
    const PlainReading plain(article);
    DateContext context;
    context.reference = article.published ? article.published : date_stated_in(article);
    context.narrative = is_narrative(article, context.reference);
    context.day_first = puts_day_first(article.text);
    DateMemory memory;
    for (const Paragraph& paragraph : article.paragraphs) {
        const std::size_t first = article.mentions.size();
        find(article.text_of(paragraph), context, memory, article.mentions);
        for (std::size_t i = first; i < article.mentions.size(); ++i) {
            article.mentions[i].start += paragraph.start;
            article.mentions[i].end += paragraph.start;
        }
    }
}

}  // namespace dateline
