// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

#include "common/error.h"
#include "common/sanitize.h"
#include "common/stored_article.h"
#include "common/token_stream.h"
#include "common/utf8.h"
#include "indexer/files_table.h"
#include "indexer/readers/article_reader.h"
#include "searcher/query/parser.h"

namespace dateline::fuzz {
namespace {

void require(bool holds, const char* promise) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

bool is_safe(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0x7F || (byte < 0x20 && c != '\n' && c != '\t')) return false;
    }
    return is_utf8(text);
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
    require(is_utf8(article.text) && is_utf8(article.headline) && is_utf8(article.source) &&
                is_utf8(article.place),
            "an article is well-formed UTF-8");
    Article back;
    decode_card(encode_card(article), back);
    decode_text(encode_text(article), back);
    require(back.text == article.text && back.paragraphs == article.paragraphs &&
                back.headline == article.headline,
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
    // What is printed may pass the limits on length and depth that the query kept.
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

void stored(std::string_view input) {
    try {
        const TokenStream stream(input);
        for (std::uint32_t i = 0; i < stream.size(); ++i) {
            require(stream.ordinal(i) < stream.entries(),
                    "ordinals are below the number of entries");
        }
        stream.for_each_entry([&](std::uint32_t ordinal, const TokenEntry& entry) {
            require(stream.form(ordinal) == entry.form, "forms agree");
        });
        stream.compounds();
        stream.marks();
    } catch (const Error&) {
    }
    try {
        Article article;
        decode_text(input, article);
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
        FilesTable table;
        decode_files(input, table);
    } catch (const Error&) {
    }
}

}  // namespace dateline::fuzz
