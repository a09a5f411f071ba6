// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/facets.h"

#include <algorithm>

#include "common/text.h"
#include "searcher/query/speaker_names.h"

namespace dateline {

ValueCounts::ValueCounts(const AllMatches& matches, const IndexReader& index, ColumnField field)
    : speakers_(field == ColumnField::kSpeaker) {
    for (std::size_t i = 0; i < matches.documents.size(); ++i) {
        if (matches.documents[i].empty()) continue;
        add_segment(matches.documents[i], Column(index.segments()[i], field), index);
    }
}

// Articles are counted by what they have together, and only then by each value.
void ValueCounts::add_segment(const std::vector<Xapian::docid>& documents,
                              const Column& column,
                              const IndexReader& index) {
    std::vector<std::uint64_t> counts(column.groups());
    for (const Xapian::docid document : documents) {
        ++counts[column.group_of(document)];
    }
    without_ += counts[0];
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t group = 1; group < counts.size(); ++group) {
        if (counts[group] == 0) continue;
        numbers.clear();
        for (const std::uint32_t value : column.group(group)) {
            const std::uint32_t number = number_of(column.value(value), index);
            if (std::ranges::find(numbers, number) == numbers.end()) numbers.push_back(number);
        }
        for (const std::uint32_t number : numbers) {
            values_[number].count += counts[group];
        }
    }
}

std::uint32_t ValueCounts::number_of(const std::string& value, const IndexReader& index) {
    const auto known = numbers_.find(value);
    if (known != numbers_.end()) return known->second;
    const std::string shown =
        speakers_ ? SpeakerNames(index).full_name_of(value).value_or(value) : value;
    const auto [at, is_new] =
        numbers_.emplace(fold(shown), static_cast<std::uint32_t>(values_.size()));
    if (is_new) values_.push_back({shown, 0});
    const std::uint32_t number = at->second;
    numbers_.emplace(value, number);  // as it is spelled here, to be found at once
    return number;
}

Facet count_facet(const AllMatches& matches,
                  const IndexReader& index,
                  const FacetRequest& request) {
    const ValueCounts counts(matches, index, request.field);
    Facet facet;
    facet.field = name_of(request.field);
    facet.values = counts.values();
    facet.distinct = facet.values.size();
    facet.without = counts.without();
    const auto middle = facet.values.begin() +
                        static_cast<std::ptrdiff_t>(std::min(request.size, facet.values.size()));
    std::ranges::partial_sort(facet.values, middle,
                              [](const Facet::Value& a, const Facet::Value& b) {
                                  return a.count != b.count ? a.count > b.count : a.text < b.text;
                              });
    facet.values.erase(middle, facet.values.end());
    return facet;
}

}  // namespace dateline
