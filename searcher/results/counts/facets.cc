// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/counts/facets.h"

#include <algorithm>

#include "common/text/text.h"

namespace dateline {

ValueCounts::ValueCounts(const AllMatches& matches,
                         const IndexReader& index,
                         ColumnField field,
                         std::string_view key,
                         const Aliases* aliases)
    : speakers_(field == ColumnField::kSpeaker),
      beginning_(key.empty() ? "" : std::string(key) + "=") {
    const SpeakerNames names(index, aliases);
    for (std::size_t i = 0; i < matches.documents.size(); ++i) {
        if (matches.documents[i].empty()) continue;
        add_segment(matches.documents[i],
                    Column(column_bytes(index.articles().segments()[i], field)), names);
    }
}

// Counts articles by their whole group of values first, and only then each value.
void ValueCounts::add_segment(const std::vector<Xapian::docid>& documents,
                              const Column& column,
                              const SpeakerNames& names) {
    constexpr std::uint32_t kUnknown = ~std::uint32_t{0};
    constexpr std::uint32_t kOther = kUnknown - 1;  // not counted
    std::vector<std::uint64_t> counts(column.groups());
    for (const Xapian::docid document : documents) {
        ++counts[column.group_of(document)];
    }
    without_ += counts[0];
    std::vector<std::uint32_t> numbers(column.values(), kUnknown);
    std::vector<std::uint32_t> values;
    std::vector<std::uint32_t> counted;
    for (std::uint32_t group = 1; group < counts.size(); ++group) {
        if (counts[group] == 0) continue;
        counted.clear();
        column.get_group(group, values);
        for (const std::uint32_t value : values) {
            std::uint32_t& number = numbers[value];
            if (number == kUnknown)
                number = number_of(std::string(column.value(value)), names).value_or(kOther);
            if (number == kOther) continue;
            if (std::ranges::find(counted, number) == counted.end()) counted.push_back(number);
        }
        if (counted.empty()) without_ += counts[group];
        for (const std::uint32_t number : counted) {
            values_[number].count += counts[group];
        }
    }
}

std::optional<std::uint32_t> ValueCounts::number_of(std::string value, const SpeakerNames& names) {
    if (!value.starts_with(beginning_)) return std::nullopt;
    value.erase(0, beginning_.size());
    if (speakers_) value = names.shown_name(value);
    const auto [at, is_new] =
        numbers_.emplace(fold(value), static_cast<std::uint32_t>(values_.size()));
    if (is_new) values_.push_back({std::move(value), 0});
    return at->second;
}

Facet count_facet(const AllMatches& matches,
                  const IndexReader& index,
                  const FacetRequest& request,
                  const Aliases* aliases) {
    const ValueCounts counts(matches, index, request.field, request.key, aliases);
    Facet facet;
    facet.field = request.key.empty() ? name_of(request.field) : request.key;
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
