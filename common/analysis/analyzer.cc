// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/analyzer.h"

#include <algorithm>
#include <array>

#include <unicode/uversion.h>
#include <xapian.h>

namespace dateline {
namespace {

constexpr std::size_t kMaxParts = 8;

// Change this by hand when the rules of this file, stemmer.cc, word_breaker.cc, text.cc,
// letter_folds.cc, language.cc or article_parts.h give other results.
constexpr std::string_view kRules = "2";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t apostrophe_at(std::string_view text, std::size_t at) {
    if (text[at] == '\'') return 1;
    const std::string_view three = text.substr(at, 3);
    return three == "\xE2\x80\x99" || three == "\xE2\x80\x98" ? 3 : 0;
}

// Hyphens and the ampersand: the marks that join two words to a compound.
bool is_joiner(std::string_view between) {
    return between == "-" || between == "&" || between == "\xE2\x80\x90" ||
           between == "\xE2\x80\x91";
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
    return group_first_ < out_->tokens.size() && segment.start > group_end_ &&
           segment.start - group_end_ <= 3 &&
           is_joiner(text_.substr(group_end_, segment.start - group_end_));
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
    } else if (!add_acronym(segment) && !add_number(segment) && !add_possessive(segment)) {
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
    if (!number) return false;
    std::erase(scratch_, ',');
    add_form(segment.start, segment.end, scratch_);
    return true;
}

bool Analyzer::add_possessive(const WordSegment& segment) {
    const std::string_view word = text_.substr(segment.start, segment.end - segment.start);
    if (word.size() < 3 || (word.back() != 's' && word.back() != 'S')) return false;
    const std::size_t mark = word[word.size() - 2] == '\'' ? word.size() - 2
                             : word.size() >= 5            ? word.size() - 4
                                                           : 0;
    if (mark == 0 || mark + apostrophe_at(word, mark) + 1 != word.size()) return false;
    const std::string_view base = word.substr(0, mark);
    if (base.find_first_of("._'@") != std::string_view::npos && !is_acronym(base)) return false;
    std::string form = fold(base);
    std::erase(form, '.');
    if (form.size() > kMaxWordBytes - 2 || form.empty()) return false;
    add_form(segment.start, segment.end, form + "'s");
    out_->tokens.back().letter_case = dateline::letter_case(base);
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
    for (std::uint32_t at = segment.start; at < segment.end;) {
        const auto mark = static_cast<std::uint32_t>(apostrophe_at(text_, at));
        const char c = text_[at];
        const std::size_t hidden = at > start ? hidden_joiner_at(text_, at) : 0;
        const bool dot = c == '.' && !(at > start && is_digit(text_[at - 1]) &&
                                       at + 1 < segment.end && is_digit(text_[at + 1]));
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
    part(segment.end);
}

void Analyzer::close_group() {
    const std::size_t parts = out_->tokens.size() - group_first_;
    if (parts > 1 && parts <= kMaxParts) {
        scratch_.clear();
        const Token& first = out_->tokens[group_first_];
        for (std::size_t i = group_first_; i < out_->tokens.size(); ++i) {
            scratch_ += out_->tokens[i].word->form;
        }
        const auto whole = std::string_view(text_).substr(first.start, group_end_ - first.start);
        const Token token{first.start, group_end_, words_.form(scratch_, lang_),
                          letter_case(whole)};
        out_->compounds.push_back(
            {static_cast<std::uint32_t>(group_first_), static_cast<std::uint32_t>(parts), token});
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
