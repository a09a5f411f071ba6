// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "tests/catch.h"
#include "tests/property/copies.h"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("copies: resemblance is estimated without bias, within its stated error", "[copies]") {
    std::mt19937 random(11);
    double bias = 0;
    double squares = 0;
    constexpr int kPairs = 1000;
    for (int i = 0; i < kPairs; ++i) {
        const Text text = random_text(random);
        const Text copy = edited(text, std::uniform_real_distribution<>(0, 1)(random), random);
        const double error =
            resemblance(signature_of(text), signature_of(copy)) - true_resemblance(text, copy);
        bias += error / kPairs;
        squares += error * error / kPairs;
    }
    CHECK(std::abs(bias) < 0.01);
    CHECK(std::sqrt(squares) < 0.1);
}

TEST_CASE("copies: close copies are found, other texts are not", "[copies]") {
    std::mt19937 random(12);
    int close = 0;
    int found = 0;
    int apart = 0;
    int mistaken = 0;
    for (int i = 0; i < 2000; ++i) {
        const Text text = random_text(random);
        const Text copy =
            i % 4 == 0 ? random_text(random)
                       : edited(text, std::uniform_real_distribution<>(0, 0.6)(random), random);
        const double like = true_resemblance(text, copy);
        const Signature a = signature_of(text);
        const Signature b = signature_of(copy);
        const bool told = share_band(a, b) && resemblance(a, b) >= kNearDuplicate;
        close += like >= 0.75 ? 1 : 0;
        found += like >= 0.75 && told ? 1 : 0;
        apart += like <= 0.2 ? 1 : 0;
        mistaken += like <= 0.2 && told ? 1 : 0;
    }
    REQUIRE(close > 100);
    REQUIRE(apart > 400);
    CHECK(found >= close * 98 / 100);
    CHECK(mistaken == 0);
}

TEST_CASE("copies: the same words in the same order are the same content, others aren't",
          "[copies]") {
    std::mt19937 random(13);
    const Text text = random_text(random);
    Text other = text;
    std::swap(other[3], other[4]);
    CHECK(signature_of(text) == signature_of(text));
    CHECK(signature_of(text).content != signature_of(other).content);
    const Signature signature = signature_of(text);
    CHECK(decode_signature(encode_signature(signature)) == signature);
    CHECK_FALSE(decode_signature(""));
    CHECK_FALSE(Sketch().finish());
}
