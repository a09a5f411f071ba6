// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <random>

#include <fmt/format.h>
#include <xapian.h>

#include "common/index/mapped_segment.h"
#include "searcher/query/sources/confirm.h"
#include "searcher/query/sources/posting_sources.h"
#include "searcher/query/sources/xapian_queries.h"
#include "tests/catch.h"
#include "tests/support.h"

// The oracle is what Xapian's own lists and operators make of the same words.

using namespace dateline;
using namespace dateline::test;

namespace {

// A word of rank n occurs in about one of n documents.
std::string random_word(std::mt19937& random) {
    return fmt::format("w{}",
                       static_cast<int>(std::exp(static_cast<double>(random() % 6000) / 1000)));
}

// Two segments; in the second, documents were replaced and removed.
struct Segments {
    TempDir dir;
    std::vector<Xapian::Database> databases;
    Xapian::Database all;
    std::vector<MappedSegment> mapped;

    explicit Segments(std::mt19937& random) {
        for (const char* const name : {"first", "second"}) {
            const std::string folder = (dir / name).string();
            Xapian::WritableDatabase writer(folder, Xapian::DB_CREATE);
            for (int i = 0; i < 1500; ++i) {
                writer.add_document(document(random));
            }
            writer.commit();
            for (int i = 0; databases.size() == 1 && i < 300; ++i) {
                writer.replace_document(number_in(random, 1500), document(random));
                const Xapian::docid gone = number_in(random, 1500);
                if (i % 3 == 0 && writer.term_exists(fmt::format("id{}", gone)))
                    writer.delete_document(fmt::format("id{}", gone));
            }
            writer.commit();
            databases.emplace_back(folder);
            all.add_database(databases.back());
            mapped.emplace_back(folder, databases.back());
        }
    }

    static Xapian::docid number_in(std::mt19937& random, std::uint32_t most) {
        return static_cast<Xapian::docid>(random() % most + 1);
    }

    Xapian::Document document(std::mt19937& random) {
        Xapian::Document document;
        for (std::size_t i = random() % 40; i > 0; --i) {
            document.add_term(random_word(random),
                              static_cast<Xapian::termcount>(random() % 20 + 1));
        }
        document.add_term(fmt::format("id{}", ++documents_));
        return document;
    }

  private:
    int documents_ = 0;
};

std::vector<WeighedTerms> random_words(std::mt19937& random) {
    std::vector<WeighedTerms> words(random() % 4 + 1);
    for (WeighedTerms& word : words) {
        for (std::size_t i = random() % 3 == 0 ? 2 : 1; i > 0; --i) {
            word.terms.push_back(random_word(random));
        }
        std::ranges::sort(word.terms);
        word.terms.erase(std::unique(word.terms.begin(), word.terms.end()), word.terms.end());
        word.weight = static_cast<double>(random() % 50) / 100;
    }
    return words;
}

Xapian::Query by_xapian(const std::vector<WeighedTerms>& words, Xapian::Query::op op) {
    std::vector<Xapian::Query> queries;
    for (const WeighedTerms& word : words) {
        queries.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, any_term(word.terms), word.weight);
    }
    return Xapian::Query(op, queries.begin(), queries.end());
}

// Weights are added in another order, so their last bits may differ: sorted by rounded weight, then
// by number.
using Page = std::vector<std::pair<long, Xapian::docid>>;

Page page_of(const Xapian::Database& database, const Xapian::Query& query, Xapian::doccount most) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(ImpactWeight());
    const Xapian::MSet set = enquire.get_mset(0, most);
    Page page;
    for (auto match = set.begin(); match != set.end(); ++match) {
        page.emplace_back(-std::lround(match.get_weight() * 1e9), *match);
    }
    return page;
}

template <class Source>
Xapian::Query query_of(const WordPlan& plan) {
    Xapian::PostingSource* source = new Source(plan);
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(source->release()),
                         plan.boost);
}

// Compares all matches with their weights; of the best ten only the weights, since some are equal.
void check_same(const Xapian::Database& database,
                const Xapian::Query& ours,
                const Xapian::Query& theirs) {
    Page all = page_of(database, ours, database.get_doccount());
    Page expected = page_of(database, theirs, database.get_doccount());
    std::ranges::sort(all);
    std::ranges::sort(expected);
    CHECK(all == expected);
    const Page best = page_of(database, ours, 10);
    CHECK(best.size() == std::min<std::size_t>(expected.size(), 10));
    for (std::size_t i = 0; i < best.size(); ++i) {
        CHECK(best[i].first == expected[i].first);
        CHECK(std::ranges::binary_search(expected, best[i]));
    }
}

}  // namespace

TEST_CASE("a mapped list has the documents of Xapian's, also when it skips", "[property]") {
    std::mt19937 random(GENERATE(1U, 2U));
    Segments segments(random);
    for (std::size_t i = 0; i < 2; ++i) {
        for (int rank = 1; rank < 450; rank += rank < 20 ? 1 : 37) {
            const std::string term = fmt::format("w{}", rank);
            const Xapian::Database& database = segments.databases[i];
            glass::PostingList list(*segments.mapped[i].table(), term);
            CHECK(list.frequency() == database.get_termfreq(term));
            std::vector<std::pair<Xapian::docid, Xapian::termcount>> ours;
            std::vector<std::pair<Xapian::docid, Xapian::termcount>> theirs;
            for (; list.document() != glass::PostingList::kEnd; list.next()) {
                ours.emplace_back(list.document(), list.wdf());
            }
            for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
                theirs.emplace_back(*at, at.get_wdf());
            }
            CHECK(ours == theirs);
            glass::PostingList skipping(*segments.mapped[i].table(), term);
            for (Xapian::docid to = 1; to < 1800; to += Segments::number_in(random, 200)) {
                skipping.skip_to(to);
                const auto next = std::ranges::lower_bound(
                    theirs, to, {}, &std::pair<Xapian::docid, Xapian::termcount>::first);
                CHECK(skipping.document() ==
                      (next == theirs.end() ? glass::PostingList::kEnd : next->first));
            }
        }
    }
}

TEST_CASE("words find and weigh as Xapian's own operators do", "[property]") {
    const std::uint32_t seed = GENERATE(1U, 2U, 3U);
    std::mt19937 random(seed);
    const Segments segments(random);
    for (int round = 0; round < 60; ++round) {
        INFO("seed " << seed << ", round " << round);
        const WordPlan plan{random_words(random), MappedSegments(segments.mapped),
                            static_cast<double>(random() % 4) / 2, Deadline()};
        const auto boosted = [&](Xapian::Query::op op) {
            return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, by_xapian(plan.words, op),
                                 plan.boost);
        };
        check_same(segments.all, query_of<AnyWordSource>(plan), boosted(Xapian::Query::OP_OR));
        check_same(segments.all, query_of<AllWordsSource>(plan), boosted(Xapian::Query::OP_AND));
        // With another word, so that Xapian skips and checks.
        const Xapian::Query other(random_word(random));
        check_same(segments.all,
                   Xapian::Query(Xapian::Query::OP_OR, query_of<AllWordsSource>(plan), other),
                   Xapian::Query(Xapian::Query::OP_OR, boosted(Xapian::Query::OP_AND), other));
        check_same(segments.all,
                   Xapian::Query(Xapian::Query::OP_AND, other, query_of<AnyWordSource>(plan)),
                   Xapian::Query(Xapian::Query::OP_AND, other, boosted(Xapian::Query::OP_OR)));
        check_same(segments.all,
                   Xapian::Query(Xapian::Query::OP_AND_NOT, other, query_of<AnyWordSource>(plan)),
                   Xapian::Query(Xapian::Query::OP_AND_NOT, other, boosted(Xapian::Query::OP_OR)));
    }
}

TEST_CASE("a word of many terms weighs the sum of their impacts, whatever its boost",
          "[property]") {
    std::mt19937 random(5);
    const Segments segments(random);
    for (const double boost : {0.5, 1.0, 40.0}) {
        WordPlan plan{{{{}, 0.25}}, MappedSegments(segments.mapped), boost, Deadline()};
        for (int rank = 1; rank < 40; rank += 3) {
            plan.words[0].terms.push_back(fmt::format("w{}", rank));
        }
        std::vector<Xapian::Query> terms(plan.words[0].terms.begin(), plan.words[0].terms.end());
        const Xapian::Query sum(Xapian::Query::OP_SCALE_WEIGHT,
                                Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()),
                                0.25 * boost);
        check_same(segments.all, query_of<SumSource>(plan), sum);
    }
}
