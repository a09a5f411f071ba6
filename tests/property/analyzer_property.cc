// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "common/analysis/analyzer.h"
#include "common/analysis/word_breaker.h"
#include "common/text/text.h"
#include "indexer/documents/analyzed_paragraphs.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;

namespace {

// Text of random pieces: words, characters of every class that word breaking distinguishes, letters
// of many scripts, irregular spacing.
std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> pieces = {"word",     "Rubio",
                                                    "US",       "a",
                                                    "B",        "1",
                                                    "23",       "é",
                                                    "É",        "ß",
                                                    "ÿ",        "Ł",
                                                    "ő",        "ж",
                                                    "中",       "国",
                                                    "か",       "ไ",
                                                    "ا",        "ש",
                                                    "한",       " ",
                                                    " ",        " ",
                                                    "\n",       "\t",
                                                    ".",        ",",
                                                    ";",        ":",
                                                    "'",        "’",
                                                    "‘",        "“",
                                                    "”",        "\"",
                                                    "-",        "‐",
                                                    "–",        "—",
                                                    "&",        "@",
                                                    "_",        "/",
                                                    "…",        "(",
                                                    ")",        "\xC2\xA0",
                                                    "\xCC\x81", "\xE2\x80\x8D",
                                                    "\xC2\xAD", "\xE2\x80\xAF",
                                                    "•",        "€",
                                                    "£",        "«",
                                                    "»",        "·",
                                                    "3.5",      "1,000",
                                                    "U.S.",     "can't",
                                                    "😀",        "%",
                                                    "#",        "*"};
    std::string text;
    const std::size_t count = random() % 40;
    for (std::size_t i = 0; i < count; ++i) {
        text += pieces[random() % pieces.size()];
    }
    return text;
}

void check_equal(WordBreaker& breaker, std::string_view text) {
    std::vector<WordSegment> fast;
    std::vector<WordSegment> reference;
    breaker.segment(text, fast);
    breaker.segment_by_icu(text, reference);
    if (fast == reference) return;
    std::ostringstream shown;
    for (const auto* words : {&fast, &reference}) {
        for (const WordSegment& word : *words) {
            shown << '[' << text.substr(word.start, word.end - word.start)
                  << (word.compound ? "+" : "") << ']';
        }
        shown << '\n';
    }
    FAIL("fast path and ICU differ on: " << text << "\n" << shown.str());
}

bool is_same(const Token& a, const Token& b) {
    return a.start == b.start && a.end == b.end && a.word == b.word &&
           a.letter_case == b.letter_case;
}

bool is_same(const Compound& a, const Compound& b) {
    return a.position == b.position && a.width == b.width && is_same(a.token, b.token);
}

bool is_same(const Analysis& a, const Analysis& b) {
    const auto same = [](const auto& x, const auto& y) { return is_same(x, y); };
    return std::ranges::equal(a.tokens, b.tokens, same) &&
           std::ranges::equal(a.compounds, b.compounds, same) && a.extras == b.extras;
}

std::size_t random_boundary(std::string_view text, std::mt19937& random) {
    std::size_t at = random() % (text.size() + 1);
    while (at < text.size() && !is_boundary(text, at)) {
        --at;
    }
    return at;
}

}  // namespace

TEST_CASE("a stretch taken from an analyzed paragraph is what the analyzer makes of it alone",
          "[analyzer]") {
    std::mt19937 random(20260711);
    const LanguageId en = find_language("en").value();
    Analyzer analyzer;
    AnalyzedParagraphs analyzed;
    Analysis whole;
    Analysis taken;
    Analysis alone;
    std::size_t stretches = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = "Before it: " + random_text(random) + " and behind";
        whole.clear();
        analyzer.analyze(text, en, whole);
        analyzed.clear();
        analyzed.add({0, static_cast<std::uint32_t>(text.size()), ParagraphKind::kBody}, whole, en);
        for (int part = 0; part < 5; ++part) {
            const auto [start, end] =
                std::minmax({random_boundary(text, random), random_boundary(text, random)});
            if (!analyzed.slice(text, static_cast<std::uint32_t>(start),
                                static_cast<std::uint32_t>(end), taken))
                continue;
            ++stretches;
            alone.clear();
            const std::string_view stretch = std::string_view(text).substr(start, end - start);
            analyzer.analyze(stretch, en, alone);
            INFO("[" << stretch << "] of [" << text << "]");
            REQUIRE(is_same(taken, alone));
        }
    }
    CHECK(stretches > 2'000);
}

TEST_CASE("word breaker: the fast path gives what ICU gives, on random text", "[breaker]") {
    const unsigned seed = GENERATE(1U, 2U, 3U, 4U);
    CAPTURE(seed);
    std::mt19937 random(seed);
    WordBreaker breaker;
    for (int i = 0; i < 20'000; ++i) {
        check_equal(breaker, random_text(random));
    }
}

TEST_CASE("word breaker: the fast path gives what ICU gives, on every article of the corpus",
          "[breaker]") {
    WordBreaker breaker;
    std::size_t files = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(test::corpus() / "articles")) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path());
        std::ostringstream text;
        text << in.rdbuf();
        CAPTURE(entry.path());
        check_equal(breaker, text.str());
        ++files;
    }
    CHECK(files >= 48);
}

TEST_CASE("fold: folding twice is folding once", "[fold]") {
    std::mt19937 random(11);
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = random_text(random);
        const std::string once = fold(text);
        if (fold(once) != once) FAIL("fold isn't idempotent on: " << text);
    }
}

TEST_CASE("analyzer: tokens are ordered, in bounds and on character boundaries", "[analyzer]") {
    std::mt19937 random(12);
    Analyzer analyzer;
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = random_text(random);
        Analysis analysis;
        analyzer.analyze(text, static_cast<LanguageId>(random() % 5), analysis);
        std::uint32_t last = 0;
        for (const Token& token : analysis.tokens) {
            const bool sound = token.start >= last && token.end > token.start &&
                               token.end <= text.size() && is_boundary(text, token.start) &&
                               is_boundary(text, token.end);
            if (!sound) FAIL("a token out of place in: " << text);
            last = token.end;
        }
        for (const Compound& compound : analysis.compounds) {
            const std::uint32_t least = compound.kind == CompoundKind::kJoined ? 2 : 1;
            if (compound.width < least ||
                compound.position + compound.width > analysis.tokens.size())
                FAIL("a compound out of place in: " << text);
        }
    }
}
