// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/counts/term_vector.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "common/schema/terms.h"
#include "common/stored/article_parts.h"
#include "common/text/function_words.h"
#include "common/text/text.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// The fewest articles by which common words can be recognised.
constexpr double kEnough = 1000;

// The commonest English words of news, function words aside, which a small index can't recognise;
// sorted.
constexpr auto kCommonWords = std::to_array<std::string_view>(
    {"according", "again", "around", "back",   "called",  "came",      "come",  "day",
     "days",      "early", "even",   "ever",   "first",   "five",      "four",  "get",
     "go",        "going", "good",   "got",    "however", "including", "know",  "last",
     "late",      "later", "less",   "like",   "long",    "made",      "make",  "month",
     "months",    "need",  "never",  "new",    "news",    "next",      "now",   "often",
     "old",       "one",   "others", "part",   "people",  "per",       "put",   "reported",
     "reporters", "said",  "say",    "saying", "says",    "second",    "see",   "since",
     "six",       "still", "take",   "ten",    "thing",   "things",    "think", "three",
     "time",      "today", "told",   "took",   "two",     "use",       "used",  "want",
     "way",       "week",  "weeks",  "well",   "went",    "year",      "years", "yesterday",
     "yet"});
static_assert(std::ranges::is_sorted(kCommonWords));

struct Uses {
    std::uint32_t count = 0;
    std::uint32_t capitals = 0;
    const Word* form = nullptr;
    std::uint32_t form_count = 0;
};

bool tells_something(const Word& word) {
    const std::string& form = word.form;
    const bool several = form.size() > decode_at(form, 0).size;
    return several && word.is_term &&
           !std::ranges::binary_search(kCommonWords, std::string_view(form)) &&
           !is_function_word(form, "en") && !is_function_word(form, language(word.lang).code) &&
           std::ranges::any_of(form, [](unsigned char c) { return c < '0' || c > '9'; });
}

class WordCounter {
  public:
    void add(const Word& word, LetterCase letter_case) {
        if (!tells_something(word)) return;
        Uses& uses = uses_[word.stem];
        ++uses.count;
        uses.capitals += letter_case == LetterCase::kLower ? 0 : 1;
        const std::uint32_t count = ++forms_[&word];
        if (count <= uses.form_count) return;
        uses.form = &word;
        uses.form_count = count;
    }

    const std::unordered_map<const Stem*, Uses>& uses() const { return uses_; }

  private:
    std::unordered_map<const Stem*, Uses> uses_;
    std::unordered_map<const Word*, std::uint32_t> forms_;
};

WordCounter count_words(const Article& article, Analyzer& analyzer) {
    WordCounter counter;
    Analysis analysis;
    for_each_indexed(article, [&](const Paragraph& paragraph, Part) {
        analysis.clear();
        analyze_part(article.text_of(paragraph), article.lang, analyzer, analysis,
                     [](LanguageId) {});
        for (const Token& token : analysis.tokens) {
            counter.add(*token.word, token.letter_case);
        }
        // In scripts without spaces, tokens are characters; words are among the extras.
        for (const Word* word : analysis.extras) {
            if (is_unspaced(decode_at(word->form, 0).value)) counter.add(*word, LetterCase::kLower);
        }
    });
    return counter;
}

}  // namespace

std::vector<ArticleWord> top_terms(const Article& article,
                                   const IndexReader& index,
                                   Analyzer& analyzer,
                                   std::size_t most) {
    constexpr double kCommon = 0.2;  // of all articles
    const Xapian::Database& articles = index.articles().database();
    const double all = articles.get_doccount();
    // Few articles don't show which words are rare: assumes more articles, without the word.
    const double at_least = std::max(all, kEnough);
    const WordCounter counter = count_words(article, analyzer);
    std::vector<ArticleWord> words;
    for (const auto& [stem, uses] : counter.uses()) {
        const double with = articles.get_termfreq(stem->text);
        if (with > all * kCommon && all >= kEnough) continue;
        words.push_back({stem->text, uses.form->form, uses.count, uses.capitals,
                         (1 + std::log(uses.count)) * idf(at_least, with)});
    }
    std::ranges::sort(words, [](const ArticleWord& a, const ArticleWord& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
    });
    if (words.size() > most) words.resize(most);
    return words;
}

}  // namespace dateline
