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
    kWildcard,   ///< words like `text`, in which * is any letters and ? is one
    kRegex,      ///< words that the regular expression `text` matches whole
    kFuzzy,      ///< words at most `count` edits from `text`
    kPhrase,     ///< `text` between quotation marks; with a `count`, its words that near together
    kSynonym,    ///< `text` or one of the children, which the user's synonyms give
    kField,      ///< the one child, in `field` (of kind kText)
    kQuote,      ///< has a quotation that the one child matches
    kExact,      ///< `field` is `text`
    kPath,       ///< at or below `text`
    kDate,       ///< published in `range`, or mentioning it, as `field` says
    kNumber,     ///< `field` is one of `numbers`
    kHas,        ///< states the field `text`
    kDuplicate,  ///< tells nearly the same as the article of id `text`
    kNear,       ///< the children, neighbours at most `count` words apart; `ordered`: in this order
    kSentence,   ///< all children in one sentence
    kParagraph,  ///< all children in one paragraph
    kAtLeast,    ///< the one child, `count` times
    kAnd,
    kOr,
    kNot,  ///< not the one child
};

/// Which forms of a word are meant.
enum class WordForm : std::uint8_t {
    kStemmed,  ///< any form of its stem
    kExact,    ///< this one
    kCased,    ///< this one, in capitals as typed
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
    bool whole = false;                  ///< kPhrase: all that the field holds
    double boost = 1;                    ///< by which what it adds to a score is multiplied
    bool implicit = false;               ///< kAnd: words side by side, which `--any` takes as OR
    bool required = false;               ///< with a `+`
    std::vector<Node> children;
};

/// Whether both mean the same; spans don't count.
bool operator==(const Node& a, const Node& b);

/// Whether the token stream has to tell where its words stand: NEAR, ADJ, SENT, PARA, ATLEAST.
bool is_positional(const Node& node);

/// Whether it is `speaker:`.
bool is_speaker(const Node& node);

/// Whether it only filters: adds nothing to a score.
bool is_filter(const Node& node);

/// Whether it is about what quotations' documents don't say of their article: all but its id.
bool is_of_article(const Node& node);

/// The query in canonical spelling: operators written out, brackets where they are needed; parsing
/// it gives the same tree.
std::string print(const Node& node);

}  // namespace dateline
