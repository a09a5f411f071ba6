// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/index/index_reader.h"

namespace dateline {

/// How many words stand for an article when its event is compared with others'.
inline constexpr std::size_t kStoryWords = 60;

/// Days between two tellings of one event at the most.
inline constexpr int kStoryDays = 3;

/// What an article is about: its telling words, names counting more, as a vector of length 1.
struct StoryVector {
    std::unordered_map<std::string, double> words;  ///< by stem
    std::optional<Date> date;
};

StoryVector story_vector(const Article& article, const IndexReader& index, Analyzer& analyzer);

/// Groups articles by the event that they tell, in one pass in the order given (single-pass
/// clustering, as in topic detection and tracking: Allan et al. 1998): an article joins the group
/// to whose centre it is nearest, if near enough, and published at most kStoryDays from one of its
/// members; an article without a date may join any. Gives for each group its members, as numbers of
/// `articles`, groups and members in that order.
std::vector<std::vector<std::size_t>> group_stories(const std::vector<StoryVector>& articles);

}  // namespace dateline
