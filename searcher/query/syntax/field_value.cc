// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/field_value.h"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/schema/terms.h"
#include "common/text/language.h"
#include "common/text/word_set.h"
#include "searcher/query/syntax/dates.h"
#include "searcher/query/syntax/numbers.h"

namespace dateline {
namespace {

void set_kept(const OperandPlace& place, Node& node) {
    const std::size_t equals = node.text.find('=');
    if (equals == std::string::npos || equals == 0)
        fail(place.span, "kept: takes a key and its value", "such as kept:bias=left");
    node.text = kept_text(node.text.substr(0, equals), node.text.substr(equals + 1));
}

void set_exact(const Field& field, const OperandPlace& place, Node& node) {
    node.kind = NodeKind::kExact;
    if (field.name == "kept") return set_kept(place, node);
    if (node.text.size() > 1 && node.text[0] == '=') node.text.erase(0, 1);
    if (field.name != "lang") return;
    const auto lang = find_language(node.text);
    if (!lang) {
        fail(place.span, fmt::format("unknown language '{}'", node.text),
             "use a code of two letters, such as lang:en");
    }
    node.text = language(*lang).code;
}

void set_path(const OperandPlace& place, Node& node) {
    node.kind = NodeKind::kPath;
    for (std::size_t before = 0; before != node.text.size();) {
        before = node.text.size();
        for (const std::string_view end : {"/**", "/*", "/"}) {
            if (node.text.size() > end.size() && node.text.ends_with(end))
                node.text.resize(node.text.size() - end.size());
        }
    }
    if (node.text.find_first_of("*?") != std::string::npos) {
        fail(place.span, "path: takes a file or a folder",
             "such as path:2025/07, which is all below it");
    }
}

void set_date(const Field& field, const OperandPlace& place, Node& node) {
    ParsedRange parsed = parse_date_operand(field.name, node.text, place.context.today);
    if (!parsed.error.empty()) fail(place.span, parsed.error, parsed.hint);
    const std::string typed = std::exchange(node.text, {});
    node.kind = NodeKind::kDate;
    node.range = parsed.range;
    node.field = find_field(field.name == "mentions" ? "mentions" : "date");
    if (parsed.relative)
        place.notes.push_back(
            {place.span, fmt::format("{}:{} is read as {}", field.name, typed, print(node)), ""});
}

void set_number(const Field& field, const OperandPlace& place, Node& node) {
    const auto range = parse_number_operand(node.text);
    if (!range)
        fail(place.span, fmt::format("'{}' is no number of {}", node.text, field.name),
             fmt::format("such as {0}:>=500, {0}:500..900 or {0}:500", field.name));
    node.kind = NodeKind::kNumber;
    node.numbers = *range;
    node.text.clear();
}

void set_has(const Field& field, const OperandPlace& place, Node& node) {
    const Field* stated = find_field(node.text);
    static constexpr WordSet kStated(
        {"title", "by", "speaker", "source", "section", "tag", "place", "date", "marked"});
    if (stated == nullptr || !kStated.contains(stated->name)) {
        fail(place.span, fmt::format("{}: takes one of {}", field.name, fmt::join(kStated, ", ")));
    }
    Node has = has_node(*stated, place.span);
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

void set_value(const Field& field, const OperandPlace& place, Node& node) {
    if (node.text.empty())
        fail(place.span, fmt::format("{}: needs something right after it", field.name),
             fmt::format("such as {}", field.example));
    switch (field.kind) {
        case FieldKind::kExact:
            return set_exact(field, place, node);
        case FieldKind::kDuplicate:
            node.kind = NodeKind::kDuplicate;
            return;
        case FieldKind::kPath:
            return set_path(place, node);
        case FieldKind::kDate:
            return set_date(field, place, node);
        case FieldKind::kNumber:
            return set_number(field, place, node);
        case FieldKind::kHas:
            return set_has(field, place, node);
        case FieldKind::kText:
        case FieldKind::kQuote:
        case FieldKind::kSaid:
        case FieldKind::kCase:
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
