// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stored/stored_article.h"

#include <algorithm>

#include "common/base/bytes.h"
#include "common/stored/decoding.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

void put_date(ByteWriter& out, const std::optional<Date>& date) {
    out.varint(date ? static_cast<std::uint64_t>(date->year) : 0);
    if (!date) return;
    out.varint(date->month);
    out.varint(date->day);
}

std::optional<Date> get_date(ByteReader& in) {
    Date date;
    date.year = static_cast<std::int16_t>(in.varint_to(9999));
    if (date.year == 0) return std::nullopt;
    date.month = static_cast<std::uint8_t>(in.varint_to(12));
    date.day = static_cast<std::uint8_t>(in.varint_to(31));
    if (!is_valid(date)) fail_decoding("a stored article");
    return date;
}

std::string encode_mentions(const Article& article) {
    ByteWriter out;
    std::uint32_t last = 0;
    for (const Mention& mention : article.mentions) {
        out.varint(mention.start - last);
        out.varint(mention.end - mention.start);
        out.varint(static_cast<std::uint64_t>(mention.type));
        out.string(mention.value);
        last = mention.end;
    }
    return out.take();
}

void decode_mentions(std::string_view bytes, std::uint64_t size, Article& article) {
    article.mentions.clear();
    ByteReader in(bytes);
    std::uint64_t last = 0;
    while (in.remaining() > 0) {
        const std::uint64_t start = last + in.varint_to(kMostStoredText);
        last = start + in.varint_to(kMostStoredText);
        const auto type =
            static_cast<MentionType>(in.varint_to(static_cast<std::uint64_t>(MentionType::kSet)));
        if (last > size) fail_decoding("a stored article");
        article.mentions.push_back({static_cast<std::uint32_t>(start),
                                    static_cast<std::uint32_t>(last), type,
                                    std::string(in.string())});
    }
}

// The paragraph whose words may be on the card only; null if there is none.
const Paragraph* headline_of(const std::vector<Paragraph>& paragraphs) {
    const auto found = std::ranges::find(paragraphs, ParagraphKind::kHeadline, &Paragraph::kind);
    return found == paragraphs.end() ? nullptr : &*found;
}

void insert_headline(Article& article) {
    const Paragraph* const headline = headline_of(article.paragraphs);
    if (headline == nullptr || headline->start > article.text.size())
        fail_decoding("a stored article");
    article.text.insert(headline->start, article.headline);
}

}  // namespace

std::string encode_card(const Article& article) {
    ByteWriter out;
    for (const std::string* field :
         {&article.id, &article.path, &article.headline, &article.source, &article.place,
          &article.url, &article.subhead, &article.section}) {
        out.string(*field);
    }
    put_date(out, article.published);
    out.varint(static_cast<std::uint64_t>(article.published_from));
    out.string(language(article.lang).code);
    out.varint(article.words);
    out.varint(article.bylines.size());
    for (const Byline& byline : article.bylines) {
        out.string(byline.name);
        out.string(byline.role);
    }
    out.varint(article.tags.size());
    for (const std::string& tag : article.tags) {
        out.string(tag);
    }
    out.varint(article.kept.size());
    for (const KeptValue& kept : article.kept) {
        out.string(kept.key);
        out.string(kept.value);
    }
    return out.take();
}

void decode_card(std::string_view bytes, Article& article) {
    ByteReader in(bytes);
    for (std::string* field : {&article.id, &article.path, &article.headline, &article.source,
                               &article.place, &article.url, &article.subhead, &article.section}) {
        *field = in.string();
    }
    article.published = get_date(in);
    article.published_from =
        static_cast<DateSource>(in.varint_to(static_cast<std::uint64_t>(DateSource::kFile)));
    article.lang = find_language(in.string()).value_or(kUndetermined);
    article.words = in.varint_to(0xFFFFFFFF);
    article.bylines.resize(in.varint_to(bytes.size()));
    for (Byline& byline : article.bylines) {
        byline.name = in.string();
        byline.role = in.string();
    }
    article.tags.resize(in.varint_to(bytes.size()));
    for (std::string& tag : article.tags) {
        tag = in.string();
    }
    article.kept.resize(in.varint_to(bytes.size()));
    for (KeptValue& kept : article.kept) {
        kept.key = in.string();
        kept.value = in.string();
    }
}

std::string encode_text(const Article& article, const TextDictionary* dictionary) {
    ByteWriter out;
    const Paragraph* const headline = headline_of(article.paragraphs);
    const bool on_card = headline != nullptr && article.text_of(*headline) == article.headline;
    out.varint(article.paragraphs.size() << 1 | (on_card ? 1 : 0));
    std::uint32_t last = 0;
    for (const Paragraph& paragraph : article.paragraphs) {
        out.varint(paragraph.start - last);
        out.varint(paragraph.end - paragraph.start);
        out.varint(static_cast<std::uint64_t>(paragraph.kind));
        last = paragraph.end;
    }
    std::string text = article.text;
    if (on_card) text.erase(headline->start, article.headline.size());
    out.varint(text.size());
    const std::string mentions = encode_mentions(article);
    out.varint(mentions.size());
    out.raw(compress(text += mentions, dictionary));
    return out.take();
}

void decode_text(std::string_view bytes, const FindDictionary& find, Article& article) {
    ByteReader in(bytes);
    const std::uint32_t first = in.varint_to(bytes.size() * 2);
    article.paragraphs.resize(first >> 1);
    std::uint64_t last = 0;
    for (Paragraph& paragraph : article.paragraphs) {
        const std::uint64_t start = last + in.varint_to(kMostStoredText);
        last = start + in.varint_to(kMostStoredText);
        const auto kind = static_cast<ParagraphKind>(in.varint_to(kParagraphKinds - 1));
        if (last > kMostStoredText) fail_decoding("a stored article");
        paragraph = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(last), kind};
    }
    const std::uint64_t size = in.varint_to(kMostStoredText);
    const std::uint64_t mentions = in.varint_to(kMostStoredText);
    const std::string_view frame = in.raw(in.remaining());
    const std::uint32_t dictionary = dictionary_of(frame);
    article.text = decompress(frame, size + mentions, dictionary == 0 ? nullptr : find(dictionary));
    const std::string coded = article.text.substr(size);
    article.text.resize(size);
    if ((first & 1) != 0) insert_headline(article);
    decode_mentions(coded, article.text.size(), article);
    if (last > article.text.size() || !is_utf8(article.text)) fail_decoding("a stored article");
    for (const Paragraph& paragraph : article.paragraphs) {
        if (!is_boundary(article.text, paragraph.start) ||
            !is_boundary(article.text, paragraph.end))
            fail_decoding("a stored article");
    }
}

}  // namespace dateline
