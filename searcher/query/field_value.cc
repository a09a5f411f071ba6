// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/field_value.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/language.h"
#include "searcher/query/dates.h"

namespace dateline {
namespace {

void set_exact(const Field& field, Span span, Node& node) {
    node.kind = NodeKind::kExact;
    if (field.name != "lang") return;
    const auto lang = find_language(node.text);
    if (!lang) {
        fail(span, fmt::format("unknown language '{}'", node.text),
             "use a code of two letters, such as lang:en");
    }
    node.text = language(*lang).code;
}

void set_path(Span span, Node& node) {
    node.kind = NodeKind::kPath;
    for (const std::string_view end : {"/**", "/*", "/"}) {
        if (node.text.size() > end.size() && node.text.ends_with(end))
            node.text.resize(node.text.size() - end.size());
    }
    if (node.text.find_first_of("*?") != std::string::npos) {
        fail(span, "path: takes a file or a folder", "such as path:2025/07, which is all below it");
    }
}

void set_date(const Field& field, Span span, Node& node) {
    ParsedRange parsed = parse_date_operand(field.name, node.text);
    if (!parsed.error.empty()) {
        fail(span, parsed.error,
             "dates are 2025-07-11, 2025-07 or 2025; ranges 2025-07-01..2025-07-14, 2025-07.. or "
             "..2025");
    }
    node.kind = NodeKind::kDate;
    node.range = parsed.range;
    node.text.clear();
    node.field = find_field(field.name == "mentions" ? "mentions" : "date");
}

void set_has(const Field& field, Span span, Node& node) {
    const Field* stated = find_field(node.text);
    constexpr auto kStated = std::to_array<std::string_view>(
        {"title", "by", "speaker", "source", "section", "tag", "place", "date"});
    if (stated == nullptr || std::ranges::find(kStated, stated->name) == kStated.end()) {
        fail(span, fmt::format("{}: takes one of {}", field.name, fmt::join(kStated, ", ")));
    }
    Node has = has_node(*stated, span);
    if (field.name == "has") {
        node = std::move(has);
        return;
    }
    node = {};
    node.kind = NodeKind::kNot;
    node.children.push_back(std::move(has));
}

}  // namespace

void fail(Span span, std::string message, std::string hint) {
    throw ParseFailure{{span, std::move(message), std::move(hint)}};
}

void set_value(const Field& field, Span span, Node& node) {
    switch (field.kind) {
        case FieldKind::kExact:
            return set_exact(field, span, node);
        case FieldKind::kPath:
            return set_path(span, node);
        case FieldKind::kDate:
            return set_date(field, span, node);
        case FieldKind::kHas:
            return set_has(field, span, node);
        case FieldKind::kText:
        case FieldKind::kQuote:
        case FieldKind::kSaid:
            return;
    }
}

Node has_node(const Field& stated, Span span) {
    Node has;
    has.kind = NodeKind::kHas;
    has.field = find_field("has");
    has.text = stated.name;
    has.span = span;
    return has;
}

}  // namespace dateline
