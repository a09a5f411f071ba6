// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/articles/mail_article.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

#include <gmime/gmime.h>

#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/readers/fields/mail_fields.h"
#include "indexer/readers/input/charset.h"
#include "indexer/readers/input/limits.h"
#include "indexer/readers/pages/html_article.h"

namespace dateline {
namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string decoded(GMimePart* part) {
    const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return to_utf8({reinterpret_cast<const char*>(bytes->data), bytes->len},
                   charset != nullptr ? charset : "");
}

// A decoded text part.
struct TextPart {
    bool html;
    std::string text;
};

// Walks the parts in order and collects text that isn't an attachment; of alternatives, the plain
// one.
class Parts {
  public:
    std::vector<TextPart> read(GMimeMessage* message) {
        std::vector<TextPart> out;
        read(g_mime_message_get_mime_part(message), 0, out);
        if (out.empty() && forwarded_ != nullptr)
            read(g_mime_message_get_mime_part(std::exchange(forwarded_, nullptr)), 1, out);
        return out;
    }

  private:
    void read(GMimeObject* object, int depth, std::vector<TextPart>& out) {
        if (object == nullptr || depth > kMostMailDepth || ++seen_ > kMostMailParts) return;
        if (GMIME_IS_MULTIPART(object)) {
            read_parts(object, depth, out);
        } else if (GMIME_IS_MESSAGE_PART(object)) {
            if (forwarded_ == nullptr)
                forwarded_ = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        } else if (GMIME_IS_PART(object)) {
            read_part(GMIME_PART(object), out);
        }
    }

    void read_parts(GMimeObject* object, int depth, std::vector<TextPart>& out) {
        auto* parts = GMIME_MULTIPART(object);
        GMimeContentType* type = g_mime_object_get_content_type(object);
        std::vector<TextPart> found;
        for (int i = 0; i < g_mime_multipart_get_count(parts) && seen_ <= kMostMailParts; ++i) {
            read(g_mime_multipart_get_part(parts, i), depth + 1, found);
        }
        const bool alternative = g_mime_content_type_is_type(type, "multipart", "alternative");
        const auto plain = std::ranges::find(found, false, &TextPart::html);
        if (alternative && plain != found.end()) std::erase_if(found, &TextPart::html);
        std::ranges::move(found, std::back_inserter(out));
    }

    static void read_part(GMimePart* part, std::vector<TextPart>& out) {
        if (g_mime_part_is_attachment(part) != FALSE) return;
        GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        if (g_mime_content_type_is_type(type, "text", "*") == FALSE) return;
        const bool html = g_mime_content_type_is_type(type, "text", "html") != FALSE;
        std::string text = decoded(part);
        // What list software appends is a footer even if it is a part of its own.
        if (!html) text = without_footer('\n' + repair_text(text));
        if (!trim(text).empty()) out.push_back({html, std::move(text)});
    }

    GMimeMessage* forwarded_ = nullptr;
    int seen_ = 0;
};

void add_paragraphs(std::string_view text, std::vector<StoryBlock>& out) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find("\n\n"), text.size());
        if (std::string line = squeeze(text.substr(0, end)); !line.empty())
            out.push_back({std::move(line), std::nullopt});
        text.remove_prefix(std::min(text.size(), end + 2));
    }
}

// Joins plain parts into one text; if any part is HTML, turns all of them into paragraphs.
void join_parts(const std::vector<TextPart>& parts, MailFields& mail) {
    const bool plain = std::ranges::none_of(parts, &TextPart::html);
    for (const TextPart& part : parts) {
        if (plain) {
            if (!mail.text.empty()) mail.text += "\n\n";
            mail.text += trim(part.text);
        } else if (part.html) {
            std::ranges::move(read_html_body(part.text), std::back_inserter(mail.body));
        } else {
            add_paragraphs(part.text, mail.body);
        }
    }
}

std::string header(GMimeMessage* message, const char* name) {
    const char* raw = g_mime_object_get_header(GMIME_OBJECT(message), name);
    if (raw == nullptr) return {};
    const std::unique_ptr<char, decltype(&g_free)> plain(
        g_mime_utils_header_decode_text(nullptr, raw), &g_free);
    return squeeze(to_utf8(plain.get(), ""));
}

}  // namespace

bool read_mail(const RawRecord& record, ArticleDraft& draft, std::string& error) {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
    const Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(record.bytes.data(), record.bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) {
        error = "not a message: no header";
        return false;
    }
    MailFields mail;
    mail.subject = header(message.get(), "Subject");
    mail.from = header(message.get(), "From");
    mail.date = header(message.get(), "Date");
    const char* id = g_mime_message_get_message_id(message.get());
    mail.id = id != nullptr ? squeeze(repair_text(id)) : "";
    join_parts(Parts().read(message.get()), mail);
    if (trim(mail.text).empty() && mail.body.empty()) {
        error = "a message without text";
        return false;
    }
    take_mail(mail, draft);
    return true;
}

}  // namespace dateline
