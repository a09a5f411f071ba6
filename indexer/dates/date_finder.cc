// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/date_finder.h"

#include <array>
#include <cstdlib>
#include <span>

#include "indexer/dates/date_rules.h"

namespace dateline {
namespace {

using namespace dates;
using enum DateWord;

/// A rule, with the name that `--show --explain` prints.
struct DateRule {
    std::string_view name;
    DateMatch (*read)(const DateText&, std::size_t);
};

// The rules to try for each class of first token, longest expression first.
constexpr auto kNumberRules = std::to_array<DateRule>({{"iso date", iso_date},
                                                       {"compact date", compact_date},
                                                       {"joined date", joined_date},
                                                       {"slashed", slashed},
                                                       {"slashed short", slashed_short},
                                                       {"nine eleven", nine_eleven},
                                                       {"four-digit clock", four_digit_clock},
                                                       {"clock", clock},
                                                       {"half units", half_units},
                                                       {"units from", units_from},
                                                       {"ago weekday", ago_weekday},
                                                       {"in units", in_units},
                                                       {"nth unit of year", nth_unit_of_year},
                                                       {"nth weekday of", nth_weekday_of},
                                                       {"day month", day_month},
                                                       {"quarter", quarter},
                                                       {"century", century},
                                                       {"count of units", count_of_units},
                                                       {"short year", short_year},
                                                       {"year", year},
                                                       {"day of last month", day_of_last_month}});
constexpr auto kMonthRules = std::to_array<DateRule>(
    {{"joined date", joined_date}, {"month day", month_day}, {"month alone", month_alone}});
constexpr auto kWeekdayRules = std::to_array<DateRule>({{"titled weekday", titled_weekday},
                                                        {"weekday date", weekday_date},
                                                        {"weekday week", weekday_week},
                                                        {"weekday alone", weekday_alone}});
constexpr auto kSeasonRules = std::to_array<DateRule>({{"season", season}});
constexpr auto kCountRules = std::to_array<DateRule>({{"clock word", clock_word},
                                                      {"units from", units_from},
                                                      {"ago weekday", ago_weekday},
                                                      {"in units", in_units},
                                                      {"spoken year", spoken_year},
                                                      {"count of units", count_of_units}});
constexpr auto kUnitRules = std::to_array<DateRule>({{"day beyond", day_beyond},
                                                     {"whole day", whole_day},
                                                     {"numbered week", numbered_week},
                                                     {"nth unit of year", nth_unit_of_year},
                                                     {"week of", week_of},
                                                     {"nth weekday of", nth_weekday_of},
                                                     {"quarter", quarter}});
constexpr auto kDayPartRules = std::to_array<DateRule>({{"part of day", part_of_day}});
constexpr auto kMarkRules =
    std::to_array<DateRule>({{"short decade", short_decade}, {"apostrophe year", apostrophe_year}});

// The same for trigger words, each of which begins one family of expressions.
constexpr auto kByDayRules = std::to_array<DateRule>({{"deictic", deictic}});
constexpr auto kByCurrentRules =
    std::to_array<DateRule>({{"relative unit", relative_unit}, {"relative name", relative_name}});
constexpr auto kByNextRules = std::to_array<DateRule>(
    {{"relative unit", relative_unit}, {"relative name", relative_name}, {"next day", next_day}});
constexpr auto kByLastRules = std::to_array<DateRule>({{"nth weekday of", nth_weekday_of},
                                                       {"nth unit of year", nth_unit_of_year},
                                                       {"inside unit", inside_unit},
                                                       {"modified", modified},
                                                       {"relative unit", relative_unit},
                                                       {"relative name", relative_name},
                                                       {"part of", part_of}});
constexpr auto kByEarlyRules = std::to_array<DateRule>({{"inside unit", inside_unit},
                                                        {"modified", modified},
                                                        {"relative unit", relative_unit},
                                                        {"relative name", relative_name}});
constexpr auto kByMidRules = std::to_array<DateRule>({{"modified", modified}});
constexpr auto kByEveryRules = std::to_array<DateRule>({{"every", every}});
constexpr auto kByAdverbRules = std::to_array<DateRule>({{"adverb", adverb}});
constexpr auto kBySameRules = std::to_array<DateRule>({{"anaphor", anaphor}});
constexpr auto kByPartRules = std::to_array<DateRule>({{"part of", part_of}});
constexpr auto kByDayTimeRules = std::to_array<DateRule>({{"part of day", part_of_day}});
constexpr auto kByArticleRules = std::to_array<DateRule>({{"units from", units_from},
                                                          {"ago weekday", ago_weekday},
                                                          {"count of units", count_of_units},
                                                          {"one unit", one_unit}});
constexpr auto kByQuarterRules = std::to_array<DateRule>({{"short quarter", short_quarter}});
constexpr auto kByHolidayRules = std::to_array<DateRule>({{"holiday", holiday}});
constexpr auto kByFeastRules = std::to_array<DateRule>({{"feast", feast}});
constexpr auto kByVagueRules = std::to_array<DateRule>({{"vague time", vague_time}});
constexpr auto kByFloatingRules = std::to_array<DateRule>({{"floating holiday", floating_holiday}});

std::span<const DateRule> rules_by_trigger(DateTrigger trigger) {
    switch (trigger) {
        case DateTrigger::kDay:
            return kByDayRules;
        case DateTrigger::kCurrent:
            return kByCurrentRules;
        case DateTrigger::kNext:
            return kByNextRules;
        case DateTrigger::kLast:
            return kByLastRules;
        case DateTrigger::kEarly:
            return kByEarlyRules;
        case DateTrigger::kMid:
            return kByMidRules;
        case DateTrigger::kEvery:
            return kByEveryRules;
        case DateTrigger::kAdverb:
            return kByAdverbRules;
        case DateTrigger::kSame:
            return kBySameRules;
        case DateTrigger::kPart:
            return kByPartRules;
        case DateTrigger::kDayTime:
            return kByDayTimeRules;
        case DateTrigger::kArticle:
            return kByArticleRules;
        case DateTrigger::kQuarter:
            return kByQuarterRules;
        case DateTrigger::kHoliday:
            return kByHolidayRules;
        case DateTrigger::kFloating:
            return kByFloatingRules;
        case DateTrigger::kFeast:
            return kByFeastRules;
        case DateTrigger::kVague:
            return kByVagueRules;
        default:
            return {};
    }
}

std::span<const DateRule> rules_for(const DateToken& token) {
    switch (token.kind) {
        case kNumber:
        case kOrdinal:
            return kNumberRules;
        case kMonth:
            return kMonthRules;
        case kWeekday:
            return kWeekdayRules;
        case kSeason:
            return kSeasonRules;
        case kCount:
            return kCountRules;
        case kUnit:
            return kUnitRules;
        case kDayPart:
            return kDayPartRules;
        case kMark:
            return kMarkRules;
        case kOther:
            return rules_by_trigger(token.trigger);
        default:
            return {};
    }
}

DateMatch match(const DateText& text, std::size_t i) {
    for (const DateRule& rule : rules_for(text.at(i))) {
        if (DateMatch found = rule.read(text, i)) {
            found->rule = rule.name;
            return found;
        }
    }
    return std::nullopt;
}

// Remembers the date from which "the next day" and, in a narrative, dates without a year are
// counted. A bare year far from the dates of a narrative is an aside.
void remember(const FoundDate& found, const DateContext& context, DateMemory& memory) {
    constexpr int kAside = 15;
    if (found.type != MentionType::kDate && found.type != MentionType::kTime) return;
    const auto date =
        parse_iso_date(std::string_view(found.value).substr(0, found.value.find('T')));
    if (!date) return;
    if (date->day != 0) memory.last_day = date;
    const bool aside = context.narrative && memory.last && date->month == 0 &&
                       std::abs(date->year - memory.last->year) > kAside;
    if (found.has_year ? !aside : context.narrative && found.date && date->month != 0)
        memory.last = date;
}

}  // namespace

void find_dates(const DateTokens& tokens,
                const DateContext& context,
                DateMemory& memory,
                std::vector<Mention>& out) {
    const DateText text{tokens, context, memory.last, memory.last_day};
    for (std::size_t i = 0; i < text.size();) {
        const DateMatch found = text.begins_none(i) ? std::nullopt : match(text, i);
        if (!found) {
            ++i;
            continue;
        }
        if (found->value.empty()) {  // recognised, but no date: "the Sunday Times"
            i = found->to;
            continue;
        }
        remember(*found, context, memory);
        out.push_back({text.at(found->from).start, text.at(found->to - 1).end, found->type,
                       found->value, found->rule});
        i = found->to;
    }
}

}  // namespace dateline
