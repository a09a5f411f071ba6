// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/input/format.h"

#include <algorithm>
#include <array>

#include "common/text/word_set.h"

namespace dateline {
namespace {

constexpr std::size_t kLooked = 8192;

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
           byte != 0x1B;
}

bool looks_binary(std::string_view head) {
    head = head.substr(0, kLooked);
    if (head.find('\0') != std::string_view::npos) return true;
    const auto controls = static_cast<std::size_t>(std::ranges::count_if(head, is_control));
    return controls * 20 > head.size();
}

std::string_view skip_space(std::string_view text) {
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

std::string_view trim_end(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

bool starts_with_folded(std::string_view text, std::string_view small) {
    return text.size() >= small.size() &&
           std::ranges::equal(text.substr(0, small.size()), small, [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
           });
}

bool contains_folded(std::string_view text, std::string_view small) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
        if (starts_with_folded(text.substr(at), small)) return true;
    return false;
}

bool is_field_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-';
    });
}

// A message begins with header fields, one of which every message has. Articles saved from a
// mailing list begin with such lines too; without a Message-ID, a MIME version or the route it
// took, it is text.
bool looks_like_mail(std::string_view head) {
    std::size_t fields = 0;
    bool mail = false;
    while (!head.empty()) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(head.size(), end + 1));
        if (line.empty() || line == "\r") return mail && fields >= 2;
        if (line[0] == ' ' || line[0] == '\t') {
            if (fields == 0) return false;
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_field_name(line.substr(0, colon))) return false;
        ++fields;
        static constexpr auto kOnlyMail = std::to_array<std::string_view>(
            {"message-id:", "mime-version:", "received:", "return-path:", "delivered-to:"});
        mail = mail || std::ranges::any_of(kOnlyMail, [&](std::string_view name) {
                   return starts_with_folded(line, name);
               });
    }
    return mail && fields >= 2;
}

// "From someone  Fri Jul 11 09:00:00 2025", then header fields.
bool looks_like_mbox(std::string_view head) {
    if (!head.starts_with("From ")) return false;
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos) return false;
    const std::string_view second = head.substr(end + 1);
    const std::size_t colon = second.find(':');
    return colon != std::string_view::npos && is_field_name(second.substr(0, colon));
}

std::string_view root_element(std::string_view head) {
    const std::size_t at = root_element_at(head);
    return at == std::string_view::npos ? std::string_view() : head.substr(at);
}

bool looks_like_feed(std::string_view head) {
    static constexpr auto kRoots =
        std::to_array<std::string_view>({"<rss", "<feed", "<rdf:rdf", "<nitf", "<newsitem",
                                         "<newsmessage", "<newsml", "<entry", "<contentset"});
    const std::string_view root = root_element(head);
    return std::ranges::any_of(
        kRoots, [&](std::string_view name) { return starts_with_folded(root, name); });
}

// Whether it begins with a declaration, or with an element that pages don't have.
bool looks_like_xml(std::string_view head) {
    if (head.starts_with("<?xml")) return true;
    static constexpr auto kPageElements = std::to_array<std::string_view>(
        {"a",      "article", "aside", "b",      "blockquote", "br",    "center", "div",
         "em",     "figure",  "font",  "h1",     "h2",         "h3",    "h4",     "header",
         "hr",     "i",       "img",   "link",   "main",       "meta",  "p",      "pre",
         "script", "section", "span",  "strong", "style",      "table", "title",  "ul"});
    const std::string_view root = root_element(head);
    const std::size_t end = root.find_first_of(" \t\r\n/>");
    if (!root.starts_with('<') || end == std::string_view::npos || end < 2) return false;
    const std::string_view name = root.substr(1, end - 1);
    return std::ranges::all_of(
               name,
               [](char c) {
                   return is_field_name({&c, 1}) || c == ':' || c == '.' || c == '_';
               }) &&
           std::ranges::none_of(kPageElements, [&](std::string_view tag) {
               return name.size() == tag.size() && starts_with_folded(name, tag);
           });
}

bool is_named(std::string_view name, std::string_view ending) {
    return name.size() >= ending.size() &&
           starts_with_folded(name.substr(name.size() - ending.size()), ending);
}

constexpr WordSet kCollections({"articles", "items", "results", "docs", "documents", "data",
                                "entries", "stories", "news", "records"});
constexpr WordSet kTexts({"text", "body", "content", "maintext", "articleBody", "article",
                          "@context", "bodies", "body_text", "body_xhtml"});

std::optional<InputFormat> json_format(std::string_view start) {
    const std::string_view inside = skip_space(start.substr(1));
    if (start[0] == '[' && (inside.starts_with('{') || trim_end(inside) == "]"))
        return InputFormat::kJson;
    if (start[0] != '{' || !(inside.starts_with('"') || inside.starts_with('}')))
        return std::nullopt;
    const std::size_t newline = std::min(start.find('\n'), start.size());
    const bool many = skip_space(start.substr(newline)).starts_with('{');
    if (!many && json_collection_at(start) > 0) return InputFormat::kJson;
    // One object on one line is JSON Lines, so that a bad line doesn't lose the others.
    std::string_view line = start.substr(0, start.find('\n'));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
        line.remove_suffix(1);
    }
    const bool whole_line = line.ends_with('}') || start.find('\n') == std::string_view::npos;
    return whole_line ? InputFormat::kJsonLines : InputFormat::kJson;
}

}  // namespace

bool is_json_collection(std::string_view name, std::string_view list) {
    if (kCollections.contains(name)) return true;
    const std::string_view first = list.substr(0, list.find('}'));
    return std::ranges::any_of(kTexts, [&](std::string_view key) {
        const std::size_t at = first.find(key);
        return at != std::string_view::npos && at > 0 && first[at - 1] == '"' &&
               first.substr(at + key.size()).starts_with('"');
    });
}

std::size_t json_collection_at(std::string_view json) {
    if (!json.starts_with('{')) return 0;
    for (std::size_t at = 1; at < json.size();) {
        if (json[at] != '"') {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < json.size() && json[end] != '"') {
            end += json[end] == '\\' ? 2 : 1;
        }
        if (end >= json.size()) return 0;
        const std::string_view string = json.substr(at + 1, end - at - 1);
        at = json.find_first_not_of(" \t\r\n", end + 1);
        if (at == std::string_view::npos) return 0;
        if (json[at] != ':') continue;
        if (kTexts.contains(string)) return 0;
        if (!kCollections.contains(string)) continue;
        at = json.find_first_not_of(" \t\r\n", at + 1);
        if (at == std::string_view::npos || json[at] != '[') continue;
        at = json.find_first_not_of(" \t\r\n", at + 1);
        if (at != std::string_view::npos && json[at] == '{') return at;
    }
    return 0;
}

std::size_t root_element_at(std::string_view text) {
    std::size_t at = 0;
    while (true) {
        at = text.find_first_not_of(" \t\r\n", at);
        if (at == std::string_view::npos) return at;
        const std::string_view rest = text.substr(at);
        std::string_view end;
        if (rest.starts_with("<!--"))
            end = "-->";
        else if (rest.starts_with("<?"))
            end = "?>";
        else if (starts_with_folded(rest, "<!doctype"))
            end = rest.find('[') < rest.find('>') ? "]>" : ">";
        else
            return at;
        const std::size_t found = text.find(end, at);
        if (found == std::string_view::npos) return found;
        at = found + end.size();
    }
}

bool looks_like_html(std::string_view head) {
    head = skip_space(head.substr(0, kLooked));
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    if (starts_with_folded(root_element(head), "<html") ||
        starts_with_folded(skip_space(head), "<!doctype html"))
        return true;
    static constexpr auto kTags =
        std::to_array<std::string_view>({"<html", "<head>", "<body", "<!doctype html"});
    return head.starts_with('<') && std::ranges::any_of(kTags, [&](std::string_view tag) {
               return contains_folded(head, tag);
           });
}

std::optional<InputFormat> detect_format(std::string_view head, std::string_view name) {
    if (head.starts_with("WARC/") || head.starts_with("filedesc://")) return InputFormat::kWarc;
    if (looks_binary(head)) return std::nullopt;
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const std::string_view start = skip_space(head);
    if (start.empty()) return InputFormat::kText;
    if (const auto json = json_format(start)) return json;
    if (looks_like_feed(start)) return InputFormat::kXml;
    if (looks_like_html(start)) return InputFormat::kHtml;
    if (looks_like_xml(start)) return InputFormat::kXml;
    if (looks_like_mbox(start)) return InputFormat::kMbox;
    if (looks_like_mail(start)) return InputFormat::kMail;
    if (is_named(name, ".csv") || is_named(name, ".tsv")) return InputFormat::kCsv;
    const bool page = is_named(name, ".html") || is_named(name, ".htm");
    return page && start.starts_with('<') ? InputFormat::kHtml : InputFormat::kText;
}

}  // namespace dateline
