// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/base/byte_range.h"
#include "common/stored/token_stream_builder.h"
#include "searcher/query/sources/compiled_query.h"

/// The places in an article where a query matches.
namespace dateline {

/// A match of a part of the query, as bytes of the article's text.
struct Place {
    ByteRange bytes;
    std::size_t part;            ///< index of the leaf; after the leaves, that of a date asked for
    std::string_view date = {};  ///< its value, if it is a date
};

/// The token stream of an article, rebuilt from its text, with the bytes of each position. Costs
/// one analysis of the text.
class LocatedStream {
  public:
    /// Of some parts of its text: those of kTextParts, and kMarked.
    LocatedStream(const Article& article, Analyzer& analyzer, PartSet parts);

    const TokenStream& stream() const { return stream_; }

    /// In order.
    const std::vector<ByteRange>& sentences() const { return sentences_; }

    ByteRange bytes_of(const Match& match) const {
        return {positions_[match.position].start, positions_[match.position + match.width - 1].end};
    }

  private:
    void add(std::string_view text,
             const Paragraph& paragraph,
             Part part,
             LanguageId lang,
             Analyzer& analyzer);

    Analysis analysis_;
    TokenStreamBuilder builder_;
    std::string bytes_;
    TokenStream stream_;
    std::vector<ByteRange> positions_;
    std::vector<ByteRange> sentences_;
};

/// The matches of the wanted leaves, leaf by leaf, each leaf's in order.
std::vector<Place> find_places(const LocatedStream& located,
                               const std::vector<std::shared_ptr<Leaf>>& leaves);

/// The spans of the matches of the query's wanted NEAR and ADJ, by position for each.
std::vector<ByteRange> near_spans(const LocatedStream& located, const CompiledQuery& query);

/// Ranges in the order of the text, overlapping ones joined.
std::vector<ByteRange> joined_ranges(std::vector<ByteRange> ranges);

/// Sorts places into the order of the text.
void sort_places(std::vector<Place>& places);

/// The sentences of a paragraph, as bytes of the article; `starts` are those of sentence_starts.
std::vector<ByteRange> sentence_ranges(const std::vector<std::uint32_t>& starts,
                                       const Paragraph& paragraph);

}  // namespace dateline
