// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/suggestions/misspelling.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kLongest = 64;
constexpr double kUsual = 0.7;
constexpr double kDoubled = 0.55;
constexpr double kSwapped = 0.65;
constexpr double kOther = 1.1;
constexpr double kAtFirst = 0.35;  // added at the first letter

constexpr std::array<std::u32string_view, 3> kKeys = {U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};
// Letters that sound alike.
constexpr auto kSounds = std::to_array<std::u32string_view>(
    {U"aeiou", U"iy", U"ck", U"cs", U"sz", U"kq", U"gj", U"fv", U"vw", U"bp", U"dt", U"mn", U"xz"});

struct Key {
    int row = -1;
    int column = 0;
};

Key key_of(char32_t c) {
    for (std::size_t row = 0; row < kKeys.size(); ++row) {
        const std::size_t column = kKeys[row].find(c);
        if (column != std::u32string_view::npos)
            return {static_cast<int>(row), static_cast<int>(column)};
    }
    return {};
}

// Each row is half a key to the right of the one above.
bool are_neighbours(char32_t a, char32_t b) {
    const Key first = key_of(a);
    const Key second = key_of(b);
    if (first.row < 0 || second.row < 0) return false;
    const int right = second.column - first.column;
    if (first.row == second.row) return right == 1 || right == -1;
    if (second.row == first.row + 1) return right == 0 || right == -1;
    return second.row == first.row - 1 && (right == 0 || right == 1);
}

bool sound_alike(char32_t a, char32_t b) {
    return std::ranges::any_of(kSounds, [&](std::u32string_view group) {
        return group.find(a) != std::u32string_view::npos &&
               group.find(b) != std::u32string_view::npos;
    });
}

std::vector<char32_t> characters(std::string_view text) {
    std::vector<char32_t> out;
    for (std::size_t at = 0; at < text.size() && out.size() < kLongest;) {
        const CodePoint point = decode_at(text, at);
        out.push_back(point.value);
        at += point.size;
    }
    return out;
}

class Distance {
  public:
    Distance(std::string_view typed, std::string_view meant)
        : typed_(characters(typed)), meant_(characters(meant)) {}

    double operator()() {
        cost_.assign((typed_.size() + 1) * (meant_.size() + 1), 0);
        for (std::size_t i = 0; i <= typed_.size(); ++i) {
            for (std::size_t j = 0; j <= meant_.size(); ++j) {
                if (i + j > 0) at(i, j) = least(i, j);
            }
        }
        return at(typed_.size(), meant_.size());
    }

  private:
    double& at(std::size_t i, std::size_t j) { return cost_[i * (meant_.size() + 1) + j]; }

    double least(std::size_t i, std::size_t j) {
        double best = 1e9;
        if (i > 0) best = std::min(best, at(i - 1, j) + lone(typed_, i - 1) + first(i, j));
        if (j > 0) best = std::min(best, at(i, j - 1) + lone(meant_, j - 1) + first(i, j));
        if (i == 0 || j == 0) return best;
        best = std::min(best, at(i - 1, j - 1) + change(typed_[i - 1], meant_[j - 1], i, j));
        if (i > 1 && j > 1 && typed_[i - 1] == meant_[j - 2] && typed_[i - 2] == meant_[j - 1])
            best = std::min(best, at(i - 2, j - 2) + kSwapped);
        return best;
    }

    static double first(std::size_t i, std::size_t j) { return i <= 1 && j <= 1 ? kAtFirst : 0; }

    // A letter too many, or one missing.
    static double lone(const std::vector<char32_t>& word, std::size_t i) {
        const bool doubled =
            (i > 0 && word[i - 1] == word[i]) || (i + 1 < word.size() && word[i + 1] == word[i]);
        if (doubled) return kDoubled;
        // Hit along with its neighbour.
        const bool slipped = (i > 0 && are_neighbours(word[i - 1], word[i])) ||
                             (i + 1 < word.size() && are_neighbours(word[i + 1], word[i]));
        return slipped ? 0.8 : 0.9;
    }

    static double change(char32_t typed, char32_t meant, std::size_t i, std::size_t j) {
        if (typed == meant) return 0;
        const bool usual = are_neighbours(typed, meant) || sound_alike(typed, meant);
        return (usual ? kUsual : kOther) + first(i, j);
    }

    std::vector<char32_t> typed_;
    std::vector<char32_t> meant_;
    std::vector<double> cost_;
};

}  // namespace

double misspelling_cost(std::string_view typed, std::string_view meant) {
    return Distance(typed, meant)();
}

}  // namespace dateline
