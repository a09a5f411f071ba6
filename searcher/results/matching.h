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
inline constexpr Xapian::doccount kPassagesRead = 100;

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
class Matching {
  public:
    /// Both must outlive it.
    Matching(const CompiledQuery& query, const IndexReader& index, const MatchingOptions& options);

    /// Matches `first` to `first + most` in their order.
    std::vector<Ranked> page(Xapian::doccount first, Xapian::doccount most);

    /// Of the page asked for last: how many match, and whether that is exact.
    std::uint64_t count() const { return page_.get_matches_estimated(); }
    bool is_exact() const {
        return page_.get_matches_lower_bound() == page_.get_matches_upper_bound();
    }

    const SpeakerSpy& speakers() const { return speakers_; }

  private:
    // A place of the ranking by words, and the score with the passage.
    struct Place {
        Xapian::doccount at;
        double score;
        double passage;
    };

    const Xapian::MSet& by_words(Xapian::doccount first, Xapian::doccount most);
    std::vector<Place> read_passages(const Xapian::MSet& matches, Xapian::doccount wanted);

    ConfirmingDecider decider_;
    Xapian::Enquire enquire_;
    Xapian::doccount counted_;
    Xapian::MSet page_;
    SpeakerSpy speakers_;
    std::optional<BestPassage> passages_;
};

}  // namespace dateline
