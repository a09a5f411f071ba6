// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <xapian.h>

#include "common/article/date.h"
#include "common/metadata/columns.h"

namespace dateline {

/// `--recency`: how fast news ages.
struct Recency {
    double half_life = 30;  ///< days after which half of the bonus is left
    /// The day that ages count from; `std::nullopt`: that of the newest article.
    std::optional<Date> today;
};

/// What the date of an article adds to its score: `most` for `today` (or later), half of it one
/// half-life earlier, nothing without a date. Exponential decay, as in Li and Croft, Time-based
/// language models (2003), added rather than multiplied so that a score stays a sum.
struct RecencyWeight {
    double most = 0;
    double half_life = 30;
    Date today;

    /// `date`: as in Slot::kPublished. A month or a year counts as its last day.
    double of(std::string_view date) const;
};

/// The newest date of all segments, as a day, today at the latest; `std::nullopt` if no article has
/// one. Reads their columns.
std::optional<Date> newest_date(const std::vector<Xapian::Database>& segments);

/// Adds the weight of each document's date; used on the right of OP_AND_MAYBE.
class RecencySource : public Xapian::PostingSource {
  public:
    explicit RecencySource(const RecencyWeight& weight) : weight_(weight) {}

    void init(const Xapian::Database& segment) override;
    Xapian::doccount get_termfreq_min() const override { return last_; }
    Xapian::doccount get_termfreq_est() const override { return last_; }
    Xapian::doccount get_termfreq_max() const override { return last_; }
    double get_weight() const override { return by_group_[column_->group_of(at_)]; }
    void next(double /*least_weight*/) override { ++at_; }
    void skip_to(Xapian::docid document, double /*least_weight*/) override { at_ = document; }
    bool at_end() const override { return at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }
    PostingSource* clone() const override { return new RecencySource(weight_); }

  private:
    RecencyWeight weight_;
    std::unique_ptr<Column> column_;
    std::vector<double> by_group_;
    Xapian::docid at_ = 0;
    Xapian::docid last_ = 0;
};

}  // namespace dateline
