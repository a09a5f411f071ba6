// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/mail_article.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

#include <gmime/gmime.h>

#include "common/text.h"
#include "common/utf8.h"
#include "indexer/article/byline.h"
#include "indexer/readers/charset.h"
#include "indexer/readers/html_article.h"
#include "indexer/readers/limits.h"

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

// The footer that list software puts under a message.
std::string_view without_footer(std::string_view text) {
    for (const std::string_view mark : {"\n-------------- next part --------------\n",
                                        "\n_______________________________________________\n"}) {
        text = text.substr(0, text.find(mark));
    }
    const std::size_t signature = text.rfind("\n-- \n");
    return text.substr(0, signature);
}

// A part of text, decoded.
struct TextPart {
    bool html;
    std::string text;
};

// Walks the parts in order: text that is no attachment, of alternatives the plain one.
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
        // What list software adds is a footer even where it is a part of its own.
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

// Plain parts as one text, or all of them as paragraphs where one is HTML.
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

// "Jane Doe <jane@example.org>", "jane@example.org (Jane Doe)": the name.
std::string name_of_sender(std::string_view from) {
    const std::size_t open = from.find('(');
    if (open != std::string_view::npos && from.ends_with(')'))
        return squeeze(from.substr(open + 1, from.size() - open - 2));
    std::string name = squeeze(from.substr(0, from.find('<')));
    std::erase(name, '"');
    return name;
}

// A person's name: two to four words of letters, none of a list or an office.
bool is_person(std::string_view name) {
    static constexpr auto kOffices = std::to_array<std::string_view>(
        {" via ", "list", "news", "press", "digest", "editor", "admin", "desk", "team", "office",
         "service", "noreply", "no-reply"});
    const std::size_t words = static_cast<std::size_t>(std::ranges::count(name, ' ')) + 1;
    if (words < 2 || words > 4 || name.find_first_of("@0123456789[]") != std::string_view::npos)
        return false;
    const std::string folded = fold(name);
    return std::ranges::none_of(
        kOffices, [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

bool are_persons(std::string_view names) {
    const std::vector<Byline> all = split_authors(names);
    return !all.empty() &&
           std::ranges::all_of(all, [](const Byline& one) { return is_person(one.name); });
}

std::string_view without_prefixes(std::string_view subject) {
    static constexpr auto kPrefixes =
        std::to_array<std::string_view>({"re:", "fwd:", "fw:", "aw:", "wg:", "sv:", "tr:"});
    while (true) {
        subject = trim(subject);
        const std::size_t close = subject.find(']');
        if (subject.starts_with('[') && close != std::string_view::npos && close < 40 &&
            close + 1 < subject.size()) {
            subject.remove_prefix(close + 1);
            continue;
        }
        const auto* const found = std::ranges::find_if(kPrefixes, [&](std::string_view prefix) {
            return ascii_lower(subject.substr(0, prefix.size())) == prefix;
        });
        if (found == kPrefixes.end()) return subject;
        subject.remove_prefix(found->size());
    }
}

// The first line of the text, if that is the headline.
std::string_view headline_line(std::string_view text, std::string_view headline) {
    const std::string_view inner = trim(text);
    const std::string_view line = trim(inner.substr(0, inner.find('\n')));
    return fold(line) == fold(headline) ? line : std::string_view();
}

}  // namespace

void take_mail(const MailFields& mail, ArticleDraft& draft) {
    Article& article = draft.article;
    const std::string headline = squeeze(without_prefixes(mail.subject));
    article.id = mail.id;
    draft.fallback = parse_header_date(mail.date);
    if (const std::string sender = name_of_sender(mail.from); are_persons(sender))
        draft.fallback_author = sender;
    if (trim(mail.text).empty()) {
        article.headline = headline;
        draft.body = mail.body;
        return;
    }
    const std::string text = repair_text(without_footer(mail.text));
    if (headline.empty() || fold(trim(text)).starts_with(fold(headline) + ' ')) {
        article.text = text;  // the subject is cut short: the layout tells the headline
        return;
    }
    const std::string_view line = headline_line(text, headline);
    article.headline = line.empty() ? headline : std::string(line);
    article.text = line.empty() ? headline + "\n\n" + text : text;
    const std::size_t start =
        line.empty() ? 0 : static_cast<std::size_t>(line.data() - text.data());
    const std::size_t end = start + article.headline.size();
    article.paragraphs.push_back({static_cast<std::uint32_t>(start),
                                  static_cast<std::uint32_t>(end), ParagraphKind::kHeadline});
    draft.from = static_cast<std::uint32_t>(end);
}

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
