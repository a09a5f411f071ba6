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

/// The number of words that represent an article when its event is compared with others'.
inline constexpr std::size_t kStoryWords = 60;

/// The most days between two reports of one event.
inline constexpr int kStoryDays = 3;

/// What an article is about: its most distinctive words, with more weight on names, as a vector of
/// length 1.
struct StoryVector {
    std::unordered_map<std::string, double> words;  ///< by stem
    std::optional<Date> date;
};

StoryVector story_vector(const Article& article, const IndexReader& index, Analyzer& analyzer);

/// Groups articles by event, in one pass in the order given (single-pass clustering, as in topic
/// detection and tracking: Allan et al. 1998): an article joins the group whose centre is nearest,
/// if near enough, and if published at most kStoryDays from one of its members; an article without
/// a date may join any. Returns the members of each group as indexes into `articles`, groups and
/// members in that order.
std::vector<std::vector<std::size_t>> group_stories(const std::vector<StoryVector>& articles);

}  // namespace dateline
