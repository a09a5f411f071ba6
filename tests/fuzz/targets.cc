// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <nlohmann/json.hpp>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "common/metadata/columns.h"
#include "common/metadata/minhash.h"
#include "common/metadata/vocabulary.h"
#include "common/program/sanitize.h"
#include "common/schema/mention_terms.h"
#include "common/stored/stored_article.h"
#include "common/stored/stored_quotation.h"
#include "common/stored/token_stream.h"
#include "common/text/utf8.h"
#include "indexer/dates/mentions.h"
#include "indexer/plan/files_table.h"
#include "indexer/quotes/quotations.h"
#include "indexer/readers/articles/article_reader.h"
#include "indexer/readers/records/records.h"
#include "searcher/query/positions/criterion.h"
#include "searcher/query/syntax/parser.h"

namespace dateline::fuzz {

void require(bool holds, const char* promise) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

namespace {

constexpr bool is_between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

// Control characters, bidirectional controls, invisible characters.
bool is_harmful(char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || is_between(c, 0x7F, 0x9F) || c == 0xAD ||
           c == 0x61C || c == 0x200B || is_between(c, 0x200E, 0x200F) ||
           is_between(c, 0x2028, 0x202E) || is_between(c, 0x2060, 0x206F) || c == 0xFEFF ||
           is_between(c, 0xE0000, 0xE007F);
}

}  // namespace

bool is_safe(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        if (is_harmful(point.value)) return false;
        at += point.size;
    }
    return is_utf8(text);
}
namespace {

const TextDictionary* no_dictionary(std::uint32_t /*number*/) {
    return nullptr;
}

void check_article(const Article& article) {
    std::uint32_t last = 0;
    for (const Paragraph& paragraph : article.paragraphs) {
        require(paragraph.start >= last && paragraph.end > paragraph.start &&
                    paragraph.end <= article.text.size(),
                "paragraphs are ordered and in bounds");
        require(
            is_boundary(article.text, paragraph.start) && is_boundary(article.text, paragraph.end),
            "paragraphs begin and end on characters");
        last = paragraph.end;
    }
    last = 0;
    for (const Mention& mention : article.mentions) {
        require(mention.start >= last && mention.end > mention.start &&
                    mention.end <= article.text.size(),
                "mentions are ordered and in bounds");
        last = mention.end;
    }
    require(terms_of_mentions(article).size() == article.mentions.size(),
            "each mention has its terms");
    require(!article.published || is_valid(*article.published), "a date exists");
    require(is_utf8(article.text) && is_utf8(article.headline) && is_utf8(article.source) &&
                is_utf8(article.place),
            "an article is well-formed UTF-8");
    Article back;
    decode_card(encode_card(article), back);
    decode_text(encode_text(article, nullptr), no_dictionary, back);
    require(back.text == article.text && back.paragraphs == article.paragraphs &&
                back.headline == article.headline && back.mentions == article.mentions,
            "a stored article comes back");
}

void read_record(std::string_view input, InputFormat format) {
    const ReaderSettings settings;
    ArticleReader reader(settings);
    std::string error;
    RawRecord record;
    record.number = 1;
    record.format = format;
    record.bytes = input;
    const auto read = reader.read(record, {"/f", "f", 0, 0}, error);
    require(read.has_value() != !error.empty(), "an article, or a reason why there is none");
    if (read) check_article(*read);
}

// Bytes in memory, in blocks small enough to cut anything somewhere.
class MemoryBytes : public ByteSource {
  public:
    explicit MemoryBytes(std::string_view bytes) : bytes_(bytes) {}

    std::string_view next() override {
        const std::string_view block = bytes_.substr(0, 4096);
        bytes_.remove_prefix(block.size());
        read_ += block.size();
        return block;
    }
    std::uint64_t read() const { return read_; }

  private:
    std::string_view bytes_;
    std::uint64_t read_ = 0;
};

// Every record becomes an article or gives a reason; damage of the whole throws Error(kInput).
void read_records(std::string_view input, std::optional<InputFormat> format) {
    MemoryBytes bytes(input);
    Expansion expansion(
        "f", [&] { return bytes.read(); }, std::size_t{1} << 20);
    const ReaderSettings settings;
    ArticleReader reader(settings);
    try {
        const auto records = open_records(bytes, "f", expansion, format, 0);
        while (const auto record = records->next()) {
            if (!record->error.empty()) continue;
            require(record->bytes.size() <= std::size_t{2} << 20, "a record keeps its bound");
            std::string error;
            const auto read = reader.read(*record, {"/f", "f", 0, 0}, error);
            require(read.has_value() != !error.empty(), "an article, or a reason");
            if (read) check_article(*read);
        }
    } catch (const Error& error) {
        require(error.kind() == ErrorKind::kInput, "damage is an error of the input");
    }
}

// An article with a paragraph per line.
Article english(std::string_view text) {
    Article article;
    article.text = repair_text(text);
    article.lang = *find_language("en");
    for (std::size_t at = 0; at < article.text.size();) {
        const std::size_t end = std::min(article.text.find('\n', at), article.text.size());
        if (end > at)
            article.paragraphs.push_back({static_cast<std::uint32_t>(at),
                                          static_cast<std::uint32_t>(end), ParagraphKind::kBody});
        at = end + 1;
    }
    return article;
}

void check_quotations(const Article& article) {
    const auto on_characters = [&](std::uint32_t start, std::uint32_t end) {
        return end <= article.text.size() && is_boundary(article.text, start) &&
               is_boundary(article.text, end);
    };
    std::uint32_t last = 0;
    for (const Quotation& quotation : article.quotations) {
        require(quotation.start >= last && quotation.end > quotation.start,
                "quotations are ordered and disjoint");
        require(on_characters(quotation.start, quotation.end), "quotations are on characters");
        require(quotation.mention_start <= quotation.mention_end &&
                    on_characters(quotation.mention_start, quotation.mention_end),
                "the words that name a speaker are on characters");
        for (const std::string& speaker : quotation.speakers) {
            require(!speaker.empty() && is_utf8(speaker), "a speaker has a name");
        }
        last = quotation.end;
    }
}

void check_dates(std::string_view text, const DateContext& context) {
    std::vector<Mention> found;
    DateMemory memory;
    MentionFinder().find(text, context, memory, found);
    std::uint32_t last = 0;
    for (const Mention& mention : found) {
        require(mention.start >= last && mention.end > mention.start && mention.end <= text.size(),
                "mentions are ordered and in bounds");
        require(is_boundary(text, mention.start) && is_boundary(text, mention.end),
                "mentions begin and end on characters");
        require(!mention.value.empty(), "a mention has a value");
        for (const Date& date : dates_of_timex(mention.value)) {
            require(is_valid(date), "the dates of a value exist");
        }
        last = mention.end;
    }
}

}  // namespace

void query(std::string_view input) {
    const ParsedQuery parsed = parse_query(input);
    if (parsed.error) {
        require(parsed.error->span.start <= parsed.error->span.end &&
                    parsed.error->span.end <= std::max<std::size_t>(input.size(), 1),
                "an error points into the query");
        require(is_safe(render(*parsed.error, input, "error")), "an error is safe to print");
        return;
    }
    const std::string printed = print(parsed.tree);
    const ParsedQuery again = parse_query(printed);
    // What is printed may exceed the limits on length and depth that the query kept to.
    if (again.error)
        require(printed.size() > kMostQueryBytes ||
                    again.error->message.find("deeper") != std::string::npos,
                "what is printed parses");
    else
        require(again.tree == parsed.tree, "what is printed parses to the same tree");
}

void article(std::string_view input) {
    read_record(input, InputFormat::kText);
    read_record(input, InputFormat::kJson);
    require(is_safe(sanitize(input)), "what is printed is safe");
}

void dates(std::string_view input) {
    const std::string text = repair_text(input);
    check_dates(text, {});
    check_dates(text, {Date{2025, 7, 11}, false});
    check_dates(text, {Date{2024, 2, 0}, false});
    check_dates(text, {Date{2009, 12, 31}, true});
}

void page(std::string_view input) {
    read_record(input, InputFormat::kHtml);
    const std::string text = repair_text(input);
    read_record(nlohmann::json({{"title", "T"}, {"body", "<p>" + text}}).dump(),
                InputFormat::kJson);
    read_record("<html><head><script type=\"application/ld+json\">" + text +
                    "</script></head><body><p>" + text,
                InputFormat::kHtml);
}

void csv(std::string_view input) {
    read_records(input, InputFormat::kCsv);
}

void xml(std::string_view input) {
    read_records(input, InputFormat::kXml);
}

void mail(std::string_view input) {
    read_records(input, InputFormat::kMbox);
    read_record(input, InputFormat::kMail);
}

void warc(std::string_view input) {
    read_records(input, InputFormat::kWarc);
}

void archive(std::string_view input) {
    read_records(input, std::nullopt);
}

void quotes(std::string_view input) {
    Article article = english(input);
    QuotationFinder().find(article);
    check_quotations(article);
}

namespace {

// Whatever the stream contains, an operator finds a match wherever it lists one.
void check_criteria(const TokenStream& stream) {
    Criterion word;
    TokenTests tests;
    stream.for_each_entry([&](std::uint32_t ordinal, const TokenEntry& entry) {
        if (ordinal % 3 == 0) tests.push_back({entry.stem, true, 0});
    });
    tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
    word.pattern.slots = {tests};
    for (const NodeKind kind : {NodeKind::kNear, NodeKind::kSentence, NodeKind::kParagraph}) {
        for (const bool ordered : {false, true}) {
            Criterion both;
            both.kind = kind;
            both.count = 3;
            both.ordered = ordered;
            both.parts = {word, word};
            const std::vector<Match> matches = both.find_all(stream);
            require(both.found_in(stream) != matches.empty(), "found where it is listed");
            for (const Match& match : matches) {
                require(end_of(match) <= stream.size(), "matches are in bounds");
            }
        }
    }
}

}  // namespace

void stored(std::string_view input) {
    try {
        const TokenStream stream(input);
        if (stream.size() < 1000) check_criteria(stream);
    } catch (const Error&) {
    }
    try {
        const Column column{std::string(input)};
        for (std::uint32_t i = 0; i < column.groups(); ++i) {
            std::vector<std::uint32_t> values;
            column.get_group(i, values);
            for (const std::uint32_t value : values) {
                require(value < column.values(), "groups hold values that there are");
                column.value(value);
            }
        }
        require(column.group_of(1) < column.groups(), "documents have groups that there are");
    } catch (const Error&) {
    }
    try {
        merge_metadata("w:", {std::string(input), std::string(input)});
    } catch (const Error&) {
    }
    try {
        decode_signature(input);
    } catch (const Error&) {
    }
    try {
        const TokenStream stream(input);
        for (std::uint32_t i = 0; i < stream.size(); ++i) {
            require(stream.ordinal(i) < stream.entries(),
                    "ordinals are below the number of entries");
            require(stream.next_of(stream.ordinal(i), i) == i, "a token is found where it stands");
        }
        stream.for_each_entry([&](std::uint32_t ordinal, const TokenEntry& entry) {
            require(stream.form(ordinal) == entry.form, "forms agree");
        });
        for (std::uint32_t bucket = 0; bucket < 64; ++bucket) {
            const TokenStream::Range range = stream.find(bucket << 17);
            require(range.first <= range.last && range.last <= stream.entries(),
                    "what is found are entries");
        }
        stream.compounds();
        stream.marks();
    } catch (const Error&) {
    }
    try {
        Article article;
        decode_text(input, no_dictionary, article);
        for (const Paragraph& paragraph : article.paragraphs) {
            require(paragraph.end <= article.text.size(), "paragraphs are in bounds");
        }
    } catch (const Error&) {
    }
    try {
        Article article;
        decode_card(input, article);
    } catch (const Error&) {
    }
    try {
        const StoredQuotation quotation = decode_quotation(input);
        std::uint32_t end = 0;
        for (const ByteRange& fragment : quotation.fragments) {
            require(fragment.start >= end && fragment.end >= fragment.start,
                    "fragments are in order");
            end = fragment.end;
        }
    } catch (const Error&) {
    }
    try {
        FilesTable table;
        decode_files("checksum\t" + hash_text(hash64(input)) + "\n" + std::string(input), table);
    } catch (const Error&) {
    }
}

}  // namespace dateline::fuzz
