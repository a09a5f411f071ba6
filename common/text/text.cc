// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/text.h"

#include <algorithm>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "common/base/error.h"
#include "common/text/letter_folds.h"

namespace dateline {
namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = get(status);
    if (U_FAILURE(status) != 0)
        throw Error(ErrorKind::kIndex, std::string("ICU has no data: ") + u_errorName(status));
    return *instance;
}

std::string normalize(const icu::Normalizer2& form, std::string_view text) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    form.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                       sink, nullptr, status);
    return U_FAILURE(status) != 0 ? std::string(text) : out;
}

bool folds_marks(UScriptCode script) {
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_ARABIC ||
           script == USCRIPT_HEBREW;
}

UScriptCode script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status);
}

// A mark belongs to the letter before it, so the script of the last letter decides.
std::string without_accents(std::string_view decomposed) {
    constexpr char32_t kDiaeresis = 0x308;  // of ё, which most texts write as е; й keeps its mark
    constexpr char32_t kStress = 0x301;  // on Cyrillic vowels; ѓ and ќ are letters of their own
    char32_t base = 0;
    std::string out;
    bool foldable = false;
    for (std::size_t at = 0; at < decomposed.size();) {
        const CodePoint point = decode_at(decomposed, at);
        at += point.size;
        const bool mark = u_charType(static_cast<UChar32>(point.value)) == U_NON_SPACING_MARK;
        if (!mark) foldable = folds_marks(script_of(point.value));
        if (!mark) base = point.value;
        if ((mark && foldable) || point.value == kDiaeresis ||
            (point.value == kStress && base != U'г' && base != U'к'))
            continue;
        append_utf8(out, point.value);
    }
    return out;
}

std::string with_plain_letters(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        at += point.size;
        append_letter_fold(out, point.value);
    }
    return out;
}

}  // namespace

std::string fold(std::string_view text) {
    if (is_ascii(text)) {
        std::string out(text);
        std::ranges::transform(out, out.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        return out;
    }
    static const icu::Normalizer2& casefold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
    static const icu::Normalizer2& decompose = normalizer(icu::Normalizer2::getNFDInstance);
    static const icu::Normalizer2& compose = normalizer(icu::Normalizer2::getNFCInstance);
    const std::string bare = without_accents(normalize(decompose, normalize(casefold, text)));
    return with_plain_letters(is_ascii(bare) ? bare : normalize(compose, bare));
}

LetterCase letter_case(std::string_view word) {
    std::size_t letters = 0;
    std::size_t upper = 0;
    bool first_upper = false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_at(word, at);
        at += point.size;
        if (!is_letter(point.value)) continue;
        const bool up = is_upper(point.value);
        if (letters++ == 0) first_upper = up;
        upper += up ? 1 : 0;
    }
    if (upper == 0) return LetterCase::kLower;
    if (upper == 1 && first_upper) return LetterCase::kTitle;
    return upper == letters ? LetterCase::kUpper : LetterCase::kMixed;
}

bool is_letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
    return u_isUUppercase(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}
bool is_lower(char32_t c) {
    return u_isULowercase(static_cast<UChar32>(c)) != 0;
}
bool is_alnum(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) != 0;
}
bool is_space(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_symbol(char32_t c) {
    constexpr std::uint32_t kSymbols = U_GC_S_MASK;
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kSymbols) != 0;
}

bool is_unspaced(char32_t c) {
    if (c < 0xE00) return false;
    switch (script_of(c)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
            return true;
        default:
            return c == 0x30FC;  // the kana length mark is of common script
    }
}

bool is_mark(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
           type == U_COMBINING_SPACING_MARK;
}

namespace {

std::size_t columns_of(char32_t c) {
    if (c < 0x300) return 1;
    const auto type = u_charType(static_cast<UChar32>(c));
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
    const auto width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        at += point.size;
        width += columns_of(point.value);
    }
    return width;
}

std::string_view display_prefix(std::string_view text, std::size_t columns) {
    std::size_t width = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = decode_at(text, at);
        width += columns_of(point.value);
        if (width > columns) break;
        at += point.size;
    }
    return text.substr(0, at);
}

std::string_view display_suffix(std::string_view text, std::size_t columns) {
    std::size_t width = 0;
    std::size_t best = text.size();
    for (std::size_t start = text.size(); start > 0;) {
        std::size_t at = start - 1;
        while (at > 0 && !is_boundary(text, at)) {
            --at;
        }
        const std::size_t character = display_width(text.substr(at, start - at));
        width += character;
        if (width > columns) break;
        if (character > 0) best = at;
        start = at;
    }
    return text.substr(best);
}

std::string_view trim(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        const CodePoint point = decode_at(text, begin);
        if (!is_space(point.value)) break;
        begin += point.size;
    }
    std::size_t end = text.size();
    while (end > begin) {
        std::size_t last = end - 1;
        while (last > begin && !is_boundary(text, last)) {
            --last;
        }
        if (!is_space(decode_at(text, last).value)) break;
        end = last;
    }
    return text.substr(begin, end - begin);
}

std::string squeeze(std::string_view text) {
    std::string out;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t first = at;
        while (at < text.size() && text[at] > ' ' && text[at] < 0x7F) {
            ++at;
        }
        if (at == first) {
            const CodePoint point = decode_at(text, at);
            at += point.size;
            if (is_space(point.value)) {
                gap = !out.empty();
                continue;
            }
        }
        if (gap) out.push_back(' ');
        gap = false;
        out.append(text, first, at - first);
    }
    return out;
}

}  // namespace dateline
