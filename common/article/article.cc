// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/article.h"

#include <array>

namespace dateline {

std::string_view name_of(ParagraphKind kind) {
    static constexpr std::array<std::string_view, kParagraphKinds> kNames = {
        "headline", "subhead",    "byline", "dateline", "source",      "date",       "section",
        "caption",  "subheading", "body",   "related",  "author-note", "boilerplate"};
    return kNames[static_cast<std::size_t>(kind)];
}

bool is_indexed(ParagraphKind kind) {
    switch (kind) {
        case ParagraphKind::kHeadline:
        case ParagraphKind::kSubhead:
        case ParagraphKind::kSubheading:
        case ParagraphKind::kCaption:
        case ParagraphKind::kBody:
            return true;
        default:
            return false;
    }
}

bool is_marked(ParagraphKind kind) {
    return kind == ParagraphKind::kRelated || kind == ParagraphKind::kAuthorNote ||
           kind == ParagraphKind::kBoilerplate;
}

std::string joined(const std::vector<KeptValue>& kept) {
    std::string out;
    for (const KeptValue& one : kept) {
        out += (out.empty() ? "" : "; ") + one.key + "=" + one.value;
    }
    return out;
}

std::string_view name_of(MentionType type) {
    static constexpr std::array<std::string_view, 4> kNames = {"DATE", "TIME", "DURATION", "SET"};
    return kNames[static_cast<std::size_t>(type)];
}

std::string_view name_of(DateSource source) {
    static constexpr std::array<std::string_view, kDateSources> kNames = {
        "none", "meta", "url", "header", "dateline", "text", "filename", "file"};
    return kNames[static_cast<std::size_t>(source)];
}

void Article::state_date(const Date& date, DateSource from) {
    stated_dates.push_back({date, from});
    if (published) return;
    published = date;
    published_from = from;
}

std::string_view name_of(QuotationType type) {
    static constexpr std::string_view kNames[] = {"direct", "mixed", "indirect"};
    return kNames[static_cast<std::size_t>(type)];
}

}  // namespace dateline
