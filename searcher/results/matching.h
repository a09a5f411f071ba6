// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/index/index_reader.h"
#include "searcher/query/sources/confirm.h"
#include "searcher/query/sources/posting_sources.h"
#include "searcher/results/counts/speakers.h"
#include "searcher/results/passages/best_passage.h"

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
    /// Of `database`, which must outlive it, as must the `segments` that it consists of.
    MatchedDocument(const Xapian::Database& database, Xapian::docid number, MappedSegments segments)
        : database_(&database), number_(number), segments_(segments) {}

    operator const Xapian::Document&() const {  // NOLINT(google-explicit-constructor)
        if (!document_) document_ = database_->get_document(number_, Xapian::DOC_ASSUME_VALID);
        return *document_;
    }

    /// That the match carried it (carry_value).
    void set_content(std::string content) { content_ = std::move(content); }

    /// Slot::kContent.
    const std::string& content() const;

    Article card() const;

  private:
    const Xapian::Database* database_;
    Xapian::docid number_;
    MappedSegments segments_;
    mutable std::optional<Xapian::Document> document_;
    mutable std::optional<std::string> content_;
};

/// A document that matches, and its score.
struct Ranked {
    MatchedDocument document;
    double score = 0;
    double passage = 0;  ///< what of it the best passage adds
    std::string date;    ///< that it is sorted by, as a key; empty where it isn't
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
/// of their best passage is added, which sets these in a new order. Equals come in the order of
/// indexing. Its pages fit together whatever their sizes: no passage takes anything away, so
/// none of the first falls behind the rest.
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
    std::vector<Ranked> by_words(Xapian::doccount first, Xapian::doccount most);
    std::vector<Ranked> in_order_of_indexing(Xapian::doccount first, Xapian::doccount most);
    std::vector<Ranked> by_servers(Xapian::doccount first, Xapian::doccount most);
    bool is_worse(const WeighedDocument& a, const WeighedDocument& b) const;
    std::vector<Ranked> best_first(Xapian::doccount first, Xapian::doccount most);
    void read_passages(std::vector<Ranked>& matches, Xapian::doccount wanted);
    Ranked ranked(const Xapian::MSetIterator& match) const;
    std::vector<Ranked> matched(Xapian::doccount first, Xapian::doccount most);
    std::vector<Ranked> take(const Xapian::MSet& set);

    const CompiledQuery& query_;
    const IndexReader& index_;
    const Xapian::Database& database_;
    MappedSegments segments_;
    ConfirmingDecider decider_;
    Xapian::Enquire enquire_;
    Xapian::doccount counted_;
    bool remote_;
    bool is_by_score_;
    bool carries_content_;  // as sort keys
    bool is_best_first_;
    bool collects_speakers_;
    std::uint64_t count_ = 0;
    bool is_exact_ = true;
    SpeakerSpy speakers_;
    std::optional<BestPassage> passages_;
};

}  // namespace dateline
