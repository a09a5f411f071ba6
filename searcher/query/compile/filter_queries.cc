// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/filter_queries.h"

#include <cstdint>

#include "common/schema/schema.h"
#include "common/schema/terms.h"
#include "searcher/query/sources/xapian_queries.h"

namespace dateline {

// Articles whose number is below 1 have no value.
Xapian::Query number_query(const Node& node) {
    const auto slot =
        static_cast<Xapian::valueno>(node.field->name == "words" ? Slot::kWords : Slot::kQuotes);
    const auto from = [&](std::uint64_t number) {
        return Xapian::Query(Xapian::Query::OP_VALUE_GE, slot,
                             Xapian::sortable_serialise(static_cast<double>(number)));
    };
    const NumberRange& range = node.numbers;
    const Xapian::Query least = range.least == 0 ? everything() : from(range.least);
    return range.most ? Xapian::Query(Xapian::Query::OP_AND_NOT, least, from(*range.most + 1))
                      : least;
}

std::string exact_term(const Node& node) {
    if (node.kind == NodeKind::kPath) return hash_term(kFolderPrefix, node.text);
    return node.field->name == "lang" ? std::string(kLanguagePrefix) + node.text
                                      : hash_term(node.field->prefix, node.text);
}

}  // namespace dateline
