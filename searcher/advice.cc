// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/advice.h"

#include <string>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/program/output.h"
#include "common/program/sanitize.h"
#include "common/schema/schema.h"
#include "searcher/output/labels.h"
#include "searcher/results/suggestions/suggest.h"

namespace dateline {
namespace {

// Words of the text: of a field's, they and their counts would say nothing.
std::string neighbours(const std::string& word, Searcher& searcher) {
    std::vector<std::string> near;
    if (word.find(':') != std::string::npos) return {};
    for (const Suggestion& suggestion : searcher.suggestions(word, 3)) {
        near.push_back(
            fmt::format("{} ({})", suggestion.form, counted(suggestion.articles, "article")));
    }
    return near.empty() ? "" : fmt::format("; did you mean {}?", fmt::join(near, ", "));
}

Node without_date(const Node& tree) {
    Node undated = node_of(NodeKind::kNot, {}, tree.span);
    undated.children.push_back(node_of(NodeKind::kHas, "date", tree.span));
    Node both = node_of(NodeKind::kAnd, {}, tree.span);
    both.children = {tree, std::move(undated)};
    return both;
}

}  // namespace

void tell_unknown_words(const SearchResult& result, Searcher& searcher) {
    constexpr std::size_t kTold = 5;
    std::size_t told = 0;
    const bool quotes = result.view == View::kQuotes || result.view == View::kSpeakers;
    const std::string_view thing = quotes ? "quotation" : "article";
    for (const UnknownWord& word : result.unknown) {
        if (told++ == kTold) {
            say("and {} more words that no {} contains\n", result.unknown.size() - kTold, thing);
            return;
        }
        say("no {} contains '{}'{}\n", thing, sanitize_line(word.word),
            sanitize_line(neighbours(word.word, searcher)));
    }
}

std::string_view counted_things(View view) {
    if (view == View::kSpeakers) return "speaker";
    return view == View::kQuotes ? "quotation" : "article";
}

void tell_correction(const SearchResult& result, View view) {
    if (!result.correction) return;
    say("did you mean: {}   ({}{})\n", sanitize_line(result.correction->query),
        counted(result.correction->matches, counted_things(view)),
        result.matches == 0 ? "; --correct searches for it" : "");
}

void advise_on_no_hits(const SearchResult& result,
                       View view,
                       Searcher& searcher,
                       const std::function<std::uint64_t()>& count_any) {
    if ((result.view == View::kQuotes || result.view == View::kSpeakers) && result.searched == 0)
        say("the index has no quotations (were its articles indexed with --no-quotes?)\n");
    tell_unknown_words(result, searcher);
    tell_correction(result, view);
    if (const std::uint64_t matches = count_any(); matches > 0)
        say("hint: --any would find {} with any of the words\n",
            counted(matches, counted_things(view)));
}

void tell_missing_parts(std::string_view query, const std::vector<MissingPart>& parts) {
    for (const MissingPart& part : parts) {
        std::vector<std::string> near;
        for (const Rewording& words : part.rewordings) {
            near.push_back(fmt::format("{} ({})", words.text, counted(words.articles, "article")));
        }
        const std::string_view typed =
            query.substr(part.span.start, part.span.end - part.span.start);
        say("no article has {} there; did you mean {}?\n", sanitize_line(typed),
            sanitize_line(fmt::format("{}", fmt::join(near, ", "))));
    }
}

void tell_lone_parts(const Node& tree, View view, const CountPart& count) {
    constexpr std::size_t kMost = 6;
    if (tree.kind != NodeKind::kAnd || tree.children.size() > kMost) return;
    std::vector<std::string> parts;
    for (const Node& part : tree.children) {
        if (part.kind == NodeKind::kNot) continue;
        parts.push_back(fmt::format("{} {}", sanitize_line(print(part)),
                                    counted(count(part), counted_things(view))));
    }
    if (parts.size() > 1) say("each part alone: {}\n", fmt::join(parts, ", "));
}

void tell_rest(const SearchResult& result, std::uint32_t limit, View view) {
    if (result.size() < limit || result.size() >= result.matches) return;
    say("note: {} of {}{} printed (-n sets how many)\n", result.size(),
        result.exact ? "" : "about ",
        counted(result.distinct.value_or(result.matches), counted_things(view)));
}

void tell_undated(const Node& tree, View view, const CountPart& count) {
    if (const std::uint64_t matches = count(without_date(tree)); matches > 0)
        say("note: {} without a date come last\n", counted(matches, counted_things(view)));
}

void tell_dateless(const Node& tree, View view, const CountPart& count) {
    if (tree.kind != NodeKind::kAnd) return;
    Node others = tree;
    const auto dates = std::erase_if(others.children, [](const Node& part) {
        return part.kind == NodeKind::kDate && part.field->prefix != kMentionPrefix;
    });
    if (dates == 0 || others.children.empty()) return;
    if (const std::uint64_t matches = count(without_date(others)); matches > 0)
        say("note: {} without a date {} left out by the date\n",
            counted(matches, counted_things(view)), matches == 1 ? "is" : "are");
}

void tell_shared_files(const SearchResult& result) {
    std::unordered_set<std::string> paths;
    std::unordered_set<std::string> ids;
    const auto add = [&](const Article& article) {
        paths.insert(article.path);
        ids.insert(article.path + '\n' + article.id);
    };
    for (const Hit& hit : result.hits) {
        add(hit.article);
    }
    for (const QuoteHit& hit : result.quotes) {
        for (const QuoteCopy& copy : hit.copies) {
            add(copy.article);
        }
    }
    if (ids.size() > paths.size())
        say("note: these {} are in {}; -f ids names each\n", counted(ids.size(), "article"),
            counted(paths.size(), "file"));
}

}  // namespace dateline
