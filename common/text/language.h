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
    std::string_view stemmer;  ///< Snowball's name for its stemmer, or "korean", which is ours
                               ///< (stemmer.h); empty if there is none
    char mark = 0;  ///< begins the terms of its stems, below a space; 0 if there is no stemmer
};

/// Index into `languages()`. 0 is "und": unknown, not stemmed.
using LanguageId = std::uint8_t;

inline constexpr LanguageId kUndetermined = 0;

/// All languages, `und` first; nothing stored depends on their order.
std::span<const Language> languages();

/// The language of a code such as "en", "EN-us" or "eng" (ISO 639-1 or -3, BCP 47); `std::nullopt`
/// if unknown.
std::optional<LanguageId> find_language(std::string_view code);

inline const Language& language(LanguageId id) {
    return languages()[id];
}

/// A stem without its language's mark.
inline std::string_view bare_stem(std::string_view stem) {
    const bool marked = !stem.empty() && static_cast<unsigned char>(stem[0]) < ' ';
    return stem.substr(marked ? 1 : 0);
}

/// The language of `text`, by CLD2 on its first 600 bytes or so; `std::nullopt` if the text is too
/// short, too mixed or a table.
std::optional<LanguageId> detect_language(std::string_view text);

/// The language of an article, by detect_language; if that fails, English, unless the text is in
/// another script, or is long and has few English function words.
LanguageId language_of_article(std::string_view text);

/// The language of a stretch of an article that is mainly in `lang`: `lang` if the stretch is short
/// or has a few of that language's function words, else by detect_language if it surely is in that
/// one (has some of its function words, or is in another script than Latin), else `lang`. The first
/// words usually decide.
LanguageId language_of_stretch(std::string_view text, LanguageId lang);

}  // namespace dateline
