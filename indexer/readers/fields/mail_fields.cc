// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/fields/mail_fields.h"

#include <algorithm>
#include <array>

#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/article/byline.h"

namespace dateline {
namespace {

// "Jane Doe <jane@example.org>", "jane@example.org (Jane Doe)": the name.
std::string name_of_sender(std::string_view from) {
    const std::size_t open = from.find('(');
    if (open != std::string_view::npos && from.ends_with(')'))
        return squeeze(from.substr(open + 1, from.size() - open - 2));
    std::string name = squeeze(from.substr(0, from.find('<')));
    std::erase(name, '"');
    return name;
}

// Whether `name` is a person's: two to four words of letters, not a list's or an office's.
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

// The first line of the text if it is the headline, else empty.
std::string_view headline_line(std::string_view text, std::string_view headline) {
    const std::string_view inner = trim(text);
    const std::string_view line = trim(inner.substr(0, inner.find('\n')));
    return fold(line) == fold(headline) ? line : std::string_view();
}

}  // namespace

std::string_view without_footer(std::string_view text) {
    for (const std::string_view mark : {"\n-------------- next part --------------\n",
                                        "\n_______________________________________________\n"}) {
        text = text.substr(0, text.find(mark));
    }
    const std::size_t signature = text.rfind("\n-- \n");
    return text.substr(0, signature);
}

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
        article.text = text;  // the subject is cut short: the layout finds the headline
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

}  // namespace dateline
