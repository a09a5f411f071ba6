// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/groups/stories.h"

#include <algorithm>
#include <cmath>

#include "searcher/results/counts/term_vector.h"

namespace dateline {
namespace {

constexpr double kNameFactor = 1.5;
constexpr double kSameStory = 0.33;  // cosine

double dot(const std::unordered_map<std::string, double>& a,
           const std::unordered_map<std::string, double>& b) {
    double sum = 0;
    for (const auto& [word, weight] : a) {
        const auto other = b.find(word);
        if (other != b.end()) sum += weight * other->second;
    }
    return sum;
}

class Group {
  public:
    explicit Group(std::size_t number, const StoryVector& first) { add(number, first); }

    void add(std::size_t number, const StoryVector& article) {
        members_.push_back(number);
        if (article.date) dates_.push_back(*article.date);
        for (const auto& [word, weight] : article.words) {
            sum_[word] += weight;
        }
        length_ = std::sqrt(dot(sum_, sum_));
    }

    double likeness(const StoryVector& article) const {
        return length_ > 0 ? dot(article.words, sum_) / length_ : 0;
    }

    bool is_near(const std::optional<Date>& date) const {
        if (!date || dates_.empty()) return true;
        return std::ranges::any_of(dates_, [&](const Date& other) {
            const auto [first, last] = std::minmax(*date, other);
            return first_day(last) <= add_days(last_day(first), kStoryDays);
        });
    }

    const std::vector<std::size_t>& members() const { return members_; }

  private:
    std::vector<std::size_t> members_;
    std::vector<Date> dates_;
    std::unordered_map<std::string, double> sum_;
    double length_ = 0;
};

}  // namespace

StoryVector story_vector(const Article& article, const IndexReader& index, Analyzer& analyzer) {
    StoryVector vector;
    vector.date = article.published;
    double squares = 0;
    for (const ArticleWord& word : top_terms(article, index, analyzer, kStoryWords)) {
        const double weight = word.weight * (word.is_name() ? kNameFactor : 1);
        vector.words[word.stem] = weight;
        squares += weight * weight;
    }
    for (auto& [word, weight] : vector.words) {
        weight /= std::sqrt(squares);
    }
    return vector;
}

std::vector<std::vector<std::size_t>> group_stories(const std::vector<StoryVector>& articles) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        Group* nearest = nullptr;
        double most = kSameStory;
        for (Group& group : groups) {
            const double likeness = group.likeness(articles[i]);
            if (likeness < most || !group.is_near(articles[i].date)) continue;
            most = likeness;
            nearest = &group;
        }
        if (nearest != nullptr)
            nearest->add(i, articles[i]);
        else
            groups.emplace_back(i, articles[i]);
    }
    std::vector<std::vector<std::size_t>> members;
    for (const Group& group : groups) {
        members.push_back(group.members());
    }
    return members;
}

}  // namespace dateline
