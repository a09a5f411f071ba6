// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/diagnostic.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "common/program/sanitize.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "searcher/query/syntax/wildcards.h"

namespace dateline {
namespace {

// An OR with parentheses around its AND operands.
std::string with_brackets(const Node& any) {
    std::string out;
    for (const Node& child : any.children) {
        if (!out.empty()) out += " OR ";
        out += child.kind == NodeKind::kAnd ? "(" + print(child) + ")" : print(child);
    }
    return out;
}

// Notes how AND mixed with OR without parentheses was parsed.
void note_mixed(const Node& node, std::string_view query, std::vector<Diagnostic>& notes) {
    for (const Node& child : node.children) {
        const bool bracketed = child.span.start < query.size() && query[child.span.start] == '(';
        if (node.kind == NodeKind::kOr && child.kind == NodeKind::kAnd && !bracketed) {
            notes.push_back(
                {node.span, "AND binds tighter than OR: read as " + with_brackets(node), ""});
            return;
        }
        note_mixed(child, query, notes);
    }
}

// Words that are operators in other engines, or in upper case.
void note_operator_words(const Node& node, std::vector<Diagnostic>& notes) {
    static constexpr auto kOperators = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"or", "OR"},
         {"and", "AND"},
         {"not", "NOT"},
         {"near", "NEAR"},
         {"same", "PARA (the same paragraph)"}});
    const std::string word = fold(node.text);
    const auto found = std::ranges::find(kOperators, std::string_view(word),
                                         &std::pair<std::string_view, std::string_view>::first);
    if (node.kind == NodeKind::kWord && found != kOperators.end())
        notes.push_back({node.span,
                         fmt::format("'{}' is searched as a word; the operator is {}", node.text,
                                     found->second),
                         ""});
}

// "/5", "w/5", "n5": a distance, where it isn't between two words.
bool is_lone_distance(std::string_view text) {
    const std::size_t slash = text.find('/');
    const bool named = slash == 0 || (slash == 1 && std::string_view("wWnN").find(text[0]) !=
                                                        std::string_view::npos);
    return slash != std::string_view::npos && named && slash + 1 < text.size() &&
           text.find_first_not_of("0123456789", slash + 1) == std::string_view::npos;
}

// A ? that ends a word or a phrase, and is the only one.
void note_question_mark(const Node& node, std::vector<Diagnostic>& notes) {
    const std::string& text = node.text;
    const bool words = node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase;
    if (!words || text.size() < 2 || !text.ends_with('?')) return;
    const std::string_view last = std::string_view(text).substr(text.rfind(' ') + 1);
    const std::string_view bare = last.substr(0, last.find_first_of("?!"));
    if (bare.empty() || has_wildcard(last) || !is_alnum(decode_at(bare, 0).value)) return;
    notes.push_back({node.span,
                     fmt::format("'{}': a ? at the end of a word is punctuation; {}* finds words "
                                 "that go on",
                                 last, bare),
                     ""});
}

void note_wildcards(const Node& node, std::vector<Diagnostic>& notes) {
    const std::string& text = node.text;
    const bool bang = text.size() > 2 && text.find_first_of("?!") == text.size() - 1 &&
                      text.ends_with('!') && is_alnum(decode_at(text, 0).value);
    if (node.kind == NodeKind::kWord && bang && node.form == WordForm::kStemmed)
        notes.push_back({node.span,
                         fmt::format("'{0}' is searched as the word; words that begin so are {1}*",
                                     text, text.substr(0, text.size() - 1)),
                         ""});
    const bool slash = text.size() > 2 && text[0] == '/' && is_letter(decode_at(text, 1).value) &&
                       text.find('/', 1) == std::string::npos;
    if (node.kind == NodeKind::kWord && slash)
        notes.push_back({node.span,
                         fmt::format("'{}' is searched as a word: an expression between slashes "
                                     "has no space and no letter after it",
                                     text),
                         ""});
    if (node.kind == NodeKind::kWord && is_lone_distance(text))
        notes.push_back(
            {node.span,
             fmt::format("'{}' is searched as a word: it needs a word before it and one "
                         "after it",
                         text),
             ""});
}

// Marks outside a class: "o'.*", "covid-19".
void note_marks_in_regex(const Node& node, std::vector<Diagnostic>& notes) {
    if (node.kind != NodeKind::kRegex) return;
    bool in_class = false;
    for (const char c : node.text) {
        if (c == '[') in_class = true;
        if (c == ']') in_class = false;
        if (in_class || (c != '-' && c != '\'')) continue;
        notes.push_back({node.span,
                         "an expression is matched with one word at a time, and hyphens and most "
                         "apostrophes part words",
                         ""});
        return;
    }
}

void note_words(const Node& node, std::vector<Diagnostic>& notes) {
    note_marks_in_regex(node, notes);
    note_operator_words(node, notes);
    note_question_mark(node, notes);
    note_wildcards(node, notes);
    if (node.kind == NodeKind::kPhrase || node.kind == NodeKind::kSynonym) return;
    for (const Node& child : node.children) {
        note_words(child, notes);
    }
}

}  // namespace

std::vector<Diagnostic> notes_on(const Node& tree, std::string_view query, bool question) {
    std::vector<Diagnostic> notes;
    note_mixed(tree, query, notes);
    if (!question) note_words(tree, notes);
    return notes;
}

std::string render(const Diagnostic& diagnostic,
                   std::string_view query,
                   std::string_view severity) {
    constexpr std::size_t kWidth = 76;  // columns shown of the query
    constexpr std::size_t kBefore = 34;
    constexpr std::size_t kMarked = 30;
    std::string out = fmt::format("{}: {}\n", severity, sanitize(diagnostic.message));
    if (!query.empty() && is_utf8(query)) {
        const std::size_t start = std::min<std::size_t>(diagnostic.span.start, query.size());
        const std::size_t end = std::min<std::size_t>(
            std::max(diagnostic.span.end, diagnostic.span.start), query.size());
        const std::string before =
            std::string(display_suffix(sanitize_line(query.substr(0, start)), kBefore));
        const std::string marked = sanitize_line(query.substr(start, end - start));
        const std::string shown = std::string(display_prefix(marked, kMarked));
        const std::size_t left = kWidth - display_width(before) - display_width(shown);
        const std::string after(display_prefix(sanitize_line(query.substr(end)), left));
        out += fmt::format("  {}{}{}\n", before, shown, shown.size() < marked.size() ? "" : after);
        out += fmt::format("  {}{}\n", std::string(display_width(before), ' '),
                           std::string(std::max<std::size_t>(display_width(shown), 1), '^'));
    }
    if (!diagnostic.hint.empty()) out += fmt::format("hint: {}\n", sanitize(diagnostic.hint));
    return out;
}

}  // namespace dateline
