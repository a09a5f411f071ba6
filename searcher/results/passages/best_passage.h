// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "common/stored/token_stream.h"
#include "searcher/query/sources/compiled_query.h"

namespace dateline {

/// The number of consecutive words in a passage.
inline constexpr std::uint32_t kPassageWords = 10;

/// The weight of a query's words where they are closest: the best ten consecutive words of an
/// article's text. Each part of the query that occurs in them counts once, with a quarter of the
/// most that it adds to the score; a word in another form than the typed one counts a fifth less.
/// So both nearness and the exact form count, for single words too. (Passage evidence added to the
/// whole text: Callan 1994; the weights were tuned with scripts/evaluate ir.)
class BestPassage {
  public:
    /// `query` must outlive it. Leaves out parts that weigh little (under a tenth of the largest
    /// weight), expand to more than 50 words, or only match in fields outside the text.
    explicit BestPassage(const CompiledQuery& query);

    /// Whether articles can differ by it.
    bool is_telling() const { return telling_; }

    /// The most that a passage can add.
    double most() const { return most_; }

    struct Found {
        double weight = 0;
        std::uint32_t position = 0;            ///< of its first word that counts
        std::vector<const Leaf*> other_forms;  ///< parts that only occur there in another form
        std::vector<const Leaf*> leaves;       ///< parts that occur there
    };

    /// The weight of the best passage; costs a pass over the tokens.
    double weigh(const TokenStream& stream);

    /// The same, with the parts it is made of.
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
    // State of the current article.
    struct Link {
        std::uint32_t part;
        bool exact;
        std::uint32_t next;  // of the same entry, as in marks_
    };
    std::vector<std::uint32_t> marks_;  // by entry: its first link + 1, or 0
    std::vector<Link> links_;
    std::vector<Occurrence> occurrences_;
    std::vector<double> seen_;  // by part, what it adds to the current passage
};

}  // namespace dateline
