// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include <xapian.h>

#include "common/glass/posting_list.h"
#include "common/index/mapped_segment.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/sources/deadline.h"

namespace dateline {

/// Factor for a bound summed in another order than a weight: rounding may make it too large in its
/// last bits.
inline constexpr double kRounding = 1 - 1e-12;

/// Words that are searched together.
struct WordPlan {
    std::vector<WeighedTerms> words;  ///< at least one, of at least one term each
    MappedSegments segments;          ///< with tables; must outlive whatever uses this plan
    double boost = 1;                 ///< what Xapian multiplies their weights by
    Deadline deadline;
};

/// The matches of words and their ranks, read from mapped tables (posting_list.h says why). A
/// document's weight is the sum of the impacts of the words in it.
///
/// Xapian passes a source the least weight that a document still needs, without accounting for the
/// factor on the source's own weights, the product of all OP_SCALE_WEIGHT around it: the boost of
/// its plan must be that factor.
class WordSource : public Xapian::PostingSource {
  public:
    explicit WordSource(WordPlan plan) : plan_(std::move(plan)) {}

    void init(const Xapian::Database& segment) final;
    Xapian::doccount get_termfreq_min() const final { return least_; }
    Xapian::doccount get_termfreq_est() const final { return about_; }
    Xapian::doccount get_termfreq_max() const final { return most_; }
    double get_weight() const final { return weight_; }
    void next(double least_weight) final { find(at_ + 1, least_weight); }
    void skip_to(Xapian::docid document, double least_weight) final {
        if (document > at_) find(document, least_weight);
    }
    bool at_end() const final { return at_ == glass::PostingList::kEnd; }
    Xapian::docid get_docid() const final { return at_; }
    std::string get_description() const final;

  protected:
    struct List {
        glass::PostingList postings;
        double weight;  // of one level of impact
        double most;    // the most it adds to a weight

        double impact() const { return weight * postings.wdf(); }
    };

    // The lists of its terms.
    struct Word {
        std::span<List> lists;
        double most;   // the most it adds to a weight
        double share;  // upper bound on the share of documents that have it
    };

    // Shares of a segment's documents that match.
    struct Shares {
        double least;
        double about;
        double most;
    };

    const WordPlan& plan() const { return plan_; }

    /// In the order of the query.
    std::vector<Word>& words() { return words_; }

    /// The sum over the lists that are at `document`: the same for the same levels of each word, to
    /// the last bit, so that ties are recognised.
    double weight_of(std::uint32_t document) const;

    /// Moves to a document; PostingList::kEnd is after the last.
    void stand_on(std::uint32_t document, double weight) {
        at_ = document;
        weight_ = weight;
    }

    /// Checks the clock every few thousand calls; after the deadline nothing matches any more.
    bool is_late() {
        constexpr unsigned kBetweenLooks = 4096;
        return ++looks_ % kBetweenLooks == 0 && plan_.deadline.passed();
    }

  private:
    virtual std::string_view relation() const = 0;

    /// Called once words() is filled.
    virtual Shares prepare() = 0;

    /// Moves to the first document from `first` on that matches with weight `least` or more.
    virtual void find_first(std::uint32_t first, double least) = 0;

    void find(std::uint32_t first, double least_weight);

    WordPlan plan_;
    std::vector<List> lists_;
    std::vector<Word> words_;
    Xapian::doccount least_ = 0;
    Xapian::doccount about_ = 0;
    Xapian::doccount most_ = 0;
    std::uint32_t at_ = 0;
    double weight_ = 0;
    unsigned looks_ = 0;
};

/// The documents that have any of some words. Lists that together can't lift a document to the
/// least weight wanted are only looked up for documents of the others (MaxScore: Turtle and Flood
/// 1995).
class AnyWordSource : public WordSource {
  public:
    using WordSource::WordSource;
    PostingSource* clone() const override { return new AnyWordSource(plan()); }

  private:
    std::string_view relation() const override { return "any of"; }
    Shares prepare() override;
    void find_first(std::uint32_t first, double least) override;
    std::size_t first_leading(double least) const;
    bool reaches(std::uint32_t document, std::size_t leading, double least);

    // By the most that they add; and the cumulative sum of that.
    std::vector<List*> order_;
    std::vector<double> bounds_;
};

/// The documents that have all of some words. The rarest leads.
class AllWordsSource : public WordSource {
  public:
    using WordSource::WordSource;
    PostingSource* clone() const override { return new AllWordsSource(plan()); }

  private:
    std::string_view relation() const override { return "all of"; }
    Shares prepare() override;
    void find_first(std::uint32_t first, double least) override;
    std::uint32_t skip_others(std::uint32_t document);

    std::vector<Word> order_;
    double others_ = 0;  // the most that all but the first add
};

/// The documents that have a word of many terms, such as a wildcard's, weighted by the sum of their
/// impacts: all lists are read one after the other into one number per document, so the best
/// document's weight is known. Two bytes for each document of a segment.
class SumSource : public Xapian::PostingSource {
  public:
    /// `plan`: of one word.
    explicit SumSource(WordPlan plan) : plan_(std::move(plan)) {}

    void init(const Xapian::Database& segment) override;
    Xapian::doccount get_termfreq_min() const override { return documents_; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }
    double get_weight() const override { return sums_[at_] * weight(); }
    void next(double least_weight) override { find(at_ + std::size_t{1}, least_weight); }
    void skip_to(Xapian::docid document, double least_weight) override {
        if (document > at_) find(document, least_weight);
    }
    bool check(Xapian::docid document, double /*least_weight*/) override {
        at_ = document;
        return document >= sums_.size() || sums_[document] > 0;
    }
    bool at_end() const override { return at_ >= sums_.size(); }
    Xapian::docid get_docid() const override { return at_; }
    PostingSource* clone() const override { return new SumSource(plan_); }

  private:
    double weight() const { return plan_.words[0].weight; }
    void add(glass::PostingList list);
    void find(std::size_t first, double least_weight);

    WordPlan plan_;
    std::vector<std::uint16_t> sums_;  // by document number
    Xapian::doccount documents_ = 0;
    Xapian::docid at_ = 0;
};

/// A document that has some words, and its weight by them.
struct WeighedDocument {
    Xapian::docid document;
    double weight;
};

/// The documents of a database that have all of some words, segment by segment, by their numbers in
/// the whole database.
std::vector<WeighedDocument> documents_of(const WordPlan& words,
                                          const std::vector<Xapian::Database>& segments);

/// The number of documents that have any of some words.
std::uint64_t count_of_any(const WordPlan& words, const std::vector<Xapian::Database>& segments);

}  // namespace dateline
