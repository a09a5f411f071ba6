// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/passages/wording.h"

#include <string>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("wording: the words that differ are shown, with some around them", "[quotes]") {
    using Kind = Wording::Kind;
    const std::string whole = "“We are building a wall on the border, and we will pay for it.”";
    const auto [other, kind, text] = GENERATE(table<std::string, Kind, std::string>({
        {"\"We are building a wall on the border, and we will pay for it,\"", Kind::kSame, ""},
        {"we ARE building a wall on the border and we will pay for it", Kind::kSame, ""},
        {"“… building a wall on the border”", Kind::kPart, "“… building a wall on the border”"},
        {"“We are building a wall” … “we will pay”", Kind::kPart,
         "“We are building a wall” … “we will pay”"},
        {"“we will pay” … “We are building a wall”", Kind::kOther,
         "“we will pay” … “We are building a wall”"},
        {"“We are not building a wall on the border, and we will pay for it.”", Kind::kOther,
         "“We are not building a wall…"},
        {"“We are building a wall on the border, and they will pay for it.”", Kind::kOther,
         "…the border, and they will pay for…"},
        {"“We are building a wall on the border, and we will not.”", Kind::kOther,
         "…and we will not.”"},
        {"", Kind::kSame, ""},
        {"\"…\"", Kind::kSame, ""},
    }));
    CAPTURE(other);
    const Wording wording = compare_wording(whole, other);
    CHECK(wording.kind == kind);
    CHECK(wording.text == text);
}

TEST_CASE("wording: a long difference is cut at a word", "[quotes]") {
    std::string longer = "One two three.";
    for (int i = 0; i < 200; ++i) {
        longer += " word" + std::to_string(i);
    }
    const Wording wording = compare_wording("One two", longer);
    CHECK(wording.kind == Wording::Kind::kOther);
    CHECK(wording.text.size() <= 206);
    CHECK(wording.text.ends_with("…"));
    CHECK(longer.find(wording.text.substr(0, wording.text.size() - 3)) == 0);
}
