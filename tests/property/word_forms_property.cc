// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis/word_cache.h"
#include "common/metadata/vocabulary.h"
#include "common/text/language.h"
#include "indexer/documents/word_form_counter.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

using Counts = std::map<std::pair<std::string, std::string>, std::uint32_t>;

Vocabulary forms_of(const Counts& counts) {
    Vocabulary forms;
    for (const auto& [word, articles] : counts) {
        forms.push_back({word.first, word.second, articles});
    }
    return forms;
}

// In a language with a stemmer, or without one.
std::string stem_of(std::mt19937& random) {
    static const std::vector<std::string> kStems = {"a", "ab",
                                                    "\x01"
                                                    "a",
                                                    "\x1A"
                                                    "ab"};
    return kStems[random() % kStems.size()];
}

Counts random_counts(std::mt19937& random) {
    static const std::vector<std::string> kWords = {"a",    "ab", "abc",          "abcd",
                                                    "abce", "b",  "\u00E9t\u00E9"};
    Counts counts;
    for (std::size_t left = random() % 8; left > 0; --left) {
        counts[{kWords[random() % kWords.size()], stem_of(random)}] =
            1 + static_cast<std::uint32_t>(random() % 300);
    }
    return counts;
}

}  // namespace

TEST_CASE("counts of word forms add up, in memory as in a merge of segments", "[property]") {
    std::mt19937 random(31);
    for (int round = 0; round < 3'000; ++round) {
        CAPTURE(round);
        Counts expected;
        Vocabulary all;
        std::map<std::string, std::vector<std::string>> stored;
        for (std::size_t part = 0; part < 3; ++part) {
            const Counts counts = random_counts(random);
            for (const auto& [word, articles] : counts) {
                expected[word] += articles;
            }
            add_forms(all, forms_of(counts));
            for (const auto& [key, value] : metadata_of(forms_of(counts))) {
                stored[key].push_back(value);
            }
        }
        const auto metadata = metadata_of(forms_of(expected));
        REQUIRE(metadata_of(all) == metadata);
        REQUIRE(stored.size() == metadata.size());
        for (const auto& [key, values] : stored) {
            REQUIRE(merge_metadata(key, values) == metadata.at(key));
        }
    }
}

TEST_CASE("a form counts once an article and language, also where words are forgotten",
          "[property]") {
    WordCache words;
    WordFormCounter counter;
    const auto read = [&](std::uint32_t articles) {
        for (; articles > 0; --articles) {
            counter.next_article();
            for (const std::string_view code : {"en", "fr", "en"}) {
                const Word& word = *words.form("main", *find_language(code));
                counter.make_room(words.words());
                counter.count(word);
            }
        }
    };
    read(3);
    counter.forget_ids(words);
    words.clear();
    read(2);
    const Vocabulary forms = counter.take(words);
    REQUIRE(forms.size() == 2);
    CHECK(forms[0].stem != forms[1].stem);
    for (const CountedForm& form : forms) {
        CHECK(form.form == "main");
        CHECK(bare_stem(form.stem) == "main");
        CHECK(form.articles == 5);
    }
    CHECK(counter.take(words).empty());
}
