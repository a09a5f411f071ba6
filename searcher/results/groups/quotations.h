// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/stored/stored_quotation.h"
#include "searcher/query/compile/name_resolution.h"
#include "searcher/results/hits.h"
#include "searcher/results/matching.h"

namespace dateline {

/// The document of an article by its id and hash; `std::nullopt` if it isn't in the index (any
/// more).
std::optional<Xapian::Document> find_article(const IndexReader& index,
                                             const std::string& id,
                                             std::uint64_t hash);

/// The quotations of the article `document` that `query` matches, best first.
std::vector<StoredQuotation> quotations_of(const Xapian::Document& document,
                                           const CompiledQuery& query,
                                           const IndexReader& index);

/// Turns ranked quotations into hits, with similar ones folded.
class QuotePage {
  public:
    /// `aliases` may be null.
    QuotePage(const IndexReader& index,
              const CompiledQuery& query,
              Analyzer& analyzer,
              const Aliases* aliases)
        : index_(index), query_(query), analyzer_(analyzer), names_(index, aliases) {}

    /// The hits [offset, offset + limit) after folding `matches`.
    std::vector<QuoteHit> hits(const std::vector<Ranked>& matches,
                               std::size_t offset,
                               std::size_t limit) const;

  private:
    struct Member;

    std::vector<std::vector<Ranked>> fold(const std::vector<Ranked>& matches) const;
    std::vector<Member> members_of(const std::vector<Ranked>& group) const;
    QuoteHit hit_of(const std::vector<Ranked>& group) const;
    void resolve_names(Quotation& quotation) const;

    const IndexReader& index_;
    const CompiledQuery& query_;
    Analyzer& analyzer_;
    SpeakerNames names_;
};

}  // namespace dateline
