// SPDX-License-Identifier: GPL-3.0-or-later
// How many near duplicates are found and missed in generated texts: dateline-bench-duplicates
// [PAIRS]
#include <array>
#include <cstdlib>
#include <random>

#include <fmt/format.h>

#include "tests/property/copies.h"

using namespace dateline;
using namespace dateline::test;

int main(int argc, char** argv) {
    const int pairs = argc > 1 ? std::atoi(argv[1]) : 20'000;
    struct Bin {
        int pairs = 0;
        int banded = 0;
        int told = 0;
    };
    std::array<Bin, 11> bins{};
    std::mt19937 random(1);
    for (int i = 0; i < pairs; ++i) {
        const Text text = random_text(random);
        const Text copy =
            i % 10 == 0 ? random_text(random)
                        : edited(text, std::uniform_real_distribution<>(0, 1)(random), random);
        const Signature a = signature_of(text);
        const Signature b = signature_of(copy);
        Bin& bin = bins[static_cast<std::size_t>(true_resemblance(text, copy) * 10)];
        ++bin.pairs;
        const bool banded = share_band(a, b);
        bin.banded += banded ? 1 : 0;
        bin.told += banded && resemblance(a, b) >= kNearDuplicate ? 1 : 0;
    }
    fmt::print("| resemblance | pairs | share a band | told as copies |\n|---|---|---|---|\n");
    for (std::size_t i = 0; i < bins.size(); ++i) {
        const Bin& bin = bins[i];
        if (bin.pairs == 0) continue;
        fmt::print(
            "| {} | {} | {:.3f} | {:.3f} |\n",
            i == 10 ? "1" : fmt::format(".{} to .{}", i, i == 9 ? "99" : std::to_string(i + 1)),
            bin.pairs, static_cast<double>(bin.banded) / bin.pairs,
            static_cast<double>(bin.told) / bin.pairs);
    }
}
