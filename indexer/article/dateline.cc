// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/dateline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/text.h"
#include "common/text/word_set.h"
#include "indexer/article/line_kinds.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestDateline = 80;

// A dash that separates the dateline from the story.
constexpr std::array<std::string_view, 5> kDashes = {" \xE2\x80\x93 ", " \xE2\x80\x94 ", " -- ",
                                                     " - ", "\xE2\x80\x94"};

struct Dash {
    std::size_t start;
    std::size_t size;
};

std::optional<Dash> find_dash(std::string_view paragraph) {
    const std::string_view head = paragraph.substr(0, kLongestDateline + 4);
    std::optional<Dash> first;
    for (const std::string_view dash : kDashes) {
        const std::size_t at = head.find(dash);
        if (at != std::string_view::npos && at > 0 && (!first || at < first->start))
            first = Dash{at, dash.size()};
    }
    return first;
}

// "KUALA LUMPUR", "ST. PETERSBURG", "L'AQUILA": at least three letters ("US - China talks" has
// fewer), none of them lower case.
bool is_capitals(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        at += point.size;
        if (is_lower(point.value) || (point.value >= '0' && point.value <= '9')) return false;
        if (is_letter(point.value))
            ++letters;
        else if (point.value != ' ' && point.value != '.' && point.value != '\'' &&
                 point.value != '-' && point.value != 0x2019)
            return false;
    }
    return letters >= 3;
}

// "Malaysia", "Fla.": further parts of the place, each word with an upper-case initial.
bool begins_with_capital(std::string_view text) {
    bool word_start = true;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        if (point.value >= '0' && point.value <= '9') return false;
        if (word_start && is_letter(point.value) && !is_upper(point.value)) return false;
        word_start = point.value == ' ';
        at += point.size;
    }
    return !text.empty();
}

std::vector<std::string_view> split_commas(std::string_view text) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t comma = text.find(',');
        parts.push_back(trim(text.substr(0, comma)));
        if (comma == std::string_view::npos) return parts;
        text.remove_prefix(comma + 1);
    }
}

bool begins_with_month(std::string_view text) {
    return month_of_name(text.substr(0, text.find_first_of(" ."))) != 0;
}

// A part of a date: "March 3", "3 March", "July 4, 2025".
bool is_date_part(std::string_view text) {
    if (text.empty()) return false;
    if (begins_with_month(text)) return true;
    if (text[0] < '0' || text[0] > '9') return false;
    const std::size_t space = text.find(' ');
    return space == std::string_view::npos ? text.size() == 4
                                           : begins_with_month(text.substr(space + 1));
}

std::string join(const std::vector<std::string_view>& parts, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        if (i > from) out += ", ";
        out += parts[i];
    }
    return out;
}

constexpr std::string_view kOpenLenticular = "\xE3\x80\x90";   // 【
constexpr std::string_view kCloseLenticular = "\xE3\x80\x91";  // 】

// The number before `unit`; 0 if absent.
int number_before(std::string_view text, std::string_view unit) {
    const std::size_t at = text.find(unit);
    if (at == std::string_view::npos) return 0;
    std::size_t start = at;
    while (start > 0 && text[start - 1] >= '0' && text[start - 1] <= '9' && at - start < 4) {
        --start;
    }
    return start == at ? 0 : std::stoi(std::string(text.substr(start, at - start)));
}

// 【远洋社瓦尔马拉2025年5月14日电】
std::optional<DatelineMatch> match_chinese(std::string_view paragraph) {
    constexpr std::string_view kAgencyEnd = "\xE7\xA4\xBE";  // 社
    const std::size_t close = paragraph.find(kCloseLenticular);
    if (close == std::string_view::npos || close > kLongestDateline * 2) return std::nullopt;
    std::string_view inside =
        paragraph.substr(kOpenLenticular.size(), close - kOpenLenticular.size());
    const std::size_t agency = inside.find(kAgencyEnd);
    if (agency == std::string_view::npos) return std::nullopt;
    DatelineMatch match;
    match.end = static_cast<std::uint32_t>(close + kCloseLenticular.size());
    match.agency = inside.substr(0, agency + kAgencyEnd.size());
    inside.remove_prefix(agency + kAgencyEnd.size());
    match.place = inside.substr(0, inside.find_first_of("0123456789"));
    const Date date{static_cast<std::int16_t>(number_before(inside, "\xE5\xB9\xB4")),
                    static_cast<std::uint8_t>(number_before(inside, "\xE6\x9C\x88")),
                    static_cast<std::uint8_t>(number_before(inside, "\xE6\x97\xA5"))};
    if (date.month > 0 && date.day > 0 && is_valid(date)) match.date = date;
    return match;
}

// Text in upper case before a dash that isn't a place.
bool is_label(std::string_view text) {
    static constexpr WordSet kLabels(
        {"file",      "files",     "breaking",  "breaking news", "analysis",   "opinion",
         "exclusive", "update",    "live",      "watch",         "video",      "correction",
         "corrected", "factbox",   "explainer", "photos",        "commentary", "editorial",
         "review",    "interview", "special"});
    return kLabels.contains(ascii_lower(text));
}

// "Washington (CNN) ", "Lagos, Nigeria (CNN) -- ", "(AP) — ": identified by the agency.
std::optional<DatelineMatch> match_agency(std::string_view paragraph) {
    const std::string_view head = paragraph.substr(0, kLongestDateline);
    const std::size_t open = head.find('(');
    const std::size_t close = head.find(") ");
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return std::nullopt;
    const std::string_view agency = head.substr(open + 1, close - open - 1);
    const std::string_view place = trim(head.substr(0, open));
    if (!is_agency(agency) || (!place.empty() && !begins_with_capital(place))) return std::nullopt;
    DatelineMatch match;
    match.place = place;
    match.agency = agency;
    match.end = static_cast<std::uint32_t>(close + 2);
    const std::size_t behind = close + 1;
    for (const std::string_view dash : kDashes) {
        if (paragraph.substr(behind).starts_with(dash))
            match.end = static_cast<std::uint32_t>(behind + dash.size());
    }
    return match;
}

}  // namespace

std::optional<DatelineMatch> match_place_and_date(std::string_view line) {
    const std::size_t comma = line.find(',');
    if (line.size() > kLongestDateline || comma == std::string_view::npos ||
        !begins_with_capital(line.substr(0, comma)))
        return std::nullopt;
    const auto date = parse_header_date(line.substr(comma + 1));
    if (!date || date->day == 0) return std::nullopt;
    return DatelineMatch{std::string(trim(line.substr(0, comma))),
                         {},
                         date,
                         static_cast<std::uint32_t>(line.size())};
}

std::optional<DatelineMatch> match_dateline(std::string_view paragraph) {
    if (paragraph.starts_with(kOpenLenticular)) return match_chinese(paragraph);
    if (auto match = match_agency(paragraph)) return match;
    const std::optional<Dash> dash = find_dash(paragraph);
    if (!dash || dash->start > kLongestDateline) return std::nullopt;
    DatelineMatch match;
    match.end = static_cast<std::uint32_t>(dash->start + dash->size);
    std::string_view head = trim(paragraph.substr(0, dash->start));
    if (head.ends_with(')')) {
        const std::size_t open = head.rfind('(');
        if (open == std::string_view::npos) return std::nullopt;
        match.agency = head.substr(open + 1, head.size() - open - 2);
        head = trim(head.substr(0, open));
    }
    const std::vector<std::string_view> parts = split_commas(head);
    if (!is_capitals(parts[0]) || is_label(parts[0])) return std::nullopt;
    std::size_t places = 1;
    while (places < parts.size() && !is_date_part(parts[places])) {
        if (!begins_with_capital(parts[places])) return std::nullopt;
        ++places;
    }
    for (std::size_t i = places; i < parts.size(); ++i) {
        if (!is_date_part(parts[i])) return std::nullopt;
    }
    if (places > 3) return std::nullopt;
    match.place = join(parts, 0, places);
    match.date = parse_header_date(join(parts, places, parts.size()));
    return match;
}

std::string place_of_dateline(std::string_view dateline) {
    const std::vector<std::string_view> parts = split_commas(trim(dateline));
    std::size_t places = 0;
    while (places < parts.size() && !is_date_part(parts[places])) {
        ++places;
    }
    return join(parts, 0, places);
}

}  // namespace dateline
