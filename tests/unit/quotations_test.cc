// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/quotations.h"

#include "common/schema/given_names.h"
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

TEST_CASE("quotations: what is none", "[quotations]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"Ines Carvalho opposes the new quay.", ""},
        {"Ines Carvalho condemned the lockout of the dockers.", ""},
        {"Ines Carvalho discussed wages with the owners.", ""},
        {"Ines Carvalho spoke about pay in a long speech.", ""},
        {"Ines Carvalho attacked the owners with leaflets.", ""},
        {"Ines Carvalho called the police.", ""},
        {"Ines Carvalho called a vote of all members.", ""},
        {"Some 51 percent of voters said they would strike.", ""},
        {"Common sense tells us that the quay must close.", ""},
        {"“We left,” said one docker, who asked not to be named.", "docker: “We left,”"},
        {"After all, Ines Carvalho said, the quay is old.", "Ines Carvalho: the quay is old"},
        {"That same day, prosecutors allege, the clerk took the money.",
         "prosecutors: the clerk took the money"},
        {"The so-called experts left. It came down with a ruling that bound nobody.", ""},
        {"According to its own lights, the quay is fine.", ""},
        {"He wrote for the “Harbour Evening Gazette” in May.", ""},
        {"Ministers declined to comment and did not say when they would meet.", ""},
        {"The drop also signals that the bank may wait. It also signals that it is late.", ""},
        {"The office can tell ports how to spend the money.", ""},
        {"It is called “The Worst Idea in Harbour History: Docks Don't Matter.”", ""},
        {"Related reads: For Dockers, ‘Hard Times’ as Their Quay Shuts", ""},
        {"The council agrees with that assessment.", ""},
        {"Even if Ines Carvalho said that the quay was old, it stands.", ""},
        {"I'm not arguing that the quay is old.", ""},
        {"Ines Carvalho praised a spokesman for Senator Tom Lund.", ""},
        {"Ines Carvalho described the following scene to the court.", ""},
        {"Tomas Lindqvist, threatening a lockout, left.", ""},
    }));
    CAPTURE(text);
    CHECK(said(text) == expected);
}

TEST_CASE("quotations: propositions without that", "[quotations]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"Ines Carvalho denied paying the dockers.", "Ines Carvalho: paying the dockers"},
        {"Ines Carvalho dismissed claims that she had lied.",
         "Ines Carvalho: claims that she had lied"},
        {"Ines Carvalho announced a strike of nine days.", "Ines Carvalho: a strike of nine days"},
        {"Ines Carvalho called the plan a disaster.", "Ines Carvalho: the plan a disaster"},
        {"The union asked members not to strike.", "union: not to strike"},
        {"Ines Carvalho was quick to note that the quay was old.",
         "Ines Carvalho: that the quay was old"},
        {"The report found that the quay was old.", "report: that the quay was old"},
        {"There were warnings from her lawyer that the quay was old.",
         "lawyer: that the quay was old"},
        {"Ines Carvalho has left the port but has said she will return.",
         "Ines Carvalho: she will return"},
        {"Ines Carvalho told Tom Lund she wanted to leave early.",
         "Ines Carvalho: she wanted to leave early"},
        {"Ines Carvalho said, adding owners should find a plan that also pays for ships.",
         "Ines Carvalho: owners should find a plan that also pays for ships"},
    }));
    CAPTURE(text);
    CHECK(said(text) == expected);
}

TEST_CASE("quotations: end where the writer goes on", "[quotations]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"While Ines Carvalho claimed the quay was safe, the owners shut it.",
         "Ines Carvalho: the quay was safe"},
        {"Ines Carvalho, who once said the quay was safe, left the port.",
         "Ines Carvalho: the quay was safe"},
        {"Ines Carvalho said the quay was safe; the owners shut it.",
         "Ines Carvalho: the quay was safe"},
        {"Ines Carvalho said the quay was safe, but took her boat elsewhere.",
         "Ines Carvalho: the quay was safe"},
        {"Ines Carvalho asked them to leave the quay — a request that nobody heard.",
         "Ines Carvalho: to leave the quay"},
        {"Ines Carvalho called the plan “bold” but warned that it was late.",
         "Ines Carvalho: the plan “bold” | Ines Carvalho: that it was late"},
        {"Ines Carvalho said in a long speech that pleased nobody, “If it shuts, we strike.”",
         "Ines Carvalho: “If it shuts, we strike.”"},
        {"“She asked me if it was safe,” Ines Carvalho said of the call she received on Monday.",
         "Ines Carvalho: “She asked me if it was safe,”"},
        {"“It is old,” Ines Carvalho said in an op-ed headlined “Facts: the quay is old.”",
         "Ines Carvalho: “It is old,”"},
        {"“It is unusual,” said Ines Carvalho, a lawyer at the port who writes about ships.",
         "Ines Carvalho: “It is unusual,”"},
        {"When asked if the quay would shut, Ines Carvalho said, “We will see about that.”",
         "Ines Carvalho: “We will see about that.”"},
        {"Shortly after the owners announced the deal, Ines Carvalho pushed back, claiming it was "
         "old.",
         "owners: the deal | Ines Carvalho: it was old"},
        {"Ines Carvalho said the quay “shows its age” and called it “a wreck.”",
         "Ines Carvalho: the quay “shows its age” | Ines Carvalho: “a wreck.”"},
        {"Ines Carvalho told the Harbour Post the mayor “said it would help.”",
         "Ines Carvalho: the mayor “said it would help.”"},
        {"Ines Carvalho demanded that the port reopen, infuriating the owners.",
         "Ines Carvalho: that the port reopen"},
        {"Ines Carvalho said no. Tomas Lindqvist said the port was shut.",
         "Tomas Lindqvist: the port was shut"},
        {"Ines Carvalho said that the port was shut, but Tomas Lindqvist, a pilot, said that he "
         "had "
         "seen ships.",
         "Ines Carvalho: that the port was shut | Tomas Lindqvist: that he had seen ships"},
    }));
    CAPTURE(text);
    CHECK(said(text) == expected);
}

TEST_CASE("quotations: whoever the text says said it", "[quotations]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"Ines Carvalho said: “We won.” Tomas Lindqvist said: “Nobody won.”",
         "Ines Carvalho: “We won.” | Tomas Lindqvist: “Nobody won.”"},
        {"“We won,” said union leader and former docker Ines Carvalho, 61.",
         "Ines Carvalho: “We won,”"},
        {"“We won it,” said Dutch dockers’ leader Ines Carvalho.", "Ines Carvalho: “We won it,”"},
        {"“We won,” Ines Carvalho was quoted as saying by the Harbour Post.",
         "Ines Carvalho: “We won,”"},
        {"The Harbour Post quoted Ines Carvalho as saying that it was over.",
         "Ines Carvalho: that it was over"},
        {"A spokesman for Mr Lindqvist said the port was shut. Tomas Lindqvist owns it.",
         "spokesman for Mr Lindqvist: the port was shut"},
        {"Aides to President Tomas Lindqvist said the port was shut.",
         "Aides to President Tomas Lindqvist: the port was shut"},
        {"“We won,” Carvalho posted on X. Ines Carvalho leads the union.",
         "Ines Carvalho: “We won,”"},
        {"“We won today,” tweeted @inescarvalho.", "@inescarvalho: “We won today,”"},
        {"Dockers who spoke with the Harbour Post said the port was shut.",
         "Dockers: the port was shut"},
        {"Harry Lund, 30, of Lisandra, Tess., who was among them, said the port was shut.",
         "Harry Lund: the port was shut"},
        {"The ministry issued a statement saying that the port was shut.",
         "ministry: that the port was shut"},
        {"The Lindqvist administration said the port was shut.",
         "Lindqvist administration: the port was shut"},
        {"“We won”: Ines Carvalho hails the deal", "Ines Carvalho: “We won”"},
        {"Per Ines Carvalho, nobody lost.", "Ines Carvalho: nobody lost"},
        {"“It is open,” said the GHU spokeswoman, Ines Carvalho.", "Ines Carvalho: “It is open,”"},
        {"The oldest captain in the fleet, union chairman Tom Lund of North Gulf, announced that "
         "he "
         "was leaving.",
         "Tom Lund: that he was leaving"},
        {"Tom Lund, a spokesman for the line -- the largest of all -- said the port was shut.",
         "Tom Lund: the port was shut"},
        {"Harbour data shows that the ship turned, according to Shiptrack.",
         "Shiptrack: Harbour data shows that the ship turned"},
        {"Lund took to Twitter Sunday evening calling the deal “unfair.” Tom Lund owns it.",
         "Tom Lund: the deal “unfair.”"},
        {"Carvalho's statement: “Grave matters have come up in our family.” Ines Carvalho left.",
         "Ines Carvalho: “Grave matters have come up in our family.”"},
        {"Ines Carvalho, author of “The Quay Is Gone,” said the book “saved me.”",
         "Ines Carvalho: the book “saved me.”"},
        {"“Never give in,” as Ines Carvalho said.", "Ines Carvalho: “Never give in,”"},
        {"Said Ines Carvalho: “Among other things, the quay is old.”",
         "Ines Carvalho: “Among other things, the quay is old.”"},
        {"Gulf Corp. said the plant was safe.", "Gulf Corp.: the plant was safe"},
        {"The budget “ends all funding for ships” and cuts Harbourfund money.",
         "budget: “ends all funding for ships”"},
        {"“No way,” Tom Lund snapped.", "Tom Lund: “No way,”"},
        {"“It is late.”\nInes Carvalho, Harbour Post\n“It is early.”\nTomas Lindqvist, Gulf Press",
         "Ines Carvalho: “It is late.” | Tomas Lindqvist: “It is early.”"},
    }));
    CAPTURE(text);
    CHECK(said(text) == expected);
}

TEST_CASE("quotations: names are whole, and one person's", "[quotations]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"On Monday Peter van der Meer said it was over.", "Peter van der Meer: it was over"},
        {"“It is over,” said Commission President Ursula von der Lund.",
         "Ursula von der Lund: “It is over,”"},
        {"Martin Luther King Jr. said it was over.", "Martin Luther King Jr.: it was over"},
        {"Jim Bell met Ann Bell. “I like ships,” Mr Bell said. “I do not,” Ms Bell said.",
         "Jim Bell: “I like ships,” | Ann Bell: “I do not,”"},
        {"“We won,” Sir Duncan said. Prime Minister Sir Duncan Ferris was there.",
         "Duncan Ferris: “We won,”"},
        {"Director of National Intelligence Tom Lund said it was over.", "Tom Lund: it was over"},
        {"“I lost my tent,” said Raymond “Ray-Ray” Dunmore, 54.",
         "Raymond Dunmore: “I lost my tent,”"},
        {"“It is open,” said Virginia Gov. Jim Holm.", "Jim Holm: “It is open,”"},
        {"Party Chairman Peter House said he was glad.", "Peter House: he was glad"},
        {"Liberal groups call it a betrayal of seamen.", "Liberal groups: it a betrayal of seamen"},
        {"Yoon Suk Han, the president, was there. “We won,” Yoon said.", "Yoon Suk Han: “We won,”"},
        {"Tom Lund met Anna Bell Anna Maria BellPoll: Bell trails Lund MORE (D-Ohio), who said it "
         "was over.",
         "Anna Bell: it was over"},
    }));
    CAPTURE(text);
    CHECK(said(text) == expected);
}

TEST_CASE("quotations: he and she are the subject of the sentence before", "[quotations]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"“We won,” said Jane Lund. But Peter Bell disagreed. “Nobody won,” he said.",
         "Jane Lund: “We won,” | Peter Bell: “Nobody won,”"},
        {"Gov. Jane Lund spoke. Her rival, Peter Bell of Ohio, agreed. “It is late,” he said.",
         "Peter Bell: “It is late,”"},
        {"Peter Bell, a docker, said that it hurt the talks with Tom Lund.\n“It is late,” he said.",
         "Peter Bell: that it hurt the talks with Tom Lund | Peter Bell: “It is late,”"},
        {"President Tom Lund was there. In his address, the president hailed it. “It is late,” he "
         "said.",
         "Tom Lund: “It is late,”"},
        {"Tom Lund left. A man who works nearby said he saw it. “It was loud,” he said.",
         "man: he saw it | man: “It was loud,”"},
        {"Both men met. Peter Bell and Tom Lund agreed. Both economists said it was over.",
         "Peter Bell: it was over"},
    }));
    CAPTURE(text);
    CHECK(said(text) == expected);
}

TEST_CASE("quotations: turns of hearings and parliaments", "[quotations]") {
    CHECK(
        said("The hearing began.\nMR. BELL: The port is open.\nMS. LUND: It is not open at all.") ==
        "MR. BELL: The port is open | MS. LUND: It is not open at all");
    CHECK(said("The hearing.\nHALL: Will you vote for it?\nSEN. BELL: I will.\nHALL: Why is "
               "that?\nBELL: It is "
               "late.") ==
          "HALL: Will you vote for it | SEN. BELL: I will | HALL: Why is that | BELL: It is late");
    CHECK(
        said("Two ports.\nNorth Quay: Dockers left in May.\nGulf Bay: All stayed.\nNorth Quay: It "
             "shut.\nGulf Bay: It is open.")
            .empty());
    CHECK(said("Q. Is the port open?\nA. It has been open since May.") ==
          "?: Is the port open | ?: It has been open since May");
    CHECK(
        said(
            "The debate.\nAnn Poe (Harbour North) (Lab): I thank my friend for that.\nThe Minister "
            "for Ports (Tom Lund): The port is open.") ==
        "Ann Poe: I thank my friend for that | Tom Lund: The port is open");
    CHECK(said("The list.\nTARGET: Two ships were hit in May.\nOWNER: The Gulf Line.\nTARGET: One "
               "ship was hit in June.\nOWNER: The Sound Line.")
              .empty());
}

TEST_CASE("given names: forms of one name", "[quotations]") {
    const auto [a, b, same] = GENERATE(table<std::string, std::string, bool>({
        {"charles", "chuck", true},
        {"chuck", "charlie", true},
        {"robert", "bob", true},
        {"j.", "james", true},
        {"james", "john", false},
        {"alex", "alexander", true},
        {"alex", "alexandra", true},
        {"alexander", "alexandra", false},
        {"ines", "ines", true},
        {"ines", "", false},
    }));
    CAPTURE(a, b);
    CHECK(same_given_name(a, b) == same);
    CHECK(same_given_name(b, a) == same);
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
