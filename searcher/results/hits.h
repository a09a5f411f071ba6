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

/// What a search finds.
namespace dateline {

/// A wanted word that no article (or quotation) holds; of a field as "speaker:rubio".
struct UnknownWord {
    std::string word;
    Span span;  ///< of the part of the query that it belongs to
};

struct Hit {
    Article article;  ///< its fields; its text too where snippets were asked for
    double score = 0;
    std::string score_parts;  ///< what it is made of (explain.h), where asked for
    std::vector<Snippet> snippets;
    std::vector<ByteRange> headline_highlights;
    std::vector<Article> others;    ///< fields of some that stand under it (Grouping)
    std::uint64_t other_count = 0;  ///< how many do
    std::string file;  ///< the real path of what it was read from; empty where unknown or
                       ///< not asked for
};

/// A quotation, with equal or nearly equal ones of the same speaker folded into it.
struct QuoteHit {
    Quotation quotation;  ///< of the first of `articles`; names resolved across articles
    std::vector<ByteRange> fragments;  ///< of its article's text
    double score = 0;
    QuotePassage passage;
    std::vector<Article> articles;  ///< fields of those that have it, the best ranked first
};

/// Somebody who is quoted on a query.
struct SpeakerHit {
    std::string name;
    std::string role;  ///< of one of the quotations
    std::uint64_t quotations = 0;
    std::uint64_t articles = 0;
    std::string first;  ///< publication dates of those articles that state one: ISO 8601
    std::string last;
};

}  // namespace dateline
