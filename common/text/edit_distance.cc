// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/edit_distance.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kLongest = 64;

struct Characters {
    std::array<char32_t, kLongest> at{};
    std::size_t size = 0;

    explicit Characters(std::string_view text) {
        for (std::size_t i = 0; i < text.size() && size < kLongest;) {
            const CodePoint point = decode_at(text, i);
            at[size++] = point.value;
            i += point.size;
        }
    }
};

}  // namespace

std::size_t edit_distance(std::string_view first, std::string_view second, std::size_t limit) {
    const Characters a(first);
    const Characters b(second);
    if (std::max(a.size, b.size) - std::min(a.size, b.size) > limit) return limit + 1;
    std::array<std::array<std::size_t, kLongest + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size; ++j) {
        rows[0][j] = j;
    }
    for (std::size_t i = 1; i <= a.size; ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        const auto& two_above = rows[(i + 1) % 3];
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size; ++j) {
            const std::size_t change = above[j - 1] + (a.at[i - 1] == b.at[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
            const bool swapped =
                i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1];
            if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit) return limit + 1;
    }
    return std::min(rows[a.size % 3][b.size], limit + 1);
}

}  // namespace dateline
