// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/dates.h"

namespace dateline {
namespace {

ParsedRange failed(std::string error) {
    return {{}, std::move(error)};
}

std::string complaint(std::string_view text) {
    const bool shaped = !text.empty() &&
                        text.find_first_not_of("0123456789-") == std::string_view::npos &&
                        text.size() >= 4 && text.size() <= 10;
    return shaped ? "there is no date " + std::string(text)
                  : "'" + std::string(text) + "' is no date";
}

}  // namespace

ParsedRange parse_date_operand(std::string_view field, std::string_view operand) {
    const std::size_t dots = operand.find("..");
    if (dots == std::string_view::npos) {
        const auto date = parse_iso_date(operand);
        if (!date) return failed(complaint(operand));
        if (field == "after") return {{first_day(*date), std::nullopt}, {}};
        if (field == "before") return {{std::nullopt, add_days(first_day(*date), -1)}, {}};
        return {{first_day(*date), last_day(*date)}, {}};
    }
    if (field == "after" || field == "before")
        return failed(std::string(field) + ": takes one date, not a range");
    const std::string_view first = operand.substr(0, dots);
    const std::string_view last = operand.substr(dots + 2);
    if (first.empty() && last.empty()) return failed("the range has neither beginning nor end");
    ParsedRange parsed;
    if (!first.empty()) {
        const auto date = parse_iso_date(first);
        if (!date) return failed(complaint(first));
        parsed.range.first = first_day(*date);
    }
    if (!last.empty()) {
        const auto date = parse_iso_date(last);
        if (!date) return failed(complaint(last));
        parsed.range.last = last_day(*date);
    }
    if (parsed.range.first && parsed.range.last && *parsed.range.last < *parsed.range.first)
        return failed("the range ends before it begins");
    return parsed;
}

}  // namespace dateline
