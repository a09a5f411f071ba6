// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

#include <fmt/format.h>

#include "common/text/text.h"
#include "searcher/query/syntax/numbers.h"
#include "searcher/query/syntax/relative_date.h"

namespace dateline {
namespace {

constexpr std::string_view kSyntax =
    "dates are 2025-07-11, 2025-07, 2025, yesterday, last-week, july; ranges "
    "2025-07-01..2025-07-14, 2025-07.., ..2025, 7d..";

ParsedRange failed(std::string error, std::string hint = std::string(kSyntax)) {
    return {{}, false, std::move(error), std::move(hint)};
}

std::string complaint(std::string_view text) {
    // 2025, 2025-07, 2025-07-11
    constexpr std::string_view kShape = "0000-00-00";
    bool shaped = text.size() == 4 || text.size() == 7 || text.size() == 10;
    for (std::size_t i = 0; i < text.size() && shaped; ++i) {
        shaped = kShape[i] == '-' ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
    }
    return shaped ? "there is no date " + std::string(text)
                  : "'" + std::string(text) + "' is no date";
}

Date clock_day() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return {static_cast<std::int16_t>(local.tm_year + 1900),
            static_cast<std::uint8_t>(local.tm_mon + 1), static_cast<std::uint8_t>(local.tm_mday)};
}

// One operand being read.
class Reader {
  public:
    Reader(std::string_view field, std::string_view operand, Date today)
        : field_(field), operand_(operand), today_(today.year == 0 ? clock_day() : today) {}

    ParsedRange read() {
        if (operand_.find_first_of("[]{}") != std::string_view::npos) return brackets();
        const std::string_view comparison = comparison_of(operand_);
        if (!comparison.empty()) return compared(comparison);
        if (field_ == "after") return compared(">=");
        if (field_ == "before") return compared("<");
        if (field_ == "until") return compared("<=");
        const std::size_t dots = operand_.find("..");
        return dots == std::string_view::npos
                   ? single()
                   : between(operand_.substr(0, dots), operand_.substr(dots + 2));
    }

  private:
    // Lucene's "[2025-07-01 TO 2025-07-14]"; the operand ends at the space.
    ParsedRange brackets() const {
        return failed("ranges of dates are written without brackets",
                      fmt::format("write {}:2025-07-01..2025-07-14, or leave an end out", field_));
    }

    std::optional<DateRange> value(std::string_view text) {
        if (const auto date = parse_iso_date(text))
            return DateRange{first_day(*date), last_day(*date)};
        auto range = relative_date(fold(text), today_);
        // "4 July 2015", between quotation marks.
        const bool spelled = !range && text.find(' ') != std::string_view::npos;
        if (const auto date = spelled ? parse_header_date(text) : std::nullopt)
            range = DateRange{first_day(*date), last_day(*date)};
        relative_ = relative_ || range.has_value();
        return range;
    }

    ParsedRange found(DateRange range) const {
        for (const auto& end : {range.first, range.last}) {
            if (end && (end->year < 1 || end->year > 9999 || !is_valid(*end)))
                return failed(complaint(operand_));
        }
        return {range, relative_, {}, {}};
    }

    ParsedRange single() {
        if (is_distance(operand_))
            return failed(
                fmt::format("{0}:{1} could be that day or all days since", field_, operand_),
                fmt::format("write {0}:{1}.. for the days since, {0}:{1}..{1} for the day", field_,
                            operand_));
        const auto range = value(operand_);
        return range ? found(*range) : failed(complaint(operand_));
    }

    ParsedRange compared(std::string_view comparison) {
        std::string_view text = operand_;
        if (text.starts_with(comparison)) text.remove_prefix(comparison.size());
        if (text.find("..") != std::string_view::npos)
            return failed(std::string(field_) + ": takes one date, not a range");
        const auto range = value(text);
        if (!range) return failed(complaint(text));
        if (comparison == ">=") return found({range->first, std::nullopt});
        if (comparison == ">") return found({add_days(*range->last, 1), std::nullopt});
        if (comparison == "<=") return found({std::nullopt, range->last});
        if (comparison == "<") return found({std::nullopt, add_days(*range->first, -1)});
        return found(*range);
    }

    ParsedRange between(std::string_view first, std::string_view last) {
        if (first.empty() && last.empty()) return failed("the range has neither beginning nor end");
        DateRange range;
        for (const std::string_view text : {first, last}) {
            if (text.empty()) continue;
            const auto end = value(text);
            if (!end) return failed(complaint(text));
            if (text.data() == first.data())
                range.first = end->first;
            else
                range.last = end->last;
        }
        if (range.first && range.last && *range.last < *range.first)
            return failed("the range ends before it begins");
        return found(range);
    }

    std::string_view field_;
    std::string_view operand_;
    Date today_;
    bool relative_ = false;
};

}  // namespace

ParsedRange parse_date_operand(std::string_view field, std::string_view operand, Date today) {
    return Reader(field, operand, today).read();
}

}  // namespace dateline
