// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The class of a word within date expressions.
enum class DateWord : std::uint8_t {
    kOther,
    kNumber,   ///< digits: `value` is the number, `digits` how many
    kOrdinal,  ///< "11th", "first": `value`
    kMonth,    ///< `value` 1 to 12
    kWeekday,  ///< `value` 0 Monday to 6 Sunday
    kSeason,   ///< `value` 0 spring, 1 summer, 2 autumn, 3 winter
    kUnit,     ///< day, week …: `value` is a DateUnit
    kCount,    ///< "two", "several" (0): `value`
    kDayPart,  ///< morning …: `value` is an index into kDayParts
    kStop,     ///< ends a sentence
    kMark,     ///< any other punctuation; its first byte is `mark`
};

enum class DateUnit : std::uint8_t {
    kSecond,
    kMinute,
    kHour,
    kDay,
    kWeek,
    kMonth,
    kQuarter,
    kYear,
    kDecade,
    kCentury,
    kWeekend,
    kHalf
};

/// The kind of expression that a word other than a number or name may begin: selects the rules to
/// try.
enum class DateTrigger : std::uint8_t {
    kNone,
    kDay,       ///< "today", "yesterday"
    kCurrent,   ///< "this", "coming": a unit or name follows
    kNext,      ///< "next", "past": the same, or "next day"
    kLast,      ///< "last", "late"
    kEarly,     ///< "early", "earlier"
    kMid,       ///< "mid"
    kEvery,     ///< "every", "each"
    kAdverb,    ///< "daily"
    kSame,      ///< "that", "following": refers to a date named before
    kPart,      ///< "end", "beginning"
    kDayTime,   ///< "noon", "midnight"
    kArticle,   ///< "a", "an"
    kQuarter,   ///< the "Q" of "Q3"
    kHoliday,   ///< the first word of a holiday on a fixed date
    kFloating,  ///< the first word of a holiday on a weekday of a month
    kFeast,     ///< the first word of another feast
    kVague,     ///< "now", "recently"
};

/// TIMEX3's names for parts of the day.
inline constexpr std::string_view kDayParts[] = {"TMO", "TAF", "TEV", "TNI", "TMI"};

/// A word, number or mark of a text. `lower` views into DateTokens::lower.
struct DateToken {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    DateWord kind = DateWord::kOther;
    DateTrigger trigger = DateTrigger::kNone;  ///< for kOther
    bool capital = false;
    bool plural = false;
    bool spaced = false;  ///< white space precedes it
    std::uint8_t digits = 0;
    char mark = 0;
    int value = 0;
    std::string_view lower;
};

/// The tokens of a text, for finding dates in it.
struct DateTokens {
    DateTokens() = default;
    DateTokens(const DateTokens&) = delete;
    DateTokens& operator=(const DateTokens&) = delete;

    /// Reads a text in one pass over its bytes. Memory is reused from one text to the next.
    void read(std::string_view text);

    std::string lower;  ///< the text with ASCII letters in lower case
    std::vector<DateToken> tokens;

    /// Whether token `i` exists and is this word (lower case).
    bool is(std::size_t i, std::string_view word) const {
        return i < tokens.size() && tokens[i].lower == word;
    }
    bool is(std::size_t i, DateWord kind) const {
        return i < tokens.size() && tokens[i].kind == kind;
    }
    bool is_mark(std::size_t i, char mark) const {
        return is(i, DateWord::kMark) && tokens[i].mark == mark;
    }
};

}  // namespace dateline
