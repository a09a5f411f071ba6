// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/like.h"

#include <cmath>
#include <filesystem>
#include <iostream>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/index/xapian_errors.h"
#include "common/schema/terms.h"
#include "common/text/language.h"
#include "common/text/utf8.h"
#include "searcher/results/counts/term_vector.h"

namespace dateline {
namespace {

constexpr std::size_t kLikeWords = 25;
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 20;

Article article_of_text(std::string text) {
    Article article;
    article.text = repair_text(text);
    article.lang = detect_language(article.text).value_or(kUndetermined);
    article.paragraphs = {
        {0, static_cast<std::uint32_t>(article.text.size()), ParagraphKind::kBody}};
    return article;
}

std::string standard_input() {
    std::string text;
    for (char c = 0; text.size() < kMostBytes && std::cin.get(c);) {
        text.push_back(c);
    }
    return text;
}

Node with_kind(NodeKind kind) {
    Node node;
    node.kind = kind;
    return node;
}

Node like_words(const Article& article, const IndexReader& index, Analyzer& analyzer) {
    Node any = with_kind(NodeKind::kOr);
    any.required = true;
    for (const ArticleWord& word : top_terms(article, index, analyzer, kLikeWords)) {
        Node& node = any.children.emplace_back(with_kind(NodeKind::kWord));
        node.text = word.form;
        node.boost = std::round((1 + std::log(word.count)) * 100) / 100;
    }
    return any;
}

}  // namespace

Article article_like(const std::string& what, const IndexReader& index) {
    if (what == "-") return article_of_text(standard_input());
    return with_xapian([&] {
        const Xapian::Database& articles = index.articles().database();
        const std::string id = hash_term(kIdPrefix, what);
        const auto at = articles.postlist_begin(id);
        if (at != articles.postlist_end(id)) {
            const Xapian::Document document = articles.get_document(*at);
            Article article = read_card(document);
            index.read_text(document, article);
            return article;
        }
        if (!std::filesystem::is_regular_file(what))
            throw Error(ErrorKind::kUsage,
                        "--like: no article has the id '" + what + "', and there is no such file",
                        "ids are printed by -f tsv --fields id,title");
        return article_of_text(read_file(what, kMostBytes));
    });
}

Node like_query(const Article& article,
                const IndexReader& index,
                Analyzer& analyzer,
                const Node* also) {
    Node all = with_kind(NodeKind::kAnd);
    all.children.push_back(with_xapian([&] { return like_words(article, index, analyzer); }));
    if (all.children[0].children.empty())
        throw Error(ErrorKind::kUsage,
                    "--like: the text holds no word that distinguishes it from others",
                    "give a longer text");
    if (!article.id.empty()) {
        Node self = with_kind(NodeKind::kExact);
        self.field = find_field("id");
        self.text = article.id;
        all.children.push_back(with_kind(NodeKind::kNot));
        all.children.back().children.push_back(std::move(self));
    }
    if (also != nullptr) all.children.push_back(*also);
    return all;
}

}  // namespace dateline
