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
#include "searcher/query/syntax/query_limits.h"
#include "searcher/query/syntax/word_boost.h"

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
        if (word.text.find('*') != std::string::npos) word.kind = NodeKind::kWildcard;
        at = end + 1;
    }
    if (phrase.children.size() > kMostNear)
        fail(phrase.span, fmt::format("~{} joins at most {} words", phrase.count, kMostNear),
             "join some of them by SENT, PARA or AND");
}

}  // namespace

void note_plain_word(QueryCursor& q, Span span) {
    q.notes.push_back({span,
                       fmt::format("'{}' is searched as a word: nothing is excluded under --any",
                                   q.query.substr(span.start, span.end - span.start)),
                       ""});
}

Node parse_operand(QueryCursor& q) {
    const std::size_t start = q.at;
    if (q.is_sign('+')) return parse_required(q);
    if (q.query[q.at] == '(') return parse_group(q);
    if (++q.leaves > kMostLeaves)
        fail(span_of(start, start + 1), fmt::format("more than {} words", kMostLeaves),
             "split the query, or search in a batch");
    Node node = parse_bare_operand(q);
    parse_boost(q, node);
    return node;
}

Node parse_required(QueryCursor& q) {
    const std::size_t start = q.at++;
    if (q.query[q.at] == '-' || q.query[q.at] == '+')
        fail(span_of(start, q.at + 1), "a word is wanted or not wanted, not both",
             "write +word or -word");
    const QueryCursor::Nested nested(q);
    Node node = parse_operand(q);
    node.required = true;
    return node;
}

Node parse_bare_operand(QueryCursor& q) {
    const std::size_t start = q.at;
    if (q.query[q.at] == '@' && is_saved_name(q.peek_word().substr(1))) return parse_saved(q);
    refuse_habit(q.query, q.at);
    if (auto node = parse_at_least(q)) return std::move(*node);
    if (const Field* field = field_at(q.query, q.at, q.context.kept))
        return parse_field(q, *field, start);
    return parse_text_operand(q);
}

// What a text field takes, too.
Node parse_text_operand(QueryCursor& q) {
    if (quote_at(q.query, q.at) > 0) return parse_phrase(q);
    const bool before_word =
        q.at + 1 < q.query.size() && !q.at_space(q.at + 1) && q.query[q.at + 1] != ')';
    if (q.query[q.at] == '~' && before_word) return parse_synonym(q);
    return parse_word(q);
}

// The text between quotation marks.
std::string parse_marked_text(QueryCursor& q) {
    const std::size_t open = q.at;
    q.at += quote_at(q.query, q.at);
    const std::size_t start = q.at;
    while (!q.at_end() && quote_at(q.query, q.at) == 0) {
        q.at += decode_at(q.query, q.at).size;
    }
    if (q.at_end()) {
        fail(span_of(open, open + quote_at(q.query, open)), "this quotation mark is never closed",
             "add a \" (in a shell, put the whole query between ' marks, or use -P)");
    }
    std::string text = squeeze(q.query.substr(start, q.at - start));
    q.at += quote_at(q.query, q.at);
    return text;
}

Node parse_phrase(QueryCursor& q) {
    const std::size_t open = q.at;
    Node node;
    node.kind = NodeKind::kPhrase;
    node.form = WordForm::kExact;
    node.text = parse_marked_text(q);
    if (node.text.empty()) fail(q.span_from(open), "there is nothing between the quotation marks");
    q.leaves += static_cast<std::size_t>(std::ranges::count(node.text, ' '));
    if (q.leaves > kMostLeaves)
        fail(q.span_from(open), fmt::format("more than {} words", kMostLeaves),
             "shorten the phrase");
    parse_phrase_suffix(q, node);
    node.span = q.span_from(open);
    if (node.count > 0) split_phrase(node);
    parse_boost(q, node);
    return node;
}

// "~s" and "~5", in this order.
void parse_phrase_suffix(QueryCursor& q, Node& phrase) {
    while (!q.at_end() && q.query[q.at] == '~') {
        const std::string_view suffix = q.rest().substr(0, q.rest().find_first_of(" \t()^~", 1));
        const Span place = span_of(q.at, q.at + suffix.size());
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
        q.at += suffix.size();
    }
}

Node parse_word(QueryCursor& q) {
    const std::size_t start = q.at;
    const std::size_t regex = regex_at(q.query, q.at);
    const std::string_view word = regex > 0 ? q.query.substr(q.at, regex) : q.peek_word();
    q.at += word.size();
    const std::size_t boost = regex > 0 ? word.size() : boost_of(word);
    q.at -= word.size() - boost;
    if (q.context.question && word == "NOT") {
        note_plain_word(q, q.span_from(start));
        return node_of(NodeKind::kWord, "not", q.span_from(start));
    }
    Node node = regex > 0 ? regex_node(word, q.span_from(start))
                          : word_node(word.substr(0, boost), q.span_from(start));
    parse_boost(q, node);
    return node;
}

// "~car": the user's synonyms of it.
Node parse_synonym(QueryCursor& q) {
    const std::size_t start = q.at++;
    Node node;
    node.kind = NodeKind::kSynonym;
    if (quote_at(q.query, q.at) > 0) {
        node.text = parse_marked_text(q);
    } else {
        const std::string_view word = q.peek_word();
        node.text = word.substr(0, boost_of(word));
        q.at += node.text.size();
    }
    node.span = q.span_from(start);
    const auto found = q.context.synonyms.find(fold(node.text));
    if (found == q.context.synonyms.end())
        fail(node.span, fmt::format("no synonyms of '{}' are known", node.text),
             q.context.synonyms.empty()
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
Node parse_saved(QueryCursor& q) {
    const std::size_t start = q.at;
    const std::string name(saved_name(q.peek_word().substr(1)));
    q.at += 1 + name.size();
    const Span span = q.span_from(start);
    const auto found = q.context.saved.find(name);
    if (found == q.context.saved.end())
        fail(span, fmt::format("there is no saved search '{}'", name),
             fmt::format("--saved lists them; to search for the text, write \"@{}\"", name));
    if (q.depth + kSavedDepth > kMostNesting)
        fail(span, fmt::format("saved searches use each other too deep, or in a circle: @{}", name),
             "does one of them use itself?");
    try {
        QueryCursor inner(found->second, q.context, q.depth + kSavedDepth);
        Node node = parse_whole(inner);
        move_to(node, span);
        q.leaves += inner.leaves;
        for (Diagnostic& note : inner.notes) {
            q.notes.push_back({span, std::move(note.message), std::move(note.hint)});
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
void parse_boost(QueryCursor& q, Node& node) {
    if (q.at_end() || q.query[q.at] != '^') return;
    const std::size_t start = q.at++;
    const std::string_view word = q.peek_word();
    double boost = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), boost);
    const std::size_t size = static_cast<std::size_t>(end - word.data());
    q.at += error == std::errc() ? size : word.size();
    node.boost *= boost;
    if (error != std::errc() || size != word.size() ||
        !(node.boost >= kLeastBoost && node.boost <= kMostBoost))
        fail(span_of(start, start + 1 + word.size()),
             fmt::format("a ^ is followed by a number from {} to {}", kLeastBoost, kMostBoost),
             "such as tariffs^2");
}

}  // namespace dateline
