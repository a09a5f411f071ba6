// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/article/article.h"

namespace dateline {

/// While it lives, an article's text is what a reader sees: without soft hyphens, zero-width spaces
/// and direction marks, and with the words whole that the end of a line parts (broken_words.h).
/// Names and dates are found in it. At the end, the text is as it was, and the spans of paragraphs,
/// mentions and quotations are moved. Linear; copies nothing if the text needs no change.
class PlainReading {
  public:
    explicit PlainReading(Article& article);
    ~PlainReading();
    PlainReading(const PlainReading&) = delete;
    PlainReading& operator=(const PlainReading&) = delete;

  private:
    // What was left out before a place of the plain text.
    struct Cut {
        std::uint32_t plain;    // where it was
        std::uint32_t removed;  // bytes, with those of all cuts before it
    };

    void read(const std::string& text);
    void cut(std::string& plain, std::size_t bytes);
    std::uint32_t to_plain(std::uint32_t at) const;
    std::uint32_t to_start(std::uint32_t plain) const;
    std::uint32_t to_end(std::uint32_t plain) const;

    Article& article_;
    std::string text_;  // as it was; empty if nothing was left out
    std::vector<Paragraph> paragraphs_;
    std::vector<Cut> cuts_;
};

}  // namespace dateline
