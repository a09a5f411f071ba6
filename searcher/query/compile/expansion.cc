// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/expansion.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>
#include <re2/re2.h>

#include "common/analysis/word_cache.h"
#include "common/index/form_lookup.h"
#include "common/text/edit_distance.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "searcher/query/syntax/query_error.h"

namespace dateline {
namespace {

using Test = std::function<bool(std::string_view)>;

// The most memory that RE2 takes for an expression; a larger one is an error.
constexpr std::int64_t kRegexMemory = std::int64_t{8} << 20;

// Words are compared folded, so the expression is folded too; except ASCII, since \D isn't \d.
std::string folded_expression(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        const std::string_view character = text.substr(at, point.size);
        out += point.value < 0x80 ? std::string(character) : fold(character);
        at += point.size;
    }
    return out;
}

Test regex_test(const Node& node) {
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(kRegexMemory);
    auto regex = std::make_shared<re2::RE2>(folded_expression(node.text), options);
    if (!regex->ok())
        throw QueryError({node.span, "the expression can't be read: " + regex->error(),
                          "the syntax is RE2's: . * + ? [a-z] (a|b) \\d"});
    return [regex](std::string_view form) {
        return re2::RE2::FullMatch(re2::StringPiece(form.data(), form.size()), *regex);
    };
}

Test test_of(const Node& node) {
    if (node.kind == NodeKind::kRegex) return regex_test(node);
    const std::string folded = fold(node.text);
    if (node.kind == NodeKind::kWildcard)
        return [folded](std::string_view form) { return is_like(form, folded); };
    return [folded, most = node.count](std::string_view form) {
        return edit_distance(folded, form, most) <= most;
    };
}

// Calls `use` for each word of a field.
void for_each_field_word(const Xapian::Database& documents,
                         const std::string& field,
                         const std::string& prefix,
                         const std::function<void(std::string_view)>& use) {
    const auto end = documents.allterms_end(field + prefix);
    for (auto term = documents.allterms_begin(field + prefix); term != end; ++term) {
        use(std::string_view(*term).substr(field.size()));
    }
}

// Collects the words that pass the test, within the limits.
class Collector {
  public:
    Collector(const Node& node, const CompileOptions& options)
        : node_(node), options_(options), test_(test_of(node)) {}

    void take(std::string_view word, std::string_view stem) {
        constexpr std::size_t kBetweenLooks = 1024;
        if (++seen_ % kBetweenLooks == 0 && options_.deadline.passed())
            throw QueryError(
                {node_.span, fmt::format("'{}' took longer than --timeout", print(node_)),
                 "give its first letters, or more time"},
                ErrorKind::kLimit);
        // A possessive is the same form of a name.
        const bool passes =
            test_(word) || (is_possessive(word) && test_(word.substr(0, word.size() - 2)));
        if (!passes) return;
        std::vector<std::string>& stems = words_[std::string(word)];
        if (std::ranges::find(stems, stem) == stems.end()) stems.emplace_back(stem);
        if (words_.size() > options_.most_expansions)
            throw QueryError(
                {node_.span,
                 fmt::format("'{}' stands for more than {} words", print(node_),
                             options_.most_expansions),
                 options_.most_expansions * 5 <= kMostExpanded
                     ? fmt::format("write more letters, or raise the limit: --max-expansions {}",
                                   options_.most_expansions * 5)
                     : "write more letters"},
                ErrorKind::kLimit);
    }

    ExpandedWords words() { return std::move(words_); }

  private:
    const Node& node_;
    const CompileOptions& options_;
    Test test_;
    ExpandedWords words_;
    std::size_t seen_ = 0;
};

}  // namespace

bool is_like(std::string_view text, std::string_view pattern) {
    std::size_t at = 0;
    std::size_t p = 0;
    std::size_t star = std::string_view::npos;  // the last one, and where its match ends so far
    std::size_t star_end = 0;
    while (at < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            star_end = at;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            at += decode_at(text, at).size;
        } else if (p < pattern.size() && pattern[p] == text[at]) {
            ++p;
            ++at;
        } else if (star != std::string_view::npos) {
            star_end += decode_at(text, star_end).size;
            at = star_end;
            p = star + 1;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

std::string literal_prefix(const Node& node) {
    if (node.kind == NodeKind::kFuzzy) return {};
    const std::string text = node.kind == NodeKind::kRegex ? node.text : fold(node.text);
    if (node.kind == NodeKind::kWildcard) return text.substr(0, text.find_first_of("*?"));
    if (text.find('|') != std::string::npos) return {};
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const auto end = std::ranges::find_if_not(text, is_plain);
    const bool repeats =
        end != text.end() && std::string_view("*?{").find(*end) != std::string::npos;
    const std::size_t size = static_cast<std::size_t>(end - text.begin());
    return text.substr(0, size - (repeats && size > 0 ? 1 : 0));
}

ExpandedWords expand(const Node& node,
                     const IndexReader& index,
                     const Xapian::Database& documents,
                     std::string_view field,
                     const CompileOptions& options) {
    Collector collector(node, options);
    const std::string prefix = literal_prefix(node);
    if (field.empty())
        for_each_form(index, prefix, [&](std::string_view form, std::string_view stem) {
            collector.take(form, stem);
            return true;
        });
    else
        for_each_field_word(documents, std::string(field), prefix,
                            [&](std::string_view word) { collector.take(word, word); });
    return collector.words();
}

}  // namespace dateline
