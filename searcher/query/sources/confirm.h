// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "common/index/index_reader.h"
#include "common/stored/stored_content.h"
#include "searcher/query/sources/compiled_query.h"

/// What Xapian can't decide from terms is confirmed on the article's token stream: by one
/// MatchDecider for what the whole query requires (Xapian only calls it for articles whose weight
/// would reach the page), by a PostingSource for what is under OR or NOT.
namespace dateline {

/// Checks the clock once every few calls.
class Stopwatch {
  public:
    explicit Stopwatch(const Deadline& deadline) : when_(deadline) {}

    /// Whether the time is up; throws Error(kLimit) if it has been for long.
    bool passed();

    const Deadline& when() const { return when_; }

  private:
    Deadline when_;
    unsigned calls_ = 0;
    bool passed_ = false;
};

class ConfirmingDecider : public Xapian::MatchDecider {
  public:
    /// `segments`: those of the database searched.
    ConfirmingDecider(const CompiledQuery& query, const IndexReader& index, MappedSegments segments)
        : query_(query), index_(index), segments_(segments), deadline_(query.deadline) {}

    bool operator()(const Xapian::Document& document) const override;

    /// Whether a document of the whole `database` passes, even after the deadline.
    bool passes(const Xapian::Database& database, Xapian::docid number) const;

    /// Whether a search needs this decider at all.
    bool is_needed() const { return confirms() || query_.deadline.is_set(); }

    /// Whether it reads the documents: their tokens, or their origin.
    bool confirms() const { return reads_tokens() || reads_origin(); }
    bool reads_tokens() const { return !query_.required.empty() || !query_.excluded.empty(); }
    bool reads_origin() const { return !query_.among.empty() || !index_.all_current(); }

    /// The two halves of the decision; a document is accepted if both return true.
    bool passes_tokens(std::string_view tokens) const;
    bool passes_origin(const Origin& origin) const;

    /// The same for a match of the query in `database` (always the same one), by number. Servers
    /// are asked only once, for all of them.
    bool passes_origin(const Xapian::Database& database, Xapian::docid number) const;

    bool is_late() const { return deadline_.passed(); }

  private:
    const CompiledQuery& query_;
    const IndexReader& index_;
    MappedSegments segments_;
    mutable Stopwatch deadline_;
    mutable std::optional<std::unordered_set<Xapian::docid>> from_there_;  // that pass by origin
};

/// Sets the weighting scheme of an index: ImpactWeight, or for a remote index a class of Xapian's
/// own that gives the same weights.
void set_weights(Xapian::Enquire& enquire, const IndexReader& index);

/// Makes each match carry one value as its sort key, content or origin: from a server, a document
/// costs a round trip, a key none. Equal scores then come in the order of the key.
void carry_value(Xapian::Enquire& enquire, Slot slot);

/// One value of each document that `query` matches, by document number: one round trip per server
/// instead of one per document.
std::unordered_map<Xapian::docid, std::string> values_of_matches(const Xapian::Query& query,
                                                                 const Xapian::Database& database,
                                                                 Slot slot);

/// Calls `use(match)` for the documents of `matches`, of `database`, that `decider` confirms, in
/// order, until it returns false. For matches from a server, where no decider can run; they carry
/// their content if `carries_content`.
void for_each_confirmed(const Xapian::Database& database,
                        const Xapian::MSet& matches,
                        const ConfirmingDecider& decider,
                        bool carries_content,
                        const std::function<bool(const Xapian::MSetIterator&)>& use);

/// Matches the documents of which one value passes a test. Used under OP_FILTER or OP_AND with
/// terms; its estimated frequency is that of all documents, so that it never leads and only reads
/// candidates.
class FilterSource : public Xapian::PostingSource {
  public:
    /// Once the deadline has passed nothing matches any more.
    FilterSource(Slot slot, const Deadline& deadline)
        : slot_(static_cast<Xapian::valueno>(slot)), deadline_(deadline) {}

    void init(const Xapian::Database& database) override;
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }
    void next(double least_weight) override;
    void skip_to(Xapian::docid document, double least_weight) override;
    bool check(Xapian::docid document, double least_weight) override;
    bool at_end() const override { return at_ == end_; }
    Xapian::docid get_docid() const override { return at_.get_docid(); }

  protected:
    const Deadline& deadline() const { return deadline_.when(); }

  private:
    virtual bool passes(const std::string& value) const = 0;
    bool passes_in_time() { return !deadline_.passed() && passes(*at_); }

    Xapian::valueno slot_;
    Stopwatch deadline_;
    Xapian::doccount documents_ = 0;
    Xapian::ValueIterator at_;
    Xapian::ValueIterator end_;
    bool started_ = false;
};

/// Matches the documents whose token stream meets a criterion.
class ConfirmingSource : public FilterSource {
  public:
    ConfirmingSource(std::shared_ptr<const Criterion> criterion, const Deadline& deadline)
        : FilterSource(Slot::kContent, deadline), criterion_(std::move(criterion)) {}
    PostingSource* clone() const override { return new ConfirmingSource(criterion_, deadline()); }

  private:
    bool passes(const std::string& value) const override {
        return criterion_->found_in(TokenStream(decode_content(value).tokens));
    }

    std::shared_ptr<const Criterion> criterion_;
};

/// The weight of a posting: its impact, stored as wdf, times the factor of its leaf. Needs no
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
#if XAPIAN_MAJOR_VERSION < 2
    double get_sumpart(Xapian::termcount wdf, Xapian::termcount, Xapian::termcount) const override {
        return factor_ * wdf;
    }
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override {
        return 0;
    }
#else  // also passes the document's largest wdf; not tried, see CMakeLists.txt
    double get_sumpart(Xapian::termcount wdf,
                       Xapian::termcount,
                       Xapian::termcount,
                       Xapian::termcount) const override {
        return factor_ * wdf;
    }
    double get_sumextra(Xapian::termcount, Xapian::termcount, Xapian::termcount) const override {
        return 0;
    }
#endif
    double get_maxpart() const override {
        return factor_ * get_wdf_upper_bound();
    }
    double get_maxextra() const override {
        return 0;
    }

  private:
    void init(double factor) override {
        factor_ = factor;
    }
    double factor_ = 0;
};

}  // namespace dateline
