// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/minhash.h"
#include "searcher/query/compile.h"

namespace dateline {

/// An article that tells what another one tells, in the same words.
struct Copy {
    std::uint64_t article;  ///< Origin::article
    double resemblance;     ///< estimated; 1 where every word is the same
    std::string card;       ///< Slot::kCard
};

/// The articles that resemble a text by `least` or more, those most like it first, itself too where
/// it is indexed; with `among`, only those that this query on articles matches. `least` above 1:
/// only those of which every word is the same.
std::vector<Copy> find_copies(const Signature& signature,
                              double least,
                              const IndexReader& index,
                              const CompiledQuery* among);

}  // namespace dateline
