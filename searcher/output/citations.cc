// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/citations.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/base/hash.h"
#include "common/program/sanitize.h"
#include "common/schema/speaker_names.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "common/text/word_set.h"
#include "searcher/output/labels.h"
#include "searcher/output/link.h"

namespace dateline {
namespace {

// An article that is cited, with the quotations that were found in it.
struct Citation {
    const Article& article;
    std::vector<std::string> notes;
};

std::string note_of(const QuoteHit& hit) {
    const std::string_view speech = speech_label(hit.quotation.type);
    return fmt::format("{}{}: {}", speaker_label(hit),
                       speech.empty() ? "" : fmt::format(" ({})", speech), said_label(hit));
}

std::vector<Citation> citations_of(const SearchResult& result) {
    std::vector<Citation> citations;
    for (const Hit& hit : result.hits) {
        citations.push_back({hit.article, {}});
    }
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> known;
    for (const QuoteHit& hit : result.quotes) {
        const Article& article = hit.article();
        const auto [at, fresh] = known.try_emplace({article.path, article.id}, citations.size());
        if (fresh) citations.push_back({article, {}});
        citations[at->second].notes.push_back(note_of(hit));
    }
    return citations;
}

// The date as far as it is known, with `mark` between its parts: "2025/07/11".
std::string date_with(const Article& article, char mark) {
    if (!article.published) return {};
    std::string text = to_string(*article.published);
    for (char& c : text) {
        if (c == '-') c = mark;
    }
    return text;
}

// "2025/07/11/", "2025/07//", "2025///": always three slashes.
std::string ris_date(const Article& article) {
    std::string date = date_with(article, '/');
    while (!date.empty() && std::ranges::count(date, '/') < 3) {
        date += '/';
    }
    return date;
}

void add_tag(std::string_view tag, const std::string& value, std::string& out) {
    if (!value.empty()) out += fmt::format("{}  - {}\r\n", tag, sanitize_line(value));
}

std::string ris_record(const Citation& citation) {
    const Article& article = citation.article;
    std::string out = "TY  - NEWS\r\n";
    add_tag("ID", article.id, out);
    add_tag("TI", article.headline, out);
    for (const Byline& byline : article.bylines) {
        add_tag("AU", byline.name, out);
    }
    add_tag("T2", article.source, out);
    add_tag("PY", date_with(article, '-').substr(0, 4), out);
    add_tag("DA", ris_date(article), out);
    add_tag("SE", article.section, out);
    add_tag("CY", article.place, out);
    for (const std::string& tag : article.tags) {
        add_tag("KW", tag, out);
    }
    add_tag("LA", std::string(language(article.lang).code), out);
    if (is_web_address(article.url)) add_tag("UR", article.url, out);
    for (const std::string& note : citation.notes) {
        add_tag("N1", note, out);
    }
    return out + "ER  - \r\n\r\n";
}

// BibTeX counts braces even behind a backslash, so none of the text may stay.
std::string escape_tex(std::string_view text) {
    static constexpr auto kNamed =
        std::to_array<std::pair<char, std::string_view>>({{'\\', "textbackslash"},
                                                          {'~', "textasciitilde"},
                                                          {'^', "textasciicircum"},
                                                          {'{', "textbraceleft"},
                                                          {'}', "textbraceright"}});
    std::string out;
    for (const char c : sanitize_line(text)) {
        const auto named = std::ranges::find(kNamed, c, &std::pair<char, std::string_view>::first);
        if (named != kNamed.end()) {
            out += fmt::format("\\{}{{}}", named->second);
            continue;
        }
        if (std::string_view("&%$#_").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

void add_field(std::string_view name, const std::string& value, std::string& out) {
    if (!value.empty()) out += fmt::format(",\n  {} = {{{}}}", name, value);
}

// An id as a key: letters, digits and what BibTeX takes beside them; where little is left of it,
// its hash. Each once.
std::string key_of(const std::string& id, std::set<std::string>& used) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.' || c == ':';
    };
    const bool ascii =
        std::ranges::all_of(id, [](char c) { return static_cast<signed char>(c) > 0; });
    std::string key = ascii ? id : fold(id);
    const auto kept = std::ranges::count_if(key, is_plain);
    if (static_cast<std::size_t>(kept) * 2 < key.size()) key = "id-" + hash_text(hash64(id));
    std::ranges::replace_if(
        key, [&](char c) { return !is_plain(c); }, '_');
    std::string unique = key;
    for (int number = 2; !used.insert(unique).second; ++number) {
        unique = fmt::format("{}-{}", key, number);
    }
    return unique;
}

// A person's name as BibTeX parts it: "Howell, Jr., Tom". Second braces keep an organisation's in
// one, and a name with "and".
std::string tex_author(const std::string& name) {
    static constexpr WordSet kOrganisations(
        {"and",     "press",       "news",         "staff", "team",  "agency",   "service",
         "wire",    "editors",     "editorial",    "board", "desk",  "newsroom", "times",
         "post",    "journal",     "cnn",          "bbc",   "ap",    "afp",      "reuters",
         "npr",     "nbc",         "abc",          "cbs",   "msnbc", "fox",      "bloomberg",
         "analyst", "contributor", "correspondent"});
    static constexpr WordSet kSuffixes({"jr", "jr.", "sr", "sr.", "ii", "iii"});
    const std::vector<std::string_view> words = words_of_name(name);
    const bool organisation = std::ranges::any_of(
        words, [](std::string_view word) { return kOrganisations.contains(ascii_lower(word)); });
    if (organisation) return "{" + escape_tex(name) + "}";
    if (words.size() < 3 || !kSuffixes.contains(ascii_lower(words.back()))) return escape_tex(name);
    std::string_view last = words[words.size() - 2];
    if (last.ends_with(',')) last.remove_suffix(1);
    const std::string given = fmt::format("{}", fmt::join(words.begin(), words.end() - 2, " "));
    return escape_tex(fmt::format("{}, {}, {}", last, words.back(), given));
}

std::string month_of(const Article& article) {
    static constexpr std::array<std::string_view, 12> kMonths = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::string date = date_with(article, '-');
    if (date.size() < 7) return {};
    return fmt::format(",\n  month = {}", kMonths.at(std::stoul(date.substr(5, 2)) - 1));
}

std::string bibtex_entry(const Citation& citation, std::set<std::string>& used) {
    const Article& article = citation.article;
    std::vector<std::string> authors;
    for (const Byline& byline : article.bylines) {
        authors.push_back(tex_author(byline.name));
    }
    std::string out = fmt::format("@article{{{}", key_of(article.id, used));
    const std::string title = escape_tex(article.headline);
    add_field("title", title.empty() ? "" : "{" + title + "}", out);
    add_field("author", fmt::format("{}", fmt::join(authors, " and ")), out);
    add_field("journal", escape_tex(article.source), out);
    add_field("date", date_with(article, '-'), out);
    add_field("year", date_with(article, '-').substr(0, 4), out);
    out += month_of(article);
    add_field("address", escape_tex(article.place), out);
    add_field("keywords", escape_tex(fmt::format("{}", fmt::join(article.tags, ", "))), out);
    add_field("langid", std::string(language(article.lang).code), out);
    const bool braces = article.url.find_first_of("{}") != std::string::npos;
    if (is_web_address(article.url) && !braces) add_field("url", article.url, out);
    add_field("note", escape_tex(fmt::format("{}", fmt::join(citation.notes, " / "))), out);
    return out + "\n}\n\n";
}

}  // namespace

std::string format_ris(const Answer& answer) {
    std::string out;
    for (const Citation& citation : citations_of(*answer.result)) {
        out += ris_record(citation);
    }
    return out;
}

std::string format_bibtex(const Answer& answer) {
    std::string out;
    std::set<std::string> used;
    for (const Citation& citation : citations_of(*answer.result)) {
        out += bibtex_entry(citation, used);
    }
    return out;
}

}  // namespace dateline
