// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/split_values.h"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "searcher/query/sources/compiled_query.h"

namespace dateline {
namespace {

// Names, places, sources and tags; words of the text would be stemmed.
bool has_names(const Field& field) {
    return field.kind == FieldKind::kText && !field.prefix.empty() &&
           (field.parts & kTextParts) == 0;
}

std::optional<std::string> term_of(const Node& word, const Field& field, Analyzer& analyzer) {
    Analysis analysis;
    analyzer.analyze(word.text, kUndetermined, analysis);
    if (analysis.tokens.size() != 1) return std::nullopt;
    return std::string(field.prefix) + analysis.tokens[0].word->stem->text;
}

bool any_has(const Xapian::Database& documents, const std::string& one, const std::string& other) {
    Xapian::Enquire enquire(documents);
    enquire.set_query(
        Xapian::Query(Xapian::Query::OP_AND, Xapian::Query(one), Xapian::Query(other)));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
}

}  // namespace

std::vector<Diagnostic> notes_on_split_values(const Node& node,
                                              const IndexReader& index,
                                              Analyzer& analyzer) {
    std::vector<Diagnostic> notes;
    if (index.is_remote()) return notes;
    for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
        const Node& value = node.children[i];
        const Node& next = node.children[i + 1];
        if (value.kind != NodeKind::kField || !has_names(*value.field) ||
            value.children[0].kind != NodeKind::kWord || next.kind != NodeKind::kWord ||
            next.span.start != value.span.end + 1 || next.required)
            continue;
        const auto first = term_of(value.children[0], *value.field, analyzer);
        const auto second = term_of(next, *value.field, analyzer);
        if (!first || !second || !any_has(index.articles().database(), *first, *second)) continue;
        notes.push_back(
            {next.span,
             fmt::format("'{1}' is searched in the text; {2}:\"{0} {1}\" has both words "
                         "of the name",
                         value.children[0].text, next.text, value.field->name),
             ""});
    }
    return notes;
}

}  // namespace dateline
