// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/date.h"
#include "common/schema/schema.h"

namespace dateline {

/// A half-open range of bytes of the query as typed.
struct Span {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
};

enum class NodeKind : std::uint8_t {
    kAll,        ///< every article
    kWord,       ///< `text`, as typed: one word, or a compound
    kWildcard,   ///< words like `text`: * is any letters, ? is one
    kRegex,      ///< words that the regular expression `text` matches entirely
    kFuzzy,      ///< words at most `count` edits from `text`
    kPhrase,     ///< `text` between quotation marks; with a `count`, its words that near each other
    kSynonym,    ///< `text` or one of the children, its synonyms
    kField,      ///< the one child, in `field` (of kind kText)
    kQuote,      ///< has a quotation that matches the one child
    kExact,      ///< `field` is `text`
    kPath,       ///< at or below `text`
    kDate,       ///< published in `range`, or mentioning a date in it, as `field` says
    kNumber,     ///< `field` is one of `numbers`
    kHas,        ///< has a value in the field `text`
    kDuplicate,  ///< is nearly the same as the article with id `text`
    kNear,       ///< the children, neighbours at most `count` words apart; `ordered`: in this order
    kSentence,   ///< all children in one sentence
    kParagraph,  ///< all children in one paragraph
    kAtLeast,    ///< the one child, `count` times
    kAnd,
    kOr,
    kNot,  ///< not the one child
};

/// The forms of a word that match.
enum class WordForm : std::uint8_t {
    kStemmed,  ///< any form of its stem
    kExact,    ///< this one
    kCased,    ///< this one, in the case as typed
};

/// A closed range of numbers; a missing end is open.
struct NumberRange {
    std::uint64_t least = 0;
    std::optional<std::uint64_t> most;

    bool operator==(const NumberRange&) const = default;
};

/// A part of a query. Built by parse_query, compiled by compile_query, printed by print.
struct Node {
    NodeKind kind = NodeKind::kAll;
    Span span;
    std::string text;
    const Field* field = nullptr;
    DateRange range;
    NumberRange numbers;
    WordForm form = WordForm::kStemmed;  ///< kWord, kPhrase
    std::uint32_t count = 0;             ///< words, edits or times, as `kind` says
    bool ordered = false;                ///< kNear
    bool whole = false;                  ///< kPhrase: the entire content of the field
    double boost = 1;                    ///< multiplies what it adds to a score
    bool implicit = false;               ///< kAnd: words side by side, which `--any` ORs
    bool required = false;               ///< with a `+`
    std::vector<Node> children;
};

/// A node without children.
Node node_of(NodeKind kind, std::string_view text, Span span);

/// Whether both mean the same; spans are ignored.
bool operator==(const Node& a, const Node& b);

/// Whether it needs the positions in the token stream: NEAR, ADJ, SENT, PARA, ATLEAST.
bool is_positional(const Node& node);

/// Whether it is `speaker:` or `role:`.
bool is_speaker(const Node& node);

/// Whether it only filters, that is, adds nothing to a score.
bool is_filter(const Node& node);

/// Whether it tests what documents of quotations don't have: any field but id:, speaker: and
/// role:.
bool is_of_article(const Node& node);

/// The query in canonical spelling: operators written out, parentheses only where needed; parsing
/// it gives the same tree.
std::string print(const Node& node);

}  // namespace dateline
