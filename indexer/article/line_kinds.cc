// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/line_kinds.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/text/text.h"
#include "common/text/word_set.h"
#include "indexer/article/line_words.h"

namespace dateline {
namespace {

char32_t last_character(std::string_view text) {
    std::size_t last = text.size() - 1;
    while (!is_boundary(text, last)) {
        --last;
    }
    return decode_at(text, last).value;
}

bool is_closing(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D ||
           c == 0x201C || c == 0xBB || c == 0xAB;
}

bool is_stop(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
           c == 0xFF1F || c == ':';
}

std::string_view without_closing(std::string_view text) {
    while (!text.empty() && is_closing(last_character(text))) {
        text.remove_suffix(1);
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) {
            text.remove_suffix(1);
        }
        while (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) {
            text.remove_suffix(1);
        }
    }
    return text;
}

}  // namespace

bool ends_sentence(std::string_view block) {
    const std::string_view text = without_closing(block);
    return !text.empty() && is_stop(last_character(text));
}

bool ends_in_full_stop(std::string_view block) {
    const std::string_view text = without_closing(block);
    if (text.ends_with("\xE3\x80\x82")) return true;
    return text.ends_with('.') && (text.size() < 4 || text[text.size() - 3] != '.');
}

bool begins_small(std::string_view block) {
    return !block.empty() && is_lower(decode_at(block, 0).value);
}

std::size_t count_words(std::string_view block) {
    return words_of(block).size();
}

bool is_caption(std::string_view block) {
    static constexpr Phrases kCredits(
        {"photo:", "photos:", "photograph:", "picture:", "image:", "photo by ", "photograph by ",
         "picture by ", "credit:", "photo credit", "handout photo", "file photo", "pool photo"});
    if (block.size() > 500) return false;
    if (kCredits.any_in(block)) return true;
    // "(Lena Moss/Agency)" at the end.
    const std::size_t open = block.rfind('(');
    if (!block.ends_with(')') || open == std::string_view::npos) return false;
    const std::string_view credit = block.substr(open + 1, block.size() - open - 2);
    const auto words = words_of(credit);
    return credit.find('/') != std::string_view::npos && words.size() <= 6 &&
           std::ranges::all_of(words, is_capitalised);
}

std::optional<Date> match_date_line(std::string_view block) {
    static constexpr Beginnings kBefore({"published on ", "published: ", "published at ",
                                         "published ", "posted on ", "posted: ", "posted ",
                                         "first published ", "date: ", "publie le ",
                                         "publicado el ", "veroffentlicht am "});
    if (block.size() > 80 || block.find_first_of("0123456789") == std::string_view::npos)
        return std::nullopt;
    std::string folded = fold(block);
    // "Published … • Updated …": the first date counts.
    folded.resize(std::min({folded.find(" \xE2\x80\xA2"), folded.find(" \xC2\xB7"),
                            folded.find(" | "), folded.find(" updated"), folded.size()}));
    const std::string_view behind = kBefore.after(folded);
    return parse_header_date(behind.empty() ? folded : behind);
}

std::optional<std::pair<BylineMatch, Date>> match_byline_and_date(std::string_view block) {
    static constexpr auto kBetween = std::to_array<std::string_view>(
        {" | ", " \u00B7 ", " \u2022 ", " \u2013 ", " \u2014 ", " - ", ", "});
    constexpr std::size_t kLongest = 120;
    if (block.size() > kLongest) return std::nullopt;
    for (const std::string_view between : kBetween) {
        const std::size_t at = block.find(between);
        if (at == std::string_view::npos) continue;
        const std::string_view names = block.substr(0, at);
        const auto date = match_date_line(block.substr(at + between.size()));
        auto byline = match_byline(names);
        if (!byline && !is_source_line(names)) byline = match_name_line(names);
        if (date && byline) return std::pair(std::move(*byline), *date);
    }
    return std::nullopt;
}

bool is_update_line(std::string_view block) {
    static constexpr Beginnings kBefore({"updated", "last updated", "last modified", "modified"});
    return block.size() <= 80 && kBefore.starts(block);
}

std::string_view match_section(std::string_view block) {
    static constexpr Beginnings kBefore({"\xE2\x80\x94 categories:", "- categories:", "categories:",
                                         "category:", "section:", "filed under:"});
    return kBefore.after(block);
}

std::string_view match_tags(std::string_view block) {
    static constexpr Beginnings kBefore({"tags:", "keywords:", "topics:", "related topics:"});
    return block.size() <= 2 * kLineLength ? kBefore.after(block) : std::string_view();
}

bool is_section_name(std::string_view block) {
    static constexpr WordSet kNames(
        {"world",   "business",   "politics", "sport",         "sports",    "health",
         "science", "technology", "tech",     "culture",       "arts",      "opinion",
         "economy", "markets",    "money",    "environment",   "climate",   "education",
         "travel",  "local",      "national", "international", "europe",    "asia",
         "africa",  "americas",   "news",     "life",          "lifestyle", "entertainment",
         "society", "law",        "crime",    "weather",       "trade",     "ports",
         "finance"});
    if (block.size() > 60) return false;
    bool first = true;
    for (std::string_view rest = block; !rest.empty(); first = false) {
        const std::size_t end = std::min(rest.find_first_of("|>/"), rest.size());
        const std::string name = fold(trim(rest.substr(0, end)));
        if (first && !kNames.contains(name)) return false;
        if (count_words(name) > 3) return false;
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return true;
}

bool is_source_line(std::string_view block) {
    static constexpr WordSet kNames(
        {"post",     "times",         "herald",     "courier",  "gazette",       "tribune",
         "journal",  "chronicle",     "telegraph",  "guardian", "observer",      "mail",
         "mirror",   "news",          "press",      "daily",    "star",          "sun",
         "standard", "examiner",      "dispatch",   "echo",     "review",        "monitor",
         "reporter", "bulletin",      "register",   "sentinel", "mercury",       "independent",
         "ledger",   "record",        "today",      "weekly",   "agency",        "wire",
         "globe",    "messenger",     "packet",     "argus",    "advertiser",    "enquirer",
         "inquirer", "leader",        "citizen",    "voice",    "correspondent", "evening",
         "morning",  "intelligencer", "landesbote", "anzeiger", "zeitung",       "beacon",
         "pilot"});
    if (block.size() > 60 || block.find_first_of(".,:;!?\"|") != std::string_view::npos)
        return false;
    const auto words = words_of(block);
    if (words.size() < 2 || words.size() > 7 || !std::ranges::all_of(words, is_capitalised))
        return false;
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return kNames.contains(fold(word)); });
}

bool is_agency(std::string_view block) {
    static constexpr WordSet kNames({"associated press",
                                     "ap",
                                     "cnn",
                                     "reuters",
                                     "agence france-presse",
                                     "afp",
                                     "united press international",
                                     "upi",
                                     "press association",
                                     "pa media",
                                     "canadian press",
                                     "australian associated press",
                                     "press trust of india",
                                     "pti",
                                     "ani",
                                     "dpa",
                                     "ansa",
                                     "efe",
                                     "xinhua",
                                     "tass",
                                     "kyodo news",
                                     "yonhap",
                                     "bernama",
                                     "antara"});
    std::string name = fold(block);
    if (name.starts_with("the ")) name.erase(0, 4);
    return kNames.contains(name);
}

bool is_organisation(std::string_view block) {
    static constexpr WordSet kNames(
        {"university", "college", "institute", "academy",    "ministry",    "department", "office",
         "agency",     "council", "committee", "commission", "association", "foundation", "society",
         "centre",     "center",  "hospital",  "police",     "union",       "federation", "museum",
         "school",     "embassy", "bureau",    "authority",  "corporation", "company",    "bank"});
    static constexpr WordSet kSmall({"of", "the", "for", "and", "in", "at", "on"});
    if (block.size() > 80 || block.find_first_of(".,:;!?\"|") != std::string_view::npos)
        return false;
    const auto words = words_of(block);
    if (words.size() < 2) return false;
    const bool name = std::ranges::all_of(words, [&](std::string_view word) {
        return is_capitalised(word) || kSmall.contains(word);
    });
    return name && std::ranges::any_of(
                       words, [&](std::string_view word) { return kNames.contains(fold(word)); });
}

}  // namespace dateline
