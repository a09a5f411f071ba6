// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/header_lines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "common/text/text.h"
#include "indexer/article/byline.h"

namespace dateline {
namespace {

struct Key {
    std::string_view name;
    ParagraphKind kind;
    void (*set)(Article&, std::string_view);
};

void set_once(std::string& field, std::string_view value) {
    if (field.empty()) field = value;
}

void set_date(Article& article, std::string_view value) {
    const auto date = parse_header_date(value);
    if (date) article.state_date(*date, DateSource::kHeader);
}

void set_authors(Article& article, std::string_view value) {
    if (article.bylines.empty()) article.bylines = split_authors(value);
}

void set_tags(Article& article, std::string_view value) {
    while (!value.empty()) {
        const std::size_t end = value.find_first_of(",;");
        if (const std::string_view tag = trim(value.substr(0, end)); !tag.empty())
            article.tags.emplace_back(tag);
        value.remove_prefix(end == std::string_view::npos ? value.size() : end + 1);
    }
}

void set_language(Article& article, std::string_view value) {
    if (article.lang == kUndetermined) article.lang = find_language(value).value_or(kUndetermined);
}

constexpr auto kTitle = [](Article& a, std::string_view v) { set_once(a.headline, v); };
constexpr auto kSubtitle = [](Article& a, std::string_view v) { set_once(a.subhead, v); };
constexpr auto kSource = [](Article& a, std::string_view v) { set_once(a.source, v); };
constexpr auto kSection = [](Article& a, std::string_view v) { set_once(a.section, v); };
constexpr auto kPlace = [](Article& a, std::string_view v) { set_once(a.place, v); };
constexpr auto kUrl = [](Article& a, std::string_view v) { set_once(a.url, v); };

constexpr auto kKeys = std::to_array<Key>({
    {"title", ParagraphKind::kHeadline, kTitle},
    {"headline", ParagraphKind::kHeadline, kTitle},
    {"subtitle", ParagraphKind::kSubhead, kSubtitle},
    {"subhead", ParagraphKind::kSubhead, kSubtitle},
    {"author", ParagraphKind::kByline, set_authors},
    {"authors", ParagraphKind::kByline, set_authors},
    {"by", ParagraphKind::kByline, set_authors},
    {"byline", ParagraphKind::kByline, set_authors},
    {"date", ParagraphKind::kDate, set_date},
    {"published", ParagraphKind::kDate, set_date},
    {"source", ParagraphKind::kSource, kSource},
    {"publisher", ParagraphKind::kSource, kSource},
    {"publication", ParagraphKind::kSource, kSource},
    {"section", ParagraphKind::kSection, kSection},
    {"category", ParagraphKind::kSection, kSection},
    {"place", ParagraphKind::kDateline, kPlace},
    {"location", ParagraphKind::kDateline, kPlace},
    {"dateline", ParagraphKind::kDateline, kPlace},
    {"tags", ParagraphKind::kSection, set_tags},
    {"keywords", ParagraphKind::kSection, set_tags},
    {"topics", ParagraphKind::kSection, set_tags},
    {"url", ParagraphKind::kSource, kUrl},
    {"language", ParagraphKind::kSource, set_language},
});

struct HeaderLine {
    const Key* key;
    Paragraph value;
    std::uint32_t next;  // byte after its line
};

std::string_view line_at(std::string_view text, std::size_t at) {
    return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

// Removes marks around a value, as in front matter: "…", [a, b].
std::string_view without_marks(std::string_view value) {
    const bool quoted = value.size() > 2 && (value.front() == '"' || value.front() == '\'') &&
                        value.front() == value.back();
    const bool list = value.size() > 2 && value.front() == '[' && value.back() == ']';
    return quoted || list ? trim(value.substr(1, value.size() - 2)) : value;
}

std::optional<HeaderLine> match_line(std::string_view text, std::uint32_t at) {
    const std::string_view line = line_at(text, at);
    const std::size_t newline = at + line.size();
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 12) return std::nullopt;
    const std::string name = fold(trim(line.substr(0, colon)));
    const auto* const key = std::ranges::find(kKeys, name, &Key::name);
    const std::string_view value = without_marks(trim(line.substr(colon + 1)));
    if (key == kKeys.end() || value.empty()) return std::nullopt;
    const auto start = static_cast<std::uint32_t>(value.data() - text.data());
    const auto next = static_cast<std::uint32_t>(std::min(newline + 1, text.size()));
    return HeaderLine{
        key, {start, start + static_cast<std::uint32_t>(value.size()), key->kind}, next};
}

// The end of front matter (as in Markdown), the lines between two "---".
std::optional<std::uint32_t> front_matter_end(std::string_view text, std::size_t at) {
    constexpr std::size_t kMost = 4096;
    if (trim(line_at(text, at)) != "---") return std::nullopt;
    const std::size_t close = text.find("\n---\n", at);
    if (close == std::string_view::npos || close - at > kMost) return std::nullopt;
    return static_cast<std::uint32_t>(close + 5);
}

}  // namespace

std::uint32_t read_header_lines(Article& article, std::uint32_t from) {
    const std::size_t first = article.text.find_first_not_of(" \t\n", from);
    if (first == std::string::npos) return from;
    std::vector<HeaderLine> lines;
    auto at = static_cast<std::uint32_t>(first);
    const auto matter = front_matter_end(article.text, at);
    const auto end = matter ? *matter : static_cast<std::uint32_t>(article.text.size());
    while (at < end) {
        const auto line = match_line(article.text, at);
        if (line) lines.push_back(*line);
        if (!line && !matter) break;
        const auto size = static_cast<std::uint32_t>(line_at(article.text, at).size());
        at = std::min(end, line ? line->next : at + size + 1);
    }
    const bool enough = matter || lines.size() >= 2 ||
                        (lines.size() == 1 && lines[0].value.kind == ParagraphKind::kHeadline);
    if (!enough) return from;
    for (const HeaderLine& line : lines) {
        line.key->set(article, article.text_of(line.value));
        article.paragraphs.push_back(line.value);
    }
    return at;
}

}  // namespace dateline
