// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "common/index_reader.h"
#include "searcher/query/confirm.h"
#include "searcher/results/best_passage.h"
#include "searcher/results/speakers.h"

namespace dateline {

enum class SortOrder : std::uint8_t {
    kRelevance,
    kNewest,  ///< articles without a date last
    kOldest,
};

/// A document that matches, and its score.
struct Ranked {
    Xapian::Document document;
    double score = 0;
    double passage = 0;  ///< what of it the best passage adds
};

/// Articles that are ranked again by their best passage: the first by the weights of their words.
inline constexpr Xapian::doccount kPassagesRead = 50;

struct MatchingOptions {
    SortOrder sort = SortOrder::kRelevance;
    bool passages = true;          ///< whether best passages count
    bool speakers = false;         ///< whether the speakers of all matches are collected
    Xapian::doccount counted = 0;  ///< matches that are counted exactly at the least
};

/// A compiled query at work: pages of its matches, and what is counted over all of them. Articles
/// are ranked by the weights of the words they hold; to the scores of the best kPassagesRead that
/// of their best passage is added, which sets these in a new order. Its pages fit
/// together whatever their sizes, but for the order of equal scores: no passage takes anything
/// away, so none of the first falls behind the rest.
///
/// Over servers no code of ours runs: what they can't tell is confirmed here, on documents that are
/// fetched, and the scores are the same.
class Matching {
  public:
    /// Both must outlive it.
    Matching(const CompiledQuery& query, const IndexReader& index, const MatchingOptions& options);

    /// Matches `first` to `first + most` in their order.
    std::vector<Ranked> page(Xapian::doccount first, Xapian::doccount most);

    /// Of the page asked for last: how many match, and whether that is exact.
    std::uint64_t count() const { return count_; }
    bool is_exact() const { return is_exact_; }

    const SpeakerSpy& speakers() const { return speakers_; }

  private:
    // Matches in their order, as far as they were asked for.
    class Found {
      public:
        Xapian::doccount size() const;
        double weight(Xapian::doccount i) const { return at(i).get_weight(); }
        Xapian::Document document(Xapian::doccount i) const { return at(i).get_document(); }
        std::string tokens(Xapian::doccount i) const;

        Xapian::MSet set;
        // Those that the client confirmed, where a server gave the set; else all of it.
        std::optional<std::vector<Xapian::doccount>> confirmed;
        bool carries_tokens = false;

      private:
        Xapian::MSetIterator at(Xapian::doccount i) const {
            return set[confirmed ? (*confirmed)[i] : i];
        }
    };

    // A place of the ranking by words, and the score with the passage.
    struct Place {
        Xapian::doccount at;
        double score;
        double passage;
    };

    Found by_words(Xapian::doccount first, Xapian::doccount most);
    Found by_servers(Xapian::doccount first, Xapian::doccount most);
    std::vector<Place> read_passages(const Found& matches, Xapian::doccount wanted);

    ConfirmingDecider decider_;
    Xapian::Enquire enquire_;
    Xapian::doccount counted_;
    bool remote_;
    bool collects_speakers_;
    bool carries_tokens_ = false;  // over servers: as sort keys (carry_value)
    std::uint64_t count_ = 0;
    bool is_exact_ = true;
    SpeakerSpy speakers_;
    std::optional<BestPassage> passages_;
};

}  // namespace dateline
