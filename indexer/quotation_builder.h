// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/article.h"
#include "indexer/document_terms.h"

namespace dateline {

/// Turns the quotations of an article into documents of the `quotes` database.
class QuotationBuilder {
  public:
    explicit QuotationBuilder(Analyzer& analyzer) : terms_(analyzer, nullptr) {}

    /// A document for each quotation, in order; fragments that are joined are one. `identity` are
    /// the article's boolean terms for its file and id; `origin` its Slot::kOrigin.
    std::vector<Xapian::Document> build(const Article& article,
                                        const std::vector<std::string>& identity,
                                        const std::string& origin);

    /// To be called when the analyzer's cache is cleared.
    void forget() { terms_.forget(); }

    /// The languages of all quotations so far.
    const std::set<LanguageId>& languages() const { return terms_.languages(); }

  private:
    Xapian::Document build_one(const Article& article, std::span<const Quotation> parts);

    DocumentTerms terms_;
};

}  // namespace dateline
