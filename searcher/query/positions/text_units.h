// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/stored/token_stream.h"

namespace dateline {

/// The units into which a token stream is divided, numbered from 0 in order.
class TextUnits {
  public:
    enum class Kind {
        kField,  ///< headline, subhead, each other field; the text itself is one unit
        kParagraph,
        kSentence,
    };

    TextUnits(const TokenStream& stream, Kind kind);

    /// The number of units.
    std::size_t size() const { return starts_.size() + 1; }

    /// The number of the unit of a position. Logarithmic.
    std::size_t of(std::uint32_t position) const;

  private:
    std::vector<std::uint32_t> starts_;  // of all units but the first
};

}  // namespace dateline
