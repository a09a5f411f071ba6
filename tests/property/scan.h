// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/article/date.h"
#include "searcher/query/syntax/tree.h"

/// The search oracle: answers a query by looking at every word of an article. It shares nothing
/// with the programs but the tree and Snowball's stemmer.
namespace dateline::test {

struct FlatArticle {
    enum Part { kTitle, kLead, kBody };
    struct Word {
        std::string text;
        Part part;
        std::size_t paragraph;
        std::size_t sentence;
    };
    std::vector<Word> words;
    std::optional<Date> date;
};

class Scan {
  public:
    explicit Scan(FlatArticle article) : article_(std::move(article)) {}

    /// Whether the article matches; within the given parts only, as bits.
    bool matches(const Node& node, unsigned parts = kAnyPart) const;

  private:
    static constexpr unsigned kAnyPart = 7;
    using Place = std::pair<std::size_t, std::size_t>;  // words [first, second)
    using Places = std::vector<Place>;

    bool in_parts(std::size_t word, unsigned parts) const;
    bool passes(const Node& node, const std::string& word, const std::string& wanted) const;
    Places phrase_places(const Node& node, unsigned parts) const;
    Places places(const Node& node, unsigned parts) const;
    Places near_places(const Node& node, unsigned parts) const;
    Places unit_places(const Node& node, unsigned parts) const;
    void chain(const Node& node,
               const std::vector<Places>& operands,
               std::vector<bool>& used,
               const Place& so_far,
               std::size_t taken,
               Places& out) const;
    bool same_field(const Place& place) const;
    bool all(const Node& node, unsigned parts) const;
    bool any(const Node& node, unsigned parts) const;

    FlatArticle article_;
};

}  // namespace dateline::test
