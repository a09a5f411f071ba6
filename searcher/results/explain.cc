// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/explain.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dateline {
namespace {

std::string explain_leaf(const Leaf& leaf) {
    constexpr std::size_t kShown = 12;
    std::vector<std::string> shown(
        leaf.terms.begin(),
        leaf.terms.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, leaf.terms.size())));
    std::string line = fmt::format("  {}  terms {}", print(*leaf.node), fmt::join(shown, " "));
    if (leaf.terms.size() > kShown) line += fmt::format(" and {} more", leaf.terms.size() - kShown);
    if (leaf.weight > 0) line += fmt::format("  weight {:.4f} a level", leaf.weight);
    if (leaf.confirmed) line += "  confirmed on the token stream";
    if (!leaf.unknown.empty())
        line += fmt::format("  in no article: {}", fmt::join(leaf.unknown, " "));
    return line + "\n";
}

}  // namespace

std::string explain_query(const Node& tree, const CompiledQuery& query) {
    std::string out =
        "query   " + print(tree) + "\nxapian  " + query.query.get_description() + "\nwords\n";
    for (const auto& leaf : query.leaves) {
        out += explain_leaf(*leaf);
    }
    return out;
}

}  // namespace dateline
