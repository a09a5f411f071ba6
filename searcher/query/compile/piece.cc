// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/piece.h"

#include <algorithm>
#include <iterator>

#include "searcher/query/sources/xapian_queries.h"

namespace dateline {

void Piece::scale(double factor) {
    if (factor == 1 || query.empty()) return;
    query = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, factor);
    for (WeighedTerms& word : any) {
        word.weight *= factor;
    }
}

Piece any_piece(const std::vector<Piece>& pieces, const TermQueries& terms) {
    std::vector<WeighedTerms> words;
    std::vector<Xapian::Query> queries;
    for (const Piece& piece : pieces) {
        std::ranges::copy(piece.any, std::back_inserter(words));
        if (piece.any.empty()) queries.push_back(piece.query);
    }
    if (words.empty()) return any_of(queries);
    queries.push_back(terms.any_of_words(words));
    Piece any(any_of(queries));
    if (queries.size() == 1) any.any = std::move(words);
    return any;
}

Piece all_pieces(const std::vector<Piece>& pieces, const TermQueries& terms) {
    if (pieces.size() == 1) return pieces[0];
    std::vector<WeighedTerms> words;
    std::vector<Xapian::Query> queries;
    for (const Piece& piece : pieces) {
        if (piece.any.size() == 1)
            words.push_back(piece.any[0]);
        else
            queries.push_back(piece.query);
    }
    if (!words.empty()) queries.push_back(terms.all_of_words(words));
    return all_of(queries);
}

}  // namespace dateline
