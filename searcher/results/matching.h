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

/// A document that matches. It is fetched when first asked for: from a server, that is a round
/// trip, which what the match carried doesn't need.
class MatchedDocument {
  public:
    /// `segments`: of the database that was searched, unless the match carries its own as its
    /// sort key (carry_value).
    MatchedDocument(const Xapian::MSetIterator& match, const std::optional<MappedSegments>& segments)
        : match_(match), segments_(segments) {}

    operator const Xapian::Document&() const {  // NOLINT(google-explicit-constructor)
        if (!document_) document_ = match_.get_document();
        return *document_;
    }

    /// Slot::kContent.
    const std::string& content() const;

    Article card() const;

  private:
    Xapian::MSetIterator match_;
    std::optional<MappedSegments> segments_;
    mutable std::optional<Xapian::Document> document_;
    mutable std::optional<std::string> content_;
};

/// A document that matches, and its score.
struct Ranked {
    MatchedDocument document;
    double score = 0;
    double passage = 0;  ///< what of it the best passage adds
};

/// Articles that are ranked again by their best passage: the first by the weights of their words.
inline constexpr Xapian::doccount kPassagesRead = 30;

struct MatchingOptions {
    SortOrder sort = SortOrder::kRelevance;
    bool passages = true;          ///< whether best passages count
    bool counts_only = false;      ///< no document is asked for, so that none needs a weight
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
        MatchedDocument document(Xapian::doccount i) const { return {at(i), segments}; }

        Xapian::MSet set;
        // Those that the client confirmed, where a server gave the set; else all of it.
        std::optional<std::vector<Xapian::doccount>> confirmed;
        // That hold the documents, unless the matches carry what they are shown by.
        std::optional<MappedSegments> segments;

      private:
        Xapian::MSetIterator at(Xapian::doccount i) const {
            return set[confirmed ? (*confirmed)[i] : i];
        }
    };

    Found by_words(Xapian::doccount first, Xapian::doccount most);
    Found by_servers(Xapian::doccount first, Xapian::doccount most);
    std::vector<Ranked> read_passages(const Found& matches, Xapian::doccount wanted);

    std::optional<MappedSegments> segments_;  // none where matches carry contents as sort keys
    ConfirmingDecider decider_;
    Xapian::Enquire enquire_;
    Xapian::doccount counted_;
    bool remote_;
    bool collects_speakers_;
    std::uint64_t count_ = 0;
    bool is_exact_ = true;
    SpeakerSpy speakers_;
    std::optional<BestPassage> passages_;
};

}  // namespace dateline
