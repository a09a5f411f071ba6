// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/page_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/text/text.h"
#include "common/text/utf8.h"
#include "common/text/word_set.h"
#include "indexer/article/line_kinds.h"
#include "indexer/article/line_words.h"

namespace dateline {
namespace {

constexpr WordSet kPageLines({"advertisement",
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

constexpr std::size_t kLongestPageLine =
    std::ranges::max(kPageLines, {}, &std::string_view::size).size();

constexpr Beginnings kPageBeginnings({"share this",
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

// "26 comments", "37 comments • Join the discussion".
bool is_comment_count(std::string_view block) {
    static constexpr Beginnings kBehind({" comment"});
    const std::size_t digits = block.find_first_not_of("0123456789,");
    return block.size() < 60 && digits > 0 && digits != std::string_view::npos &&
           kBehind.starts(block.substr(digits));
}

// A line drawn between parts of a page: "___", "* * *".
bool is_rule(std::string_view block) {
    return block.size() >= 3 && block.find_first_not_of("_-*=~ ") == std::string_view::npos;
}

// What a letter quotes of another one: "> …", "On Mon, Jul 7, 2025, Ann wrote:".
bool is_mail_quotation(std::string_view block) {
    static constexpr auto kWrote = std::to_array<std::string_view>({" wrote:", " writes:"});
    if (block.starts_with("> ") || block.starts_with(">>")) return true;
    const std::string_view line = block.substr(0, block.find('\n'));
    return line.starts_with("On ") && line.find_first_of("0123456789") != std::string_view::npos &&
           std::ranges::any_of(kWrote, [&](std::string_view end) { return line.ends_with(end); });
}

// Whether it asks the reader to do something, or speaks of the page's own. That it says "you" is
// not enough: advice and letters do.
bool speaks_for_page(std::string_view folded) {
    static constexpr WordSet kFirst({"subscribe", "sign",    "log",    "login",  "register", "join",
                                     "get",       "support", "start",  "try",    "unlock",   "read",
                                     "become",    "create",  "enjoy",  "choose", "click",    "want",
                                     "donate",    "help",    "receive"});
    static constexpr WordSet kWords({"our", "here", "please"});
    bool first = true;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        std::string_view word = folded.substr(at, end - at);
        while (!word.empty() && !(word.back() >= 'a' && word.back() <= 'z'))
            word.remove_suffix(1);
        if (first && kFirst.contains(word)) return true;
        if (kWords.contains(word)) return true;
        first = false;
        at = end + 1;
    }
    return false;
}

}  // namespace

bool is_page_line(std::string_view block) {
    static constexpr Phrases kPhrases({"all rights reserved", "archive was generated",
                                       "generated by mhonarc", "pipermail", "mailing list archive",
                                       "list archive", "archive software"});
    if (block.size() > 2 * kLineLength) return false;
    if (block.starts_with('[') && block.find("](") != std::string_view::npos) return true;
    if (is_rule(block) || is_mail_quotation(block) || is_comment_count(block)) return true;
    if (kPageLines.contains(ascii_lower(block.substr(0, kLongestPageLine + 1)))) return true;
    return (block.size() <= kLineLength && kPageBeginnings.starts(block)) || kPhrases.any_in(block);
}

bool is_copy_line(std::string_view block) {
    constexpr std::size_t kMostWords = 12;
    static constexpr Phrases kOfCopy({"this article", "this story", "this report", "this version",
                                      "this page", "in print", "originally published",
                                      "first published", "reprint", "reproduced", "copyright"});
    if (kOfCopy.any_in(block)) return true;
    return !block.ends_with(':') && count_words(block) <= kMostWords &&
           block.find('"') == std::string_view::npos &&
           block.find("\xE2\x80\x9C") == std::string_view::npos;
}

bool is_paywall_line(std::string_view block) {
    // Phrases that only readers are addressed with …
    static constexpr Phrases kAlwaysSaid(
        {"already a subscriber", "subscriber-only",      "subscribers only",
         "subscriber only",      "register to read",     "register to continue",
         "registered reader",    "free trial",           "premium content",
         "exclusive content",    "unlimited access",     "full access",
         "continue reading",     "keep reading",         "read the rest",
         "our journalism",       "members only",         "members read",
         "create an account",    "your inbox",           "cancel anytime",
         "cancel any time",      "support our newsroom", "your contribution"});
    // … and phrases also used of companies and their customers.
    static constexpr Phrases kSometimesSaid(
        {"subscribe", "subscriber", "subscription", "log in", "login", "sign in", "sign up",
         "register to", "signed up", "newsletter", "become a member", "for members", "a month for",
         "per month", "first month", "donat", "contribut"});
    if (block.size() > 2 * kLineLength || block.find("\xE2\x80\x9C") != std::string_view::npos ||
        block.find('"') != std::string_view::npos)
        return false;
    return kAlwaysSaid.any_in(block) ||
           (kSometimesSaid.any_in(block) && speaks_for_page(ascii_lower(block)));
}

std::uint32_t related_headline_at(std::string_view block) {
    static constexpr Beginnings kBefore({"read more:", "read more about",
                                         "read also:", "also read:", "related:", "related story:",
                                         "see also:", "more on this story:", "more on this:",
                                         "watch:", "recommended:", "read next:", "don't miss:"});
    if (block.size() > 2 * kLineLength) return 0;
    const std::string_view headline = kBefore.after(block);
    return headline.empty() ? 0 : static_cast<std::uint32_t>(headline.data() - block.data());
}

bool is_contribution_note(std::string_view block) {
    static constexpr Beginnings kBefore(
        {"(reporting by ", "reporting by ", "(additional reporting by ", "additional reporting by ",
         "(editing by ", "editing by ", "(writing by ", "(compiled by ", "(with inputs from ",
         "contributing: ", "with reporting by ", "with files from ", "with assistance from "});
    static constexpr auto kAfter = std::to_array<std::string_view>(
        {"contributed to this report.", "contributed to this story.",
         "contributed to this article.", "contributed reporting.", "contributed research."});
    if (block.size() > 4 * kLineLength) return false;
    if (kBefore.starts(block)) return true;
    const std::string_view inner = block.ends_with(')') ? block.substr(0, block.size() - 1) : block;
    return std::ranges::any_of(kAfter, [&](std::string_view end) { return inner.ends_with(end); });
}

bool is_reporter_note(std::string_view block) {
    static constexpr Phrases kSaysRole({"reporter", "correspondent", "columnist", "staff writer",
                                        "journalist", "editor", "freelance", " covers ",
                                        "writes about"});
    if (block.size() > 4 * kLineLength) return false;
    const std::size_t is =
        std::min({block.find(" is "), block.find(" covers "), block.find(" writes ")});
    if (is == std::string_view::npos) return false;
    const auto name = words_of(block.substr(0, is));
    const std::size_t end = std::min(block.find(". ", is), block.size());
    return name.size() >= 2 && name.size() <= 4 && std::ranges::all_of(name, is_capitalised) &&
           kSaysRole.any_in(block.substr(is, end - is));
}

bool is_author_note(std::string_view block, const std::vector<Byline>& authors) {
    constexpr std::size_t kLongest = 800;
    return block.size() < kLongest && std::ranges::any_of(authors, [&](const Byline& byline) {
               return block.starts_with(byline.name + " ") ||
                      fold(block).starts_with(fold(byline.name) + " ");
           });
}

bool is_sign_off(std::string_view block) {
    return block.size() <= 40 && count_words(block) <= 4 && !ends_sentence(block) &&
           block.find_first_of("0123456789") == std::string_view::npos &&
           letter_case(block) == LetterCase::kUpper;
}

bool is_turn(std::string_view block) {
    const std::size_t colon = block.find(':');
    return colon != std::string_view::npos &&
           letter_case(block.substr(0, colon)) == LetterCase::kUpper;
}

}  // namespace dateline
