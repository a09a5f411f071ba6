// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/base/byte_scan.h"
#include "common/text/function_words.h"
#include "common/text/language.h"
#include "common/text/word_set.h"
#include "common/text/word_table.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

// Short words of few letters and some other characters, so that many are prefixes of others.
std::string random_word(std::mt19937& random) {
    static constexpr std::string_view kPieces[] = {"a", "b", "e", "s", "'", "-", "\u00E9", "ed"};
    std::string word;
    for (std::size_t count = random() % 5; count > 0; --count) {
        word += kPieces[random() % std::size(kPieces)];
    }
    return word;
}

}  // namespace

TEST_CASE("a special byte is found as byte for byte, from wherever the search starts", "[text]") {
    std::mt19937 random(11);
    constexpr std::string_view kBytes = "ab .!?\"/>\x2F\x2D\x20\x7F\x01";
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::size_t count = random() % 40; count > 0; --count) {
            const bool wide = random() % 24 == 0;
            text += wide ? static_cast<char>(0x80 + random() % 0x80)
                         : kBytes[random() % (random() % 3 == 0 ? kBytes.size() : 3)];
        }
        const std::size_t from = random() % (text.size() + 1);
        const auto found =
            std::find_if(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), [](char c) {
                return static_cast<unsigned char>(c) >= 0x80 || c == '.' || c == '!' || c == '?';
            });
        INFO(text);
        REQUIRE(find_special<'.', '!', '?'>(text, from) ==
                static_cast<std::size_t>(found - text.begin()));
    }
}

TEST_CASE("a set of words holds these and no other", "[text]") {
    static constexpr std::string_view kWords[] = {"a",  "ab",  "abed", "as",     "e's",
                                                  "ed", "bed", "b-b",  "\u00E9s"};
    static constexpr WordSet kSet(kWords);
    CHECK(std::ranges::equal(kSet, kWords));
    CHECK_FALSE(kSet.contains(std::string(1000, 'a')));
    std::mt19937 random(12);
    std::size_t held = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::string word = random_word(random);
        const bool expected = std::ranges::find(kWords, word) != std::end(kWords);
        INFO(word);
        REQUIRE(kSet.contains(word) == expected);
        held += expected ? 1 : 0;
    }
    CHECK(held > 1'000);
}

TEST_CASE("a table of words gives each its value, and others none", "[text]") {
    std::mt19937 random(13);
    std::vector<std::string> words;
    for (int i = 0; i < 400; ++i) {
        words.push_back(random_word(random));
    }
    for (std::size_t size : {7, 8, 9, 10, 43}) {
        words.emplace_back(size, 'b');
    }
    words.emplace_back("aaaaaaaab");
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::erase(words, "");
    std::vector<std::pair<std::string_view, int>> values;
    for (const std::string& word : words) {
        values.emplace_back(word, static_cast<int>(values.size()) + 1);
    }
    const std::size_t count = values.size();
    values.emplace_back(words[0], -1);  // the first value counts
    const WordTable<int> table(values);
    values.resize(count);
    for (const auto& [word, value] : values) {
        REQUIRE(table.find(word) == value);
    }
    CHECK(table.find("") == 0);
    // Like words in the table by their ends and the last five bits of the size, or by their
    // beginning.
    for (const std::string_view word :
         {"bbbbbb", "bbbbbbbbbbb", "bbbbbbbba", "aaaaaaaaa", "aaaaaaaabb"}) {
        INFO(word);
        CHECK(table.find(word) == 0);
    }
    CHECK(table.find(std::string("a\0", 2)) == 0);
    for (int round = 0; round < 20'000; ++round) {
        const std::string word = random_word(random);
        const auto found = std::ranges::find(words, word);
        REQUIRE(table.find(word) ==
                (found == words.end() ? 0 : static_cast<int>(found - words.begin()) + 1));
    }
}

TEST_CASE("function words are told and counted by each language's list", "[text]") {
    std::size_t lists = 0;
    for (const Language& language : languages()) {
        std::string text = "Zzqx ";
        for (const std::string_view word : function_words(language.code)) {
            INFO(language.code << ": " << word);
            CHECK(is_function_word(word, language.code));
            CHECK_FALSE(is_function_word(std::string(word) + "zq", language.code));
            text += std::string(word) + (text.size() % 2 == 0 ? " \n" : "\n Zzqx ");
        }
        const std::size_t all = function_words(language.code).size();
        CHECK(count_function_words(text, language.code, all + 5) == all);
        CHECK(count_function_words(text, language.code, 4) == std::min<std::size_t>(all, 4));
        lists += all > 0 ? 1 : 0;
    }
    CHECK(lists > 10);
}
