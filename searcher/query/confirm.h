// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <xapian.h>

#include "common/index_reader.h"
#include "searcher/query/compile.h"

/// What Xapian can't tell from terms is confirmed on the article's token stream: by one
/// MatchDecider for what the whole query requires (it is asked only about articles whose weight
/// would enter the page), by a PostingSource where it stands under OR or NOT.
namespace dateline {

class ConfirmingDecider : public Xapian::MatchDecider {
  public:
    ConfirmingDecider(const CompiledQuery& query, const IndexReader& index)
        : query_(query), index_(index) {}

    bool operator()(const Xapian::Document& document) const override;

    /// Whether a search with this decider needs it at all.
    bool is_needed() const {
        return !query_.required.empty() || !query_.excluded.empty() || !index_.all_current();
    }

  private:
    const CompiledQuery& query_;
    const IndexReader& index_;
};

/// Matches the documents of which one value passes a test. Stands under OP_FILTER or OP_AND with
/// terms; its estimated frequency is that of all documents, so that it never leads and reads only
/// candidates.
class FilterSource : public Xapian::PostingSource {
  public:
    explicit FilterSource(Slot slot) : slot_(static_cast<Xapian::valueno>(slot)) {}

    void init(const Xapian::Database& database) override;
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }
    void next(double least_weight) override;
    void skip_to(Xapian::docid document, double least_weight) override;
    bool check(Xapian::docid document, double least_weight) override;
    bool at_end() const override { return at_ == end_; }
    Xapian::docid get_docid() const override { return at_.get_docid(); }

  private:
    virtual bool passes(const std::string& value) const = 0;

    Xapian::valueno slot_;
    Xapian::doccount documents_ = 0;
    Xapian::ValueIterator at_;
    Xapian::ValueIterator end_;
    bool started_ = false;
};

/// Matches the documents in which a leaf's pattern is found.
class ConfirmingSource : public FilterSource {
  public:
    explicit ConfirmingSource(std::shared_ptr<const Leaf> leaf)
        : FilterSource(Slot::kTokens), leaf_(std::move(leaf)) {}
    PostingSource* clone() const override { return new ConfirmingSource(leaf_); }

  private:
    bool passes(const std::string& value) const override {
        return leaf_->pattern.found_in(TokenStream(value));
    }

    std::shared_ptr<const Leaf> leaf_;
};

/// Weight of a posting: its impact, which stands as wdf, times the factor of its leaf. Needs no
/// document length.
class ImpactWeight : public Xapian::Weight {
  public:
    ImpactWeight();
    ImpactWeight* clone() const override { return new ImpactWeight; }
    std::string name() const override { return "dateline::ImpactWeight"; }
    std::string serialise() const override { return {}; }
    ImpactWeight* unserialise(const std::string& /*unused*/) const override {
        return new ImpactWeight;
    }
    double get_sumpart(Xapian::termcount wdf,
                       Xapian::termcount /*length*/,
                       Xapian::termcount /*unique*/) const override {
        return factor_ * wdf;
    }
    double get_maxpart() const override { return factor_ * get_wdf_upper_bound(); }
    double get_sumextra(Xapian::termcount /*length*/, Xapian::termcount /*unique*/) const override {
        return 0;
    }
    double get_maxextra() const override { return 0; }

  private:
    void init(double factor) override { factor_ = factor; }
    double factor_ = 0;
};

}  // namespace dateline
