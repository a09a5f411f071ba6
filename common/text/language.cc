// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/language.h"

#include <algorithm>
#include <array>
#include <string>

#include <cld2/public/compact_lang_det.h>
#include <unicode/locid.h>

#include "common/text/function_words.h"
#include "common/text/text.h"

namespace dateline {
namespace {

constexpr std::array kLanguages = std::to_array<Language>({
    {"und", "undetermined", ""},
    {"en", "English", "english", '\x01'},
    {"fr", "French", "french", '\x02'},
    {"de", "German", "german", '\x03'},
    {"es", "Spanish", "spanish", '\x04'},
    {"pt", "Portuguese", "portuguese", '\x05'},
    {"it", "Italian", "italian", '\x06'},
    {"nl", "Dutch", "dutch", '\x07'},
    {"sv", "Swedish", "swedish", '\x08'},
    {"da", "Danish", "danish", '\x0B'},
    {"no", "Norwegian", "norwegian", '\x0C'},
    {"fi", "Finnish", "finnish", '\x0E'},
    {"ru", "Russian", "russian", '\x0F'},
    {"ar", "Arabic", "arabic", '\x10'},
    {"hu", "Hungarian", "hungarian", '\x11'},
    {"ro", "Romanian", "romanian", '\x12'},
    {"tr", "Turkish", "turkish", '\x13'},
    {"hy", "Armenian", "armenian", '\x14'},
    {"eu", "Basque", "basque", '\x15'},
    {"ca", "Catalan", "catalan", '\x16'},
    {"ga", "Irish", "irish", '\x17'},
    {"id", "Indonesian", "indonesian", '\x18'},
    {"lt", "Lithuanian", "lithuanian", '\x19'},
    {"ne", "Nepali", "nepali", '\x1A'},
    {"ta", "Tamil", "tamil", '\x1B'},
    {"zh", "Chinese", ""},
    {"ja", "Japanese", ""},
    {"ko", "Korean", "korean", '\x1C'},
    {"th", "Thai", ""},
    {"fa", "Persian", ""},
    {"he", "Hebrew", ""},
    {"hi", "Hindi", ""},
    {"am", "Amharic", ""},
    {"el", "Greek", ""},
    {"pl", "Polish", ""},
    {"cs", "Czech", ""},
    {"uk", "Ukrainian", ""},
    {"bg", "Bulgarian", ""},
    {"sr", "Serbian", ""},
    {"hr", "Croatian", ""},
    {"vi", "Vietnamese", ""},
    {"ur", "Urdu", ""},
    {"bn", "Bengali", ""},
    {"sw", "Swahili", ""},
    {"ha", "Hausa", ""},
    {"yo", "Yoruba", ""},
    {"ig", "Igbo", ""},
    {"so", "Somali", ""},
    {"om", "Oromo", ""},
    {"rw", "Kinyarwanda", ""},
    {"rn", "Rundi", ""},
    {"sn", "Shona", ""},
    {"xh", "Xhosa", ""},
    {"lg", "Ganda", ""},
    {"ln", "Lingala", ""},
    {"ti", "Tigrinya", ""},
    {"ms", "Malay", ""},
    {"sk", "Slovak", ""},
    {"sl", "Slovenian", ""},
    {"et", "Estonian", ""},
    {"lv", "Latvian", ""},
    {"is", "Icelandic", ""},
    {"sq", "Albanian", ""},
});

static_assert(std::ranges::all_of(kLanguages, [](const Language& one) {
    const bool marked = one.mark > 0 && one.mark < ' ' &&
                        std::ranges::count(kLanguages, one.mark, &Language::mark) == 1;
    return one.stemmer.empty() ? one.mark == 0 : marked;
}));

constexpr std::size_t kSample = 600;
constexpr std::size_t kShortest = 160;

std::string_view sample_of(std::string_view text) {
    std::string_view sample = utf8_prefix(text, kSample);
    const std::size_t space = sample.rfind(' ');
    const bool cut =
        sample.size() < text.size() && space != std::string_view::npos && space > kSample / 2;
    return cut ? sample.substr(0, space) : sample;
}

// Whether a text is certainly English, since it has "the" and a few other words; CLD2 would take
// some 5 % of a build to find this of every article.
bool is_plainly_english(std::string_view sample) {
    constexpr int kEnough = 4;
    static constexpr auto kOthers = std::to_array<std::string_view>(
        {" of ", " and ", " to ", " in ", " said ", " for ", " that ", " was ", " with "});
    if (sample.find(" the ") == std::string_view::npos) return false;
    int found = 1;
    for (std::size_t i = 0; i < kOthers.size() && found < kEnough; ++i) {
        found += sample.find(kOthers[i]) != std::string_view::npos ? 1 : 0;
    }
    return found == kEnough;
}

// Whether a text is mostly numbers and names, such as a table of prices: it is in no language, but
// CLD2 would find one.
bool is_table(std::string_view sample) {
    const auto is_letter = [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
    };
    const auto is_mark = [](char c) { return c > ' ' && c < 'A'; };
    return std::ranges::count_if(sample, is_mark) * 2 > std::ranges::count_if(sample, is_letter);
}

bool is_latin(std::string_view sample) {
    const auto latin =
        std::ranges::count_if(sample, [](char c) { return static_cast<unsigned char>(c) < 0xD0; });
    return static_cast<std::size_t>(latin) * 10 > sample.size() * 9;
}

// Whether a text contains a few function words of a language; nearly all texts in it do within a
// sentence.
bool holds_function_words(std::string_view text, LanguageId lang) {
    constexpr std::size_t kEnough = 4;
    return count_function_words(text, language(lang).code, kEnough) == kEnough;
}

// Whether a stretch is surely in the language that was detected, and no list of names: it has some
// of that language's function words. A language without a list must have a script of its own.
bool is_surely(std::string_view text, LanguageId lang) {
    constexpr std::size_t kEnough = 3;
    const std::string_view code = language(lang).code;
    return function_words(code).empty() ? !is_latin(text)
                                        : count_function_words(text, code, kEnough) == kEnough;
}

}  // namespace

std::span<const Language> languages() {
    return kLanguages;
}

std::optional<LanguageId> find_language(std::string_view code) {
    std::string base = fold(code.substr(0, code.find_first_of("-_")));
    const bool has_short_form = base.size() == 3 && base != language(kUndetermined).code;
    if (has_short_form) base = icu::Locale(base.c_str()).getLanguage();  // "eng": "en"
    if (base == "nb" || base == "nn") base = "no";
    if (base == "iw") base = "he";
    const auto found = std::ranges::find(kLanguages, base, &Language::code);
    if (found == kLanguages.end()) return std::nullopt;
    return static_cast<LanguageId>(found - kLanguages.begin());
}

std::optional<LanguageId> detect_language(std::string_view text) {
    const std::string_view sample = sample_of(text);
    if (is_plainly_english(sample)) return find_language("en");
    // To CLD2, a line or two in Latin script may be any of a dozen languages.
    if (is_latin(sample) && (sample.size() < kShortest || is_table(sample))) return std::nullopt;
    bool reliable = false;
    const CLD2::Language found = CLD2::DetectLanguage(
        sample.data(), static_cast<int>(sample.size()), /*is_plain_text=*/true, &reliable);
    if (!reliable) return std::nullopt;
    return find_language(CLD2::LanguageCode(found));
}

LanguageId language_of_article(std::string_view text) {
    if (const auto lang = detect_language(text)) return *lang;
    constexpr std::size_t kBytesAWord = 60;  // per function word; English has one in 12 or so
    const std::string_view sample = sample_of(text);
    const std::size_t enough = sample.size() / kBytesAWord;
    const bool may_be_english =
        is_latin(sample) && (sample.size() < kShortest || is_table(sample) ||
                             count_function_words(sample, "en", enough) == enough);
    return may_be_english ? *find_language("en") : kUndetermined;
}

LanguageId language_of_stretch(std::string_view text, LanguageId lang) {
    if (lang == kUndetermined || (text.size() < kShortest && is_latin(text))) return lang;
    if (holds_function_words(text, lang)) return lang;
    const auto found = detect_language(text);
    return found && is_surely(text, *found) ? *found : lang;
}

}  // namespace dateline
