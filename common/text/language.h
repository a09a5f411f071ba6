// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dateline {

/// A language that the analyzer knows, by its ISO 639-1 code.
struct Language {
    std::string_view code;
    std::string_view name;
    std::string_view stemmer;  ///< Snowball's name for its stemmer; empty where it has none
};

/// Index into `languages()`. 0 is "und": not known, not stemmed.
using LanguageId = std::uint8_t;

inline constexpr LanguageId kUndetermined = 0;

/// All languages, `und` first; the order is part of nothing stored.
std::span<const Language> languages();

/// The language of a code such as "en", "EN-us" or "eng" (ISO 639-1 or -3, BCP 47); nothing where
/// it isn't known.
std::optional<LanguageId> find_language(std::string_view code);

inline const Language& language(LanguageId id) {
    return languages()[id];
}

/// The language of `text`, by CLD2 on its first 600 bytes or so; nothing where the text is too
/// short, too mixed or a table.
std::optional<LanguageId> detect_language(std::string_view text);

/// The language of an article, by detect_language; where that doesn't tell, English, unless the
/// text is of another script, or is long and has few English function words.
LanguageId language_of_article(std::string_view text);

/// The language of a stretch of an article that is in `lang` on the whole: `lang` where the stretch
/// is short or holds a few of that language's function words, else by detect_language, and `lang`
/// again where that doesn't tell. The first words mostly decide.
LanguageId language_of_stretch(std::string_view text, LanguageId lang);

}  // namespace dateline
