// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/quotation_builder.h"

#include "common/schema/terms.h"
#include "common/stored/stored_quotation.h"
#include "indexer/documents/speaker_terms.h"

namespace dateline {
namespace {

// What a reader wants first: words that are surely somebody's, word for word rather than reported,
// whole sentences rather than scraps. Between a sentence and a paragraph length makes no
// difference.
double worth_of(std::span<const Quotation> parts, std::uint32_t tokens) {
    const double type = type_of(parts) == QuotationType::kDirect  ? 1
                        : type_of(parts) == QuotationType::kMixed ? 0.85
                                                                  : 0.75;
    const double length = tokens < 4 ? 0.25 : tokens < 8 ? 0.6 : tokens <= 60 ? 1 : 0.85;
    return type * length * double{parts[0].confidence};
}

}  // namespace

std::size_t QuotationBuilder::build(const Article& article,
                                    const AnalyzedParagraphs& analyzed,
                                    const std::vector<std::string>& identity,
                                    const std::string& origin,
                                    BulkDatabase& out) {
    std::size_t added = 0;
    const std::span<const Quotation> all(article.quotations);
    for (std::size_t first = 0, last = 0; first < all.size(); first = last, ++added) {
        for (last = first + 1; last < all.size() && all[last].joined; ++last) {
        }
        add_one(article, analyzed, all.subspan(first, last - first), out);
        for (const std::string& term : identity) {
            out.add_term(term);
        }
        if (article.published) out.set_value(Slot::kPublished, date_value(*article.published));
        out.set_value(Slot::kOrigin, origin);
        out.end_document();
    }
    return added;
}

void QuotationBuilder::add_one(const Article& article,
                               const AnalyzedParagraphs& analyzed,
                               std::span<const Quotation> parts,
                               BulkDatabase& out) {
    const Quotation& quotation = parts[0];
    // Each fragment is a part of its own, so that no phrase matches across the text between them.
    for (const Quotation& part : parts) {
        terms_.add_stretch(article, part.start, part.end, Part::kBody, analyzed);
    }
    const double worth = worth_of(parts, terms_.size());
    for (const std::string& name : quotation.speakers) {
        terms_.add_name(name, Part::kSpeaker);
    }
    terms_.add_name(quotation.role, Part::kRole);
    terms_.finish(out, place_, encode_quotation(parts, article.id), worth_scale(worth));
    ++place_.number;
    for (const std::string& term : name_terms(quotation)) {
        out.add_term(term);
    }
    out.add_term(std::string(kQuotationTypePrefix) + std::string(name_of(type_of(parts))));
    if (!quotation.speakers.empty())
        out.set_value(Slot::kSpeakers, encode_names(quotation.speakers));
}

}  // namespace dateline
