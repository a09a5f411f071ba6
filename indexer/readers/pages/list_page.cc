// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/pages/list_page.h"

#include <algorithm>

#include "common/text/text.h"
#include "indexer/readers/fields/mail_fields.h"
#include "indexer/readers/pages/dom.h"
#include "indexer/readers/pages/page_facts.h"

namespace dateline {
namespace {

std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
    const std::size_t at = text.find(begin);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = text.substr(at + begin.size());
    return rest.substr(0, rest.find(end));
}

// The text of a piece of HTML, its line breaks kept.
std::string lines_of(std::string_view html) {
    const Dom dom = parse_html(html);
    const xmlNode* root = root_of(dom);
    std::string text;
    for (const xmlNode* at = root; at != nullptr; at = next_node(at, root)) {
        if (is_text(at))
            text += content_of(at);
        else if (name_of(at) == "br" || name_of(at) == "p" || name_of(at) == "div")
            text += name_of(at) == "p" ? "\n\n" : "\n";
    }
    return text;
}

std::string line_of_html(std::string_view html) {
    return squeeze(lines_of(html));
}

// Undoes the rotation of letters by 13 that MHonArc applies to addresses in its comments.
std::string turn_back(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>('a' + (c - 'a' + 13) % 26);
        if (c >= '@' && c <= '_') c = static_cast<char>('@' + (c - '@' + 16) % 32);
    }
    return out;
}

bool read_mhonarc(std::string_view page, MailFields& mail) {
    const std::string_view body =
        between(page, "<!--X-Body-of-Message-->", "<!--X-Body-of-Message-End-->");
    if (body.empty()) return false;
    mail.subject = line_of_html(between(page, "<!--X-Subject:", "-->"));
    mail.date = line_of_html(between(page, "<!--X-Date:", "-->"));
    mail.id = line_of_html(between(page, "<!--X-Message-Id:", "-->"));
    mail.from = line_of_html(between(page, "<!--X-From:", "-->"));
    if (mail.from.empty())
        mail.from = line_of_html(turn_back(trim(between(page, "<!--X-From-R13:", "-->"))));
    mail.text = lines_of(body);
    return true;
}

bool read_pipermail(std::string_view page, MailFields& mail) {
    const std::string_view body = between(page, "<!--beginarticle-->", "<!--endarticle-->");
    if (body.empty()) return false;
    const std::string_view head = page.substr(0, page.find("<!--beginarticle-->"));
    mail.subject = line_of_html(between(head, "<H1>", "</H1>"));
    mail.from = line_of_html(between(head, "<B>", "</B>"));
    mail.date = line_of_html(between(head, "<I>", "</I>"));
    mail.text = lines_of(body);
    return true;
}

}  // namespace

bool read_list_page(std::string_view page, ArticleDraft& draft) {
    MailFields mail;
    if (!read_mhonarc(page, mail) && !read_pipermail(page, mail)) return false;
    take_mail(mail, draft);
    return true;
}

}  // namespace dateline
