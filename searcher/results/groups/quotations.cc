// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/groups/quotations.h"

#include <algorithm>

#include "common/schema/terms.h"
#include "common/stored/stored_quotation.h"
#include "searcher/query/sources/confirm.h"
#include "searcher/query/sources/term_queries.h"
#include "searcher/results/groups/fold.h"

namespace dateline {

std::optional<Xapian::Document> find_article(const IndexReader& index,
                                             const std::string& id,
                                             std::uint64_t hash) {
    const Xapian::Database& articles = index.articles().database();
    const std::string term = hash_term(kIdPrefix, id);
    for (auto at = articles.postlist_begin(term); at != articles.postlist_end(term); ++at) {
        Xapian::Document document = articles.get_document(*at);
        const Origin origin = origin_of(document);
        if (origin.article == hash && index.is_current(origin)) return document;
    }
    return std::nullopt;
}

std::vector<StoredQuotation> quotations_of(const Xapian::Document& document,
                                           const CompiledQuery& query,
                                           const IndexReader& index) {
    const std::uint64_t article = origin_of(document).article;
    const std::string id = read_card(document).id;
    const ConfirmingDecider decider(query, index, index.quotes().mapped());
    Xapian::Enquire enquire(index.quotes().database());
    enquire.set_query(Xapian::Query(
        Xapian::Query::OP_FILTER, query.query,
        TermQueries(index, SearchTarget::kQuotations, {}).of(hash_term(kIdPrefix, id))));
    set_weights(enquire, index);
    std::vector<StoredQuotation> quotations;
    const Xapian::MSet matches = enquire.get_mset(0, index.quotes().database().get_doccount());
    for_each_confirmed(
        index.quotes().database(), matches, decider, false, [&](const Xapian::MSetIterator& match) {
            const Xapian::Document found = match.get_document();
            if (origin_of(found).article == article)
                quotations.push_back(read_quotation(value_of(found, Slot::kContent)));
            return true;
        });
    return quotations;
}

void QuotePage::resolve_names(Quotation& quotation) const {
    for (std::string& name : quotation.speakers) {
        const bool full = name.find(' ') != std::string::npos;
        if (!full) name = names_.shown_name(name);  // else it is the article's to say
    }
}

std::vector<std::vector<Ranked>> QuotePage::fold(const std::vector<Ranked>& matches) const {
    QuotationFolder folder;
    std::vector<std::vector<Ranked>> groups;
    for (const Ranked& match : matches) {
        const std::size_t group =
            folder.group_of(std::string(decode_content(match.document.content()).tokens),
                            decode_names(value_of(match.document, Slot::kSpeakers)));
        if (group == groups.size()) groups.emplace_back();
        groups[group].push_back(match);
    }
    return groups;
}

QuoteHit QuotePage::hit_of(const std::vector<Ranked>& group) const {
    QuoteHit hit;
    std::vector<std::uint64_t> seen;
    for (const Ranked& member : group) {
        const std::uint64_t hash = origin_of(member.document).article;
        if (std::ranges::find(seen, hash) != seen.end()) continue;
        StoredQuotation stored = read_quotation(member.document.content());
        const auto document = find_article(index_, stored.article_id, hash);
        if (!document) continue;
        seen.push_back(hash);
        Article article = read_card(*document);
        if (hit.articles.empty()) {
            index_.read_text(*document, article);
            hit.score = member.score;
            hit.passage = quote_passage(article, stored, query_, analyzer_);
            hit.quotation = std::move(stored.quotation);
            hit.fragments = std::move(stored.fragments);
            resolve_names(hit.quotation);
        }
        hit.articles.push_back(std::move(article));
    }
    return hit;
}

std::vector<QuoteHit> QuotePage::hits(const std::vector<Ranked>& matches,
                                      std::size_t offset,
                                      std::size_t limit) const {
    std::vector<QuoteHit> hits;
    const auto groups = fold(matches);
    for (std::size_t i = offset; i < groups.size() && hits.size() < limit; ++i) {
        QuoteHit hit = hit_of(groups[i]);
        if (!hit.articles.empty()) hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace dateline
