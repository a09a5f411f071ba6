// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotation_builder.h"

#include "common/stored_quotation.h"
#include "common/terms.h"
#include "indexer/speaker_terms.h"

namespace dateline {
namespace {

// Tokens of a quotation, for its impacts: the mean of news from several agencies.
constexpr double kAverageLength = 20;

}  // namespace

std::vector<Xapian::Document> QuotationBuilder::build(const Article& article,
                                                      const std::vector<std::string>& identity,
                                                      const std::string& origin) {
    std::vector<Xapian::Document> documents;
    const std::span<const Quotation> all(article.quotations);
    for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
        for (last = first + 1; last < all.size() && all[last].joined; ++last) {
        }
        Xapian::Document document = build_one(article, all.subspan(first, last - first));
        for (const std::string& term : identity) {
            document.add_boolean_term(term);
        }
        if (article.published)
            set_value(document, Slot::kPublished, date_value(*article.published));
        set_value(document, Slot::kOrigin, origin);
        documents.push_back(std::move(document));
    }
    return documents;
}

Xapian::Document QuotationBuilder::build_one(const Article& article,
                                             std::span<const Quotation> parts) {
    const Quotation& quotation = parts[0];
    Xapian::Document document;
    // Each fragment is a part of its own: no phrase runs over what stands between them.
    for (const Quotation& part : parts) {
        terms_.add_text(std::string_view(article.text).substr(part.start, part.end - part.start),
                        Part::kBody, article.lang);
    }
    const std::uint32_t length = terms_.size();
    for (const std::string& name : quotation.speakers) {
        terms_.add_name(name, Part::kSpeaker);
    }
    terms_.add_name(quotation.role, Part::kSpeaker);
    terms_.finish(document, length, kAverageLength);
    for (const std::string& term : name_terms(quotation)) {
        document.add_boolean_term(term);
    }
    document.add_boolean_term(std::string(kQuotationTypePrefix) +
                              std::string(name_of(type_of(parts))));
    if (!quotation.speakers.empty())
        set_value(document, Slot::kSpeakers, encode_names(quotation.speakers));
    set_value(document, Slot::kCard, encode_quotation(parts, article.id));
    return document;
}

}  // namespace dateline
