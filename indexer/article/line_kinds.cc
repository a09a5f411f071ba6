// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/line_kinds.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "common/text.h"

namespace dateline {
namespace {

constexpr std::size_t kLineLength = 140;  // no line of a page is longer

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

// What follows the first of some beginnings (compared folded, cut from the text itself); the text's
// end where none fits.
// Whether `text` begins with `beginning`, whose letters are small; those of `text` may be capitals.
bool begins_with(std::string_view text, std::string_view beginning) {
    return text.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), text.begin(), [](char small, char c) {
               return small == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
           });
}

bool begins_with_any(std::string_view text, std::span<const std::string_view> beginnings) {
    return std::ranges::any_of(
        beginnings, [&](std::string_view beginning) { return begins_with(text, beginning); });
}

// What follows the beginning that `text` has; empty for none.
std::string_view after_any(std::string_view text, std::span<const std::string_view> beginnings) {
    const auto found = std::ranges::find_if(
        beginnings, [&](std::string_view beginning) { return begins_with(text, beginning); });
    return found == beginnings.end() ? text.substr(text.size()) : trim(text.substr(found->size()));
}

bool holds_any(std::string_view folded, std::span<const std::string_view> parts) {
    return std::ranges::any_of(
        parts, [&](std::string_view part) { return folded.find(part) != std::string_view::npos; });
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n\t"), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return words;
}

bool is_capitalised(std::string_view word) {
    constexpr auto kSmall = std::to_array<std::string_view>(
        {"of", "the", "and", "de", "la", "le", "der", "die", "das", "y", "&"});
    return std::ranges::find(kSmall, word) != kSmall.end() || is_upper(decode_at(word, 0).value);
}

// "26 comments", "37 comments • Join the discussion".
bool is_comment_count(std::string_view folded) {
    const std::size_t digits = folded.find_first_not_of("0123456789,");
    return folded.size() < 60 && digits > 0 && digits != std::string_view::npos &&
           folded.substr(digits).starts_with(" comment");
}

// A line drawn between parts: "___", "* * *".
bool is_rule(std::string_view block) {
    return block.size() >= 3 && block.find_first_not_of("_-*=~ ") == std::string_view::npos;
}

// What a letter repeats of another one: "> …", "On Mon, Jul 7, 2025, Ann wrote:".
bool is_mail_quotation(std::string_view block) {
    constexpr auto kWrote = std::to_array<std::string_view>({" wrote:", " writes:"});
    if (block.starts_with("> ") || block.starts_with(">>")) return true;
    const std::string_view line = block.substr(0, block.find('\n'));
    return line.starts_with("On ") && line.find_first_of("0123456789") != std::string_view::npos &&
           std::ranges::any_of(kWrote, [&](std::string_view end) { return line.ends_with(end); });
}

// Asks or addresses the reader.
bool speaks_to_reader(std::string_view folded) {
    constexpr auto kFirst = std::to_array<std::string_view>(
        {"subscribe", "sign",   "log",   "login",  "register", "join",   "get",
         "support",   "start",  "try",   "unlock", "read",     "become", "create",
         "enjoy",     "choose", "click", "want",   "donate",   "help",   "receive"});
    constexpr auto kWords = std::to_array<std::string_view>({"you", "your", "our", "here"});
    bool first = true;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        std::string_view word = folded.substr(at, end - at);
        while (!word.empty() && !(word.back() >= 'a' && word.back() <= 'z'))
            word.remove_suffix(1);
        if (first && std::ranges::find(kFirst, word) != kFirst.end()) return true;
        if (std::ranges::find(kWords, word) != kWords.end()) return true;
        first = false;
        at = end + 1;
    }
    return false;
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

bool is_page_line(std::string_view block) {
    constexpr auto kWhole = std::to_array<std::string_view>({"advertisement",
                                                             "advertisements",
                                                             "advertising",
                                                             "tags",
                                                             "share",
                                                             "save",
                                                             "print",
                                                             "email",
                                                             "comments",
                                                             "comment",
                                                             "read more",
                                                             "read more...",
                                                             "related articles",
                                                             "related stories",
                                                             "more stories",
                                                             "most read",
                                                             "continue reading",
                                                             "ends",
                                                             "end",
                                                             "-- 30 --",
                                                             "- 30 -",
                                                             "-30-",
                                                             "###",
                                                             "back to top",
                                                             "copy link"});
    constexpr auto kBeginnings = std::to_array<std::string_view>({"share this",
                                                                  "share on",
                                                                  "listen to this",
                                                                  "listen \xE2\x80\xA2",
                                                                  "follow our ",
                                                                  "follow us",
                                                                  "(c) ",
                                                                  "\xC2\xA9",
                                                                  "copyright ",
                                                                  "all rights reserved",
                                                                  "this archive was",
                                                                  "archived by",
                                                                  "this message was archived",
                                                                  "list archive",
                                                                  "download ",
                                                                  "print this",
                                                                  "email this",
                                                                  "view comments",
                                                                  "leave a comment",
                                                                  "join the conversation",
                                                                  "comments (",
                                                                  "comments are",
                                                                  "have your say",
                                                                  "got a story",
                                                                  "do you know more",
                                                                  "this article was originally",
                                                                  "posted in",
                                                                  "filed by"});
    constexpr auto kParts = std::to_array<std::string_view>(
        {"all rights reserved", "archive was generated", "generated by mhonarc", "pipermail",
         "mailing list archive", "list archive", "archive software"});
    if (block.size() > 2 * kLineLength) return false;
    const std::string folded = ascii_lower(block);
    if (block.starts_with('[') && folded.find("](") != std::string::npos) return true;
    if (is_rule(block) || is_mail_quotation(block)) return true;
    if (is_comment_count(folded)) return true;
    if (std::ranges::find(kWhole, std::string_view(folded)) != kWhole.end()) return true;
    return (block.size() <= kLineLength && begins_with_any(folded, kBeginnings)) ||
           holds_any(folded, kParts);
}

bool is_paywall_line(std::string_view block) {
    // Said to readers only …
    constexpr auto kAlways = std::to_array<std::string_view>(
        {"already a subscriber", "subscriber-only",      "subscribers only", "subscriber only",
         "register to",          "registered reader",    "free trial",       "premium content",
         "exclusive content",    "unlimited access",     "full access",      "continue reading",
         "keep reading",         "read the rest",        "our journalism",   "members only",
         "members read",         "create an account",    "your inbox",       "cancel anytime",
         "cancel any time",      "support our newsroom", "your contribution"});
    // … and what companies and their customers do too.
    constexpr auto kSometimes = std::to_array<std::string_view>(
        {"subscribe", "subscriber", "subscription", "log in", "login", "sign in", "sign up",
         "signed up", "newsletter", "become a member", "for members", "a month for", "per month",
         "first month", "donat", "contribut"});
    if (block.size() > 2 * kLineLength || block.find("\xE2\x80\x9C") != std::string_view::npos ||
        block.find('"') != std::string_view::npos)
        return false;
    const std::string folded = ascii_lower(block);
    return holds_any(folded, kAlways) ||
           (holds_any(folded, kSometimes) && speaks_to_reader(folded));
}

bool is_caption(std::string_view block) {
    constexpr auto kParts = std::to_array<std::string_view>(
        {"photo:", "photos:", "photograph:", "picture:", "image:", "photo by ", "photograph by ",
         "picture by ", "credit:", "photo credit", "handout photo", "file photo", "pool photo"});
    if (block.size() > 500) return false;
    // Every one of these words is rare; most paragraphs are passed over by one look for a letter
    // group.
    const bool may_credit = block.find("hoto") != std::string_view::npos ||
                            block.find("HOTO") != std::string_view::npos ||
                            block.find("icture") != std::string_view::npos ||
                            block.find("mage:") != std::string_view::npos ||
                            block.find("redit") != std::string_view::npos;
    if (may_credit && holds_any(ascii_lower(block), kParts)) return true;
    // "(Lena Moss/Agency)" at the end.
    const std::size_t open = block.rfind('(');
    if (!block.ends_with(')') || open == std::string_view::npos) return false;
    const std::string_view credit = block.substr(open + 1, block.size() - open - 2);
    const auto words = words_of(credit);
    return credit.find('/') != std::string_view::npos && words.size() <= 6 &&
           std::ranges::all_of(words, is_capitalised);
}

std::optional<Date> match_date_line(std::string_view block) {
    constexpr auto kBefore = std::to_array<std::string_view>(
        {"published on ", "published: ", "published at ", "published ", "posted on ",
         "posted: ", "posted ", "first published ", "date: ", "publie le ", "publicado el ",
         "veroffentlicht am "});
    if (block.size() > 80 || block.find_first_of("0123456789") == std::string_view::npos)
        return std::nullopt;
    std::string folded = fold(block);
    // "Published … • Updated …": the first is meant.
    folded.resize(std::min({folded.find(" \xE2\x80\xA2"), folded.find(" \xC2\xB7"),
                            folded.find(" | "), folded.find(" updated"), folded.size()}));
    for (const std::string_view before : kBefore) {
        if (folded.starts_with(before))
            return parse_header_date(std::string_view(folded).substr(before.size()));
    }
    return parse_header_date(folded);
}

bool is_update_line(std::string_view block) {
    constexpr auto kBefore =
        std::to_array<std::string_view>({"updated", "last updated", "last modified", "modified"});
    return block.size() <= 80 && begins_with_any(block, kBefore);
}

std::string_view match_section(std::string_view block) {
    constexpr auto kBefore =
        std::to_array<std::string_view>({"\xE2\x80\x94 categories:", "- categories:", "categories:",
                                         "category:", "section:", "filed under:"});
    return after_any(block, kBefore);
}

std::string_view match_tags(std::string_view block) {
    constexpr auto kBefore =
        std::to_array<std::string_view>({"tags:", "keywords:", "topics:", "related topics:"});
    return block.size() <= 2 * kLineLength ? after_any(block, kBefore) : std::string_view();
}

bool is_section_name(std::string_view block) {
    constexpr auto kNames = std::to_array<std::string_view>(
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
        if (first && std::ranges::find(kNames, std::string_view(name)) == kNames.end())
            return false;
        if (count_words(name) > 3) return false;
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return true;
}

bool is_source_line(std::string_view block) {
    constexpr auto kNames = std::to_array<std::string_view>(
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
    return std::ranges::any_of(words, [&](std::string_view word) {
        return std::ranges::find(kNames, std::string_view(fold(word))) != kNames.end();
    });
}

bool is_agency(std::string_view block) {
    constexpr auto kNames = std::to_array<std::string_view>({"associated press",
                                                             "ap",
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
    return std::ranges::find(kNames, std::string_view(name)) != kNames.end();
}

bool is_organisation(std::string_view block) {
    constexpr auto kNames = std::to_array<std::string_view>(
        {"university", "college", "institute", "academy",    "ministry",    "department", "office",
         "agency",     "council", "committee", "commission", "association", "foundation", "society",
         "centre",     "center",  "hospital",  "police",     "union",       "federation", "museum",
         "school",     "embassy", "bureau",    "authority",  "corporation", "company",    "bank"});
    constexpr auto kSmall =
        std::to_array<std::string_view>({"of", "the", "for", "and", "in", "at", "on"});
    if (block.size() > 80 || block.find_first_of(".,:;!?\"|") != std::string_view::npos)
        return false;
    const auto words = words_of(block);
    if (words.size() < 2) return false;
    const bool name = std::ranges::all_of(words, [&](std::string_view word) {
        return is_capitalised(word) || std::ranges::find(kSmall, word) != kSmall.end();
    });
    return name && std::ranges::any_of(words, [&](std::string_view word) {
               return std::ranges::find(kNames, std::string_view(fold(word))) != kNames.end();
           });
}

std::uint32_t related_headline_at(std::string_view block) {
    constexpr auto kBefore = std::to_array<std::string_view>(
        {"read more:", "read more about", "read also:", "also read:", "related:", "related story:",
         "see also:", "more on this story:", "more on this:", "watch:", "recommended:",
         "read next:", "don't miss:"});
    if (block.size() > 2 * kLineLength) return 0;
    const std::string_view headline = after_any(block, kBefore);
    return headline.empty() ? 0 : static_cast<std::uint32_t>(headline.data() - block.data());
}

bool is_contribution_note(std::string_view block) {
    constexpr auto kBefore = std::to_array<std::string_view>(
        {"(reporting by ", "reporting by ", "(additional reporting by ", "additional reporting by ",
         "(editing by ", "editing by ", "(writing by ", "(compiled by ", "(with inputs from ",
         "with reporting by ", "with files from ", "with assistance from "});
    constexpr auto kAfter = std::to_array<std::string_view>(
        {"contributed to this report.", "contributed to this story.",
         "contributed to this article.", "contributed reporting.", "contributed research."});
    if (block.size() > 4 * kLineLength) return false;
    if (begins_with_any(block, kBefore)) return true;
    const std::string_view inner = block.ends_with(')') ? block.substr(0, block.size() - 1) : block;
    return std::ranges::any_of(kAfter, [&](std::string_view end) { return inner.ends_with(end); });
}

bool is_reporter_note(std::string_view block) {
    constexpr auto kRoles = std::to_array<std::string_view>(
        {"reporter", "correspondent", "columnist", "staff writer", "journalist", "editor",
         "freelance", " covers ", "writes about"});
    if (block.size() > 4 * kLineLength) return false;
    const std::size_t is =
        std::min({block.find(" is "), block.find(" covers "), block.find(" writes ")});
    if (is == std::string_view::npos) return false;
    const auto name = words_of(block.substr(0, is));
    const std::size_t end = std::min(block.find(". ", is), block.size());
    return name.size() >= 2 && name.size() <= 4 && std::ranges::all_of(name, is_capitalised) &&
           holds_any(ascii_lower(block.substr(is, end - is)), kRoles);
}

}  // namespace dateline
