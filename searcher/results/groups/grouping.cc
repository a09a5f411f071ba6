// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/groups/grouping.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "common/stored/stored_article.h"
#include "common/stored/stored_content.h"
#include "searcher/query/compile/copies.h"
#include "searcher/results/groups/stories.h"

namespace dateline {
namespace {

constexpr Xapian::doccount kMostFolded = 20'000;  // the most matches read for a page
constexpr double kSameWords = 2;  // above any resemblance: only identical texts count

// Leaves out copies of earlier matches.
class CopyFolder {
  public:
    CopyFolder(double least, const CompiledQuery& query, const IndexReader& index)
        : least_(least), query_(query), index_(index) {}

    /// Whether the document is a copy of an earlier one.
    bool is_folded(const Xapian::Document& document) const {
        return folded_.contains(origin_of(document).article);
    }

    /// Its group: the copies that aren't in another group yet.
    GroupHead head_of(const Ranked& match) {
        GroupHead head{match.document, match.score, {}, 0, match.passage};
        folded_.insert(origin_of(match.document).article);
        const auto signature = decode_signature(value_of(match.document, Slot::kSignature));
        if (!signature) return head;
        for (const Copy& copy : find_copies(*signature, least_, index_, &query_)) {
            if (!folded_.insert(copy.article).second) continue;
            if (++head.other_count > kListedOthers) continue;
            decode_card(decode_content(copy.content).card, head.others.emplace_back());
        }
        return head;
    }

  private:
    double least_;
    const CompiledQuery& query_;
    const IndexReader& index_;
    std::unordered_set<std::uint64_t> folded_;
};

double least_resemblance(Grouping grouping) {
    return grouping == Grouping::kIdentical ? kSameWords : kNearDuplicate;
}

std::vector<GroupHead> fold_copies(CopyFolder folder,
                                   const MatchPage& page,
                                   std::uint32_t offset,
                                   std::uint32_t limit) {
    std::vector<GroupHead> heads;
    std::uint32_t seen = 0;
    Xapian::doccount size = std::max<Xapian::doccount>(100, (offset + limit) * 2);
    for (Xapian::doccount first = 0; first < kMostFolded; first += size, size *= 2) {
        const std::vector<Ranked> matches = page(first, size);
        for (const Ranked& match : matches) {
            if (folder.is_folded(match.document)) continue;
            GroupHead head = folder.head_of(match);
            if (seen++ >= offset) heads.push_back(std::move(head));
            if (heads.size() == limit) return heads;
        }
        if (matches.size() < size) break;
    }
    return heads;
}

std::vector<GroupHead> fold_stories(const std::vector<Ranked>& matches,
                                    const IndexReader& index,
                                    Analyzer& analyzer,
                                    std::uint32_t offset,
                                    std::uint32_t limit) {
    std::vector<StoryVector> vectors;
    for (const Ranked& match : matches) {
        Article article = match.document.card();
        index.read_text(match.document, article);
        vectors.push_back(story_vector(article, index, analyzer));
    }
    const auto groups = group_stories(vectors);
    std::vector<GroupHead> heads;
    for (std::size_t i = offset; i < groups.size() && heads.size() < limit; ++i) {
        const Ranked& best = matches[groups[i][0]];
        GroupHead head{best.document, best.score, {}, groups[i].size() - 1, best.passage};
        for (std::size_t j = 1; j < groups[i].size() && j <= kListedOthers; ++j) {
            head.others.push_back(matches[groups[i][j]].document.card());
        }
        heads.push_back(std::move(head));
    }
    return heads;
}

}  // namespace

std::vector<GroupHead> group_matches(Grouping grouping,
                                     const MatchPage& page,
                                     const CompiledQuery& query,
                                     const IndexReader& index,
                                     Analyzer& analyzer,
                                     HitWindow window) {
    const auto [offset, limit] = window;
    if (grouping == Grouping::kStory)
        return fold_stories(page(0, kMostTold), index, analyzer, offset, limit);
    return fold_copies(CopyFolder(least_resemblance(grouping), query, index), page, offset, limit);
}

std::uint64_t count_distinct(Grouping grouping, const MatchPage& page, std::uint64_t matches) {
    const double least = least_resemblance(grouping);
    std::vector<Signature> heads;
    std::unordered_multimap<std::uint32_t, std::size_t> by_band;  // band and its number -> head
    std::uint64_t distinct = 0;
    const auto is_copy = [&](const Signature& signature, std::uint32_t band) {
        const auto [first, last] = by_band.equal_range(band);
        return std::any_of(first, last, [&](const auto& entry) {
            const Signature& head = heads[entry.second];
            return head.content == signature.content || resemblance(head, signature) >= least;
        });
    };
    for (const Ranked& match : page(0, static_cast<Xapian::doccount>(matches))) {
        const auto signature = decode_signature(value_of(match.document, Slot::kSignature));
        if (!signature) {
            ++distinct;
            continue;
        }
        const auto bands = bands_of(*signature);
        if (std::ranges::any_of(bands,
                                [&](std::uint32_t band) { return is_copy(*signature, band); }))
            continue;
        ++distinct;
        for (const std::uint32_t band : bands) {
            by_band.emplace(band, heads.size());
        }
        heads.push_back(*signature);
    }
    return distinct;
}

}  // namespace dateline
