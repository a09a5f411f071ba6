// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/habits.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/text/text.h"
#include "searcher/query/syntax/field_value.h"
#include "searcher/query/syntax/query_scan.h"
#include "searcher/query/syntax/word_boost.h"

namespace dateline {
namespace {

// Another engine's name for something, and ours.
struct Habit {
    std::string_view theirs;
    std::string_view ours;
};

// Nexis's segments: NAME(words).
constexpr auto kSegments = std::to_array<Habit>({{"CAPS", "case:"},
                                                 {"ALLCAPS", "case:"},
                                                 {"NOCAPS", "case:"},
                                                 {"HEADLINE", "title:"},
                                                 {"HLEAD", "lead:"},
                                                 {"LEAD", "lead:"},
                                                 {"BYLINE", "by:"},
                                                 {"DATELINE", "place:"},
                                                 {"PUBLICATION", "source:"},
                                                 {"SECTION", "section:"},
                                                 {"SUBJECT", "tag:"},
                                                 {"TERMS", "tag:"},
                                                 {"TERM", "tag:"}});

// Factiva's codes: NAME=words. Nexis and Factiva compare with NAME>number.
constexpr auto kCodes = std::to_array<Habit>({{"hd", "title:"},
                                              {"hl", "title:"},
                                              {"hlp", "lead:"},
                                              {"lp", "lead:"},
                                              {"by", "by:"},
                                              {"la", "lang:"},
                                              {"sn", "source:"},
                                              {"rst", "source:"},
                                              {"ns", "tag:"},
                                              {"co", "tag:"},
                                              {"re", "place:"},
                                              {"dln", "place:"},
                                              {"pd", "date:"},
                                              {"date", "date:"},
                                              {"wc", "words:"},
                                              {"length", "words:"}});

constexpr auto kOperators =
    std::to_array<Habit>({{"&&", "AND"}, {"||", "OR"}, {"XOR", "(a OR b) NOT (a AND b)"}});

constexpr auto kFieldNames = std::to_array<Habit>(
    {{"from", "who wrote it is by: , who is quoted speaker: , dates from a day on after:"},
     {"to", "dates up to a day are until:"},
     {"thread", "an article's copies are dup:ID, its story is shown by --group=story"},
     {"cluster", "an article's copies are dup:ID"},
     {"domain", "the publisher is source:"},
     {"body", "words without a field are searched in headline and text"},
     {"text", "words without a field are searched in headline and text"},
     {"intext", "words without a field are searched in headline and text"},
     {"content", "words without a field are searched in headline and text"},
     {"_exists_", "such as has:by"},
     {"is", "such as has:by or missing:date"},
     {"country", "the place it was reported from is place:"},
     {"entity", "who is quoted is speaker:"},
     {"person", "who is quoted is speaker:"}});

template <class Table>
const Habit* find_habit(const Table& table, std::string_view theirs) {
    const auto found = std::ranges::find(table, theirs, &Habit::theirs);
    return found == table.end() ? nullptr : &*found;
}

Span span_at(std::size_t at, std::size_t size) {
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
}

// The operand at `at`: a group with its parentheses, a phrase, or a word.
std::string_view operand_at(std::string_view query, std::size_t at) {
    constexpr std::size_t kShown = 60;
    std::size_t end = at;
    if (at < query.size() && query[at] == '(') {
        end = std::min(query.find(')', at), query.size() - 1) + 1;
    } else if (at < query.size() && quote_at(query, at) > 0) {
        end = at + 1;
        while (end < query.size() && quote_at(query, end) == 0) {
            ++end;
        }
        end = std::min(end + 1, query.size());
    } else {
        end = at + word_at(query, at).size();
    }
    return utf8_prefix(query.substr(at, end - at), kShown);
}

void refuse_segment(std::string_view query, std::size_t at, std::string_view word) {
    const std::size_t end = at + word.size();
    if (end >= query.size() || query[end] != '(') return;
    const Habit* habit = find_habit(kSegments, word);
    if (habit == nullptr) return;
    std::string_view operand = operand_at(query, end);
    const bool one = habit->ours == "case:" && operand.size() > 2;
    if (one) operand = operand.substr(1, operand.size() - 2);
    fail(span_at(at, word.size()), fmt::format("{}( ) is another engine's spelling", word),
         fmt::format("write {}{}", habit->ours, operand));
}

std::size_t past_space(std::string_view query, std::size_t at) {
    while (at < query.size() && is_space(decode_at(query, at).value)) {
        at += decode_at(query, at).size;
    }
    return at;
}

// "hd=tariffs", "wc>1000", "LENGTH > 1200".
void refuse_code(std::string_view query, std::size_t at, std::string_view word) {
    const std::size_t sign = std::min(word.find_first_of("=<>"), word.size());
    const Habit* habit = find_habit(kCodes, fold(word.substr(0, sign)));
    if (habit == nullptr) return;
    const bool apart = sign == word.size();
    std::size_t next = apart ? past_space(query, at + sign) : at + sign;
    if (next >= query.size() || std::string_view("=<>").find(query[next]) == std::string_view::npos)
        return;
    if (apart && query[next] == '=') return;  // "la =word"
    std::string comparison(1, query[next++]);
    if (next < query.size() && query[next] == '=') comparison += query[next++];
    if (apart) next = past_space(query, next);
    const std::string_view operand = operand_at(query, next);
    if (operand.empty()) return;
    if (comparison == "=") comparison.clear();
    fail(span_at(at, word.size()), fmt::format("'{}' is another engine's spelling", word),
         fmt::format("write {}{}{}", habit->ours, comparison, operand));
}

void refuse_sign(std::string_view query, std::size_t at, std::string_view word) {
    if (const Habit* habit = find_habit(kOperators, word))
        fail(span_at(at, word.size()), fmt::format("{} is another engine's operator", word),
             fmt::format("write {}; to search for the word itself, \"{}\"", habit->ours, word));
    if (word == "*:*" || word == "*.*")
        fail(span_at(at, word.size()), "every article is *", "write *");
    if (is_bang(word) || (word == "!" && at + 1 < query.size() && query[at + 1] == '('))
        fail(span_at(at, 1), "! is another engine's operator",
             fmt::format("write NOT {}", operand_at(query, at + 1)));
}

// "/N5/" and "/F50/" of Factiva, "tariff$2" of Factiva and Dialog, "atleast3 tariff".
void refuse_shorthand(std::string_view query, std::size_t at, std::string_view word) {
    const auto digits = [](std::string_view text) {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const bool framed = word.size() > 3 && word[0] == '/' && word.back() == '/' &&
                        digits(word.substr(2, word.size() - 3));
    if (framed && std::string_view("NWnw").find(word[1]) != std::string_view::npos)
        fail(span_at(at, word.size()), fmt::format("{} is another engine's operator", word),
             fmt::format("write {}/{}", word[1] == 'N' || word[1] == 'n' ? "NEAR" : "ADJ",
                         word.substr(2, word.size() - 3)));
    if (framed && (word[1] == 'F' || word[1] == 'f'))
        fail(span_at(at, word.size()), fmt::format("{} is another engine's operator", word),
             "words of the headline and first paragraph are lead:WORD");
    // Sums are words: US$5.
    constexpr std::size_t kLeastLetters = 3;
    const std::size_t dollar = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
    if (dollar != std::string_view::npos && dollar >= kLeastLetters && word[dollar] == '$' &&
        (dollar + 1 == word.size() || digits(word.substr(dollar + 1))))
        fail(span_at(at, word.size()), "$ is another engine's wildcard",
             fmt::format("write {}*", word.substr(0, dollar)));
    constexpr std::string_view kAtLeast = "atleast";
    if (!word.starts_with(kAtLeast) || !digits(word.substr(kAtLeast.size()))) return;
    const std::size_t end = at + word.size();
    const std::size_t next = past_space(query, end);
    if (next > end || quote_at(query, end) > 0)
        fail(span_at(at, word.size()), fmt::format("{} needs parentheses after it", word),
             fmt::format("write ATLEAST/{}({})", word.substr(kAtLeast.size()),
                         operand_at(query, next)));
}

}  // namespace

bool is_bang(std::string_view word) {
    return word.size() > 1 && word[0] == '!' && word[1] != '!';
}

void refuse_habit(std::string_view query, std::size_t at) {
    const std::string_view word = word_at(query, at);
    refuse_segment(query, at, word);
    refuse_code(query, at, word);
    const std::string_view bare = word.substr(0, boost_of(word));
    refuse_sign(query, at, bare);
    refuse_shorthand(query, at, bare);
}

std::string field_of_habit(std::string_view name) {
    const Habit* habit = find_habit(kFieldNames, fold(name));
    return habit == nullptr ? std::string() : std::string(habit->ours);
}

}  // namespace dateline
