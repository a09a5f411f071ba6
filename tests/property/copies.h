// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include "common/metadata/minhash.h"

/// Made texts and copies of them, for measuring how well near duplicates are found.
namespace dateline::test {

using Text = std::vector<std::uint32_t>;  // codes of stems

/// Words as often as Zipf's law has it, 100 to 700 of them.
Text random_text(std::mt19937& random);

/// As an editor changes a wire story: sentences of about twenty words go, move or are written anew,
/// each with probability `change`, and single words are replaced.
Text edited(const Text& text, double change, std::mt19937& random);

/// The resemblance itself: the part of both texts' shingles that they share.
double true_resemblance(const Text& a, const Text& b);

Signature signature_of(const Text& text);

/// Whether the index would compare them: they share a band.
bool share_band(const Signature& a, const Signature& b);

}  // namespace dateline::test
