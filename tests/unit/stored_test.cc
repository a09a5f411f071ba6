// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <random>
#include <set>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/stored/stored_article.h"
#include "common/stored/stored_quotation.h"
#include "common/stored/token_stream_builder.h"
#include "indexer/plan/files_table.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

Article sample() {
    Article article;
    article.id = "a-1";
    article.path = "2025/a.txt";
    article.headline = "Ferry runs aground";
    article.subhead = "All 212 safe";
    article.bylines = {{"Jane Doe", "Correspondent"}, {"John Roe", ""}};
    article.source = "The Courier";
    article.tags = {"sea", "rescue"};
    article.published = Date{2025, 7, 0};
    article.published_from = DateSource::kHeader;
    article.lang = *find_language("en");
    article.words = 6;
    article.text = "Ferry runs aground\n\nNobody was hurt — “luck”.";
    article.paragraphs = {
        {0, 18, ParagraphKind::kHeadline},
        {20, static_cast<std::uint32_t>(article.text.size()), ParagraphKind::kBody}};
    return article;
}

std::vector<TokenEntry> entries_of(const TokenStream& stream) {
    std::vector<TokenEntry> entries;
    stream.for_each_entry(
        [&](std::uint32_t, const TokenEntry& entry) { entries.push_back(entry); });
    return entries;
}

const TextDictionary* no_dictionary(std::uint32_t /*number*/) {
    return nullptr;
}

}  // namespace

TEST_CASE("stored article: card and text come back as they were", "[stored]") {
    const Article article = sample();
    Article back;
    decode_card(encode_card(article), back);
    decode_text(encode_text(article, nullptr), no_dictionary, back);
    CHECK(back.id == article.id);
    CHECK(back.path == article.path);
    CHECK(back.headline == article.headline);
    CHECK(back.subhead == article.subhead);
    CHECK(back.bylines == article.bylines);
    CHECK(back.tags == article.tags);
    CHECK(back.published == article.published);
    CHECK(back.published_from == article.published_from);
    CHECK(back.lang == article.lang);
    CHECK(back.words == article.words);
    CHECK(back.text == article.text);
    CHECK(back.paragraphs == article.paragraphs);
}

TEST_CASE("stored article: a text comes back by its dictionary, and not without", "[stored]") {
    std::vector<std::string> texts;
    for (int i = 0; i < 2000; ++i) {
        texts.push_back(fmt::format("The harbour of port {} opened {} berths, the minister said.",
                                    i, i * 7919 % 1000));
    }
    const auto dictionary = TextDictionary::train(texts);
    REQUIRE(dictionary);
    CHECK(TextDictionary::train(texts)->bytes() == dictionary->bytes());
    CHECK(TextDictionary::train({texts[0]}) == nullptr);
    const TextDictionary read(dictionary->bytes());
    CHECK(read.number() == dictionary->number());
    CHECK_THROWS_AS(TextDictionary("no dictionary"), Error);
    Article article;
    article.text = texts[7];
    const std::string stored = encode_text(article, dictionary.get());
    CHECK(stored.size() < encode_text(article, nullptr).size());
    Article back;
    decode_text(
        stored, [&](std::uint32_t number) { return number == read.number() ? &read : nullptr; },
        back);
    CHECK(back.text == article.text);
    CHECK_THROWS_AS(decode_text(stored, no_dictionary, back), Error);
}

TEST_CASE("stored article: any damage is an error, never a crash", "[stored]") {
    const std::string card = encode_card(sample());
    const std::string text = encode_text(sample(), nullptr);
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        Article article;
        CHECK_THROWS_AS(decode_text(std::string_view(text).substr(0, cut), no_dictionary, article),
                        Error);
        if (cut < card.size())
            CHECK_THROWS_AS(decode_card(std::string_view(card).substr(0, cut), article), Error);
    }
}

TEST_CASE("stored quotation: fragments and speakers come back, damage is an error", "[stored]") {
    Quotation first;
    first.start = 10;
    first.end = 25;
    first.mention_start = 30;
    first.mention_end = 36;
    first.confidence = 0.95F;
    first.cue = "said";
    first.role = "harbour master";
    first.speakers = {"Anton Brekke", "Ines Carvalho"};
    Quotation second;
    second.start = 40;
    second.end = 90;
    second.type = QuotationType::kIndirect;
    const std::string bytes = encode_quotation(std::vector{first, second}, "deal.txt");
    const StoredQuotation back = decode_quotation(bytes);
    CHECK(back.article_id == "deal.txt");
    CHECK(back.fragments == std::vector<ByteRange>{{10, 25}, {40, 90}});
    CHECK(back.quotation.start == 10);
    CHECK(back.quotation.end == 90);
    CHECK(back.quotation.type == QuotationType::kMixed);
    CHECK(back.quotation.mention_start == 30);
    CHECK(back.quotation.mention_end == 36);
    CHECK(back.quotation.confidence == 0.95F);
    CHECK(back.quotation.cue == "said");
    CHECK(back.quotation.role == "harbour master");
    CHECK(back.quotation.speakers == first.speakers);
    const std::size_t names = encode_names(first.speakers).size();
    for (std::size_t cut = 0; cut + names < bytes.size(); ++cut) {
        CHECK_THROWS_AS(decode_quotation(std::string_view(bytes).substr(0, cut)), Error);
    }
}

TEST_CASE("token stream: says what was put in, by position and by stem", "[tokens]") {
    const unsigned seed = GENERATE(range(1U, 30U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    WordCache words;
    TokenStreamBuilder builder;
    std::vector<TokenEntry> expected;
    const unsigned tokens = 1 + below(seed % 3 == 0 ? 3000 : 60);
    builder.mark(Part::kHeadline);
    for (unsigned i = 0; i < tokens; ++i) {
        if (below(10) == 0) builder.mark(below(2) == 0 ? Part::kSentence : Part::kBody);
        const std::string form =
            "word" + std::to_string(below(tokens)) + (below(2) == 0 ? "s" : "");
        const Token token{0, 0, words.form(form, *find_language("en")),
                          static_cast<LetterCase>(below(4))};
        expected.push_back(entry_of(token));
        builder.add(token);
    }
    const Compound compound{0, 1, {0, 0, words.form("whole", 0), LetterCase::kLower}};
    builder.add(compound, tokens - 1);
    const std::vector<Mark> marks = builder.marks();
    const std::string bytes = builder.encode();
    const TokenStream stream(bytes);
    REQUIRE(stream.size() == tokens);
    const std::vector<TokenEntry> entries = entries_of(stream);
    for (unsigned i = 0; i < tokens; ++i) {
        const std::uint32_t ordinal = stream.ordinal(i);
        REQUIRE(entries[ordinal] == expected[i]);
        REQUIRE(stream.form(ordinal) == expected[i].form);
        const TokenStream::Range range = stream.find(expected[i].stem);
        REQUIRE((range.first <= ordinal && ordinal < range.last));
    }
    std::vector<std::uint32_t> next(stream.entries(), stream.size());
    for (std::uint32_t i = tokens; i-- > 0;) {
        const std::uint32_t ordinal = stream.ordinal(i);
        REQUIRE(stream.next_of(ordinal, i) == i);
        REQUIRE(stream.next_of(ordinal, i + 1) == next[ordinal]);
        next[ordinal] = i;
    }
    CHECK(stream.marks() == marks);
    REQUIRE(stream.compounds().size() == 1);
    CHECK(stream.compounds()[0].position == tokens - 1);
    CHECK(entries[stream.compounds()[0].ordinal] == entry_of(compound.token));
    CHECK(stream.find(stem_code("absent-word")).first ==
          stream.find(stem_code("absent-word")).last);
}

TEST_CASE("token stream: holds as many different tokens as there are", "[tokens]") {
    const std::size_t entries =
        GENERATE(1U, 256U, 257U, 512U, 513U, 1024U, 1025U, 4096U, 4097U, 65'536U, 65'537U);
    CAPTURE(entries);
    WordCache words;
    TokenStreamBuilder builder;
    std::vector<TokenEntry> expected;
    std::set<TokenEntry> different;
    for (unsigned i = 0; different.size() < entries; ++i) {
        const Token token{0, 0, words.form("w" + std::to_string(i), 0), LetterCase::kLower};
        expected.push_back(entry_of(token));
        different.insert(expected.back());
        builder.add(token);
    }
    const std::string bytes = builder.encode();
    const TokenStream stream(bytes);
    REQUIRE(stream.entries() == entries);
    REQUIRE(stream.size() == expected.size());
    const std::vector<TokenEntry> stored = entries_of(stream);
    std::map<std::uint32_t, std::uint32_t> first;  // position of each ordinal
    for (std::uint32_t i = 0; i < stream.size(); ++i) {
        const std::uint32_t ordinal = stream.ordinal(i);
        REQUIRE(stored[ordinal] == expected[i]);
        const std::uint32_t from = i < 300 ? 0 : i - 300;
        const std::uint32_t at = first.emplace(ordinal, i).first->second;
        if (at >= from) REQUIRE(stream.next_of(ordinal, from) == at);
    }
}

TEST_CASE("token stream: damage is an error, never a crash", "[tokens]") {
    const auto [entries, rounds] = GENERATE(
        table<unsigned, int>({{4, 5000}, {300, 500}, {1000, 100}, {5000, 50}, {66'000, 10}}));
    CAPTURE(entries);
    WordCache words;
    TokenStreamBuilder builder;
    for (unsigned i = 0; i < entries; ++i) {
        const std::string form = "w" + std::to_string(i) + (i % 2 == 0 ? "s" : "");
        builder.add(Token{0, 0, words.form(form, 1), LetterCase::kLower});
    }
    const std::string whole = builder.encode();
    std::mt19937 random(7);
    for (int i = 0; i < rounds; ++i) {
        std::string bytes = whole.substr(0, random() % (whole.size() + 1));
        if (!bytes.empty()) bytes[random() % bytes.size()] = static_cast<char>(random());
        try {
            const TokenStream stream(bytes);
            for (std::uint32_t p = 0; p < stream.size(); ++p) {
                const std::uint32_t ordinal = stream.ordinal(p);
                if (ordinal >= stream.entries()) FAIL("an ordinal past the entries");
                if (p % 64 == 0 && stream.next_of(ordinal, p) != p) FAIL("a token isn't found");
            }
            entries_of(stream);
            stream.find(static_cast<std::uint32_t>(random() % (1U << 27)));
            stream.compounds();
            stream.marks();
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::kIndex);
        }
    }
}

TEST_CASE("files table: rows come back, odd names included", "[files]") {
    FilesTable table;
    table["/a/plain.txt"] = {FileState::kRead, 10, 123456789, 5, 42, 7, 1, 1, 9, "plain.txt", ""};
    table["/a/tab\tnew\nline\\.txt"] = {
        FileState::kSkip, 0, -5, -1, 0, 0, 0, 0, 0, "tab\tnew\nline\\.txt", "no text\tin it"};
    table["/a/part.jsonl"] = {FileState::kPart, 1ULL << 40, 1, 2, 3, 4, 5, 6, 7, "part.jsonl", ""};
    FilesTable back;
    decode_files(encode_files(table), back);
    CHECK(back == table);
}

TEST_CASE("files table: a damaged line is named", "[files]") {
    FilesTable table;
    CHECK_THROWS_WITH(decode_files("read\t1\t2\n", table), dateline::test::holding("checksum"));
}
