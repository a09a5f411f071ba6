// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <xapian.h>

#include "common/mapped_values.h"

namespace dateline {

/// Slot::kContent of the documents of a database that consists of segments, read without Xapian. A
/// view of what an IndexReader holds.
class Contents {
  public:
    /// One for each segment, in their order.
    explicit Contents(std::span<const MappedValues> segments) : segments_(segments) {}

    /// Valid until the next one is asked for; nothing where Xapian is to be asked. Documents are
    /// numbered as Xapian numbers those of several databases: in turn.
    std::optional<std::string_view> get(Xapian::docid document) const {
        return segments_[(document - 1) % segments_.size()].get(
            static_cast<std::uint32_t>((document - 1) / segments_.size() + 1));
    }

    /// Whether a number in one segment is a number in the whole. A MatchDecider's documents have
    /// those of the segment that is being matched, and don't tell which it is.
    bool is_one() const { return segments_.size() == 1; }

    /// Those of one segment, by its own numbers.
    Contents segment(std::size_t number) const {
        return Contents(segments_.subspan(number, 1));
    }

  private:
    std::span<const MappedValues> segments_;
};

}  // namespace dateline
