// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/publication_date.h"

#include <algorithm>

namespace dateline {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_mark(char c) {
    return c == '/' || c == '-' || c == '_' || c == '.';
}

// The number written as exactly `size` digits at `at`.
std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t size) {
    if (at + size > text.size()) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, size)) {
        if (!is_digit(c)) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool ends_number(std::string_view text, std::size_t at) {
    return at >= text.size() || !is_digit(text[at]);
}

std::optional<Date> made(std::optional<int> year,
                         std::optional<int> month,
                         std::optional<int> day) {
    constexpr int kFirstYear = 1900;
    constexpr int kLastYear = 2100;
    if (!year || !month || !day || *year < kFirstYear || *year > kLastYear || *month < 1 ||
        *month > 12 || *day < 1)
        return std::nullopt;
    const Date date{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(*month),
                    static_cast<std::uint8_t>(*day)};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::optional<Date> date_at(std::string_view path, std::size_t at) {
    const auto year = number_at(path, at, 4);
    if (!year || (at > 0 && is_digit(path[at - 1]))) return std::nullopt;
    if (const auto month = number_at(path, at + 4, 2); month && ends_number(path, at + 8))
        return made(year, month, number_at(path, at + 6, 2));
    if (at + 5 >= path.size() || !is_mark(path[at + 4])) return std::nullopt;
    const std::size_t name_end = std::min(path.find_first_of("/-_.", at + 5), path.size());
    const std::string_view name = path.substr(at + 5, name_end - at - 5);
    const auto number =
        name.size() <= 2 && !name.empty() ? number_at(path, at + 5, name.size()) : std::nullopt;
    const int named = month_of_name(name);
    const std::size_t day_at = name_end + 1;
    const std::size_t day_size = ends_number(path, day_at + 1) ? 1 : 2;
    if (!ends_number(path, day_at + day_size)) return std::nullopt;
    return made(year, named != 0 ? named : number, number_at(path, day_at, day_size));
}

}  // namespace

const DateOrder& default_date_order() {
    static const DateOrder order = {DateSource::kMeta, DateSource::kHeader, DateSource::kDateline,
                                    DateSource::kUrl, DateSource::kFilename};
    return order;
}

void choose_date(const DateOrder& order, const std::optional<Date>& captured, Article& article) {
    article.published.reset();
    article.published_from = DateSource::kNone;
    for (const DateSource source : order) {
        const auto stated =
            std::ranges::find_if(article.stated_dates, [&](const StatedDate& stated_date) {
                return stated_date.from == source &&
                       (!captured || first_day(stated_date.date) <= last_day(*captured));
            });
        if (stated == article.stated_dates.end()) continue;
        article.published = stated->date;
        article.published_from = source;
        return;
    }
}

std::optional<Date> date_in_path(std::string_view path) {
    std::optional<Date> last;
    for (std::size_t at = 0; at + 8 <= path.size(); ++at) {
        if (!is_digit(path[at])) continue;
        if (const auto date = date_at(path, at)) last = date;
        while (at < path.size() && is_digit(path[at]))
            ++at;
    }
    return last;
}

}  // namespace dateline
