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

/// A document that matches, fetched when first needed: from a server, that is a round trip, which
/// content carried by the match saves.
class MatchedDocument {
  public:
    /// Of `database`, which must outlive it, as must the `segments` of that database.
    MatchedDocument(const Xapian::Database& database, Xapian::docid number, MappedSegments segments)
        : database_(&database), number_(number), segments_(segments) {}

    operator const Xapian::Document&() const {  // NOLINT(google-explicit-constructor)
        if (!document_) document_ = database_->get_document(number_, Xapian::DOC_ASSUME_VALID);
        return *document_;
    }

    /// Sets the content that the match carried (carry_value).
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
    double passage = 0;  ///< the part of it that the best passage adds
    std::string date;    ///< sort key if sorted by date; else empty
};

/// The number of articles, best first by the weights of their words, reranked by best passage.
inline constexpr Xapian::doccount kPassagesRead = 30;

/// Those that tie with the last of them are read, too, up to this many.
inline constexpr Xapian::doccount kMostPassagesRead = 100;

struct MatchingOptions {
    SortOrder sort = SortOrder::kRelevance;
    bool passages = true;          ///< whether best passages count
    bool counts_only = false;      ///< no documents are returned, so none needs a weight
    bool speakers = false;         ///< whether the speakers of all matches are collected
    Xapian::doccount counted = 0;  ///< number of matches counted exactly, at least
};

/// A running query: pages of its matches, and counts over all of them. Articles are ranked by the
/// weights of their words; to the scores of the best kPassagesRead, and of those that tie with the
/// last of them, that of their best passage is added, which reranks these. Ties are in the order of
/// indexing. Pages are consistent whatever their sizes: a passage never lowers a score, so none of
/// the first drops below the rest.
///
/// Over servers none of our code runs: what they can't decide is confirmed here, on documents that
/// are fetched; the scores are the same.
class Matching {
  public:
    /// Both must outlive it.
    Matching(const CompiledQuery& query, const IndexReader& index, const MatchingOptions& options);

    /// Matches `first` to `first + most` in order.
    std::vector<Ranked> page(Xapian::doccount first, Xapian::doccount most);

    /// After page(): the number of matches, and whether it is exact.
    std::uint64_t count() const { return count_; }
    bool is_exact() const { return is_exact_; }

    const SpeakerSpy& speakers() const { return speakers_; }

  private:
    std::vector<Ranked> by_words(Xapian::doccount first, Xapian::doccount most);
    std::vector<Ranked> in_order_of_indexing(Xapian::doccount first, Xapian::doccount most);
    std::vector<Ranked> by_servers(Xapian::doccount first, Xapian::doccount most);
    bool is_worse(const WeighedDocument& a, const WeighedDocument& b) const;
    std::vector<Ranked> best_first(Xapian::doccount first, Xapian::doccount most);
    bool read_passages(std::vector<Ranked>& matches, Xapian::doccount wanted);
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
