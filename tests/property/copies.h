// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include "common/metadata/minhash.h"

/// Generated texts and copies of them, for measuring how well near duplicates are found.
namespace dateline::test {

using Text = std::vector<std::uint32_t>;  // codes of stems

/// 100 to 700 words with frequencies by Zipf's law.
Text random_text(std::mt19937& random);

/// Edits as of a wire story: sentences of about twenty words are removed, moved or rewritten, each
/// with probability `change`, and single words are replaced.
Text edited(const Text& text, double change, std::mt19937& random);

/// The true resemblance: the share of both texts' shingles that they have in common.
double true_resemblance(const Text& a, const Text& b);

Signature signature_of(const Text& text);

/// Whether the index would compare them: they have a band in common.
bool share_band(const Signature& a, const Signature& b);

}  // namespace dateline::test
