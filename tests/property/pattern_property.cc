// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <random>
#include <set>

#include "common/analysis/word_cache.h"
#include "common/stored/token_stream_builder.h"
#include "searcher/query/positions/pattern.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

// An article as lists, to compare the stream with.
struct Naive {
    std::vector<Token> tokens;
    std::vector<Part> parts;              // by token
    std::vector<std::uint32_t> part_end;  // by token: end of its part
    std::vector<std::uint32_t> part_start;
    std::vector<std::pair<std::uint32_t, Compound>> compounds;  // with their positions
};

class Articles {
  public:
    explicit Articles(unsigned seed) : random_(seed) {}

    unsigned below(unsigned most) { return static_cast<unsigned>(random_() % most); }

    Token token() {
        const std::string form =
            "word" + std::to_string(below(words_)) + (below(3) == 0 ? "s" : "");
        return {0, 0, cache_.form(form, *find_language("en")), static_cast<LetterCase>(below(2))};
    }

    /// An article of few or many words; sets `bytes` to its stream.
    Naive article(std::string& bytes) {
        constexpr Part kParts[] = {Part::kHeadline, Part::kBody, Part::kLead};
        words_ = below(3) == 0 ? 400 : 3 + below(60);
        const std::uint32_t size = 1 + below(words_ == 400 ? 900 : 80);
        Naive naive;
        TokenStreamBuilder builder;
        Part part = Part::kBody;
        std::uint32_t start = 0;
        for (std::uint32_t i = 0; i < size; ++i) {
            if (below(8) == 0) {
                part = kParts[below(3)];
                start = i;
                builder.mark(part);
            } else if (below(20) == 0) {
                builder.mark(Part::kSentence);
            }
            naive.tokens.push_back(token());
            naive.parts.push_back(part);
            naive.part_start.push_back(start);
            builder.add(naive.tokens.back());
        }
        naive.part_end.assign(size, size);
        for (std::uint32_t i = size - 1; i-- > 0;) {
            const bool ends = naive.part_start[i + 1] != naive.part_start[i];
            naive.part_end[i] = ends ? i + 1 : naive.part_end[i + 1];
        }
        for (std::uint32_t i = 0; i + 3 < size && below(2) == 0; i += 1 + below(20)) {
            const Compound compound{i, 1 + below(3), token()};
            naive.compounds.emplace_back(i, compound);
            builder.add(compound, i);
        }
        bytes = builder.encode();
        return naive;
    }

    /// A pattern that often occurs: its words are taken from some position on.
    Pattern pattern(const Naive& naive) {
        constexpr PartSet kSets[] = {part_bit(Part::kHeadline), part_bit(Part::kBody), kTextParts};
        Pattern pattern;
        const std::size_t from = below(static_cast<unsigned>(naive.tokens.size()));
        const std::size_t slots = 1 + below(3);
        for (std::size_t at = from; at < from + slots; ++at) {
            const bool there = at < naive.tokens.size() && below(4) != 0;
            pattern.slots.push_back(tests(there ? naive.tokens[at] : token()));
        }
        pattern.parts = kSets[below(3)];
        pattern.whole = below(10) == 0;
        return pattern;
    }

  private:
    TokenTests tests(const Token& first) {
        TokenTests tests{test(first)};
        for (unsigned more = below(5) == 0 ? 60 + below(60) : below(3); more > 0; --more) {
            tests.push_back(test(token()));
        }
        std::ranges::sort(tests);
        tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
        return tests;
    }

    TokenTest test(const Token& token) {
        TokenTest test{token.word->stem->code};
        test.any_form = below(2) == 0;
        if (!test.any_form) test.form = token.word->form_code;
        if (below(4) == 0) test.letter_case = token.letter_case;
        return test;
    }

    std::mt19937 random_;
    unsigned words_ = 3;
    WordCache cache_;
};

bool passes(const TokenTests& tests, const Token& token) {
    return std::ranges::any_of(tests, [&](const TokenTest& test) {
        return test.stem == token.word->stem->code &&
               (test.any_form || test.form == token.word->form_code) &&
               (!test.letter_case || *test.letter_case == token.letter_case);
    });
}

// The end of the longest match at `start`: tries all positions that each slot leads to.
std::uint32_t longest_end(const Pattern& pattern, const Naive& naive, std::uint32_t start) {
    const std::uint32_t part_end = naive.part_end[start];
    std::set<std::uint32_t> reached{start};
    for (const TokenTests& tests : pattern.slots) {
        std::set<std::uint32_t> next;
        for (const std::uint32_t at : reached) {
            if (at >= part_end) continue;
            if (passes(tests, naive.tokens[at])) next.insert(at + 1);
            for (const auto& [position, compound] : naive.compounds) {
                if (position == at && passes(tests, compound.token))
                    next.insert(at + compound.width);
            }
        }
        reached = next;
    }
    std::uint32_t longest = 0;
    for (const std::uint32_t end : reached) {
        if (end <= part_end) longest = std::max(longest, end);
    }
    const bool whole = start == naive.part_start[start] && longest == part_end;
    return pattern.whole && !whole ? 0 : longest;
}

std::vector<Match> find_naively(const Pattern& pattern, const Naive& naive) {
    std::vector<Match> matches;
    for (std::uint32_t i = 0; i < naive.tokens.size(); ++i) {
        if ((pattern.parts & part_bit(naive.parts[i])) == 0) continue;
        const std::uint32_t end = longest_end(pattern, naive, i);
        if (end > 0) matches.push_back({i, end - i});
    }
    return matches;
}

}  // namespace

TEST_CASE("a pattern matches where a naive reading of the article does", "[property]") {
    const unsigned seed = GENERATE(1U, 2U, 3U);
    Articles articles(seed);
    std::size_t found = 0;
    for (int article = 0; article < 300; ++article) {
        std::string bytes;
        const Naive naive = articles.article(bytes);
        const TokenStream stream(bytes);
        for (int i = 0; i < 20; ++i) {
            const Pattern pattern = articles.pattern(naive);
            const std::vector<Match> expected = find_naively(pattern, naive);
            CAPTURE(seed, article, i);
            REQUIRE(pattern.find_all(stream) == expected);
            REQUIRE(pattern.found_in(stream) == !expected.empty());
            found += expected.empty() ? 0 : 1;
        }
    }
    CHECK(found > 1000);
}
