// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/byline.h"

#include <algorithm>
#include <array>

#include "common/text/text.h"
#include "common/text/word_set.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 12> kBy = {
    "By ",  "BY ", "by ",         "By: ",      "Par ",      "Von ",
    "Por ", "Di ", "Written by ", "Story by ", "Words by ", "Report by "};
constexpr WordSet kParticles({"de", "da", "del", "der", "den", "di", "du", "la", "le", "van", "von",
                              "al"});

std::string_view without_by(std::string_view line) {
    for (const std::string_view by : kBy) {
        if (line.starts_with(by)) return trim(line.substr(by.size()));
    }
    return {};
}

bool is_name_word(std::string_view word) {
    if (kParticles.contains(word)) return true;
    bool all_name = is_upper(decode_at(word, 0).value);
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_at(word, at);
        at += point.size;
        const bool mark = point.value == '.' || point.value == '-' || point.value == '\'' ||
                          point.value == 0x2019;
        all_name = all_name && (is_letter(point.value) || is_mark(point.value) || mark);
    }
    return all_name;
}

bool is_name(std::string_view text) {
    std::size_t words = 0;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        const std::string_view word = text.substr(0, space);
        if (word.empty() || !is_name_word(word)) return false;
        ++words;
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return words >= 1 && words <= 5;
}

// Cuts at the first of several separators; the remainder is left in `rest`.
std::string_view cut(std::string_view& rest) {
    static constexpr std::array<std::string_view, 7> kBetween = {"; ",  ";",    " and ", " AND ",
                                                                 " & ", " et ", " und "};
    std::size_t at = rest.size();
    std::size_t size = 0;
    for (const std::string_view between : kBetween) {
        const std::size_t found = rest.find(between);
        if (found < at) {
            at = found;
            size = between.size();
        }
    }
    const std::string_view first = trim(rest.substr(0, at));
    rest.remove_prefix(std::min(rest.size(), at + size));
    return first;
}

// "A, B" is two names if B is a name of two or more words and not a role; otherwise the text after
// the comma is A's role.
void add_names(std::string_view text, std::vector<Byline>& out) {
    const std::size_t comma = text.find(',');
    const std::string_view first = trim(text.substr(0, comma));
    if (first.empty()) return;
    out.push_back({std::string(first), {}});
    if (comma == std::string_view::npos) return;
    const std::string_view after = trim(text.substr(comma + 1));
    static constexpr std::array<std::string_view, 9> kRoles = {
        "correspondent", "editor", "reporter",  "writer", "staff",
        "analyst",       "bureau", "columnist", "desk"};
    const std::string folded = fold(after);
    const bool role = std::ranges::any_of(
        kRoles, [&](std::string_view word) { return folded.find(word) != std::string::npos; });
    if (!role && is_name(after.substr(0, after.find(','))) &&
        after.find(' ') != std::string_view::npos)
        add_names(after, out);
    else
        out.back().role = after;
}

}  // namespace

namespace {

// A list as programs print it, ["Jane Doe", 'John Roe'], rewritten with semicolons between the
// names.
std::string without_list_marks(std::string_view authors) {
    std::string out;
    char open = 0;
    for (const char c : authors.substr(1, authors.size() - 2)) {
        if (open == 0 && (c == '"' || c == '\''))
            open = c;
        else if (c == open)
            open = 0;
        else
            out += open == 0 && c == ',' ? ';' : c;
    }
    return out;
}

// Whether family names come first: "Doe, Jane; Roe, John".
bool are_family_first(std::string_view authors) {
    bool all = true;
    std::size_t count = 0;
    while (!authors.empty()) {
        const std::size_t end = std::min(authors.find(';'), authors.size());
        const std::string_view one = authors.substr(0, end);
        const std::size_t comma = one.find(',');
        all = all && comma != std::string_view::npos && is_name(trim(one.substr(0, comma))) &&
              trim(one.substr(0, comma)).find(' ') == std::string_view::npos &&
              is_name(trim(one.substr(comma + 1)));
        ++count;
        authors.remove_prefix(std::min(authors.size(), end + 1));
    }
    return all && count > 1;
}

std::vector<Byline> turn_names(std::string_view authors) {
    std::vector<Byline> bylines;
    while (!authors.empty()) {
        const std::size_t end = std::min(authors.find(';'), authors.size());
        const std::string_view one = authors.substr(0, end);
        const std::size_t comma = one.find(',');
        bylines.push_back({std::string(trim(one.substr(comma + 1))) + ' ' +
                               std::string(trim(one.substr(0, comma))),
                           {}});
        authors.remove_prefix(std::min(authors.size(), end + 1));
    }
    return bylines;
}

}  // namespace

std::vector<Byline> split_authors(std::string_view authors) {
    std::string_view rest = trim(authors);
    if (rest.size() > 2 && rest.front() == '[' && rest.back() == ']')
        return split_authors(without_list_marks(rest));
    if (are_family_first(rest)) return turn_names(rest);
    if (const std::string_view names = without_by(rest); !names.empty()) rest = names;
    std::vector<Byline> bylines;
    while (!rest.empty()) {
        add_names(cut(rest), bylines);
    }
    return bylines;
}

std::optional<BylineMatch> match_byline(std::string_view line) {
    std::string_view names = without_by(trim(line));
    if (names.empty() || names.size() > 160) return std::nullopt;
    BylineMatch match;
    if (const std::size_t in = names.rfind(" in "); in != std::string_view::npos) {
        match.place = trim(names.substr(in + 4));
        names = names.substr(0, in);
    }
    match.bylines = split_authors(names);
    const bool all_names = std::ranges::all_of(
        match.bylines, [](const Byline& byline) { return is_name(byline.name); });
    if (match.bylines.empty() || !all_names) return std::nullopt;
    return match;
}

std::optional<BylineMatch> match_name_line(std::string_view line) {
    if (line.size() > 120) return std::nullopt;
    BylineMatch match{split_authors(line), {}};
    const bool all_names = std::ranges::all_of(match.bylines, [](const Byline& byline) {
        const std::string_view name = byline.name;
        return is_name(name) && name.find(' ') != std::string_view::npos &&
               std::ranges::count(name, ' ') <= 3;
    });
    if (match.bylines.empty() || !all_names) return std::nullopt;
    return match;
}

std::optional<BylineMatch> match_bare_byline(std::string_view line, std::string_view text) {
    if (line.size() > 80 || line.find_first_of(".,:;!?\"") != std::string_view::npos)
        return std::nullopt;
    for (std::size_t in = line.find("in "); in != std::string_view::npos;
         in = line.find("in ", in + 1)) {
        const bool apart = in > 0 && line[in - 1] == ' ';
        const std::string_view name = trim(line.substr(0, in));
        const std::string_view place = trim(line.substr(in + 3));
        if (name.find(' ') == std::string_view::npos || !is_name(name) || !is_name(place)) continue;
        if (!apart && text.find(std::string(name) + " ") == std::string_view::npos) continue;
        return BylineMatch{{{std::string(name), {}}}, std::string(place)};
    }
    return std::nullopt;
}

}  // namespace dateline
