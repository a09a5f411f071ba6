// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/property/scan.h"

#include <algorithm>
#include <regex>
#include <sstream>

#include <xapian.h>

namespace dateline::test {
namespace {

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::string stem(const std::string& word) {
    static const Xapian::Stem stemmer("english");
    return stemmer(lower(word));
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream in(text);
    for (std::string word; in >> word;) {
        words.push_back(word);
    }
    return words;
}

// The edits that turn one word into another, a swap of neighbours counting as one: tries all.
std::size_t edits(std::string_view a, std::string_view b, std::size_t most) {
    if (a.empty() || b.empty()) return std::max(a.size(), b.size());
    if (a[0] == b[0]) return edits(a.substr(1), b.substr(1), most);
    if (most == 0) return 1;
    std::size_t least = std::min({edits(a.substr(1), b, most - 1), edits(a, b.substr(1), most - 1),
                                  edits(a.substr(1), b.substr(1), most - 1)});
    if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0])
        least = std::min(least, edits(a.substr(2), b.substr(2), most - 1));
    return least + 1;
}

std::string as_regex(const std::string& wildcard) {
    std::string out;
    for (const char c : wildcard) {
        out += c == '*' ? std::string(".*") : std::string(1, c == '?' ? '.' : c);
    }
    return out;
}

// The places for which no other one with the same start ends earlier, or no other one with the same
// end starts later.
std::vector<std::pair<std::size_t, std::size_t>> tightest(
    const std::vector<std::pair<std::size_t, std::size_t>>& places) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (const auto& place : places) {
        const bool shortest = std::ranges::none_of(places, [&](const auto& other) {
            return other.first == place.first && other.second < place.second;
        });
        const bool latest = std::ranges::none_of(places, [&](const auto& other) {
            return other.second == place.second && other.first > place.first;
        });
        if (shortest || latest) out.push_back(place);
    }
    return out;
}

}  // namespace

bool Scan::in_parts(std::size_t word, unsigned parts) const {
    return (parts >> article_.words[word].part & 1) != 0;
}

bool Scan::passes(const Node& node, const std::string& word, const std::string& wanted) const {
    switch (node.kind) {
        case NodeKind::kWildcard:
            return std::regex_match(lower(word), std::regex(as_regex(lower(wanted))));
        case NodeKind::kRegex:
            return std::regex_match(lower(word), std::regex(wanted));
        case NodeKind::kFuzzy:
            return edits(lower(word), lower(wanted), node.count) <= node.count;
        default:
            break;
    }
    if (node.form == WordForm::kStemmed) return stem(word) == stem(wanted);
    return node.form == WordForm::kCased ? word == wanted : lower(word) == lower(wanted);
}

Scan::Places Scan::phrase_places(const Node& node, unsigned parts) const {
    const std::vector<std::string> wanted =
        node.kind == NodeKind::kPhrase ? split(node.text) : std::vector<std::string>{node.text};
    const auto& words = article_.words;
    Places found;
    for (std::size_t at = 0; at + wanted.size() <= words.size(); ++at) {
        bool here = true;
        for (std::size_t i = 0; here && i < wanted.size(); ++i) {
            here = words[at].paragraph == words[at + i].paragraph && in_parts(at + i, parts) &&
                   passes(node, words[at + i].text, wanted[i]);
        }
        const std::size_t end = at + wanted.size();
        const bool alone = (at == 0 || words[at - 1].paragraph != words[at].paragraph) &&
                           (end == words.size() || words[end].paragraph != words[at].paragraph);
        if (here && (!node.whole || alone)) found.emplace_back(at, end);
    }
    return found;
}

bool Scan::same_field(const Place& place) const {
    const bool title = article_.words[place.first].part == FlatArticle::kTitle;
    return title == (article_.words[place.second - 1].part == FlatArticle::kTitle);
}

// Tries every continuation.
void Scan::chain(const Node& node,
                 const std::vector<Places>& operands,
                 std::vector<bool>& used,
                 const Place& so_far,
                 std::size_t taken,
                 Places& out) const {
    if (taken == operands.size()) {
        out.push_back(so_far);
        return;
    }
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (used[i] || (node.ordered && i != taken)) continue;
        used[i] = true;
        for (const Place& place : operands[i]) {
            const bool near = taken == 0 || (place.first >= so_far.second &&
                                             place.first - so_far.second < node.count);
            const Place whole{taken == 0 ? place.first : so_far.first, place.second};
            if (near && same_field(whole)) chain(node, operands, used, whole, taken + 1, out);
        }
        used[i] = false;
    }
}

Scan::Places Scan::near_places(const Node& node, unsigned parts) const {
    std::vector<Places> operands;
    for (const Node& child : node.children) {
        operands.push_back(places(child, parts));
    }
    std::vector<bool> used(operands.size());
    Places found;
    chain(node, operands, used, {0, 0}, 0, found);
    return tightest(found);
}

Scan::Places Scan::unit_places(const Node& node, unsigned parts) const {
    const auto unit = [&](std::size_t word) {
        return node.kind == NodeKind::kSentence ? article_.words[word].sentence
                                                : article_.words[word].paragraph;
    };
    Places found;
    for (std::size_t at = 0; at < article_.words.size(); ++at) {
        if (at > 0 && unit(at) == unit(at - 1)) continue;
        Place whole{article_.words.size(), 0};
        bool every = true;
        for (const Node& child : node.children) {
            bool any = false;
            for (const Place& place : places(child, parts)) {
                if (unit(place.first) != unit(at) || unit(place.second - 1) != unit(at)) continue;
                whole = {std::min(whole.first, place.first), std::max(whole.second, place.second)};
                any = true;
            }
            every = every && any;
        }
        if (every) found.push_back(whole);
    }
    return found;
}

Scan::Places Scan::places(const Node& node, unsigned parts) const {
    Places found;
    switch (node.kind) {
        case NodeKind::kNear:
            found = near_places(node, parts);
            break;
        case NodeKind::kSentence:
        case NodeKind::kParagraph:
            return unit_places(node, parts);
        case NodeKind::kOr:
        case NodeKind::kSynonym:
            for (const Node& child : node.children) {
                const Places more = places(child, parts);
                found.insert(found.end(), more.begin(), more.end());
            }
            break;
        case NodeKind::kPhrase:
            found = node.count > 0 ? near_places(node, parts) : phrase_places(node, parts);
            break;
        default:
            found = phrase_places(node, parts);
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool Scan::all(const Node& node, unsigned parts) const {
    return std::ranges::all_of(node.children,
                               [&](const Node& child) { return matches(child, parts); });
}

bool Scan::any(const Node& node, unsigned parts) const {
    return std::ranges::any_of(node.children,
                               [&](const Node& child) { return matches(child, parts); });
}

bool Scan::matches(const Node& node, unsigned parts) const {
    switch (node.kind) {
        case NodeKind::kAll:
            return true;
        case NodeKind::kField:
            return matches(node.children[0], node.field->name == "title" ? 1U : 3U);
        case NodeKind::kDate:
            return article_.date && (!node.range.first || *article_.date >= *node.range.first) &&
                   (!node.range.last || *article_.date <= *node.range.last);
        case NodeKind::kNumber:
            return article_.words.size() >= node.numbers.least &&
                   (!node.numbers.most || article_.words.size() <= *node.numbers.most);
        case NodeKind::kHas:
            return node.text == "title" ? article_.words[0].part == FlatArticle::kTitle
                                        : article_.date.has_value();
        case NodeKind::kAnd:
            return all(node, parts);
        case NodeKind::kOr:
            return any(node, parts);
        case NodeKind::kNot:
            return !matches(node.children[0], parts);
        case NodeKind::kAtLeast:
            return places(node.children[0], parts).size() >= node.count;
        default:
            return !places(node, parts).empty();
    }
}

}  // namespace dateline::test
