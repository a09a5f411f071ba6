// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rewording.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "common/metadata/columns.h"

namespace dateline {
namespace {

constexpr std::size_t kMostParts = 4;
constexpr std::size_t kMostRewordings = 3;
constexpr std::size_t kMostNear = 6;  // names that are looked at
constexpr double kAlike = 0.75;       // between the costs of names that are as near
constexpr int kNear = 10;             // words apart

// A name or phrase of the query.
struct QueryPart {
    const Node* whole;    // with its field
    const Node* operand;  // the words
};

bool is_phrase(const Node& node) {
    return node.kind == NodeKind::kPhrase && node.form == WordForm::kExact && node.count == 0 &&
           !node.whole && node.text.find(' ') != std::string::npos;
}

// The wanted parts, in the order of the query. In a quotation, only names: what articles have of
// its words says nothing of quotations.
void collect_parts(const Node& node, std::vector<QueryPart>& parts, bool quoted = false) {
    if (node.kind == NodeKind::kNot || node.kind == NodeKind::kExact) return;
    if (node.kind == NodeKind::kField) {
        const Node& operand = node.children[0];
        const bool name = operand.kind == NodeKind::kWord && find_column(node.field->name);
        if (name || is_phrase(operand)) parts.push_back({&node, &operand});
        return;
    }
    if (is_phrase(node) && !quoted) parts.push_back({&node, &node});
    for (const Node& child : node.children) {
        collect_parts(child, parts, quoted || node.kind == NodeKind::kQuote);
    }
}

// As it can be typed.
std::string typed_name(const std::string& words) {
    const bool plain = words.find_first_of(" \"():") == std::string::npos;
    return plain ? words : "\"" + words + "\"";
}

// What may be meant by the words of a part.
std::vector<std::string> alternatives(const QueryPart& part, Searcher& searcher) {
    std::vector<std::string> texts;
    const bool field = part.whole->kind == NodeKind::kField;
    const auto column = field ? find_column(part.whole->field->name) : std::nullopt;
    if (column) {
        double nearest = -1;
        for (const NearValue& value : searcher.near_names(*column, part.operand->text, kMostNear)) {
            if (nearest < 0) nearest = value.cost;
            if (value.cost > nearest + kAlike) break;
            texts.push_back(typed_name(value.words));
        }
    } else {
        texts.push_back(fmt::format("\"{}\"~{}", part.operand->text, kNear));
        texts.push_back("(" + part.operand->text + ")");
    }
    return texts;
}

std::uint64_t articles_with(const Node& tree, Searcher& searcher) {
    SearchOptions options;
    options.limit = 0;
    options.exact_count = true;
    return searcher.search(tree, options).matches;
}

// The part with other words, as a query by itself.
std::string alone(const QueryPart& part, const std::string& words) {
    return part.whole == part.operand ? words
                                      : fmt::format("{}:{}", part.whole->field->name, words);
}

// Names alike come with those first that most articles have: who types a name means somebody known.
MissingPart look_for(const QueryPart& part, Searcher& searcher) {
    MissingPart missing{part.operand->span, {}};
    for (std::string& words : alternatives(part, searcher)) {
        const ParsedQuery parsed = searcher.parse(alone(part, words), {}, {});
        if (parsed.error) continue;
        const std::uint64_t articles = articles_with(parsed.tree, searcher);
        if (articles > 0) missing.rewordings.push_back({std::move(words), articles});
    }
    if (part.whole != part.operand)
        std::ranges::stable_sort(missing.rewordings, std::greater(), &Rewording::articles);
    if (missing.rewordings.size() > kMostRewordings) missing.rewordings.resize(kMostRewordings);
    return missing;
}

// Returns whether anything was added.
bool add_marked_lines(Node& node) {
    if (node.kind == NodeKind::kAnd || node.kind == NodeKind::kOr) {
        bool added = false;
        for (Node& child : node.children) {
            added = add_marked_lines(child) || added;
        }
        return added;
    }
    if (node.kind != NodeKind::kWord && node.kind != NodeKind::kPhrase) return false;
    Node marked = node_of(NodeKind::kField, {}, node.span);
    marked.field = find_field("marked");
    marked.children.push_back(node);
    Node either = node_of(NodeKind::kOr, {}, node.span);
    either.children.push_back(std::move(node));
    either.children.push_back(std::move(marked));
    node = std::move(either);
    return true;
}

}  // namespace

std::optional<Node> with_marked_lines(const Node& tree) {
    Node wider = tree;
    if (!add_marked_lines(wider)) return std::nullopt;
    return wider;
}

std::vector<MissingPart> missing_parts(std::string_view query,
                                       const Node& tree,
                                       Searcher& searcher) {
    std::vector<QueryPart> parts;
    collect_parts(tree, parts);
    std::vector<MissingPart> missing;
    for (const QueryPart& part : parts) {
        if (missing.size() == kMostParts) break;
        if (part.operand->span.end > query.size() || articles_with(*part.whole, searcher) > 0)
            continue;
        MissingPart found = look_for(part, searcher);
        if (!found.rewordings.empty()) missing.push_back(std::move(found));
    }
    return missing;
}

std::vector<std::string> reworded(std::string_view query, const std::vector<MissingPart>& parts) {
    std::vector<std::string> queries;
    std::size_t most = 0;
    for (const MissingPart& part : parts) {
        most = std::max(most, part.rewordings.size());
    }
    for (std::size_t rank = 0; rank < most; ++rank) {
        std::string text(query);
        for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
            const Rewording& words = part->rewordings[std::min(rank, part->rewordings.size() - 1)];
            text.replace(part->span.start, part->span.end - part->span.start, words.text);
        }
        queries.push_back(std::move(text));
    }
    return queries;
}

}  // namespace dateline
