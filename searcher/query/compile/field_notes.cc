// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/field_notes.h"

#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/metadata/columns.h"
#include "common/schema/schema.h"
#include "common/schema/speaker_names.h"
#include "common/text/text.h"
#include "common/text/word_set.h"
#include "searcher/query/compile/filter_queries.h"

namespace dateline {
namespace {

bool is_plain_word(const Node& node) {
    return node.kind == NodeKind::kWord && node.form == WordForm::kStemmed && !node.required &&
           node.boost == 1;
}

// The field, excluded or not, whose value is the one word that was typed; null if `node` is another
// operand. Names of speakers are joined when they are parsed.
const Node* field_of_word(const Node& node) {
    const Node& field = node.kind == NodeKind::kNot ? node.children[0] : node;
    const bool word = field.kind == NodeKind::kField && field.field->kind == FieldKind::kText &&
                      !is_speaker(field) && is_plain_word(field.children[0]);
    return word ? &field : nullptr;
}

// The words typed directly after `operands[i]`.
std::vector<const Node*> words_after(const std::vector<Node>& operands, std::size_t i) {
    std::vector<const Node*> words;
    for (std::size_t next = i + 1; next < operands.size(); ++next) {
        const Node& word = operands[next];
        if (!is_plain_word(word) || word.span.start != operands[next - 1].span.end + 1) break;
        words.push_back(&word);
    }
    return words;
}

std::string joined(const std::vector<const Node*>& words) {
    std::string text;
    for (const Node* word : words) {
        if (!text.empty()) text += ' ';
        text += word->text;
    }
    text.erase(text.find_last_not_of(",;.") + 1);
    return text;
}

// All of `words` in the field.
Node in_field(const Node& field, const std::vector<const Node*>& words) {
    Node all;
    all.kind = NodeKind::kAnd;
    all.children.push_back(field.children[0]);
    for (const Node* word : words) {
        all.children.push_back(*word);
    }
    Node node = field;
    node.children = {std::move(all)};
    return node;
}

std::string without_points(std::string text) {
    std::erase(text, '.');
    return text;
}

// "ap" of "the associated press": small words may be left out.
std::string initials_of(std::string_view folded) {
    static constexpr WordSet kSmall({"the", "of", "and", "for"});
    std::string initials;
    for (const std::string_view word : words_of_name(folded)) {
        if (!word.empty() && !kSmall.contains(word)) initials += word[0];
    }
    return initials;
}

bool are_disjoint(const DateRange& a, const DateRange& b) {
    return (a.first && b.last && *a.first > *b.last) || (b.first && a.last && *b.first > *a.last);
}

}  // namespace

std::optional<Diagnostic> note_on_missing_value(const Node& node, const IndexReader& index) {
    if (index.is_remote() || index.articles().database().term_exists(exact_term(node)))
        return std::nullopt;
    if (node.kind != NodeKind::kPath)
        return Diagnostic{node.span,
                          fmt::format("no article has {}:{}", node.field->name, node.text), ""};
    return Diagnostic{node.span,
                      fmt::format("nothing was read from '{}' (paths begin below the folder that "
                                  "was indexed, a name alone may be further down; -f paths prints "
                                  "them)",
                                  node.text),
                      ""};
}

std::vector<Diagnostic> notes_on_split_values(const Node& node, const AnyArticle& any_article) {
    constexpr std::size_t kMostWords = 6;  // of a value, without the first
    std::vector<Diagnostic> notes;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const Node* field = field_of_word(node.children[i]);
        if (field == nullptr) continue;
        std::vector<const Node*> words = words_after(node.children, i);
        if (words.size() > kMostWords) words.resize(kMostWords);
        const std::vector<const Node*> all = words;
        while (!words.empty() && !any_article(in_field(*field, words))) {
            words.pop_back();
        }
        if (words.empty()) continue;
        notes.push_back(
            {{all.front()->span.start, all.back()->span.end},
             fmt::format("'{}' is searched in the whole article; {}:\"{} {}\" looks "
                         "for all of that there",
                         joined(all), field->field->name, field->children[0].text, joined(words)),
             ""});
    }
    return notes;
}

std::optional<Diagnostic> note_on_spellings(const Node& name, const NameReading& reading) {
    std::set<std::string> told{squeeze(fold(reading.text))};
    std::vector<std::string> others;
    for (const std::string& spelling : reading.spellings) {
        if (told.insert(squeeze(fold(spelling))).second) others.push_back(spelling);
    }
    if (others.empty()) return std::nullopt;
    return Diagnostic{name.span,
                      fmt::format("{} is also {}", reading.text, fmt::join(others, ", ")), ""};
}

std::optional<Diagnostic> note_on_initials(const Node& field, const IndexReader& index) {
    constexpr std::size_t kMostLetters = 5;
    const Node& word = field.children[0];
    if (field.field->name != "source" || word.kind != NodeKind::kWord || index.is_remote())
        return std::nullopt;
    const std::string typed = without_points(fold(word.text));
    if (typed.size() < 2 || typed.size() > kMostLetters) return std::nullopt;
    std::set<std::string> names;
    for (const Xapian::Database& segment : index.articles().segments()) {
        const Column column(column_bytes(segment, ColumnField::kSource));
        for (std::uint32_t i = 0; i < column.values(); ++i) {
            if (initials_of(fold(column.value(i))) == typed) names.emplace(column.value(i));
        }
    }
    if (names.empty()) return std::nullopt;
    return Diagnostic{
        field.span,
        fmt::format("source:{} finds that word in the name of a source; source:\"{}\" "
                    "has these initials",
                    word.text, *names.begin()),
        ""};
}

std::optional<Diagnostic> note_on_titles(const Node& name, const NameReading& reading) {
    if (!reading.person || reading.text == name.text) return std::nullopt;
    return Diagnostic{
        name.span,
        fmt::format("'{}' is searched as the name {}: titles are no part of it (role:\"{}\" looks "
                    "for the title)",
                    name.text, reading.text, name.text),
        ""};
}

Diagnostic note_on_role(const Node& name) {
    return {name.span,
            fmt::format("nobody is called '{}' here: that is looked for in roles", name.text), ""};
}

std::optional<Diagnostic> note_on_surname(const Node& name, const NameReading& reading) {
    if (reading.surname_alone == 0) return std::nullopt;
    return Diagnostic{name.span,
                      fmt::format("quotations of '{}' alone, who may be another: {}; speaker:{} "
                                  "finds them",
                                  reading.surname, reading.surname_alone, reading.surname),
                      ""};
}

std::optional<Diagnostic> note_on_commoner(const Node& name,
                                           const std::optional<SpeakerNames::Commoner>& other) {
    if (!other) return std::nullopt;
    return Diagnostic{name.span,
                      fmt::format("{} has {:.0f} quotations, {} has {:.0f}", name.text,
                                  other->quotations, other->name, other->others_quotations),
                      ""};
}

void keep_shared_unknowns(std::span<const std::shared_ptr<Leaf>> names,
                          std::span<const std::shared_ptr<Leaf>> roles) {
    // They carry the name of their field.
    const auto bare = [](std::string_view word) { return word.substr(word.find(':') + 1); };
    std::set<std::string, std::less<>> unknown;
    for (const auto& leaf : roles) {
        for (const std::string& word : leaf->unknown) {
            unknown.emplace(bare(word));
        }
        leaf->unknown.clear();
    }
    for (const auto& leaf : names) {
        std::erase_if(leaf->unknown,
                      [&](const std::string& word) { return !unknown.contains(bare(word)); });
    }
}

std::optional<Diagnostic> note_on_disjoint_dates(const Node& node) {
    const Node* last = nullptr;
    for (const Node& child : node.children) {
        if (child.kind != NodeKind::kDate || child.field->prefix == kMentionPrefix) continue;
        if (last != nullptr && are_disjoint(last->range, child.range))
            return Diagnostic{{last->span.start, child.span.end}, "no day is in both ranges", ""};
        last = &child;
    }
    return std::nullopt;
}

}  // namespace dateline
