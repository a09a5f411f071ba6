// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/schema/mention_terms.h"

#include <algorithm>
#include <optional>

#include "common/schema/schema.h"
#include "common/schema/terms.h"
#include "common/text/text.h"
#include "common/text/word_set.h"

namespace dateline {
namespace {

std::optional<int> digits_of(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    int value = 0;
    for (const char c : text) {
        value = value * 10 + (c - '0');
    }
    return value;
}

Date month_of(int year, int month) {
    return {static_cast<std::int16_t>(year + (month - 1) / 12),
            static_cast<std::uint8_t>((month - 1) % 12 + 1), 0};
}

std::vector<Date> months(int year, int first, int count) {
    std::vector<Date> out;
    for (int month = first; month < first + count; ++month) {
        out.push_back(month_of(year, month));
    }
    return out;
}

// The months of a week's Monday and Sunday (ISO 8601: week 1 contains 4 January).
std::vector<Date> months_of_week(int year, int week) {
    if (week < 1 || week > 53) return {};
    const Date fourth{static_cast<std::int16_t>(year), 1, 4};
    const Date monday = add_days(fourth, 7 * (week - 1) - weekday(fourth));
    const Date sunday = add_days(monday, 6);
    std::vector<Date> out{{monday.year, monday.month, 0}};
    if (sunday.month != monday.month) out.push_back({sunday.year, sunday.month, 0});
    return out;
}

// "Q3", "H2", "SU": northern seasons; winter begins in December.
std::vector<Date> months_of_part(int year, std::string_view part) {
    if (part == "SP") return months(year, 3, 3);
    if (part == "SU") return months(year, 6, 3);
    if (part == "FA") return months(year, 9, 3);
    if (part == "WI") return months(year, 12, 3);
    if (part.size() != 2) return {};
    const int number = part[1] - '0';
    if (part[0] == 'Q' && number >= 1 && number <= 4) return months(year, 3 * number - 2, 3);
    if (part[0] == 'H' && number >= 1 && number <= 2) return months(year, 6 * number - 5, 6);
    return {};
}

void sort_each_once(std::vector<std::string>& terms) {
    std::ranges::sort(terms);
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

}  // namespace

std::vector<Date> dates_of_timex(std::string_view value) {
    // "2025-07-11T08:00" and "2025-07-11TMO" denote that day.
    const std::string_view day = value.substr(0, 10);
    const bool timed = value.size() > 10 && value[10] == 'T';
    if (const auto date = parse_iso_date(timed ? day : value)) return {*date};
    const auto year = digits_of(value.substr(0, 4));
    if (!year || *year == 0 || value.size() < 7 || value[4] != '-') return {};
    if (value[5] == 'W' && value.size() >= 8) {
        if (const auto week = digits_of(value.substr(6, 2))) return months_of_week(*year, *week);
    }
    return months_of_part(*year, value.substr(5));
}

std::vector<std::string> mention_terms(std::string_view value) {
    std::vector<std::string> terms;
    for (const Date& date : dates_of_timex(value)) {
        for (const std::string& term : date_terms(date, kMentionPrefix)) {
            terms.push_back(term);
        }
    }
    sort_each_once(terms);
    return terms;
}

namespace {

bool ends_in(std::string_view text, std::string_view word) {
    return text.ends_with(word) &&
           (text.size() == word.size() || text[text.size() - word.size() - 1] == ' ');
}

// Whether the text between two dates makes them the ends of an interval.
bool is_interval(std::string_view text, const Mention& a, const Mention& b) {
    static constexpr WordSet kJoints({"to", "through", "until", "till", "-", "\u2013", "\u2014"});
    constexpr std::size_t kLongestJoint = 14;
    if (b.start <= a.end || b.start - a.end > kLongestJoint) return false;
    std::string_view joint = text.substr(a.end, b.start - a.end);
    joint = trim(joint);
    if (joint.ends_with(" the")) joint = trim(joint.substr(0, joint.size() - 4));
    if (kJoints.contains(joint)) return true;
    return joint == "and" && ends_in(trim(text.substr(0, a.start)), "between");
}

// The days or months strictly between two dates of the same precision; empty if too many.
std::vector<Date> dates_between(const Date& first, const Date& last) {
    constexpr std::size_t kMostDays = 31;
    constexpr std::size_t kMostMonths = 24;
    const bool days = first.day != 0;
    if (days != (last.day != 0) || first.month == 0 || last.month == 0) return {};
    std::vector<Date> out;
    const auto next = [&](const Date& date) {
        return days ? add_days(date, 1) : month_of(date.year, date.month + 1);
    };
    for (Date date = next(first); date < last; date = next(date)) {
        out.push_back(date);
        if (out.size() > (days ? kMostDays : kMostMonths)) return {};
    }
    return out;
}

}  // namespace

std::vector<std::vector<std::string>> terms_of_mentions(const Article& article) {
    std::vector<std::vector<std::string>> out;
    out.reserve(article.mentions.size());
    for (std::size_t i = 0; i < article.mentions.size(); ++i) {
        const Mention& mention = article.mentions[i];
        out.push_back(mention_terms(mention.value));
        if (i + 1 == article.mentions.size() ||
            !is_interval(article.text, mention, article.mentions[i + 1]))
            continue;
        const auto first = dates_of_timex(mention.value);
        const auto last = dates_of_timex(article.mentions[i + 1].value);
        if (first.size() != 1 || last.size() != 1) continue;
        for (const Date& date : dates_between(first[0], last[0])) {
            for (const std::string& term : date_terms(date, kMentionPrefix)) {
                out.back().push_back(term);
            }
        }
        sort_each_once(out.back());
    }
    return out;
}

}  // namespace dateline
