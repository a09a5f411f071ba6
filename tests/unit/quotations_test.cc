// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/quotations.h"

#include "common/schema/speaker_names.h"
#include "common/text/utf8.h"
#include "indexer/quotes/quotation_marks.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

// An English article with a paragraph per line.
Article article_of(std::string_view text) {
    Article article;
    article.text = text;
    article.lang = *find_language("en");
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        article.paragraphs.push_back({static_cast<std::uint32_t>(at),
                                      static_cast<std::uint32_t>(end), ParagraphKind::kBody});
        at = end + 1;
    }
    QuotationFinder().find(article);
    return article;
}

// "speaker: words" of each quotation.
std::string said(std::string_view text) {
    const Article article = article_of(text);
    std::string out;
    for (const Quotation& quotation : article.quotations) {
        out += (out.empty() ? "" : " | ") +
               (quotation.speakers.empty() ? "?" : quotation.speakers[0]) + ": " +
               article.text.substr(quotation.start, quotation.end - quotation.start);
    }
    return out;
}

}  // namespace

TEST_CASE("quotations: marks of all families, apostrophes and possessives", "[quotations]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"He said “It’s the farmers’ harvest” again.", "“It’s the farmers’ harvest”"},
        {"They said 'the dockers' demands aren't met,' and left.",
         "'the dockers' demands aren't met,'"},
        {"It is «so» and \"so\" here.", "«so» \"so\""},
        {"“He told me ‘never’ twice,” she said.", "“He told me ‘never’ twice,”"},
        {"The dockers' union and the pilots' union met.", ""},
        {"She said: “There is no deal.", "“There is no deal."},
    }));
    CAPTURE(text);
    std::string found;
    for (const MarkedSpan& span : find_marked(text)) {
        found += (found.empty() ? "" : " ") + text.substr(span.start, span.end - span.start);
    }
    CHECK(found == expected);
}

TEST_CASE("quotations: direct, indirect and mixed speech, before and behind the verb",
          "[quotations]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"“Prices will fall,” said Ines Carvalho, an economist.",
         "Ines Carvalho: “Prices will fall,”"},
        {"“I saw it,” Tomas Lindqvist said, “and left.”",
         "Tomas Lindqvist: “I saw it,” | Tomas Lindqvist: “and left.”"},
        {"Ines Carvalho said the strike was over.", "Ines Carvalho: the strike was over"},
        {"Ines Carvalho, who leads the union, told reporters that it was over.",
         "Ines Carvalho: that it was over"},
        {"According to the Harbour Authority, nine ships waited.",
         "Harbour Authority: nine ships waited"},
        {"Ines Carvalho called the plan “reckless” in a letter.",
         "Ines Carvalho: the plan “reckless”"},
        {"Ines Carvalho declined to comment and did not say when she would.", ""},
        {"The so-called “green lane” was shut.", ""},
        {"Strikes, Ines Carvalho said, are a last resort.",
         "Ines Carvalho: Strikes | Ines Carvalho: are a last resort"},
        {"“How many more times?” Ines Carvalho asked.", "Ines Carvalho: “How many more times?”"},
        {"“We won!” Ines Carvalho, the union leader, shouted to the crowd.",
         "Ines Carvalho: “We won!”"},
        {"Ines Carvalho on Tuesday said the quay was safe, but she added that nobody knew.",
         "Ines Carvalho: the quay was safe | Ines Carvalho: that nobody knew"},
        {"Those close to Ines Carvalho say she will go.",
         "Those close to Ines Carvalho: she will go"},
        {"Ines Carvalho criticised tariffs as harmful in a speech on Friday.",
         "Ines Carvalho: tariffs as harmful"},
        {"Reporters asked Ines Carvalho whether she would stand.",
         "Reporters: whether she would stand"},
        {"The plan was described as “bold” by both sides.", "sides: “bold”"},
        {"Ines Carvalho's claim that the crane was new is false.",
         "Ines Carvalho: that the crane was new is false"},
        {"She was accused of hiding the report.", "?: hiding the report"},
        {"It goes without saying that the quay is old.", ""},
        {"He refused to say that it was over.", ""},
        {"Ines Carvalho said on “Meet the Harbour” that it was over.",
         "Ines Carvalho: that it was over"},
    }));
    CAPTURE(text);
    CHECK(said(text) == expected);
}

TEST_CASE("quotations: pronouns, roles and surnames mean whom the article names", "[quotations]") {
    CHECK(said("The port director, Tomas Lindqvist, spoke first.\n"
               "The director said the cranes were safe.\n"
               "“We looked twice,” he said.") ==
          "Tomas Lindqvist: the cranes were safe | Tomas Lindqvist: “We looked twice,”");
    CHECK(said("The Transport Ministry said nine people were hurt. “All are stable,” it said.") ==
          "Transport Ministry: nine people were hurt | Transport Ministry: “All are stable,”");
}

TEST_CASE("quotations: roles stand beside names, whatever the trade", "[quotations]") {
    const auto [text, role] = GENERATE(table<std::string, std::string>({
        {"Foreign Minister Ines Carvalho said it was over.", "Foreign Minister"},
        {"The timber merchant Ines Carvalho said it was over.", "timber merchant"},
        {"Harbour master Ines Carvalho said it was over.", "Harbour master"},
        {"Ines Carvalho, the harbour master, said it was over.", "harbour master"},
        {"The chairman, Ines Carvalho, said it was over.", "chairman"},
        {"Senate Majority Leader Ines Carvalho said it was over.", "Senate Majority Leader"},
        {"The National Economic Council Director Ines Carvalho said it was over.",
         "National Economic Council Director"},
        {"Chancellor of the Exchequer Ines Carvalho said it was over.",
         "Chancellor of the Exchequer"},
        {"Last month Attorney General Ines Carvalho said it was over.", "Attorney General"},
    }));
    CAPTURE(text);
    const Article article = article_of(text);
    REQUIRE(article.quotations.size() == 1);
    CHECK(article.quotations[0].speakers == std::vector<std::string>{"Ines Carvalho"});
    CHECK(article.quotations[0].role == role);
    CHECK(article.quotations[0].persons);
}

TEST_CASE("quotations: a story begins behind its dateline", "[quotations]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"LISANDRA (Gulf Press) - \"It is over,\" said Ines Carvalho.",
         "Ines Carvalho: \"It is over,\""},
        {"LISANDRA — The strike would end, Ines Carvalho said.",
         "Ines Carvalho: The strike would end"},
        {"Lisandra (AP) The strike would end, Ines Carvalho said.",
         "Ines Carvalho: The strike would end"},
        {"LISANDRA (PRESS) - TESSALY WILL SELL WHEAT, INES CARVALHO SAID.",
         "INES CARVALHO: TESSALY WILL SELL WHEAT"},
    }));
    CAPTURE(text);
    CHECK(said(text) == expected);
}

TEST_CASE("quotations: a family's surname means whom the others are told by", "[quotations]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"President Omar Haddad and his wife, Ines Haddad, arrived.\nHaddad said it was over.",
         "Omar Haddad: it was over"},
        {"First lady Ines Haddad spoke on Monday.\nPresident Haddad said it was over.",
         "Haddad: it was over"},
        {"Omar Haddad Jr. spoke on Monday.\nPresident Haddad said it was over.",
         "Haddad: it was over"},
        {"Omar Haddad Jr. spoke on Monday.\nHaddad said it was over.",
         "Omar Haddad Jr.: it was over"},
        {"James B. Corwin spoke. James Corwin left.\nMr. Corwin said it was over.",
         "James B. Corwin: it was over"},
        {"He met Ines Carvalho, who said it was over.", "Ines Carvalho: it was over"},
        {"As I've argued for years, it is over.", "?: it is over"},
    }));
    CAPTURE(text);
    CHECK(said(text) == expected);
}

TEST_CASE("quotations: labels before a colon speak in headlines and conversations only",
          "[quotations]") {
    CHECK(said("Ines Carvalho: The port will open.") == "Ines Carvalho: The port will open");
    CHECK(said("The story.\nMaren Kilbride: I wrote it last.\nIt rained.\nMaren Kilbride: And "
               "first.") == "Maren Kilbride: I wrote it last | Maren Kilbride: And first");
    CHECK(said("The story.\nSanders: Win in a walk.\nIt rained.").empty());
}

TEST_CASE("speaker names: the word that stands for a person alone", "[quotations]") {
    const auto [name, last] = GENERATE(table<std::string, std::string>({
        {"Ana Duarte", "Duarte"},
        {"Omar Haddad Jr.", "Haddad"},
        {"Omar Haddad III", "Haddad"},
        {"Pope Pius II Jr", "Pius"},
        {"omar haddad sr", "haddad"},
        {"Haddad", "Haddad"},
        {"Jr.", "Jr."},
        {"", ""},
    }));
    CHECK(last_word(name) == last);
}

TEST_CASE("quotations: in other languages, what stands between marks", "[quotations]") {
    Article article;
    article.text = "Er sagte: „Wir haben alles versucht“ und nannte es „Pech“.";
    article.lang = *find_language("de");
    article.paragraphs = {
        {0, static_cast<std::uint32_t>(article.text.size()), ParagraphKind::kBody}};
    QuotationFinder().find(article);
    REQUIRE(article.quotations.size() == 1);
    const Quotation& quotation = article.quotations[0];
    CHECK(article.text.substr(quotation.start, quotation.end - quotation.start) ==
          "„Wir haben alles versucht“");
    CHECK(quotation.speakers.empty());
}

TEST_CASE("quotations: spans are ordered, disjoint and on boundaries, in any text",
          "[quotations]") {
    std::string marks;
    for (int i = 0; i < 10000; ++i) {
        marks += i % 3 == 0 ? "“ said " : i % 3 == 1 ? "'x " : "« he said \" ";
    }
    for (const std::string& text :
         {marks, std::string("“‘\"'«» said ’”» he said: “é’"), std::string(5000, '\'')}) {
        const Article article = article_of(text);
        std::uint32_t end = 0;
        for (const Quotation& quotation : article.quotations) {
            CHECK(quotation.start >= end);
            CHECK(quotation.end > quotation.start);
            CHECK(quotation.end <= text.size());
            CHECK(is_boundary(text, quotation.start));
            CHECK(is_boundary(text, quotation.end));
            end = quotation.end;
        }
    }
}
