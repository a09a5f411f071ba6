// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "common/stored/token_stream.h"
#include "searcher/query/sources/compiled_query.h"

namespace dateline {

/// Words in a row that a passage has.
inline constexpr std::uint32_t kPassageWords = 10;

/// What the words of a query weigh together where they stand closest: the best ten words in a row
/// of an article's text. Each part of the query that stands in them counts once, by a quarter of
/// what it adds to the score at the most; a word in another form than the typed one, a fifth less.
/// So both nearness and the exact form count, for single words too. (Passage evidence beside the
/// whole text: Callan 1994; the weights were measured by scripts/evaluate ir.)
class BestPassage {
  public:
    /// `query` must outlive it. Parts that say little (a tenth of the weightiest), stand for more
    /// than 50 words, or only for fields beside the text are left out.
    explicit BestPassage(const CompiledQuery& query);

    /// Whether articles can differ by it.
    bool is_telling() const { return telling_; }

    /// What a passage can add at the most.
    double most() const { return most_; }

    struct Found {
        double weight = 0;
        std::uint32_t position = 0;            ///< of its first word that counts
        std::vector<const Leaf*> other_forms;  ///< parts that stand there in another form only
        std::vector<const Leaf*> leaves;       ///< parts that stand there
    };

    /// The weight of the best passage; costs a walk over the tokens.
    double weigh(const TokenStream& stream);

    /// The same, with what it is made of.
    Found find(const TokenStream& stream);

  private:
    struct Part {
        const Leaf* leaf;
        double weight;
    };
    struct Occurrence {
        std::uint32_t position;
        std::uint32_t part;
        bool exact;
    };

    void find_words(const TokenStream& stream);
    void find_phrases(const TokenStream& stream);
    void link(std::uint32_t entry, std::uint32_t part, bool exact);
    double weight_from(std::size_t first);
    std::size_t best_start(double& best);

    std::vector<Part> parts_;
    bool telling_ = false;
    double most_ = 0;
    // Of the article under way.
    struct Link {
        std::uint32_t part;
        bool exact;
        std::uint32_t next;  // of the same entry, as in marks_
    };
    std::vector<std::uint32_t> marks_;  // by entry: its first link + 1, or 0
    std::vector<Link> links_;
    std::vector<Occurrence> occurrences_;
    std::vector<double> seen_;  // by part, what it adds to the passage under way
};

}  // namespace dateline
