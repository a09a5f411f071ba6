// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/metadata/columns.h"
#include "searcher/query/compile/name_resolution.h"
#include "searcher/results/counts/all_matches.h"

namespace dateline {

/// The commonest values of a field among the matches.
struct Facet {
    struct Value {
        std::string text;
        std::uint64_t count;  ///< of matching articles, or of quotations
    };
    std::string field;
    std::vector<Value> values;   ///< most frequent first
    std::uint64_t distinct = 0;  ///< number of values in all
    std::uint64_t without = 0;   ///< matches without the field
};

/// The value of `--facets FIELD:N`.
struct FacetRequest {
    ColumnField field = ColumnField::kSource;
    std::string key;  ///< of kept values, those of this one; empty: all
    std::size_t size = 10;
};

/// The number of matching articles with each value of a field, and without any. Values that differ
/// only in case or accents count as one, and so do lone surnames and the full names that they mean.
/// Exact; costs an array lookup per match.
class ValueCounts {
  public:
    /// `key`: of kept values, counts only those under it. `aliases` may be null.
    ValueCounts(const AllMatches& matches,
                const IndexReader& index,
                ColumnField field,
                std::string_view key,
                const Aliases* aliases);

    /// Every value, in no order.
    const std::vector<Facet::Value>& values() const { return values_; }

    /// Matches without a value.
    std::uint64_t without() const { return without_; }

  private:
    void add_segment(const std::vector<Xapian::docid>& documents,
                     const Column& column,
                     const SpeakerNames& names);
    std::optional<std::uint32_t> number_of(std::string value, const SpeakerNames& names);

    bool speakers_;
    std::string beginning_;  // of the values that are counted, and not shown
    std::vector<Facet::Value> values_;
    std::unordered_map<std::string, std::uint32_t> numbers_;  // by the value, folded
    std::uint64_t without_ = 0;
};

/// The commonest `request.size` values.
Facet count_facet(const AllMatches& matches,
                  const IndexReader& index,
                  const FacetRequest& request,
                  const Aliases* aliases);

}  // namespace dateline
