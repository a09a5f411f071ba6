// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

/// Combinations of queries.
namespace dateline {

inline Xapian::Query all_of(std::vector<Xapian::Query> queries) {
    std::erase_if(queries, [](const Xapian::Query& query) { return query.empty(); });
    return queries.size() == 1
               ? queries[0]
               : Xapian::Query(Xapian::Query::OP_AND, queries.begin(), queries.end());
}
inline Xapian::Query any_of(const std::vector<Xapian::Query>& queries) {
    return queries.size() == 1
               ? queries[0]
               : Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end());
}
inline Xapian::Query everything() {
    return Xapian::Query(std::string());
}

// A term that no article has: Xapian would take Xapian::Query() for "no query" in a combination.
inline Xapian::Query nothing() {
    return Xapian::Query("XNOTHING");
}
inline Xapian::Query unweighted(const Xapian::Query& query) {
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0.0);
}

inline Xapian::Query any_term(const std::vector<std::string>& terms) {
    if (terms.empty()) return nothing();
    if (terms.size() == 1) return Xapian::Query(terms[0]);
    return Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
}

}  // namespace dateline
