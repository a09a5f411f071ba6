// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Words that the end of a line parts: "har-⏎bour".
namespace dateline {

struct WordGap {
    std::size_t size;   ///< bytes from the hyphen to the rest of the word
    bool keeps_hyphen;  ///< "Jean-⏎Pierre", and "long-⏎term" if "long-term" is within 1 KiB
};

/// The gap that begins at `at`: a hyphen after a letter, one line end, and a letter. Constant time.
std::optional<WordGap> word_gap_at(std::string_view text, std::size_t at);

/// `text` on one line, as squeeze gives it, with such words whole.
std::string running_text(std::string_view text);

}  // namespace dateline
