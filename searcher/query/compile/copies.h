// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/metadata/minhash.h"
#include "searcher/query/sources/compiled_query.h"

namespace dateline {

/// Matches the documents that share a band with one of some signatures.
class BandSource : public Xapian::PostingSource {
  public:
    explicit BandSource(std::vector<Signature> signatures) : signatures_(std::move(signatures)) {}

    void init(const Xapian::Database& segment) override;
    Xapian::doccount get_termfreq_min() const override { return count(); }
    Xapian::doccount get_termfreq_est() const override { return count(); }
    Xapian::doccount get_termfreq_max() const override { return count(); }
    void next(double /*least_weight*/) override { ++at_; }
    void skip_to(Xapian::docid document, double least_weight) override;
    bool at_end() const override { return at_ > documents_.size(); }
    Xapian::docid get_docid() const override { return documents_[at_ - 1]; }
    PostingSource* clone() const override { return new BandSource(signatures_); }

  private:
    Xapian::doccount count() const { return static_cast<Xapian::doccount>(documents_.size()); }

    std::vector<Signature> signatures_;
    std::vector<Xapian::docid> documents_;
    std::size_t at_ = 0;  // 1 + the index of the document
};

/// An article that has nearly the same text as another.
struct Copy {
    std::uint64_t article;  ///< Origin::article
    double resemblance;     ///< estimated; 1 if every word is the same
    std::string content;    ///< Slot::kContent
};

/// The articles whose resemblance to a text is `least` or more, the most similar first, including
/// itself if it is indexed; with `among`, only those that this query on articles matches. `least`
/// above 1: only those in which every word is the same.
std::vector<Copy> find_copies(const Signature& signature,
                              double least,
                              const IndexReader& index,
                              const CompiledQuery* among);

/// The articles that have the id of a `dup:`, and those nearly the same as one of them. Throws
/// QueryError if no article has it.
Xapian::Query query_of_copies(const Node& node, const IndexReader& index, const Deadline& deadline);

}  // namespace dateline
