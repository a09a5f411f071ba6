// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/word_breaker.h"

#include <array>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "common/base/error.h"
#include "common/text/marks.h"
#include "common/text/text.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// U+202F joins words in UAX #29; French puts it before high punctuation and inside quotation marks.
constexpr std::string_view kNarrowSpace = "\xE2\x80\xAF";

// Classes of UAX #29, merged where the fast path needs no distinction.
enum class Break : unsigned char {
    kSpace,      // ends a chunk
    kOther,      // never part of a word
    kLetter,     // ALetter
    kNumeric,    // Numeric
    kExtend,     // ExtendNumLet: the underscore
    kMidNumLet,  // MidNumLetQ: joins two letters or two digits
    kMidNum,     // MidNum: joins two digits
    kForIcu,     // any character not in the table
};

constexpr std::array<Break, 128> kAscii = [] {
    std::array<Break, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        table[c] = letter ? Break::kLetter : c >= '0' && c <= '9' ? Break::kNumeric : Break::kOther;
    }
    for (const char c : {' ', '\t', '\n', '\r', '\v', '\f'}) {
        table[static_cast<unsigned char>(c)] = Break::kSpace;
    }
    table['_'] = Break::kExtend;
    table['.'] = table['\''] = Break::kMidNumLet;
    table[','] = table[';'] = Break::kMidNum;
    return table;
}();

struct Classified {
    Break kind;
    std::uint32_t size;
};

Break class_of_latin(char32_t c) {
    const bool letter = c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7;
    return letter                                             ? Break::kLetter
           : c == 0xA0 || c == 0xAB || c == 0xBB || c == 0xA3 ? Break::kOther
                                                              : Break::kForIcu;
}

Break class_of_punctuation(char32_t c) {
    switch (c) {
        case 0x2018:
        case 0x2019:
            return Break::kMidNumLet;
        case 0x2010:
        case 0x2011:
        case 0x2013:
        case 0x2014:
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x2022:
        case 0x2026:
        case 0x202F:
        case 0x20AC:
            return Break::kOther;
        default:
            return Break::kForIcu;
    }
}

Classified classify(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return {kAscii[byte], 1};
    const CodePoint point = decode_at(text, at);
    return {point.size == 2 ? class_of_latin(point.value) : class_of_punctuation(point.value),
            point.size};
}

bool in_word(Break kind) {
    return kind == Break::kLetter || kind == Break::kNumeric || kind == Break::kExtend;
}

// WB6, WB7, WB11, WB12: a mark between two letters or two digits doesn't end the word.
bool joins(Break mark, Break before, Break after) {
    if (before != after) return false;
    return (mark == Break::kMidNumLet && (before == Break::kLetter || before == Break::kNumeric)) ||
           (mark == Break::kMidNum && before == Break::kNumeric);
}

std::uint32_t end_of_chunk(std::string_view text, std::size_t at) {
    while (at < text.size() && (static_cast<unsigned char>(text[at]) >= 0x80 ||
                                kAscii[static_cast<unsigned char>(text[at])] != Break::kSpace)) {
        ++at;
    }
    return static_cast<std::uint32_t>(at);
}

// Reads words from `at` to the end of the chunk; false if it meets a character that needs ICU.
class FastPath {
  public:
    FastPath(std::string_view text, std::vector<WordSegment>& out) : text_(text), out_(out) {}

    bool chunk(std::size_t& at) {
        while (at < text_.size()) {
            const Classified next = classify(text_, at);
            if (next.kind == Break::kForIcu) return false;
            if (next.kind == Break::kSpace) return true;
            if (!in_word(next.kind)) {
                at += next.size;
            } else if (!word(at)) {
                return false;
            }
        }
        return true;
    }

  private:
    bool word(std::size_t& at) {
        const std::size_t start = at;
        Break last = Break::kOther;
        bool alnum = false;
        bool compound = false;
        while (at < text_.size()) {
            const Classified next = classify(text_, at);
            if (next.kind == Break::kForIcu) return false;
            if (in_word(next.kind)) {
                alnum = alnum || next.kind != Break::kExtend;
                compound = compound || next.kind == Break::kExtend;
                last = next.kind;
            } else if (bridges(next, at, last)) {
                compound = true;
            } else {
                break;
            }
            at += next.size;
        }
        if (alnum)
            out_.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at),
                            compound, false});
        return true;
    }

    bool bridges(Classified mark, std::size_t at, Break before) const {
        if (mark.kind != Break::kMidNumLet && mark.kind != Break::kMidNum) return false;
        const std::size_t after = at + mark.size;
        return after < text_.size() && joins(mark.kind, before, classify(text_, after).kind);
    }

    std::string_view text_;
    std::vector<WordSegment>& out_;
};

bool holds_alnum(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_at(word, at);
        if (is_alnum(point.value)) return true;
        at += point.size;
    }
    return false;
}

// "compound" as the fast path defines it: between the letters is a character that is neither
// letter, digit nor mark.
bool is_compound(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_at(word, at);
        const bool plain = is_alnum(point.value) || is_mark(point.value);
        if (!plain || apostrophe_at(word, at) > 0 || superscript_at(word, at) > 0) return true;
        at += point.size;
    }
    return false;
}

// The size of a character that ends a word here, though not in every version of ICU.
std::uint32_t separator_at(std::string_view text, std::size_t at) {
    if (text[at] == '@' || text[at] == ':') return 1;
    return text.substr(at, kNarrowSpace.size()) == kNarrowSpace
               ? static_cast<std::uint32_t>(kNarrowSpace.size())
               : 0;
}

// Removes marks at the ends: ICU had them join two parts of a word that was cut at @ or a colon.
void trim_marks(std::string_view text, std::uint32_t& from, std::uint32_t& to) {
    const auto is_mark_at = [&](std::size_t at) {
        const Break kind = classify(text, at).kind;
        return kind == Break::kMidNumLet || kind == Break::kMidNum;
    };
    while (from < to && is_mark_at(from)) {
        from += decode_at(text, from).size;
    }
    while (to > from) {
        std::uint32_t last = to - 1;
        while (!is_boundary(text, last)) {
            --last;
        }
        if (!is_mark_at(last)) return;
        to = last;
    }
}

// Joins the pieces that ICU gives of a word: "H", "₂", "O".
class WordGlue {
  public:
    explicit WordGlue(std::string_view text) : text_(text) {}

    template <class Use>
    void add(std::uint32_t from, std::uint32_t to, bool word, Use&& use) {
        const bool touches = to_ > from_ && from == to_;
        if (touches && (is_low_digit(from) || (word && goes_on(from)) ||
                        is_zero_width_space(from) || is_low_point(from))) {
            to_ = to;
        } else {
            flush(use);
            if (!word) return;
            from_ = from;
            to_ = to;
        }
    }

    template <class Use>
    void flush(Use&& use) {
        while (to_ > from_ && to_ - from_ >= 3 && is_zero_width_space(to_ - 3)) {
            to_ -= 3;
        }
        if (to_ > from_) use(from_, to_);
        from_ = to_ = 0;
    }

  private:
    // "10⁶" isn't 106.
    bool is_low_digit(std::uint32_t at) const {
        const char last = text_[to_ - 1];
        const bool after_digit = last >= '0' && last <= '9';
        return !after_digit && (subscript_at(text_, at) > 0 || superscript_at(text_, at) > 0);
    }

    // "PM₂.₅".
    bool is_low_point(std::uint32_t at) const {
        return text_[at] == '.' && to_ - from_ >= 3 && subscript_at(text_, to_ - 3) > 0 &&
               subscript_at(text_, at + 1) > 0;
    }

    bool is_zero_width_space(std::uint32_t at) const {
        return text_.substr(at).starts_with("\xE2\x80\x8B");
    }

    // Whether the word so far ends in what joins it to a word at `at`.
    bool goes_on(std::uint32_t at) const {
        if (to_ - from_ < 3 || is_unspaced(decode_at(text_, at).value)) return false;
        if (is_zero_width_space(to_ - 3)) return !is_unspaced(decode_at(text_, from_).value);
        return subscript_at(text_, to_ - 3) > 0;
    }

    std::string_view text_;
    std::uint32_t from_ = 0;
    std::uint32_t to_ = 0;  // from_: there is no word so far
};

}  // namespace

struct WordBreaker::Icu {
    std::unique_ptr<icu::BreakIterator> words;
};

WordBreaker::WordBreaker() : icu_(std::make_unique<Icu>()) {}
WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;

void WordBreaker::segment(std::string_view text, std::vector<WordSegment>& out) {
    FastPath fast(text, out);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const std::size_t before = out.size();
        if (fast.chunk(at)) {
            at += at < text.size() ? 1 : 0;
            continue;
        }
        out.resize(before);
        const std::uint32_t end = end_of_chunk(text, start);
        segment_chunk_by_icu(text, static_cast<std::uint32_t>(start), end, out);
        at = end;
    }
}

void WordBreaker::segment_by_icu(std::string_view text, std::vector<WordSegment>& out) {
    segment_chunk_by_icu(text, 0, static_cast<std::uint32_t>(text.size()), out);
}

// Calls `use(from, to)` for each word of a chunk, in bytes; digits in sub- or superscript and
// zero-width spaces go along with the words that they touch.
template <class Use>
void WordBreaker::for_each_icu_word(std::string_view chunk, Use&& use) {
    UErrorCode status = U_ZERO_ERROR;
    if (!icu_->words)
        icu_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, chunk.data(), static_cast<std::int64_t>(chunk.size()), &status);
    if (U_SUCCESS(status) != 0) icu_->words->setText(&utext, status);
    if (U_FAILURE(status) != 0)
        throw Error(ErrorKind::kIndex, std::string("ICU: ") + u_errorName(status));
    WordGlue glue(chunk);
    std::int32_t from = icu_->words->first();
    for (std::int32_t to = icu_->words->next(); to != icu::BreakIterator::DONE;
         from = to, to = icu_->words->next()) {
        glue.add(static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to),
                 icu_->words->getRuleStatus() != UBRK_WORD_NONE, use);
    }
    glue.flush(use);
    utext_close(&utext);
}

void WordBreaker::segment_chunk_by_icu(std::string_view text,
                                       std::uint32_t start,
                                       std::uint32_t end,
                                       std::vector<WordSegment>& out) {
    const auto add = [&](std::uint32_t from, std::uint32_t to) {
        trim_marks(text, from, to);
        const std::string_view word = text.substr(from, to - from);
        if (!holds_alnum(word)) return;
        out.push_back({from, to, is_compound(word), is_unspaced(decode_at(word, 0).value)});
    };
    for_each_icu_word(text.substr(start, end - start), [&](std::uint32_t from, std::uint32_t to) {
        std::uint32_t begin = start + from;
        const std::uint32_t stop = start + to;
        for (std::uint32_t i = begin; i < stop; ++i) {
            const std::uint32_t size = separator_at(text, i);
            if (size == 0) continue;
            add(begin, i);
            begin = i + size;
        }
        add(begin, stop);
    });
}

}  // namespace dateline
