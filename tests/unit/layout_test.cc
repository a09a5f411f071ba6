// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/layout.h"

#include "common/text/utf8.h"
#include "indexer/article/blocks.h"
#include "indexer/article/byline.h"
#include "indexer/article/dateline.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

Article laid_out(std::string text) {
    Article article;
    article.text = std::move(text);
    read_layout(article, 0);
    return article;
}

std::string kinds(const Article& article) {
    std::string out;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (!out.empty()) out += ' ';
        out += name_of(paragraph.kind);
    }
    return out;
}

constexpr const char* kStory =
    "The harbour authority said on Monday that all three cranes had been inspected and that work "
    "would begin again within the week, "
    "once the last of the cables had been replaced and a second inspector had signed the papers.";

}  // namespace

TEST_CASE("dateline: a place in capitals before a dash", "[dateline]") {
    const auto [text, place, agency] = GENERATE(table<std::string, std::string, std::string>({
        {"VALMARA – Dockers walked out.", "VALMARA", ""},
        {"KUALA LUMPUR, Malaysia — Ministers met.", "KUALA LUMPUR, Malaysia", ""},
        {"ST. PETERSBURG, Fla. (Gulf Press) — Rain fell.", "ST. PETERSBURG, Fla.", "Gulf Press"},
        {"LONDON, MARCH 3 (ALLIED) - SHARES FELL.", "LONDON", "ALLIED"},
        {"BRENNICK, March 15 - Water rose.", "BRENNICK", ""},
        {"Lagos, Nigeria (CNN) The port is open.", "Lagos, Nigeria", "CNN"},
        {"WASHINGTON (AP) — The port is open.", "WASHINGTON", "AP"},
        {"(CNN) -- The port is open.", "", "CNN"},
    }));
    CAPTURE(text);
    const auto match = match_dateline(text);
    REQUIRE(match);
    CHECK(match->place == place);
    CHECK(match->agency == agency);
}

TEST_CASE("dateline: other dashes are none", "[dateline]") {
    for (const char* text : {"The talks – held in Laos – failed.", "US - China talks resume",
                             "A 3 - 2 win", "No dash here.", "FILE - In this photo, a crane.",
                             "BREAKING — The port is open.", "The agency (AP) and others asked."}) {
        CAPTURE(text);
        CHECK_FALSE(match_dateline(text));
    }
}

TEST_CASE("byline: names and roles, nothing else", "[byline]") {
    const auto match = match_byline("By Jane Doe and John van der Roe");
    REQUIRE(match);
    CHECK(match->bylines == std::vector<Byline>{{"Jane Doe", ""}, {"John van der Roe", ""}});
    CHECK(match_byline("By Ada Moss, Health Correspondent")->bylines ==
          std::vector<Byline>{{"Ada Moss", "Health Correspondent"}});
    CHECK(match_byline("By Ada Moss in Valmara")->place == "Valmara");
    CHECK_FALSE(match_byline("By midnight the water had risen"));
    CHECK_FALSE(match_byline("Bypass to open in June"));
}

TEST_CASE("blocks: lines are paragraphs, wrapped lines are joined", "[blocks]") {
    CHECK(split_blocks("One.\nTwo.\n\nThree.", 0).size() == 3);
    std::string wrapped = "Headline here\n\n";
    for (int i = 0; i < 2; ++i) {
        for (int line = 0; line < 4; ++line) {
            wrapped += "a line of wrapped text that is broken by hand near column seventy\n";
        }
        wrapped += "and ends here.\n\n";
    }
    CHECK(split_blocks(wrapped, 0).size() == 3);
}

TEST_CASE("layout: headline, subhead, byline, date, source", "[layout]") {
    const Article article = laid_out(std::string("Cranes to turn again\nPort hopes for an end of "
                                                 "delays after three weeks of rain\nBy Ada Moss\n"
                                                 "The Valmara Courier\n8 May 2025\n\n") +
                                     kStory + "\nShare\n");
    CHECK(article.headline == "Cranes to turn again");
    CHECK(article.subhead == "Port hopes for an end of delays after three weeks of rain");
    CHECK(article.bylines == std::vector<Byline>{{"Ada Moss", ""}});
    CHECK(article.source == "The Valmara Courier");
    CHECK(article.published == Date{2025, 5, 8});
    CHECK(kinds(article) == "headline subhead byline source date body boilerplate");
}

TEST_CASE("layout: an article without a headline gets none", "[layout]") {
    const Article article =
        laid_out(std::string("VALMARA – ") + kStory + "\nA short heading\n" + kStory);
    CHECK(article.headline.empty());
    CHECK(article.place == "VALMARA");
    CHECK(kinds(article) == "body subheading body");
}

TEST_CASE("layout: header lines set fields", "[layout]") {
    const Article article = laid_out(std::string("Title: Cranes turn\nDate: 2025-05-09\nAuthor: "
                                                 "Ada Moss; John Roe\nTags: ports, rain\n\n") +
                                     kStory);
    CHECK(article.headline == "Cranes turn");
    CHECK(article.published == Date{2025, 5, 9});
    CHECK(article.bylines.size() == 2);
    CHECK(article.tags == std::vector<std::string>{"ports", "rain"});
    CHECK(kinds(article) == "headline date byline section body");
}

TEST_CASE("layout: paragraphs are ordered, disjoint and on character boundaries", "[layout]") {
    for (const char* text :
         {"", "\n\n\n", "é", "Title: é\nDate: x", "“\n”\n–\n", "By \nBy \nBy "}) {
        CAPTURE(text);
        const Article article = laid_out(text);
        std::uint32_t last = 0;
        for (const Paragraph& paragraph : article.paragraphs) {
            CHECK(paragraph.start >= last);
            CHECK(paragraph.end > paragraph.start);
            CHECK(is_boundary(article.text, paragraph.start));
            CHECK(is_boundary(article.text, paragraph.end));
            last = paragraph.end;
        }
    }
}

TEST_CASE("layout: a mailing list's copy of a newspaper page", "[layout]") {
    const std::string story(kStory);
    const Article article = laid_out(
        "[Ports] Cranes to turn again\n\n\n\nCranes to turn again\n\nPort hopes for an end of "
        "delays after weeks of rain\n\n"
        "The Valmara Courier\nA crane in the rain on Monday. Photo: Lena Moss\nAda Mossin "
        "Valmara\n8 May 2025\n\n" +
        story + "\n\nFerry firm says it will sail again once the wind has dropped\n\n" + story +
        "\n\nThe Courier is free to\nits subscribers.\nLog in\n\n" + story + "\n\n" + story +
        "\n\nAda Moss is a reporter on the ports desk.\n\n\n\nKept by a robot that nobody "
        "feeds.\n");
    CHECK(kinds(article) ==
          "boilerplate headline subhead source caption byline date body related body boilerplate "
          "boilerplate boilerplate body body author-note boilerplate");
    CHECK(article.bylines == std::vector<Byline>{{"Ada Moss", ""}});
    CHECK(article.place == "Valmara");
}

TEST_CASE("layout: a paragraph broken in mid-sentence is one", "[layout]") {
    const Article article = laid_out(std::string("Cranes turn\n\n") + kStory +
                                     "\n\nThe harbour has\n\nwaited for this. " + kStory);
    CHECK(kinds(article) == "headline body body");
}

TEST_CASE("layout: Chinese wire copy", "[layout]") {
    const auto match = match_dateline("【远洋社瓦尔马拉2025年5月14日电】码头");
    REQUIRE(match);
    CHECK(match->agency == "远洋社");
    CHECK(match->place == "瓦尔马拉");
    CHECK(match->date == Date{2025, 5, 14});
}

TEST_CASE("layout: names, dates and times on one line, front matter, notes below", "[layout]") {
    const auto [head, expected] = GENERATE(table<std::string, std::string>({
        {"Cranes turn again\n\nJane Doe | July 11, 2025\n\n", "headline byline body"},
        {"Cranes turn again\n\nBy Jane Doe | July 11, 2025 9:15 pm\n\n", "headline byline body"},
        {"Cranes turn again\n\nWritten by Jane Doe\nJul 11, 2025 · 5 min read\n\n",
         "headline byline date body"},
        {"---\ntitle: \"Cranes turn again\"\nlayout: post\nauthor: Jane Doe\ndate: "
         "2025-07-11\n---\n\n",
         "headline byline date body"},
    }));
    CAPTURE(head);
    const Article article = laid_out(head + kStory + "\n\n___\n\n(Reporting by Max Roe)\n");
    CHECK(kinds(article) == expected + " boilerplate author-note");
    CHECK(article.headline == "Cranes turn again");
    CHECK(article.published == Date{2025, 7, 11});
    REQUIRE(article.bylines.size() == 1);
    CHECK(article.bylines[0].name == "Jane Doe");
}

TEST_CASE("bylines: lists as files of tables and records hold them", "[byline]") {
    for (const char* authors : {"Doe, Jane; Roe, John", "[\"Jane Doe\", \"John Roe\"]",
                                "['Jane Doe', 'John Roe']", "By Jane Doe and John Roe"}) {
        CAPTURE(authors);
        const std::vector<Byline> bylines = split_authors(authors);
        REQUIRE(bylines.size() == 2);
        CHECK(bylines[0] == Byline{"Jane Doe", ""});
        CHECK(bylines[1] == Byline{"John Roe", ""});
    }
    CHECK(split_authors("Jane Doe, Reuters; John Roe, Reuters").at(0).name == "Jane Doe");
}

TEST_CASE("layout: the last paragraph of a story is the story's", "[layout]") {
    const std::string story(kStory);
    const auto [gap, last, kind] = GENERATE(table<std::string, std::string, std::string>({
        {"\n\n\n", "\"This is worse than the last storm,\" the mayor said of it.", "body"},
        {"\n\n\n\n\n", "\"This is worse than the last storm,\" the mayor said of it.", "body"},
        {"\n\n\n", "The port will open again on Monday, if the wind has dropped by then at last.",
         "body"},
        {"\n\n\n", "Here is what you can give to the fund that helps the dockers.", "body"},
        {"\n\n", "If you would like to donate to the dockers, she says, any bank will do.", "body"},
        {"\n\n", "The last day to register to vote is the end of Tuesday.", "body"},
        {"\n\n\n\n", "This story has been updated.", "boilerplate"},
        {"\n\n", "Sign up for our newsletter.", "boilerplate"},
    }));
    CAPTURE(last);
    const std::string between = last.find("updated") != std::string::npos ? "\n\n" : gap;
    const Article article = laid_out("The quay of Valmara is shut\n\n" + story + between + story +
                                     between + story + gap + last);
    CHECK(kinds(article) == "headline body body body " + kind);
}
