// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "common/text/word_set.h"
#include "indexer/dates/date_context.h"
#include "indexer/dates/date_tokens.h"

namespace dateline::dates {

/// An expression: tokens [from, to), its value, and the date that it states or resolves to, if any.
struct FoundDate {
    std::size_t from = 0;
    std::size_t to = 0;
    MentionType type = MentionType::kDate;
    std::string value;
    std::optional<Date> date;
    bool has_year = false;    ///< the expression states the year itself
    std::string_view rule{};  ///< the name of the rule that found it
};
using DateMatch = std::optional<FoundDate>;

enum class Direction : unsigned char { kNone, kPast, kFuture };

/// A modifier before a unit or a name.
struct Shift {
    std::size_t next;  ///< the token after it
    int steps;         ///< -1 last, 0 this, 1 next; for year_after, the year itself
};

/// A paragraph as the rules see it: its tokens, and the dates against which expressions are
/// resolved.
struct DateText {
    static constexpr std::size_t kLongestList = 8;  ///< days of one month

    const DateToken& at(std::size_t i) const { return tokens.tokens[i]; }
    bool has(std::size_t i) const { return i < tokens.tokens.size(); }
    bool is(std::size_t i, std::string_view word) const { return tokens.is(i, word); }
    bool is(std::size_t i, DateWord kind) const { return tokens.is(i, kind); }
    std::string_view before(std::size_t i) const {
        return i > 0 ? at(i - 1).lower : std::string_view();
    }
    bool is_month(std::size_t i) const { return is(i, DateWord::kMonth) && at(i).capital; }
    bool is_weekday(std::size_t i) const {
        return is(i, DateWord::kWeekday) && at(i).capital && at(i).lower.size() >= 6;
    }
    bool is_year(std::size_t i) const;
    bool is_day(std::size_t i) const;
    bool is_counted(std::size_t i) const;
    std::size_t after_hyphen(std::size_t i) const;
    std::size_t skip_dot(std::size_t i) const;
    std::size_t skip_comma(std::size_t i) const { return tokens.is_mark(i, ',') ? i + 1 : i; }

    bool is_mark(std::size_t i, char mark) const { return tokens.is_mark(i, mark); }
    std::size_t size() const { return tokens.tokens.size(); }
    /// Whether no rule can begin at token `i`, which is so for most words.
    bool begins_none(std::size_t i) const {
        return at(i).kind == DateWord::kOther && at(i).trigger == DateTrigger::kNone;
    }

    const DateTokens& tokens;
    const DateContext& context;
    const std::optional<Date>& last;      ///< of DateMemory
    const std::optional<Date>& last_day;  ///< of DateMemory
};

DateMatch found(std::size_t from,
                std::size_t to,
                std::string value,
                MentionType type = MentionType::kDate);
DateMatch calendar(std::size_t from, std::size_t to, const Date& date, bool has_year);

// Calendar arithmetic shared by the rules.
Date make_date(int year, int month, int day);
Date add_months(const Date& date, int months);
/// The `nth` day `day_of_week` (0 Monday) of a month; the last one for -1.
Date nth_weekday(int year, int month, int day_of_week, int nth);
std::string iso_week(const Date& day);
std::string duration(int count, DateUnit unit);
std::string season_value(int year, int season);
bool is_clock(DateUnit unit);

}  // namespace dateline::dates
