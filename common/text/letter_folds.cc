// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/letter_folds.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace dateline {
namespace {

struct LetterFold {
    char32_t letter;
    std::string_view plain;
};

// Sorted.
constexpr auto kFolds = std::to_array<LetterFold>({
    {0x00E6, "ae"},            // æ
    {0x00F0, "d"},             // ð
    {0x00F8, "o"},             // ø
    {0x00FE, "th"},            // þ
    {0x0111, "d"},             // đ
    {0x0127, "h"},             // ħ
    {0x0131, "i"},             // ı
    {0x0142, "l"},             // ł
    {0x0153, "oe"},            // œ
    {0x0167, "t"},             // ŧ
    {0x0180, "b"},             // ƀ
    {0x0199, "k"},             // ƙ
    {0x01B4, "y"},             // ƴ
    {0x0253, "b"},             // ɓ
    {0x0256, "d"},             // ɖ
    {0x0257, "d"},             // ɗ
    {0x0260, "g"},             // ɠ
    {0x05F3, ""},              // Hebrew geresh
    {0x05F4, ""},              // Hebrew gershayim
    {0x0629, "\xD9\x87"},      // ة as ه
    {0x0640, ""},              // tatweel
    {0x0643, "\xDA\xA9"},      // ك as ک
    {0x0649, "\xDB\x8C"},      // ى as ی
    {0x064A, "\xDB\x8C"},      // ي as ی
    {0x066B, "."},             // Arabic decimal separator
    {0x066C, ","},             // Arabic thousands separator
    {0x06AA, "\xDA\xA9"},      // ڪ as ک
    {0x06BE, "\xD9\x87"},      // ھ as ه
    {0x06C0, "\xD9\x87"},      // ۀ as ه
    {0x06C1, "\xD9\x87"},      // ہ as ه
    {0x06CC, "\xDB\x8C"},      // ی
    {0x06D2, "\xDB\x8C"},      // ے as ی
    {0x0901, "\xE0\xA4\x82"},  // Devanagari candrabindu as anusvara
    {0x093C, ""},              // Devanagari nukta
    {0x0981, "\xE0\xA6\x82"},  // Bengali candrabindu as anusvara
    {0x09BC, ""},              // Bengali nukta
});
static_assert(std::ranges::is_sorted(kFolds, {}, &LetterFold::letter));

// A row of Ethiopic letters (a consonant with its seven vowels) that sounds like another row.
struct Row {
    char32_t first;
    char32_t like;
};
constexpr auto kRows = std::to_array<Row>({
    {0x1210, 0x1200},  // ሐ as ሀ
    {0x1220, 0x1230},  // ሠ as ሰ
    {0x1280, 0x1200},  // ኀ as ሀ
    {0x12B8, 0x1200},  // ኸ as ሀ
    {0x12D0, 0x12A0},  // ዐ as አ
    {0x1340, 0x1338},  // ፀ as ጸ
});

char32_t ethiopic_fold(char32_t c) {
    for (const Row& row : kRows) {
        if (c >= row.first && c < row.first + 7) c = row.like + (c - row.first);
    }
    // The first and the fourth vowel of h and of the glottal stop sound alike.
    return c == 0x1203 || c == 0x12A3 ? c - 3 : c;
}

}  // namespace

void append_letter_fold(std::string& out, char32_t c) {
    const auto* fold = std::ranges::lower_bound(kFolds, c, {}, &LetterFold::letter);
    if (fold != kFolds.end() && fold->letter == c) {
        out += fold->plain;
        return;
    }
    if (c >= 0x1200 && c < 0x1380) return append_utf8(out, ethiopic_fold(c));
    const std::int32_t digit = c < 0x660 ? -1 : u_charDigitValue(static_cast<UChar32>(c));
    append_utf8(out, digit >= 0 && u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER
                         ? U'0' + static_cast<char32_t>(digit)
                         : c);
}

}  // namespace dateline
