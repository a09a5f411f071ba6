// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/groups/quotations.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "common/schema/terms.h"
#include "common/stored/stored_quotation.h"
#include "common/text/text.h"
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

// A quotation of a group, the best of its article, and the article's fields and text.
struct QuotePage::Member {
    StoredQuotation stored;
    Article article;

    const Quotation& quotation() const { return stored.quotation; }

    std::size_t words() const {
        std::size_t count = 0;
        for (const ByteRange& fragment : stored.fragments) {
            const std::string text =
                squeeze(std::string_view(article.text)
                            .substr(fragment.start, fragment.end - fragment.start));
            count += 1 + static_cast<std::size_t>(std::ranges::count(text, ' '));
        }
        return count;
    }

    // Whether it is fuller than another of its group: with a speaker before one without, in the
    // speaker's own words before reported ones, whole before cut.
    bool is_fuller_than(const Member& other) const {
        const auto rank = [](const Member& member) {
            return std::tuple(!member.quotation().speakers.empty(),
                              -static_cast<int>(member.quotation().type), member.words());
        };
        return rank(*this) > rank(other);
    }
};

std::vector<QuotePage::Member> QuotePage::members_of(const std::vector<Ranked>& group) const {
    std::vector<Member> members;
    std::unordered_set<std::uint64_t> seen;
    for (const Ranked& ranked : group) {
        const std::uint64_t hash = origin_of(ranked.document).article;
        if (seen.contains(hash)) continue;
        StoredQuotation stored = read_quotation(ranked.document.content());
        const auto document = find_article(index_, stored.article_id, hash);
        if (!document) continue;
        seen.insert(hash);
        Article article = read_card(*document);
        index_.read_text(*document, article);
        members.push_back({std::move(stored), std::move(article)});
    }
    return members;
}

QuoteHit QuotePage::hit_of(const std::vector<Ranked>& group) const {
    constexpr float kNearlyAsSure = 0.1F;
    std::vector<Member> members = members_of(group);
    QuoteHit hit;
    if (members.empty()) return hit;
    const float least = members[0].quotation().confidence - kNearlyAsSure;
    auto fullest = members.begin();
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (member->quotation().confidence >= least && member->is_fuller_than(*fullest))
            fullest = member;
    }
    std::rotate(members.begin(), fullest, fullest + 1);
    hit.score = group[0].score;
    hit.passage = quote_passage(members[0].article, members[0].stored, query_, analyzer_);
    for (Member& member : members) {
        hit.copies.push_back(
            {{},
             member.quotation().type,
             compare_wording(hit.passage.text.text, quoted_words(member.article, member.stored))});
        member.article.text.clear();
        hit.copies.back().article = std::move(member.article);
    }
    hit.quotation = std::move(members[0].stored.quotation);
    hit.fragments = std::move(members[0].stored.fragments);
    resolve_names(hit.quotation);
    return hit;
}

std::vector<QuoteHit> QuotePage::hits(const std::vector<Ranked>& matches,
                                      std::size_t offset,
                                      std::size_t limit) const {
    std::vector<QuoteHit> hits;
    const auto groups = fold(matches);
    for (std::size_t i = offset; i < groups.size() && hits.size() < limit; ++i) {
        QuoteHit hit = hit_of(groups[i]);
        if (!hit.copies.empty()) hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace dateline
