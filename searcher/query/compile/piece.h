// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <xapian.h>

#include "searcher/query/sources/term_queries.h"

namespace dateline {

/// The result of compiling a node. If it is a word, or any of some words, these too: together with
/// others they are searched at once.
struct Piece {
    Piece() = default;
    Piece(Xapian::Query made) : query(std::move(made)) {}    // NOLINT(google-explicit-constructor)
    operator const Xapian::Query&() const { return query; }  // NOLINT(google-explicit-constructor)

    Xapian::Query query;
    std::vector<WeighedTerms> any;

    /// Multiplies what it adds to a score.
    void scale(double factor);
};

/// Any of `pieces`; those that are words are searched together.
Piece any_piece(const std::vector<Piece>& pieces, const TermQueries& terms);

/// All of `pieces`; those that are words are searched together.
Piece all_pieces(const std::vector<Piece>& pieces, const TermQueries& terms);

}  // namespace dateline
