// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/word_notes.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "common/index/form_lookup.h"
#include "common/text/language.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// Those that write compounds as one word.
constexpr std::array<std::string_view, 8> kCompounding = {"de", "nl", "sv", "da",
                                                          "no", "fi", "hu", "is"};
constexpr std::size_t kShortest = 4;  // bytes of a word, and of what a compound adds to it

// "and", "the", "in", "to", "from", "that", "as", and the commonest two in a row.
constexpr std::array<std::string_view, 12> kHebrewPrefixes = {"ו", "ה",  "ב",  "ל",  "מ",  "ש",
                                                              "כ", "וה", "וב", "ול", "של", "שה"};

struct Longest {
    std::string form;
    std::uint64_t articles = 0;
};

// Those that may write ä, ö or ü as ae, oe or ue.
constexpr std::array<std::string_view, 4> kWithUmlauts = {"de", "fi", "sv", "et"};

template <class Codes>
bool has_language(const IndexReader& index, const Codes& codes) {
    return std::ranges::any_of(index.manifest().languages, [&](const std::string& code) {
        return std::ranges::find(codes, code) != codes.end();
    });
}

// "mueller" as it is folded where it is written "müller".
std::string with_umlauts(std::string_view form) {
    std::string out;
    for (std::size_t at = 0; at < form.size(); ++at) {
        out += form[at];
        const bool vowel = std::string_view("aou").find(form[at]) != std::string_view::npos;
        if (vowel && at + 1 < form.size() && form[at + 1] == 'e') ++at;
    }
    return out;
}

bool compounds(std::string_view stem) {
    return std::ranges::any_of(kCompounding, [&](std::string_view code) {
        const auto lang = find_language(code);
        return lang && language(*lang).mark != 0 && stem[0] == language(*lang).mark;
    });
}

// Of the first hundred words that begin with `form` and add another word's length to it, the
// commonest.
Longest commonest_compound(const IndexReader& index, std::string_view form) {
    std::map<std::string, std::uint64_t> found;
    for_each_form(index, form, [&](std::string_view longer, std::string_view stem) {
        if (longer.size() >= form.size() + kShortest && compounds(stem)) found.emplace(longer, 0);
        return found.size() < 100;
    });
    Longest best;
    for (const auto& [longer, unused] : found) {
        const std::uint64_t articles = form_count(index, longer);
        if (articles > best.articles) best = {longer, articles};
    }
    return best;
}

Longest commonest_prefixed(const IndexReader& index, std::string_view form) {
    Longest best;
    for (const std::string_view prefix : kHebrewPrefixes) {
        const std::string longer = std::string(prefix) + std::string(form);
        const std::uint64_t articles = form_count(index, longer);
        if (articles > best.articles) best = {longer, articles};
    }
    return best;
}

bool is_hebrew(std::string_view form) {
    const char32_t first = decode_at(form, 0).value;
    return first >= 0x5D0 && first <= 0x5EA;
}

}  // namespace

std::optional<std::string> note_on_longer_words(const IndexReader& index,
                                                std::string_view form,
                                                std::string_view typed) {
    if (form.size() < kShortest || index.is_remote()) return std::nullopt;
    const bool hebrew = is_hebrew(form);
    if (!hebrew && !has_language(index, kCompounding)) return std::nullopt;
    const Longest longest =
        hebrew ? commonest_prefixed(index, form) : commonest_compound(index, form);
    if (longest.articles == 0) return std::nullopt;
    return fmt::format("longer words such as {} hold '{}', too: {} finds them", longest.form, typed,
                       hebrew ? fmt::format("*{}", typed) : fmt::format("{}*", typed));
}

std::optional<std::string> note_on_umlauts(const IndexReader& index,
                                           std::string_view form,
                                           std::string_view typed) {
    if (index.is_remote() || !has_language(index, kWithUmlauts)) return std::nullopt;
    const std::string umlauts = with_umlauts(form);
    const std::uint64_t articles = umlauts == form ? 0 : form_count(index, umlauts);
    if (articles == 0) return std::nullopt;
    return fmt::format("'{}' may be written with ä, ö or ü: {} finds {} article{}", typed, umlauts,
                       articles, articles == 1 ? "" : "s");
}

}  // namespace dateline
