// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/article/article.h"
#include "common/base/byte_range.h"
#include "searcher/query/syntax/tree.h"
#include "searcher/results/passages/quote_passage.h"
#include "searcher/results/passages/snippets.h"
#include "searcher/results/passages/wording.h"

/// The results of a search.
namespace dateline {

/// A wanted word that no article (or quotation) has; with its field, as in "speaker:rubio".
struct UnknownWord {
    std::string word;
    Span span;  ///< of the part of the query that it belongs to
};

struct Hit {
    Article article;  ///< its fields; its text too if snippets were asked for
    double score = 0;
    std::string score_parts;  ///< what it is made of (explain.h), if asked for
    std::string opening;      ///< its first words, if it has no headline and they were asked for
    std::vector<Snippet> snippets;
    std::vector<ByteRange> headline_highlights;
    std::vector<ByteRange> matches;  ///< in the article's text, if all were asked for
    std::vector<Article> others;     ///< fields of some of the articles grouped under it (Grouping)
    std::uint64_t other_count = 0;   ///< number of articles grouped under it
    std::string file;                ///< real path of its file; empty if unknown or not asked for
};

/// An article that has a quotation, and how it words it.
struct QuoteCopy {
    Article article;  ///< its fields
    QuotationType type = QuotationType::kDirect;
    Wording wording;  ///< against the words that are shown
};

/// A quotation, with equal or nearly equal ones of the same speaker folded into it.
struct QuoteHit {
    Quotation quotation;  ///< the fullest: of the first of `copies`; names resolved across articles
    std::vector<ByteRange> fragments;  ///< of its article's text
    double score = 0;                  ///< of the best ranked
    QuotePassage passage;
    std::vector<QuoteCopy> copies;  ///< at least one: the one shown, the others best ranked first

    const Article& article() const { return copies.front().article; }
};

/// A person quoted in the matches of a query.
struct SpeakerHit {
    std::string name;
    std::string role;  ///< of one of the quotations
    std::uint64_t quotations = 0;
    std::uint64_t articles = 0;
    std::string first;  ///< publication dates of those articles that have one: ISO 8601
    std::string last;
    std::vector<std::string> also;  ///< other full names under which the person was counted
};

}  // namespace dateline
