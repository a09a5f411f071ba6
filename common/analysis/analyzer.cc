// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/analyzer.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <unicode/uversion.h>
#include <xapian.h>

#include "common/text/marks.h"

namespace dateline {
namespace {

// Change this by hand when the rules of this folder, text.cc, marks.cc, letter_folds.cc,
// language.cc or article_parts.h give other results.
constexpr std::string_view kRules = "3";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Whether the commas of a number part thousands: "1,000", not "10,5".
bool parts_thousands(std::string_view number) {
    for (std::size_t at = number.find(','); at != std::string_view::npos;) {
        const std::size_t next = std::min(number.find_first_of(",.", at + 1), number.size());
        if (next - at != 4) return false;
        at = number.find(',', next);
    }
    return true;
}

// The apostrophe of a possessive "'s" at the end of a word; npos if it isn't one.
std::size_t possessive_mark(std::string_view word) {
    if (word.size() < 3 || (word.back() != 's' && word.back() != 'S'))
        return std::string_view::npos;
    for (std::size_t size = 1; size <= 3 && size + 1 < word.size(); ++size) {
        const std::size_t mark = word.size() - 1 - size;
        if (apostrophe_at(word, mark) == size) return mark;
    }
    return std::string_view::npos;
}

// The size of a mark that separates two letters of Arabic script without a space: the zero-width
// non-joiner of Persian, or a directional mark used instead.
std::size_t hidden_joiner_at(std::string_view text, std::size_t at) {
    const std::string_view three = text.substr(at, 3);
    const bool hidden = three == "\xE2\x80\x8C" || three == "\xE2\x80\x8E" ||
                        three == "\xE2\x80\x8F" ||
                        (three >= "\xE2\x80\xAA" && three <= "\xE2\x80\xAE");
    if (!hidden || at < 2) return 0;
    // Arabic script in two bytes: U+0600 to U+077F.
    const auto before = static_cast<unsigned char>(text[at - 2]);
    return before >= 0xD8 && before <= 0xDD ? 3 : 0;
}

// A full stop between digits, also in subscript ("PM₂.₅").
bool is_decimal_point(std::string_view text, std::size_t start, std::size_t at) {
    if (at <= start || at + 1 >= text.size()) return false;
    const bool digits = is_digit(text[at - 1]) && is_digit(text[at + 1]);
    return digits ||
           (at >= start + 3 && subscript_at(text, at - 3) > 0 && subscript_at(text, at + 1) > 0);
}

// "U.S", "e.g": letters one by one, each but the last followed by a full stop.
bool is_acronym(std::string_view word) {
    bool letter_next = true;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_at(word, at);
        if (letter_next ? !is_letter(point.value) : point.value != '.') return false;
        letter_next = !letter_next;
        at += point.size;
    }
    return !letter_next;
}

}  // namespace

void Analysis::clear() {
    tokens.clear();
    compounds.clear();
    extras.clear();
}

std::string Analyzer::fingerprint() {
    // Xapian provides the stemmers, ICU the word breaks and folding: their versions affect the
    // result.
    return "rules " + std::string(kRules) + ", xapian " + std::to_string(XAPIAN_MAJOR_VERSION) +
           "." + std::to_string(XAPIAN_MINOR_VERSION) + ", icu " +
           std::to_string(U_ICU_VERSION_MAJOR_NUM);
}

void Analyzer::analyze(std::string_view text, LanguageId lang, Analysis& out) {
    text_ = text;
    lang_ = lang;
    out_ = &out;
    segments_.clear();
    breaker_.segment(text, segments_);
    group_first_ = out.tokens.size();
    group_end_ = 0;
    characters_end_ = 0;
    for (std::size_t at = 0; at < segments_.size(); at += kAhead) {
        add_segments(std::span(segments_).subspan(at, std::min(kAhead, segments_.size() - at)));
    }
    close_group();
}

// The word cache is larger than the processor's cache: what the segments need of it is prefetched
// together.
void Analyzer::add_segments(std::span<const WordSegment> segments) {
    std::array<std::optional<WordCache::Key>, kAhead> keys;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const auto& [start, end, compound, unspaced] = segments[i];
        if (!compound && !unspaced)
            keys[i] = words_.key_of(text_.substr(start, end - start), lang_,
                                    forms_.data() + i * kMaxWordBytes);
    }
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (keys[i]) words_.fetch(*keys[i]);
    }
    for (std::size_t i = 0; i < segments.size(); ++i) {
        add_segment(segments[i], keys[i]);
    }
}

bool Analyzer::continues_group(const WordSegment& segment) const {
    const bool apart = text_[group_end_] == ' ' && segment.start == group_end_ + 1;
    return !apart && group_first_ < out_->tokens.size() &&
           joins_words(text_, group_end_, segment.start);
}

void Analyzer::add_segment(const WordSegment& segment, const std::optional<WordCache::Key>& key) {
    if (!continues_group(segment)) close_group();
    if (segment.unspaced) {
        close_group();
        add_characters(segment);
        group_first_ = out_->tokens.size();
        return;
    }
    if (key) {
        add_token(segment.start, segment.end, words_.find(*key));
    } else if (!segment.compound) {
        add_part(segment.start, segment.end);
    } else if (!add_acronym(segment) && !add_number(segment) && !add_with_note(segment) &&
               !add_possessive(segment) && !add_negation(segment)) {
        add_split(segment);
    }
    group_end_ = segment.end;
}

void Analyzer::add_part(std::uint32_t start, std::uint32_t end) {
    add_token(start, end, words_.surface(text_.substr(start, end - start), lang_));
}

void Analyzer::add_token(std::uint32_t start, std::uint32_t end, const WordCache::Entry& entry) {
    if (!entry.word->form.empty())
        out_->tokens.push_back({start, end, entry.word, entry.letter_case});
}

void Analyzer::add_form(std::uint32_t start, std::uint32_t end, std::string_view form) {
    const LetterCase letter_case = dateline::letter_case(text_.substr(start, end - start));
    out_->tokens.push_back({start, end, words_.form(form, lang_), letter_case});
}

bool Analyzer::add_acronym(const WordSegment& segment) {
    const std::string_view word = text_.substr(segment.start, segment.end - segment.start);
    if (!is_acronym(word)) return false;
    std::string letters(word);
    std::erase(letters, '.');
    letters = fold(letters);
    for (std::size_t at = 0; at < letters.size();) {
        const CodePoint point = decode_at(letters, at);
        out_->extras.push_back(
            words_.form(std::string_view(letters).substr(at, point.size), lang_));
        at += point.size;
    }
    add_form(segment.start, segment.end, letters);
    return true;
}

bool Analyzer::add_number(const WordSegment& segment) {
    scratch_ = fold(std::string_view(text_).substr(segment.start, segment.end - segment.start));
    const bool number =
        std::ranges::all_of(scratch_, [](char c) { return is_digit(c) || c == ',' || c == '.'; });
    if (!number || !parts_thousands(scratch_)) return false;
    std::erase(scratch_, ',');
    add_form(segment.start, segment.end, scratch_);
    return true;
}

bool Analyzer::add_possessive(const WordSegment& segment) {
    const std::string_view word = text_.substr(segment.start, segment.end - segment.start);
    const std::size_t mark = possessive_mark(word);
    if (mark == std::string_view::npos) return false;
    const std::string_view base = word.substr(0, mark);
    const auto is_mark_at = [&](std::size_t at) {
        return apostrophe_at(base, at) > 0 || std::string_view("._").find(base[at]) < 2;
    };
    for (std::size_t at = 0; at < base.size(); ++at) {
        if (is_mark_at(at) && !is_acronym(base)) return false;
    }
    if (fold(base).empty()) return false;
    add_possessive_part(segment.start, segment.start + static_cast<std::uint32_t>(mark),
                        segment.end);
    return true;
}

// "don't" is a word of its own: neither a form of "do" nor Don.
bool Analyzer::add_negation(const WordSegment& segment) {
    const std::string_view word = text_.substr(segment.start, segment.end - segment.start);
    const bool is_t = word.ends_with('t') || word.ends_with('T');
    std::size_t mark = std::string_view::npos;
    for (std::size_t size = 1; is_t && size <= 3 && size + 1 < word.size(); ++size) {
        if (apostrophe_at(word, word.size() - 1 - size) == size) mark = word.size() - 1 - size;
    }
    if (mark == std::string_view::npos) return false;
    const std::string base = fold(word.substr(0, mark));
    const bool letters = std::ranges::all_of(base, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!letters || !base.ends_with('n') || base.size() > kMaxWordBytes - 2) return false;
    add_form(segment.start, segment.end, base + "'t");
    return true;
}

// The word [start, mark) with its "'s", which ends at `end`.
void Analyzer::add_possessive_part(std::uint32_t start, std::uint32_t mark, std::uint32_t end) {
    const std::string_view base = text_.substr(start, mark - start);
    std::string form = fold(base);
    if (is_acronym(base)) std::erase(form, '.');
    form = utf8_prefix(form, kMaxWordBytes - 2);
    add_form(start, end, form + "'s");
    out_->tokens.back().letter_case = dateline::letter_case(base);
}

// A long word with the superscript number of a note.
bool Analyzer::add_with_note(const WordSegment& segment) {
    constexpr std::size_t kLongestUnit = 3;  // letters: "km²"
    const std::string_view word = text_.substr(segment.start, segment.end - segment.start);
    const std::size_t size = word.size() - superscripts_at_end(word);
    if (size == word.size() || display_width(word.substr(0, size)) <= kLongestUnit) return false;
    const std::string_view base = word.substr(0, size);
    if (!std::ranges::all_of(base, [](unsigned char c) { return c >= 0x80 || std::isalpha(c); }))
        return false;
    out_->extras.push_back(words_.form(fold(word), lang_));
    add_part(segment.start, segment.start + static_cast<std::uint32_t>(size));
    return true;
}

// A Hebrew abbreviation: a quotation mark before its last letter.
bool Analyzer::add_quoted_letter(const WordSegment& segment) {
    scratch_ = text_.substr(segment.start, segment.end - segment.start);
    if (std::erase(scratch_, '"') == 0) return false;
    add_form(segment.start, segment.end, fold(scratch_));
    return true;
}

void Analyzer::add_split(const WordSegment& segment) {
    std::uint32_t start = segment.start;
    const auto part = [&](std::uint32_t end) {
        if (end > start) add_part(start, end);
    };
    if (add_quoted_letter(segment)) return;
    const std::size_t possessive = possessive_mark(text_.substr(start, segment.end - start));
    const auto last = possessive == std::string_view::npos
                          ? segment.end
                          : start + static_cast<std::uint32_t>(possessive);
    for (std::uint32_t at = segment.start; at < last;) {
        const auto mark = static_cast<std::uint32_t>(apostrophe_at(text_, at));
        const char c = text_[at];
        const std::size_t hidden = at > start ? hidden_joiner_at(text_, at) : 0;
        const bool dot = c == '.' && !is_decimal_point(text_, start, at);
        if (mark > 0 || dot || c == '_' || c == ',' || c == ';') {
            part(at);
            start = at + std::max<std::uint32_t>(mark, 1);
            at = start;
        } else if (hidden > 0) {
            part(at);
            start = at + static_cast<std::uint32_t>(hidden);
            at = start;
        } else {
            at += decode_at(text_, at).size;
        }
    }
    if (last == segment.end)
        part(segment.end);
    else if (last > start)
        add_possessive_part(start, last, segment.end);
}

void Analyzer::close_group() {
    const auto parts = std::span(out_->tokens).subspan(group_first_);
    const bool is_group = parts.size() > 1 || (!parts.empty() && has_sign(text_, parts[0]));
    if (is_group) {
        for (const JoinedParts& joined : join_parts(text_, parts)) {
            const auto whole = text_.substr(joined.start, joined.end - joined.start);
            out_->compounds.push_back(
                {static_cast<std::uint32_t>(group_first_) + joined.first,
                 joined.width,
                 {joined.start, joined.end, words_.form(joined.form, lang_), letter_case(whole)},
                 joined.kind});
        }
    }
    group_first_ = out_->tokens.size();
}

void Analyzer::add_characters(const WordSegment& segment) {
    std::size_t count = 0;
    for (std::uint32_t at = segment.start; at < segment.end;) {
        std::uint32_t end = at + decode_at(text_, at).size;
        while (end < segment.end && is_mark(decode_at(text_, end).value)) {
            end += decode_at(text_, end).size;
        }
        const bool neighbours = characters_end_ == at && at > 0 && !out_->tokens.empty();
        const WordCache::Entry entry = words_.surface(text_.substr(at, end - at), lang_);
        if (neighbours)
            out_->extras.push_back(
                words_.form(out_->tokens.back().word->form + entry.word->form, lang_));
        out_->tokens.push_back({at, end, entry.word, entry.letter_case});
        characters_end_ = end;
        at = end;
        ++count;
    }
    const std::string_view word = text_.substr(segment.start, segment.end - segment.start);
    if (count > 2) out_->extras.push_back(words_.surface(word, lang_).word);
}

}  // namespace dateline
