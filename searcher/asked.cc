// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/asked.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/article/date.h"
#include "common/schema/titles.h"
#include "common/text/function_words.h"
#include "common/text/text.h"
#include "common/text/word_set.h"

namespace dateline {
namespace {

using Words = std::span<const std::string>;

constexpr WordSet kAuxiliaries({"did", "does", "do", "has", "have", "had"});
constexpr WordSet kSays({"say", "says", "said", "tell", "told", "claim", "claimed", "promise",
                         "promised", "announce", "announced", "tweet", "tweeted", "write",
                         "wrote"});
constexpr WordSet kSpeaks({"speak", "spoke", "speaks", "talk", "talked", "talks", "comment",
                           "commented", "mention", "mentioned", "mentions"});
constexpr WordSet kAbout({"about", "on", "of", "regarding", "concerning"});
constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// Words in lower case, and what stands between quotation marks as one, with these; none if it is a
// query already.
std::vector<std::string> words_of_question(std::string_view typed) {
    std::vector<std::string> words;
    if (typed.find_first_of("():*/@&|+=~<>[]{}^") != std::string_view::npos) return words;
    std::string_view rest = trim(typed);
    while (!rest.empty() && (rest.back() == '?' || rest.back() == '.' || rest.back() == ' '))
        rest.remove_suffix(1);
    for (std::size_t at = 0; at < rest.size();) {
        const bool quoted = rest[at] == '"';
        const std::size_t end = quoted ? rest.find('"', at + 1) : rest.find_first_of(" \"", at);
        if (quoted && end == std::string_view::npos) return {};
        const std::size_t after = quoted ? end + 1 : std::min(end, rest.size());
        if (after > at) words.push_back(fold(rest.substr(at, after - at)));
        at = after < rest.size() && rest[after] == ' ' ? after + 1 : after;
    }
    return words;
}

bool is_quoted(const std::string& word) {
    return word.size() > 2 && word.starts_with('"');
}

bool is_year(const std::string& word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
           std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// Takes "yesterday", "last week", "this year" off the end.
std::string take_relative(Words& words) {
    static constexpr WordSet kShifts({"last", "this"});
    static constexpr WordSet kUnits({"week", "month", "year"});
    std::string date;
    if (words.size() > 3 && kUnits.contains(words.back()) &&
        kShifts.contains(words[words.size() - 2])) {
        date = words[words.size() - 2] + "-" + words.back();
        words = words.first(words.size() - 2);
    } else if (words.size() > 3 && (words.back() == "yesterday" || words.back() == "today")) {
        date = words.back();
        words = words.first(words.size() - 1);
    }
    return date.empty() ? date : " date:" + date;
}

std::string when_condition(const std::string& when, const std::string& date) {
    if (when == "in" || when == "during" || when == "on") return " date:" + date;
    return fmt::format(" {}:{}", when, date);
}

// Takes "on October 3, 2012" off the end.
std::string take_day(Words& words) {
    static constexpr WordSet kWhen({"on", "since", "before", "after"});
    if (words.size() < 6) return {};
    const std::string when = words[words.size() - 4];
    const auto date = parse_header_date(fmt::format("{}", fmt::join(words.last(3), " ")));
    if (!kWhen.contains(when) || !date || date->precision() != Precision::kDay) return {};
    words = words.first(words.size() - 4);
    return when_condition(when, to_string(*date));
}

// Takes "between 2016 and 2017" off the end.
std::string take_years(Words& words) {
    if (words.size() < 6) return {};
    const Words last = words.last(4);
    if (last[0] != "between" || !is_year(last[1]) || last[2] != "and") return {};
    words = words.first(words.size() - 4);
    return fmt::format(" date:{}..{}", last[1], last[3]);
}

// Takes "in 2015", "since May 2015" off the end; returns the condition, " date:2015".
std::string take_when(Words& words) {
    static constexpr WordSet kWhen({"in", "since", "before", "after", "during"});
    if (std::string date = take_relative(words); !date.empty()) return date;
    if (words.size() < 3 || !is_year(words.back())) return {};
    if (std::string date = take_day(words) + take_years(words); !date.empty()) return date;
    std::string date = words.back();
    std::size_t from = words.size() - 2;
    if (const auto month = std::ranges::find(kMonths, words[from]);
        month != kMonths.end() && from > 0) {
        date += fmt::format("-{:02}", month - kMonths.begin() + 1);
        --from;
    }
    const std::string& when = words[from];
    if (from == 0 || !kWhen.contains(when)) return {};
    const std::string condition = when_condition(when, date);
    words = words.first(from);
    return condition;
}

// The words that carry meaning; all of them if none does.
std::string topic_of(Words words) {
    std::vector<std::string> kept;
    std::ranges::copy_if(words, std::back_inserter(kept),
                         [](const std::string& word) { return !is_function_word(word, "en"); });
    if (kept.empty()) kept.assign(words.begin(), words.end());
    return fmt::format("{}", fmt::join(kept, " "));
}

// A name or an expression, in this very form: one word, or a phrase.
std::string as_written(Words words) {
    while (words.size() > 1 &&
           (words.front() == "the" || words.front() == "a" || words.front() == "an")) {
        words = words.subspan(1);
    }
    const std::string text = fmt::format("{}", fmt::join(words, " "));
    if (is_quoted(words.front())) return words.size() == 1 ? text : std::string();
    return words.size() == 1 ? "=" + text : "\"" + text + "\"";
}

// A name for said:, without titles; empty if it can't be one.
std::string name_of(Words words) {
    constexpr std::size_t kMostWords = 4;
    while (words.size() > 1 && is_title(words.front()))
        words = words.subspan(1);
    const bool names = std::ranges::any_of(
        words, [](const std::string& word) { return !is_function_word(word, "en"); });
    if (!names || words.size() > kMostWords) return {};
    const std::string name = fmt::format("{}", fmt::join(words, " "));
    if (words.size() == 1) return name;
    return is_quoted(words.front()) || is_quoted(words.back()) ? std::string() : '"' + name + '"';
}

// "obama and kerry" are two.
std::string names_of(Words words) {
    std::vector<std::string> names;
    while (!words.empty()) {
        const auto end = std::ranges::find_if(
            words, [](const std::string& word) { return word == "and" || word == "or"; });
        const std::size_t count = static_cast<std::size_t>(end - words.begin());
        const bool listed = !names.empty() || count < words.size();
        const bool plain = std::ranges::none_of(words.first(count), [](const std::string& word) {
            return is_function_word(word, "en") && !is_title(word);
        });
        const std::string name = count > 0 && (plain || !listed) ? name_of(words.first(count)) : "";
        if (name.empty()) return {};
        names.push_back(name);
        words = words.subspan(std::min(words.size(), count + 1));
    }
    return names.size() < 2 ? fmt::format("{}", fmt::join(names, ""))
                            : fmt::format("({})", fmt::join(names, " OR "));
}

std::string said(const std::string& name, const std::string& topic) {
    if (name.starts_with('(') && !topic.empty()) return fmt::format("speaker:{} {}", name, topic);
    return topic.empty() ? "speaker:" + name : fmt::format("said:{}({})", name, topic);
}

// "did NAME say WORDS", "NAME said WORDS": what NAME said, as a query; empty if it isn't that.
std::string statement_of(Words words) {
    if (!words.empty() && kAuxiliaries.contains(words.front())) words = words.subspan(1);
    const auto verb = std::ranges::find_if(words, [](const std::string& word) {
        return kSays.contains(word) || kSpeaks.contains(word);
    });
    if (verb == words.end()) return {};
    Words before(words.begin(), verb);
    Words after(verb + 1, words.end());
    if (!before.empty() && (before.back() == "first" || before.back() == "ever"))
        before = before.first(before.size() - 1);
    if (!after.empty() && (kAbout.contains(after.front()) || after.front() == "that"))
        after = after.subspan(1);
    const std::string name = names_of(before);
    return name.empty() ? name : said(name, after.empty() ? "" : topic_of(after));
}

// "first mention of WORDS", "the first mention of WORDS", "when was WORDS first mentioned".
std::optional<Words> first_mention(Words words) {
    static constexpr WordSet kMentioned({"mentioned", "reported", "named"});
    const bool asks_when = words.size() > 4 && words[0] == "when" &&
                           (words[1] == "was" || words[1] == "were") &&
                           words[words.size() - 2] == "first" && kMentioned.contains(words.back());
    if (asks_when) return words.subspan(2, words.size() - 4);
    if (words.size() > 1 && words[0] == "the") words = words.subspan(1);
    if (words.size() < 4 || words[0] != "first" || words[1] != "mention" || words[2] != "of")
        return std::nullopt;
    return words.subspan(3);
}

// Somebody's words: in this order if they stand so, else those that carry meaning.
std::string words_said(Words words) {
    const std::string topic = topic_of(words);
    const bool quoted = std::ranges::any_of(words, is_quoted);
    if (words.size() < 2 || quoted) return topic;
    return fmt::format("(\"{}\" OR ({}))", fmt::join(words, " "), topic);
}

// "who said WORDS", "who has spoken about WORDS". `exact`: whether the words were said so.
std::optional<Words> said_by_whom(Words words, bool& exact) {
    if (words.size() < 3 || words[0] != "who") return std::nullopt;
    words = words.subspan(1);
    if (kAuxiliaries.contains(words.front())) words = words.subspan(1);
    if (words.size() < 2 || !(kSays.contains(words[0]) || kSpeaks.contains(words[0])))
        return std::nullopt;
    exact = kSays.contains(words[0]) && !kAbout.contains(words[1]);
    words = words.subspan(1);
    if (words.size() > 1 && (kAbout.contains(words[0]) || words[0] == "that"))
        words = words.subspan(1);
    return words;
}

}  // namespace

std::optional<AskedSearch> read_asked(std::string_view typed) {
    const std::vector<std::string> all = words_of_question(typed);
    Words words = all;
    // What somebody didn't say can't be searched for.
    const bool denies = std::ranges::any_of(all, [](const std::string& word) {
        return word == "not" || word == "never" || word.ends_with("n't") ||
               word.ends_with("n\u2019t");
    });
    if (words.size() < 3 || denies) return std::nullopt;
    const std::string when = take_when(words);
    if (const auto topic = first_mention(words))
        return AskedSearch{View::kArticles, SortOrder::kOldest, as_written(*topic) + when};
    bool exact = false;
    if (const auto topic = said_by_whom(words, exact))
        return AskedSearch{View::kQuotes, SortOrder::kRelevance,
                           (exact ? words_said(*topic) : topic_of(*topic)) + when};
    const bool what = words[0] == "what";
    if (!what && words[0] != "when") return std::nullopt;
    const std::string statement = statement_of(words.subspan(1));
    if (statement.empty()) return std::nullopt;
    return AskedSearch{View::kQuotes, what ? SortOrder::kRelevance : SortOrder::kOldest,
                       statement + when};
}

std::string typed_form(const AskedSearch& asked) {
    // A word may have an apostrophe, which the shell's marks can't hold.
    std::string query;
    for (const char c : asked.query) {
        query += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return fmt::format("{}{}'{}'", asked.view == View::kQuotes ? "-o quotes " : "",
                       asked.sort == SortOrder::kOldest ? "-s -date " : "", query);
}

}  // namespace dateline
