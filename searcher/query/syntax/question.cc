// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/question.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/text/function_words.h"
#include "common/text/text.h"
#include "searcher/query/syntax/query_lexer.h"

namespace dateline {
namespace {

// Factors for words that count less, tuned with scripts/evaluate ir.
constexpr double kFunctionWeight = 0.1;
constexpr double kAskingWeight = 0.5;

// Values of fields and names of saved searches keep their case.
bool is_plain_word(std::string_view word) {
    return word.find(':') == std::string_view::npos && !word.starts_with('@');
}

// Calls `use(word)` for each word, with the punctuation attached to it.
template <class Use>
void for_each_word(std::string_view text, Use&& use) {
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view word = word_at(text, at);
        if (!word.empty()) use(word);
        at += word.size();
        if (at < text.size()) at += decode_at(text, at).size;
    }
}

// Whether it has several words, all in upper case.
bool is_in_capitals(std::string_view text) {
    std::size_t words = 0;
    bool capitals = true;
    for_each_word(text, [&](std::string_view word) {
        const bool letters = std::ranges::any_of(
            word, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c < 0; });
        if (!is_plain_word(word) || !letters) return;
        ++words;
        capitals = capitals && (letter_case(word) == LetterCase::kUpper || word.size() == 1);
    });
    return words > 1 && capitals;
}

Node words_side_by_side(std::vector<Node> words, Span span) {
    Node all;
    all.kind = NodeKind::kAnd;
    all.implicit = true;
    all.span = span;
    all.children = std::move(words);
    return all;
}

// ASCII letters only: offsets stay the same.
void lower_ascii(std::string& text, std::size_t start, std::size_t size) {
    for (std::size_t i = start; i < start + size; ++i) {
        if (text[i] >= 'A' && text[i] <= 'Z') text[i] = static_cast<char>(text[i] + 32);
    }
}

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for_each_word(text, [&](std::string_view word) {
        if (is_plain_word(word))
            lower_ascii(small, static_cast<std::size_t>(word.data() - text.data()), word.size());
    });
    return small;
}

// The text's words, with any punctuation attached to them. Operators become ordinary words.
Node plain_words(std::string_view text) {
    std::vector<Node> words;
    for_each_word(text, [&](std::string_view word) {
        const auto start = static_cast<std::uint32_t>(word.data() - text.data());
        Node& node = words.emplace_back(node_of(
            NodeKind::kWord, word, {start, start + static_cast<std::uint32_t>(word.size())}));
        if (word == "AND" || word == "OR" || word == "NOT") lower_ascii(node.text, 0, word.size());
    });
    return words_side_by_side(std::move(words), {0, static_cast<std::uint32_t>(text.size())});
}

// One word of a question, to be weighted.
struct Weighed {
    std::string form;
    LetterCase letter_case = LetterCase::kLower;
    Node node;
};

class QuestionWords {
  public:
    QuestionWords(const std::vector<std::string>& languages, Analyzer& analyzer)
        : languages_(languages), analyzer_(analyzer) {}

    /// The nodes that replace the words side by side.
    std::vector<Node> weigh(std::vector<Node> nodes, std::vector<Diagnostic>& notes) {
        for (Node& node : nodes) {
            if (is_plain(node))
                split(node);
            else
                others_.push_back(std::move(node));
        }
        choose_language();
        const bool only_function_words =
            std::ranges::all_of(words_, [&](const Weighed& word) { return says_little(word); });
        if (!only_function_words) lower_weights(notes);
        return joined();
    }

  private:
    static bool is_plain(const Node& node) {
        return node.kind == NodeKind::kWord && node.form == WordForm::kStemmed && !node.required &&
               node.boost == 1;
    }

    // Adds each token by itself, and a compound as one word; in scripts without spaces each pair of
    // neighbours. Punctuation gives no word.
    void split(const Node& node) {
        Analysis analysis;
        analyzer_.analyze(node.text, kUndetermined, analysis);
        const std::vector<Token>& tokens = analysis.tokens;
        const std::vector<bool> small = small_parts(analysis);
        for (const Compound& compound : analysis.compounds) {
            const std::string& form = compound.token.word->form;
            add(node_of(NodeKind::kWord, form, node.span), form, compound.token.letter_case);
        }
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (small[i]) continue;
            const bool pairs =
                i + 1 < tokens.size() && are_neighbours(node.text, tokens[i], tokens[i + 1]);
            if (!pairs && i > 0 && are_neighbours(node.text, tokens[i - 1], tokens[i])) continue;
            const std::uint32_t end = tokens[pairs ? i + 1 : i].end;
            const std::uint32_t start = tokens[i].start;
            const std::string_view text = std::string_view(node.text).substr(start, end - start);
            add(node_of(NodeKind::kWord, text, {node.span.start + start, node.span.start + end}),
                pairs ? "" : tokens[i].word->form, tokens[i].letter_case);
        }
    }

    // The tokens that say nothing alone: the parts of "AT&T" and "5-4", "19" in "covid-19", "al" in
    // "al-Qaeda".
    static std::vector<bool> small_parts(const Analysis& analysis) {
        constexpr std::size_t kLeast = 3;
        std::vector<bool> small(analysis.tokens.size());
        for (const Compound& compound : analysis.compounds) {
            for (std::uint32_t i = compound.position; i < compound.position + compound.width; ++i) {
                const std::string& form = analysis.tokens[i].word->form;
                small[i] = small[i] || compound.kind != CompoundKind::kJoined ||
                           form.size() < kLeast || (form[0] >= '0' && form[0] <= '9');
            }
        }
        return small;
    }

    static bool are_neighbours(std::string_view text, const Token& a, const Token& b) {
        return a.end == b.start && is_unspaced(decode_at(text, a.start).value) &&
               is_unspaced(decode_at(text, b.start).value);
    }

    void add(Node node, std::string_view form, LetterCase letter_case) {
        words_.push_back({std::string(form), letter_case, std::move(node)});
    }

    void choose_language() {
        // A single word may belong to any language.
        std::ptrdiff_t most = languages_.size() == 1 ? 0 : 1;
        for (const std::string& language : languages_) {
            const auto count = std::ranges::count_if(
                words_, [&](const Weighed& word) { return is_function_word(word.form, language); });
            if (count <= most) continue;
            most = count;
            language_ = language;
        }
    }

    bool says_little(const Weighed& word) const {
        std::string_view form = word.form;
        if (form.ends_with("'s")) form.remove_suffix(2);
        return word.letter_case != LetterCase::kUpper && is_function_word(form, language_);
    }

    bool only_asks(const Weighed& word) const {
        return language_ == "en" && is_asking_word(word.form);
    }

    void lower_weights(std::vector<Diagnostic>& notes) {
        std::vector<std::string> little;
        std::vector<std::string> asking;
        const auto note = [](std::vector<std::string>& forms, const std::string& form) {
            if (std::ranges::find(forms, form) == forms.end()) forms.push_back(form);
        };
        for (Weighed& word : words_) {
            if (says_little(word)) {
                word.node.boost = kFunctionWeight;
                note(little, word.form);
            } else if (only_asks(word)) {
                word.node.boost = kAskingWeight;
                note(asking, word.form);
            }
        }
        if (!little.empty())
            notes.push_back(
                {{}, fmt::format("these count a tenth: {}", fmt::join(little, " ")), ""});
        if (!asking.empty())
            notes.push_back({{}, fmt::format("these count half: {}", fmt::join(asking, " ")), ""});
    }

    // A repeated word adds its weight to the first.
    std::vector<Node> joined() {
        std::vector<Node> nodes;
        std::unordered_map<std::string, std::size_t> known;
        for (Weighed& word : words_) {
            const auto [at, fresh] = known.try_emplace(word.form, nodes.size());
            if (fresh || word.form.empty())
                nodes.push_back(std::move(word.node));
            else
                nodes[at->second].boost += word.node.boost;
        }
        std::ranges::move(others_, std::back_inserter(nodes));
        return nodes;
    }

    const std::vector<std::string>& languages_;
    Analyzer& analyzer_;
    std::vector<Weighed> words_;
    std::vector<Node> others_;
    std::string language_;
};

}  // namespace

ParsedQuery parse_question(std::string_view typed, const QueryContext& context) {
    const bool small = is_utf8(typed) && is_in_capitals(typed);
    const std::string text = small ? in_small_letters(typed) : std::string(typed);
    QueryContext plain = context;
    plain.question = true;
    ParsedQuery question = parse_query(text, plain);
    if (!question.error || !is_utf8(text) || text.size() > kMostQueryBytes) return question;
    // A saved search that doesn't exist, or refers to itself, stays an error.
    if (question.error->span.start < text.size() && text[question.error->span.start] == '@')
        return question;
    Node words = plain_words(text);
    if (words.children.empty() || words.children.size() > kMostLeaves) return question;
    question.notes.push_back(
        {question.error->span, "read as plain words: " + question.error->message, ""});
    question.error.reset();
    question.tree = std::move(words);
    return question;
}

void weigh_question(ParsedQuery& question,
                    const std::vector<std::string>& languages,
                    Analyzer& analyzer) {
    Node& tree = question.tree;
    const bool words = tree.kind == NodeKind::kAnd && tree.implicit;
    if (!words && tree.kind != NodeKind::kWord) return;
    std::vector<Node> nodes;
    if (words)
        nodes = tree.children;
    else
        nodes.push_back(tree);
    const Span span = tree.span;
    nodes = QuestionWords(languages, analyzer).weigh(std::move(nodes), question.weights);
    if (nodes.empty()) return;
    if (nodes.size() > kMostLeaves) {
        question.error = Diagnostic{span, fmt::format("more than {} words", kMostLeaves),
                                    "split the question, or search in a batch"};
        return;
    }
    tree = nodes.size() == 1 ? std::move(nodes[0]) : words_side_by_side(std::move(nodes), span);
}

}  // namespace dateline
