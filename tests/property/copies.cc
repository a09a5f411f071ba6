// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/property/copies.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline::test {
namespace {

std::uint32_t random_word(std::mt19937& random) {
    constexpr double kWords = 30'000;
    const double x = std::uniform_real_distribution<>(0, 1)(random);
    const auto rank = static_cast<std::uint32_t>(std::pow(kWords, x));
    return rank * 2654435761U >> 9;  // 23 bits, like stem codes
}

using Shingle = std::array<std::uint32_t, kShingleWords>;

std::set<Shingle> shingles(const Text& text) {
    std::set<Shingle> out;
    for (std::size_t i = 0; i + kShingleWords <= text.size(); ++i) {
        out.insert({text[i], text[i + 1], text[i + 2]});
    }
    return out;
}

}  // namespace

Text random_text(std::mt19937& random) {
    Text text(100 + random() % 600);
    std::ranges::generate(text, [&] { return random_word(random); });
    return text;
}

Text edited(const Text& text, double change, std::mt19937& random) {
    constexpr std::size_t kSentence = 20;
    std::uniform_real_distribution<> chance(0, 1);
    Text out;
    for (std::size_t at = 0; at < text.size(); at += kSentence) {
        const auto first = text.begin() + static_cast<std::ptrdiff_t>(at);
        const auto last =
            text.begin() + static_cast<std::ptrdiff_t>(std::min(at + kSentence, text.size()));
        if (chance(random) >= change) {
            out.insert(out.end(), first, last);
            continue;
        }
        const auto how = random() % 3;
        if (how == 0) continue;  // removed
        if (how == 1) out.insert(out.begin(), first, last);
        for (std::size_t i = 0; how == 2 && i < kSentence; ++i) {
            out.push_back(random_word(random));
        }
    }
    for (std::uint32_t& word : out) {
        if (chance(random) < change / 20) word = random_word(random);
    }
    return out;
}

double true_resemblance(const Text& a, const Text& b) {
    const std::set<Shingle> of_a = shingles(a);
    const std::set<Shingle> of_b = shingles(b);
    const auto both = static_cast<double>(std::ranges::count_if(
        of_a, [&](const Shingle& shingle) { return of_b.contains(shingle); }));
    return both / (static_cast<double>(of_a.size() + of_b.size()) - both);
}

Signature signature_of(const Text& text) {
    Sketch sketch;
    for (const std::uint32_t word : text) {
        sketch.add(word);
    }
    return sketch.finish().value_or(Signature{});
}

bool share_band(const Signature& a, const Signature& b) {
    const auto of_a = bands_of(a);
    const auto of_b = bands_of(b);
    return std::ranges::any_of(
        of_a, [&](std::uint32_t band) { return std::ranges::find(of_b, band) != of_b.end(); });
}

}  // namespace dateline::test
