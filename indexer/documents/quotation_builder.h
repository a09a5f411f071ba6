// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "common/article/article.h"
#include "indexer/documents/document_terms.h"

namespace dateline {

/// Turns the quotations of an article into documents of the `quotes` database.
class QuotationBuilder {
  public:
    explicit QuotationBuilder(Analyzer& analyzer) : terms_(analyzer) {}

    /// `first`: the place of the next quotation.
    void begin_batch(const DocumentPlace& first) { place_ = first; }

    /// Adds a document to `out` for each quotation, in order; joined fragments make one. `analyzed`
    /// are the paragraphs that contain them; `identity` are the article's boolean terms for its
    /// file and id; `origin` is its Slot::kOrigin. Returns the number of documents added.
    std::size_t build(const Article& article,
                      const AnalyzedParagraphs& analyzed,
                      const std::vector<std::string>& identity,
                      const std::string& origin,
                      BulkDatabase& out);

    /// Call it when the analyzer's cache is cleared.
    void forget() { terms_.forget(); }

    /// The languages of all quotations so far.
    const std::set<LanguageId>& languages() const { return terms_.languages(); }

  private:
    void add_one(const Article& article,
                 const AnalyzedParagraphs& analyzed,
                 std::span<const Quotation> parts,
                 BulkDatabase& out);

    DocumentTerms terms_;
    DocumentPlace place_;  // of the next quotation
};

}  // namespace dateline
