// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/compounds.h"

#include <algorithm>
#include <array>

#include "common/text/marks.h"
#include "common/text/text.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxParts = 8;
constexpr std::string_view kSoftHyphen = "\xC2\xAD";

bool is_digit_byte(char c) {
    return c >= '0' && c <= '9';
}

// Most letters of other scripts are in bytes above ASCII.
bool is_letter_byte(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

bool is_lower_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_lower(decode_at(text, at).value);
}

// "har-\nbour": one line end after the hyphen.
bool is_broken_at_line_end(std::string_view text, std::size_t at, std::size_t start) {
    const bool soft = at >= kSoftHyphen.size() &&  // it is part of the word before it
                      text.substr(at - kSoftHyphen.size(), kSoftHyphen.size()) == kSoftHyphen;
    const std::size_t hyphen = line_hyphen_at(text, at);
    if (hyphen == 0 && !soft) return false;
    at = past_blanks(text, at + hyphen);
    if (at >= start || text[at] != '\n') return false;
    return past_blanks(text, at + 1) == start && is_lower_at(text, start);
}

// The size of "+", "++", "#" or "!" after a letter and before the end of the word; else 0.
std::size_t sign_after(std::string_view text, std::size_t end) {
    if (end >= text.size() || end == 0) return 0;
    const char c = text[end];
    if ((c != '+' && c != '#' && c != '!') || !is_letter_byte(text[end - 1])) return 0;
    const std::size_t size = text.substr(end).starts_with("++") ? 2 : 1;
    const std::size_t next = end + size;
    const bool goes_on = next < text.size() && (is_letter_byte(text[next]) ||
                                                is_digit_byte(text[next]) || text[next] == c);
    return goes_on && static_cast<unsigned char>(text[next]) < 0x80 ? 0 : size;
}

// ".NET": a full stop before a letter, at the start of a word.
bool has_dot_before(std::string_view text, std::size_t start) {
    if (start == 0 || text[start - 1] != '.' || !is_letter_byte(text[start])) return false;
    return start == 1 ||
           std::string_view(" \n\t(\"'").find(text[start - 2]) != std::string_view::npos;
}

// What is between two parts of a group.
struct Gap {
    bool closed = false;    // they are never one word
    std::string_view mark;  // what stays of it between digits
    bool ampersand = false;
    bool apostrophe = false;
};

// "1990's", of which UAX #29 makes two words.
bool is_plural_of_number(std::string_view text, std::size_t at, std::size_t start) {
    const bool ends = start + 1 >= text.size() ||
                      (!is_letter_byte(text[start + 1]) && !is_digit_byte(text[start + 1]));
    return at > 0 && is_digit_byte(text[at - 1]) && text[start] == 's' && ends;
}

// English clitics other than the possessive.
bool is_clitic(std::string_view form) {
    constexpr std::array<std::string_view, 5> kClitics{"d", "ll", "m", "re", "ve"};
    return std::ranges::find(kClitics, form) != kClitics.end();
}

std::string_view kept_mark(std::string_view between) {
    if (dash_at(between, 0) > 0) return "-";
    return between.substr(0, decode_at(between, 0).size);
}

class Group {
  public:
    Group(std::string_view text, std::span<const Token> parts) : text_(text), parts_(parts) {
        for (std::size_t i = 1; i < parts.size(); ++i) {
            gaps_.push_back(gap_before(i));
        }
    }

    std::vector<JoinedParts> join() {
        for (std::size_t first = 0; first < parts_.size();) {
            const std::size_t end = run_end(first, [](const Gap& gap) { return !gap.closed; });
            join_run(first, end);
            first = end;
        }
        std::ranges::stable_sort(joined_, {}, &JoinedParts::first);
        return std::move(joined_);
    }

  private:
    const std::string& form(std::size_t i) const { return parts_[i].word->form; }

    std::string_view between(std::size_t i) const {
        const std::size_t end = past_ignorable(text_, parts_[i - 1].end);
        return text_.substr(end, std::max<std::size_t>(parts_[i].start, end) - end);
    }

    Gap gap_before(std::size_t i) const {
        const std::string_view marks = between(i);
        Gap gap;
        gap.closed = clitic(i) || clitic(i - 1);
        gap.ampersand = marks == "&";
        gap.apostrophe = gap_is_apostrophe(i);
        if (!marks.empty() && is_digit_byte(form(i - 1).back()) && is_digit_byte(form(i).front()))
            gap.mark = kept_mark(marks);
        return gap;
    }

    bool clitic(std::size_t i) const { return i > 0 && gap_is_apostrophe(i) && is_clitic(form(i)); }

    bool gap_is_apostrophe(std::size_t i) const {
        const std::string_view marks = between(i);
        return !marks.empty() && apostrophe_at(marks, 0) == marks.size();
    }

    // The end of the longest run of parts from `first` on whose gaps pass the test.
    template <class Test>
    std::size_t run_end(std::size_t first, Test&& test) const {
        std::size_t end = first + 1;
        while (end < parts_.size() && test(gaps_[end - 1])) {
            ++end;
        }
        return end;
    }

    void join_run(std::size_t first, std::size_t end) {
        const auto is_written = [](const Gap& gap) { return !gap.mark.empty(); };
        const bool all = run_end(first, is_written) >= end;
        add_inner_runs(first, end, CompoundKind::kWritten, is_written);
        // "O'Brien" of "O'Brien-Lee".
        add_inner_runs(first, end, CompoundKind::kJoined,
                       [](const Gap& gap) { return gap.apostrophe; });
        if (end - first > 1)
            add(first, end, all ? CompoundKind::kWritten : CompoundKind::kJoined, false);
        const bool ampersand = std::any_of(gaps_.begin() + static_cast<std::ptrdiff_t>(first),
                                           gaps_.begin() + static_cast<std::ptrdiff_t>(end - 1),
                                           [](const Gap& gap) { return gap.ampersand; });
        if (ampersand) add(first, end, CompoundKind::kSigned, true);
        add_sign(first, end);
    }

    // Adds the runs within [first, end), but not the whole, in which all gaps pass the test.
    template <class Test>
    void add_inner_runs(std::size_t first, std::size_t end, CompoundKind kind, Test&& test) {
        for (std::size_t at = first; at < end;) {
            const std::size_t stop = std::min(run_end(at, test), end);
            if (stop - at > 1 && stop - at < end - first) add(at, stop, kind, false);
            at = stop;
        }
    }

    void add(std::size_t first, std::size_t end, CompoundKind kind, bool ampersands) {
        if (end - first > kMaxParts) return;
        put(first, end, parts_[first].start, parts_[end - 1].end, kind,
            joined_form(first, end, ampersands));
    }

    void put(std::size_t first,
             std::size_t end,
             std::uint32_t from,
             std::uint32_t to,
             CompoundKind kind,
             std::string whole) {
        joined_.push_back({static_cast<std::uint32_t>(first),
                           static_cast<std::uint32_t>(end - first), from, to, std::move(whole),
                           kind});
    }

    std::string joined_form(std::size_t first, std::size_t end, bool ampersands) const {
        std::string whole = form(first);
        for (std::size_t i = first + 1; i < end; ++i) {
            whole += gaps_[i - 1].mark;
            if (ampersands && gaps_[i - 1].ampersand) whole += '&';
            whole += form(i);
        }
        return whole;
    }

    void add_sign(std::size_t first, std::size_t end) {
        if (end - first > kMaxParts) return;
        const std::uint32_t from = parts_[first].start;
        const std::uint32_t to = parts_[end - 1].end;
        if (const std::size_t sign = sign_after(text_, to); sign > 0) {
            const std::string_view text = text_.substr(to, sign);
            put(first, end, from, to + static_cast<std::uint32_t>(sign),
                text == "!" ? CompoundKind::kSigned : CompoundKind::kWritten,
                joined_form(first, end, true) + std::string(text));
        }
        if (has_dot_before(text_, from))
            put(first, end, from - 1, to, CompoundKind::kWritten,
                "." + joined_form(first, end, true));
    }

    std::string_view text_;
    std::span<const Token> parts_;
    std::vector<Gap> gaps_;  // the first is before the second part
    std::vector<JoinedParts> joined_;
};

}  // namespace

bool joins_words(std::string_view text, std::uint32_t end, std::uint32_t start) {
    constexpr std::uint32_t kMost = 64;  // bytes of a mark with the blanks of a new line
    if (start <= end || start - end > kMost) return false;
    if (is_broken_at_line_end(text, end, start)) return true;
    std::size_t at = past_ignorable(text, end);
    const bool digits = end > 0 && is_digit_byte(text[end - 1]) && is_digit_byte(text[start]);
    std::size_t mark = hyphen_at(text, at);
    if (mark == 0 && text[at] == '&') mark = 1;
    if (mark == 0 && is_plural_of_number(text, at, start)) mark = apostrophe_at(text, at);
    if (mark == 0 && digits) mark = text[at] == '/' || text[at] == ':' ? 1 : dash_at(text, at);
    return mark > 0 && past_ignorable(text, at + mark) == start;
}

bool has_sign(std::string_view text, const Token& token) {
    return sign_after(text, token.end) > 0 || has_dot_before(text, token.start);
}

std::vector<JoinedParts> join_parts(std::string_view text, std::span<const Token> parts) {
    return Group(text, parts).join();
}

}  // namespace dateline
