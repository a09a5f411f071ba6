// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/program/wrap.h"

#include <algorithm>
#include <utility>

#include "common/program/sanitize.h"
#include "common/text/text.h"

namespace dateline {
namespace {

// A word, with its marks. Text is split at spaces before styling, so that wrapping counts columns
// of text, not of escape sequences.
struct Piece {
    std::string text;  // sanitised and marked
    std::size_t width = 0;
    bool space_before = false;
    std::uint32_t start = 0;
};

class Wrapper {
  public:
    Wrapper(std::size_t width, const Style& style)
        : width_(std::max<std::size_t>(width, 20)), style_(style) {}

    std::vector<WrappedLine> wrap(std::string_view text,
                                  const std::vector<ByteRange>& marks,
                                  bool bold) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = end_of_run(text, at, marks);
            add_run(text.substr(at, end - at), at, is_marked(at, marks), bold);
            at = end;
        }
        flush();
        return std::move(lines_);
    }

  private:
    // Marks are ordered and disjoint: only the first one that ends after `at` can cover it.
    static std::vector<ByteRange>::const_iterator mark_after(std::size_t at,
                                                             const std::vector<ByteRange>& marks) {
        return std::ranges::upper_bound(marks, at, {}, &ByteRange::end);
    }

    static bool is_marked(std::size_t at, const std::vector<ByteRange>& marks) {
        const auto mark = mark_after(at, marks);
        return mark != marks.end() && mark->start <= at;
    }

    static std::size_t end_of_run(std::string_view text,
                                  std::size_t at,
                                  const std::vector<ByteRange>& marks) {
        const auto mark = mark_after(at, marks);
        if (mark == marks.end()) return text.size();
        return std::min<std::size_t>(text.size(), mark->start > at ? mark->start : mark->end);
    }

    // A run is marked entirely or not at all; brackets enclose the whole run, colour each word.
    void add_run(std::string_view run, std::size_t from, bool marked, bool bold) {
        const bool brackets = marked && !style_.color;
        if (marked && style_.whole && add_whole(run, from)) return;
        for (std::size_t at = 0; at < run.size();) {
            if (run[at] == ' ' || run[at] == '\n' || run[at] == '\t') {
                flush();
                space_ = true;
                ++at;
                continue;
            }
            const std::size_t end = std::min(run.find_first_of(" \n\t", at), run.size());
            if (piece_.text.empty()) piece_.start = static_cast<std::uint32_t>(from + at);
            std::string word = sanitize_line(run.substr(at, end - at));
            if (brackets && at == 0) word.insert(0, 1, '[');
            if (brackets && end == run.size()) word += ']';
            append(word, marked && style_.color, bold);
            at = end;
        }
    }

    // A match of several words as one piece. False if it has but one, or is longer than a line.
    bool add_whole(std::string_view run, std::size_t from) {
        const std::string words = sanitize_line(run);
        const std::string marked = style_.match(words);
        const std::size_t width = display_width(words) + (style_.color ? 0 : 2);
        if (words.find(' ') == std::string::npos || piece_.width + width > width_) return false;
        if (piece_.text.empty()) {
            piece_.start = static_cast<std::uint32_t>(from);
            piece_.space_before = std::exchange(space_, false);
        }
        piece_.text += marked;
        piece_.width += width;
        return true;
    }

    // Scripts without spaces may break between any two characters, as may words longer than a line.
    void append(const std::string& word, bool marked, bool bold) {
        std::string plain;
        std::size_t plain_width = 0;
        const auto emit = [&] {
            if (plain.empty()) return;
            if (piece_.text.empty()) piece_.space_before = std::exchange(space_, false);
            piece_.width += std::exchange(plain_width, 0);
            piece_.text += marked ? style_.match(plain) : bold ? style_.bold(plain) : plain;
            plain.clear();
        };
        for (std::size_t at = 0; at < word.size();) {
            const CodePoint point = decode_at(word, at);
            const std::string character = word.substr(at, point.size);
            const std::size_t width = display_width(character);
            if (is_unspaced(point.value) || piece_.width + plain_width + width > width_) {
                emit();
                flush();
            }
            plain += character;
            plain_width += width;
            at += point.size;
        }
        emit();
    }

    void flush() {
        if (piece_.text.empty()) return;
        const bool space = piece_.space_before && !lines_.empty() && lines_.back().width > 0;
        const std::size_t needed = piece_.width + (space ? 1 : 0);
        if (lines_.empty() || (lines_.back().width > 0 && lines_.back().width + needed > width_)) {
            lines_.push_back({{}, 0, piece_.start});
        } else if (space) {
            lines_.back().text += ' ';
            ++lines_.back().width;
        }
        lines_.back().text += piece_.text;
        lines_.back().width += piece_.width;
        const std::uint32_t start = piece_.start;
        piece_ = {};
        piece_.start = start;
    }

    std::size_t width_;
    const Style& style_;
    std::vector<WrappedLine> lines_;
    Piece piece_;
    bool space_ = false;
};

}  // namespace

std::vector<WrappedLine> wrap(std::string_view text,
                              const std::vector<ByteRange>& marks,
                              std::size_t width,
                              const Style& style,
                              bool bold) {
    return Wrapper(width, style).wrap(text, marks, bold);
}

}  // namespace dateline
