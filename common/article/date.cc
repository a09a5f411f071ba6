// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <vector>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "common/text/text.h"
#include "common/text/word_set.h"

namespace dateline {
namespace {

namespace chr = std::chrono;

chr::sys_days to_days(const Date& date) {
    return chr::year{date.year} / chr::month{date.month} / chr::day{date.day};
}

Date from_days(chr::sys_days days) {
    const chr::year_month_day ymd(days);
    return {static_cast<std::int16_t>(static_cast<int>(ymd.year())),
            static_cast<std::uint8_t>(static_cast<unsigned>(ymd.month())),
            static_cast<std::uint8_t>(static_cast<unsigned>(ymd.day()))};
}

std::optional<int> digits(std::string_view text, std::size_t length) {
    int value = 0;
    if (text.size() != length) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + length, value);
    if (error != std::errc() || end != text.data() + length || text[0] == '-') return std::nullopt;
    return value;
}

std::optional<Date> checked(int year, int month, int day) {
    const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                    static_cast<std::uint8_t>(day)};
    if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || day > 31 ||
        !is_valid(date))
        return std::nullopt;
    return date;
}

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
// Folded month names in the other languages of header dates; those shared with English are above.
struct ForeignMonth {
    std::string_view name;
    int month;
};
constexpr auto kForeignMonths = std::to_array<ForeignMonth>(
    {{"janvier", 1},    {"fevrier", 2},   {"mars", 3},       {"avril", 4},     {"mai", 5},
     {"juin", 6},       {"juillet", 7},   {"aout", 8},       {"septembre", 9}, {"octobre", 10},
     {"novembre", 11},  {"decembre", 12}, {"januar", 1},     {"februar", 2},   {"marz", 3},
     {"juni", 6},       {"juli", 7},      {"oktober", 10},   {"dezember", 12}, {"enero", 1},
     {"febrero", 2},    {"marzo", 3},     {"abril", 4},      {"mayo", 5},      {"junio", 6},
     {"julio", 7},      {"agosto", 8},    {"septiembre", 9}, {"octubre", 10},  {"noviembre", 11},
     {"diciembre", 12}, {"gennaio", 1},   {"febbraio", 2},   {"aprile", 4},    {"maggio", 5},
     {"giugno", 6},     {"luglio", 7},    {"settembre", 9},  {"ottobre", 10},  {"dicembre", 12},
     {"janeiro", 1},    {"fevereiro", 2}, {"marco", 3},      {"maio", 5},      {"junho", 6},
     {"julho", 7},      {"setembro", 9},  {"outubro", 10},   {"novembro", 11}, {"dezembro", 12},
     {"januari", 1},    {"februari", 2},  {"maart", 3},      {"mei", 5},       {"augustus", 8}});

int month_in_header(std::string_view word) {
    if (const int month = month_of_name(word); month != 0) return month;
    const auto found = std::ranges::find(kForeignMonths, word, &ForeignMonth::name);
    return found == kForeignMonths.end() ? 0 : found->month;
}

constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

bool is_weekday_name(std::string_view word) {
    for (const std::string_view name : kWeekdays) {
        if (word == name || (word.size() >= 3 && word.size() <= 5 && name.starts_with(word)))
            return true;
    }
    return false;
}

// The words and numbers of a header date in lower case, without punctuation.
std::vector<std::string> header_words(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : fold(text)) {
        const bool alnum =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '+' || c == '-';
        if (alnum)
            words.back().push_back(c);
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    std::erase_if(words, [](const std::string& word) { return word == "de" || word == "del"; });
    return words;
}

std::optional<int> day_number(std::string_view word) {
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
        if (word.size() > 2 && word.ends_with(suffix)) word.remove_suffix(2);
    }
    return word.size() <= 2 ? digits(word, word.size()) : std::nullopt;
}

bool is_time_word(std::string_view word) {
    static constexpr WordSet kZones({"gmt", "utc", "est", "edt", "et",  "cst", "cdt",
                                     "ct",  "mst", "mdt", "mt",  "pst", "pdt", "pt",
                                     "bst", "ist", "jst", "hkt", "sgt", "cet", "cest"});
    return word.find(':') != std::string_view::npos || word.starts_with('+') ||
           word.starts_with('-') || word == "am" || word == "pm" || word == "a" || word == "p" ||
           word == "m" || word == "at" || word == "hrs" || kZones.contains(word);
}

bool only_time_follows(const std::vector<std::string>& words, std::size_t at) {
    for (; at < words.size(); ++at) {
        if (!is_time_word(words[at]) && !day_number(words[at])) return false;
    }
    return true;
}

// "9:15 p.m. ET July 11, 2025": removes a time at the beginning of the line.
std::vector<std::string> without_time_before(std::vector<std::string> words) {
    const bool hour =
        words.size() > 2 && (words[0].find(':') != std::string::npos ||
                             (digits(words[0], words[0].size()) &&
                              (words[1] == "am" || words[1] == "pm" ||
                               ((words[1] == "a" || words[1] == "p") && words[2] == "m"))));
    if (!hour) return words;
    std::size_t time = 1;
    while (time < words.size() && is_time_word(words[time]) && words[time] != "at") {
        ++time;
    }
    if (time < words.size() && words[time] == "on") ++time;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(time));
    return words;
}

std::optional<Date> iso_prefix(std::string_view text) {
    if (text.size() >= 10) {
        const bool ends =
            text.size() == 10 || text[10] == 'T' || text[10] == ' ' || text[10] == 't';
        if (const auto date = ends ? parse_iso_date(text.substr(0, 10)) : std::nullopt) return date;
    }
    if (const auto date = parse_iso_date(text)) return date;
    const bool compact = text.size() == 8 || (text.size() > 8 && text[8] == 'T');
    if (!compact) return std::nullopt;
    const auto year = digits(text.substr(0, 4), 4);
    const auto month = digits(text.substr(4, 2), 2);
    const auto day = digits(text.substr(6, 2), 2);
    if (!year || !month || !day || *month == 0 || *day == 0) return std::nullopt;
    return checked(*year, *month, *day);
}

// "14.05.2025": with dots, the day comes first. Slashes and hyphens are accepted only if just one
// order is possible: "31/05/2025", "5/31/2025".
std::optional<Date> numeric_date(std::string_view text) {
    std::array<int, 3> numbers{};
    char mark = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
        const auto number = i < 2 && (end == 0 || end > 2)
                                ? std::nullopt
                                : digits(text.substr(0, end), i < 2 ? end : 4);
        if (!number) return std::nullopt;
        numbers[i] = *number;
        text.remove_prefix(end);
        if (i == 2) break;
        if (text.empty() || (mark != 0 && text[0] != mark)) return std::nullopt;
        mark = text[0];
        text.remove_prefix(1);
    }
    if (!text.empty() && text[0] != ' ' && text[0] != ',') return std::nullopt;
    const auto [first, second, year] = numbers;
    if (first == 0 || second == 0) return std::nullopt;
    if (mark == '.' || ((mark == '/' || mark == '-') && first > 12))
        return checked(year, second, first);
    return (mark == '/' || mark == '-') && second > 12 ? checked(year, first, second)
                                                       : std::nullopt;
}

}  // namespace

Precision Date::precision() const {
    return day != 0 ? Precision::kDay : month != 0 ? Precision::kMonth : Precision::kYear;
}

int days_in_month(int year, int month) {
    const auto last = chr::year{year} / chr::month{static_cast<unsigned>(month)} / chr::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

bool is_valid(const Date& date) {
    if (date.year < 1 || date.year > 9999 || date.month > 12) return false;
    if (date.month == 0) return date.day == 0;
    return date.day <= days_in_month(date.year, date.month);
}

std::optional<Date> parse_iso_date(std::string_view text) {
    const bool shape = text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
                       (text.size() == 10 && text[4] == '-' && text[7] == '-');
    if (!shape) return std::nullopt;
    const auto year = digits(text.substr(0, 4), 4);
    const auto month = text.size() >= 7 ? digits(text.substr(5, 2), 2) : 0;
    const auto day = text.size() == 10 ? digits(text.substr(8, 2), 2) : 0;
    if (!year || !month || !day) return std::nullopt;
    if ((text.size() >= 7 && *month == 0) || (text.size() == 10 && *day == 0)) return std::nullopt;
    return checked(*year, *month, *day);
}

std::string to_string(const Date& date) {
    if (date.month == 0) return fmt::format(FMT_COMPILE("{:04}"), date.year);
    if (date.day == 0) return fmt::format(FMT_COMPILE("{:04}-{:02}"), date.year, date.month);
    return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), date.year, date.month, date.day);
}

Date first_day(const Date& date) {
    return {date.year, date.month == 0 ? std::uint8_t{1} : date.month,
            date.day == 0 ? std::uint8_t{1} : date.day};
}

Date last_day(const Date& date) {
    if (date.day != 0) return date;
    const std::uint8_t month = date.month == 0 ? 12 : date.month;
    return {date.year, month, static_cast<std::uint8_t>(days_in_month(date.year, month))};
}

Date day_of_time(std::int64_t nanoseconds) {
    return from_days(
        chr::floor<chr::days>(chr::sys_time<chr::nanoseconds>(chr::nanoseconds(nanoseconds))));
}

Date add_days(const Date& date, int days) {
    return from_days(to_days(date) + chr::days{days});
}

int days_since_1970(const Date& date) {
    return static_cast<int>(to_days(date).time_since_epoch().count());
}

int weekday(const Date& date) {
    return static_cast<int>(chr::weekday{to_days(date)}.iso_encoding()) - 1;
}

int month_of_name(std::string_view name) {
    const std::string word = fold(name);
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        if (word == kMonths[i] || (word.size() == 3 && kMonths[i].starts_with(word)) ||
            (word == "sept" && i == 8)) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

std::optional<Date> parse_header_date(std::string_view text) {
    text = trim(text);
    if (text.size() > 80) return std::nullopt;
    if (const auto date = iso_prefix(text)) return date;
    if (const auto date = numeric_date(text)) return date;
    std::vector<std::string> words = without_time_before(header_words(text));
    if (!words.empty() && is_weekday_name(words[0])) words.erase(words.begin());
    if (words.size() < 2) return std::nullopt;
    const int month_first = month_in_header(words[0]);
    const int month_second = month_in_header(words[1]);
    if (month_first != 0) {
        if (const auto year = digits(words[1], 4); year && only_time_follows(words, 2))
            return checked(*year, month_first, 0);
        const auto day = day_number(words[1]);
        // asctime() writes the year last: "Jul 11 10:00:00 2025", "… 10:00:00 EDT 2025".
        const bool time = words.size() > 3 && words.size() < 6 && is_time_word(words[2]);
        if (const auto last = time ? digits(words.back(), 4) : std::nullopt;
            day && *day > 0 && last)
            return checked(*last, month_first, *day);
        const auto year = words.size() > 2 ? digits(words[2], 4) : std::nullopt;
        if (day && *day > 0 && year && only_time_follows(words, 3))
            return checked(*year, month_first, *day);
    } else if (month_second != 0 && words.size() > 2) {
        const auto day = day_number(words[0]);
        const auto year = digits(words[2], 4);
        if (day && *day > 0 && year && only_time_follows(words, 3))
            return checked(*year, month_second, *day);
    }
    return std::nullopt;
}

}  // namespace dateline
