// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/text/text.h"
#include "searcher/query/syntax/field_value.h"
#include "searcher/query/syntax/habits.h"
#include "searcher/query/syntax/parser_steps.h"
#include "searcher/query/syntax/query_lexer.h"

namespace dateline {
namespace {

constexpr std::size_t kSavedDepth = 10;  // levels of nesting that a saved search counts as

// Points a subtree that was written elsewhere (a saved search) at the span of its name.
void move_to(Node& node, Span span) {
    node.span = span;
    for (Node& child : node.children) {
        move_to(child, span);
    }
}

// The words of a phrase with a distance.
void split_phrase(Node& phrase) {
    const std::string_view text = phrase.text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        Node& word = phrase.children.emplace_back();
        word.kind = NodeKind::kWord;
        word.form = phrase.form;
        word.span = phrase.span;
        word.text = text.substr(at, end - at);
        at = end + 1;
    }
    if (phrase.children.size() > kMostNear)
        fail(phrase.span, fmt::format("~{} joins at most {} words", phrase.count, kMostNear),
             "join some of them by SENT, PARA or AND");
}

}  // namespace

Node Parser::parse_operand() {
    const std::size_t start = at_;
    if (is_sign('+')) return parse_required();
    if (query_[at_] == '(') return parse_group();
    if (++leaves_ > kMostLeaves)
        fail(span_of(start, start + 1), fmt::format("more than {} words", kMostLeaves),
             "split the query, or search in a batch");
    Node node = parse_bare_operand();
    parse_boost(node);
    return node;
}

Node Parser::parse_required() {
    const std::size_t start = at_++;
    if (query_[at_] == '-' || query_[at_] == '+')
        fail(span_of(start, at_ + 1), "a word is wanted or not wanted, not both",
             "write +word or -word");
    const Nested nested(*this);
    Node node = parse_operand();
    node.required = true;
    return node;
}

Node Parser::parse_bare_operand() {
    const std::size_t start = at_;
    if (query_[at_] == '@' && is_saved_name(peek_word().substr(1))) return parse_saved();
    refuse_habit(query_, at_);
    if (auto node = parse_at_least()) return std::move(*node);
    if (const Field* field = field_at(query_, at_)) return parse_field(*field, start);
    return parse_text_operand();
}

// What a text field takes, too.
Node Parser::parse_text_operand() {
    if (quote_at(query_, at_) > 0) return parse_phrase();
    const bool before_word =
        at_ + 1 < query_.size() && !at_space(at_ + 1) && query_[at_ + 1] != ')';
    if (query_[at_] == '~' && before_word) return parse_synonym();
    return parse_word();
}

// The text between quotation marks.
std::string Parser::parse_marked_text() {
    const std::size_t open = at_;
    at_ += quote_at(query_, at_);
    const std::size_t start = at_;
    while (!at_end() && quote_at(query_, at_) == 0) {
        at_ += decode_at(query_, at_).size;
    }
    if (at_end()) {
        fail(span_of(open, open + quote_at(query_, open)), "this quotation mark is never closed",
             "add a \" (in a shell, put the whole query between ' marks, or use -P)");
    }
    std::string text = squeeze(query_.substr(start, at_ - start));
    at_ += quote_at(query_, at_);
    return text;
}

Node Parser::parse_phrase() {
    const std::size_t open = at_;
    Node node;
    node.kind = NodeKind::kPhrase;
    node.form = WordForm::kExact;
    node.text = parse_marked_text();
    if (node.text.empty()) fail(span_from(open), "there is nothing between the quotation marks");
    leaves_ += static_cast<std::size_t>(std::ranges::count(node.text, ' '));
    if (leaves_ > kMostLeaves)
        fail(span_from(open), fmt::format("more than {} words", kMostLeaves), "shorten the phrase");
    parse_phrase_suffix(node);
    node.span = span_from(open);
    if (node.count > 0) split_phrase(node);
    parse_boost(node);
    return node;
}

// "~s" and "~5", in this order.
void Parser::parse_phrase_suffix(Node& phrase) {
    while (!at_end() && query_[at_] == '~') {
        const std::string_view suffix = rest().substr(0, rest().find_first_of(" \t()^~", 1));
        const Span place = span_of(at_, at_ + suffix.size());
        std::uint32_t count = 0;
        const auto [end, error] =
            std::from_chars(suffix.data() + 1, suffix.data() + suffix.size(), count);
        const bool number = error == std::errc() && end == suffix.data() + suffix.size();
        if (suffix == "~s" && phrase.form == WordForm::kExact && phrase.count == 0)
            phrase.form = WordForm::kStemmed;
        else if (number && count >= 1 && count <= kMostDistance && phrase.count == 0)
            phrase.count = count;
        else
            fail(place, fmt::format("after a phrase, {} is not known", suffix),
                 fmt::format("~s: any forms of its words; ~1 to ~{}: its words that near together",
                             kMostDistance));
        at_ += suffix.size();
    }
}

Node Parser::parse_word() {
    const std::size_t start = at_;
    const std::size_t regex = regex_at(query_, at_);
    const std::string_view word = regex > 0 ? query_.substr(at_, regex) : peek_word();
    at_ += word.size();
    const std::size_t boost = regex > 0 ? word.size() : boost_of(word);
    at_ -= word.size() - boost;
    Node node = regex > 0 ? regex_node(word, span_from(start))
                          : word_node(word.substr(0, boost), span_from(start));
    parse_boost(node);
    return node;
}

// "~car": the user's synonyms of it.
Node Parser::parse_synonym() {
    const std::size_t start = at_++;
    Node node;
    node.kind = NodeKind::kSynonym;
    if (quote_at(query_, at_) > 0) {
        node.text = parse_marked_text();
    } else {
        const std::string_view word = peek_word();
        node.text = word.substr(0, boost_of(word));
        at_ += node.text.size();
    }
    node.span = span_from(start);
    const auto found = context_.synonyms.find(fold(node.text));
    if (found == context_.synonyms.end())
        fail(node.span, fmt::format("no synonyms of '{}' are known", node.text),
             context_.synonyms.empty()
                 ? "--synonyms FILE names a file of them, one group a line: car, automobile"
                 : "add a line to the file of --synonyms, or search without the ~");
    for (const std::string& word : found->second) {
        Node& child = node.children.emplace_back();
        child.kind = word.find(' ') == std::string::npos ? NodeKind::kWord : NodeKind::kPhrase;
        child.text = word;
        child.span = node.span;
    }
    return node;
}

// "@name": a saved search, as if in parentheses.
Node Parser::parse_saved() {
    const std::size_t start = at_;
    const std::string name(saved_name(peek_word().substr(1)));
    at_ += 1 + name.size();
    const Span span = span_from(start);
    const auto found = context_.saved.find(name);
    if (found == context_.saved.end())
        fail(span, fmt::format("there is no saved search '{}'", name),
             fmt::format("--saved lists them; to search for the text, write \"@{}\"", name));
    if (depth_ + kSavedDepth > kMostNesting)
        fail(span,
             fmt::format("saved searches stand in each other too deep, or in a circle: @{}", name),
             "does one of them use itself?");
    try {
        Parser inner(found->second, context_, depth_ + kSavedDepth);
        Node node = inner.parse();
        move_to(node, span);
        leaves_ += inner.leaves_;
        for (Diagnostic& note : inner.notes) {
            notes.push_back({span, std::move(note.message), std::move(note.hint)});
        }
        return node;
    } catch (ParseFailure& failure) {
        const bool told = failure.diagnostic.message.find('@') != std::string::npos;
        fail(span,
             told ? failure.diagnostic.message
                  : fmt::format("in @{}: {}", name, failure.diagnostic.message),
             told ? failure.diagnostic.hint : fmt::format("it says: {}", found->second));
    }
}

// "^2" directly after an operand.
void Parser::parse_boost(Node& node) {
    if (at_end() || query_[at_] != '^') return;
    const std::size_t start = at_++;
    const std::string_view word = peek_word();
    double boost = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), boost);
    const std::size_t size = static_cast<std::size_t>(end - word.data());
    at_ += error == std::errc() ? size : word.size();
    node.boost *= boost;
    if (error != std::errc() || size != word.size() || !(node.boost >= 0.001 && node.boost <= 1000))
        fail(span_of(start, start + 1 + word.size()),
             "a ^ is followed by a number from 0.001 to 1000", "such as tariffs^2");
}

}  // namespace dateline
