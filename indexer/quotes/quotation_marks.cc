// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/quotation_marks.h"

#include <algorithm>
#include <optional>

#include "common/base/byte_scan.h"
#include "common/text/text.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

enum class Family : std::uint8_t { kCurly, kStraight, kSingle, kGuillemet, kDoubled };

// A mark, and the roles that its surroundings allow.
struct Mark {
    std::uint32_t start;
    std::uint32_t end;
    Family family;
    bool opens;
    bool closes;
    bool possessive = false;  // a single mark after an s: perhaps "the ministers' concerns"
};

bool is_dash(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

bool is_ending(char32_t c) {
    return c == '.' || c == ',' || c == '!' || c == '?' || c == ';' || c == ':' || c == 0x2026;
}

bool may_precede(char32_t c) {
    return c == 0 || is_space(c) || c == '(' || c == '[' || is_dash(c) || c == '/';
}

char32_t before(std::string_view text, std::size_t at) {
    if (at == 0) return 0;
    do {
        --at;
    } while (at > 0 && !is_boundary(text, at));
    return decode_at(text, at).value;
}

char32_t after(std::string_view text, std::size_t at) {
    return at < text.size() ? decode_at(text, at).value : 0;
}

class Marks {
  public:
    explicit Marks(std::string_view text) : text_(text) {}

    std::vector<Mark> find() {
        for (std::size_t at = next(0); at < text_.size(); at = next(at)) {
            const CodePoint c = decode_at(text_, at);
            at += read(c.value, at, c.size);
        }
        return std::move(marks_);
    }

  private:
    std::size_t next(std::size_t at) const { return find_special<'"', '\'', '`'>(text_, at); }

    std::size_t read(char32_t c, std::size_t at, std::size_t size) {
        switch (c) {
            case 0x201C:
                return add(at, size, Family::kCurly, true, is_german(at) || ends_word(at, size));
            case 0x201E:
                return add(at, size, Family::kCurly, true, false);
            case 0x201D:
                return add(at, size, Family::kCurly, begins_word(at, size), true);
            case 0xAB:
                return add(at, size, Family::kGuillemet, true, false);
            case 0xBB:
                return add(at, size, Family::kGuillemet, false, true);
            case '"':
                return straight(at, size);
            case '`':
                return after(text_, at + 1) == '`' ? add(at, 2, Family::kDoubled, true, false) : 1;
            case '\'':
                if (after(text_, at + 1) == '\'' && is_doubled())
                    return add(at, 2, Family::kDoubled, true, true);
                return single(at, size);
            case 0x2018:
            case 0x2019:
                return single(at, size);
            default:
                return size;
        }
    }

    // „So“: the mark that opens in English closes in German.
    bool is_german(std::size_t at) const {
        return !marks_.empty() && text_.substr(marks_.back().start).starts_with("\u201E") &&
               !may_precede(before(text_, at));
    }

    // “So“ and ”so”: typed the wrong way round.
    bool ends_word(std::size_t at, std::size_t size) const {
        const char32_t next = after(text_, at + size);
        return !may_precede(before(text_, at)) && (next == 0 || is_space(next) || is_ending(next));
    }
    bool begins_word(std::size_t at, std::size_t size) const {
        return may_precede(before(text_, at)) && is_alnum(after(text_, at + size));
    }

    std::size_t straight(std::size_t at, std::size_t size) {
        const char32_t previous = before(text_, at);
        const char32_t next = after(text_, at + size);
        // he said."The ships": the space was forgotten.
        const bool joined = is_ending(previous) && is_upper(next);
        return add(at, size, Family::kStraight,
                   (may_precede(previous) && next != 0 && !is_space(next)) || joined,
                   (previous != 0 && !is_space(previous)) || stands_alone(at, size));
    }

    // "faster. " The", "'faster.' " The": a closing mark after a space.
    bool stands_alone(std::size_t at, std::size_t size) const {
        if (at < 2 || !is_space(before(text_, at)) || !is_space(after(text_, at + size)))
            return false;
        const char32_t last = before(text_, at - 1);
        return is_ending(last) || last == '\'' || last == 0x2019;
    }

    // Reads two single marks as one double mark, if such marks come in pairs.
    bool is_doubled() {
        if (!doubled_) {
            std::size_t count = 0;
            for (std::size_t i = text_.find("''"); i != std::string_view::npos;
                 i = text_.find("''", i + 2)) {
                ++count;
            }
            doubled_ = count + (text_.find("``") != std::string_view::npos ? 1 : 0) > 1;
        }
        return *doubled_;
    }

    std::size_t single(std::size_t at, std::size_t size) {
        const char32_t previous = before(text_, at);
        const char32_t next = after(text_, at + size);
        const bool opens = may_precede(previous) && next != 0 && !is_space(next) &&
                           !is_ending(next) && decode_at(text_, at).value != 0x2019;
        const bool closes = !is_alnum(next) && previous != 0 && !is_space(previous);
        if (!opens && !closes) return size;
        add(at, size, Family::kSingle, opens, closes);
        marks_.back().possessive = (previous == 's' || previous == 'S') && is_space(next);
        return size;
    }

    std::size_t add(std::size_t at, std::size_t size, Family family, bool opens, bool closes) {
        marks_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size),
                          family, opens, closes});
        return size;
    }

    std::string_view text_;
    std::vector<Mark> marks_;
    std::optional<bool> doubled_;
};

bool closes(const Mark& open, const Mark& mark) {
    if (!mark.closes) return false;
    if (open.family == mark.family) return true;
    const auto is_double = [](const Mark& one) {
        return one.family == Family::kCurly || one.family == Family::kStraight ||
               one.family == Family::kDoubled;
    };
    return is_double(open) && is_double(mark);
}

// Pairs marks from left to right.
class Pairs {
  public:
    Pairs(std::string_view text, std::vector<Mark> marks) : text_(text), marks_(std::move(marks)) {
        find_next_singles();
    }

    std::vector<MarkedSpan> find() {
        std::optional<std::size_t> open;
        for (std::size_t i = 0; i < marks_.size(); ++i) {
            const Mark& mark = marks_[i];
            if (!open) {
                if (mark.opens && can_end(i)) open = i;
            } else if (closes(marks_[*open], mark) && !goes_on(*open, i)) {
                spans_.push_back({marks_[*open].start, mark.end, true});
                open.reset();
            } else if (mark.family == marks_[*open].family && mark.opens && !mark.closes &&
                       mark.family != Family::kSingle) {
                leave_open(*open, mark.start);
                open = i;
            }
        }
        if (open && marks_[*open].family != Family::kSingle)
            leave_open(*open, static_cast<std::uint32_t>(text_.size()));
        return std::move(spans_);
    }

  private:
    // For each mark the next single mark that closes or opens.
    void find_next_singles() {
        next_.resize(marks_.size() + 1, marks_.size());
        for (std::size_t i = marks_.size(); i-- > 0;) {
            next_[i] = marks_[i].family == Family::kSingle ? i : next_[i + 1];
        }
        closer_.resize(marks_.size() + 1, false);
        for (std::size_t i = marks_.size(); i-- > 0;) {
            closer_[i] =
                closer_[i + 1] || (marks_[i].family == Family::kSingle && marks_[i].closes);
        }
    }

    // A single mark can open a quotation only if another one can close it.
    bool can_end(std::size_t i) const {
        return marks_[i].family != Family::kSingle || closer_[i + 1];
    }

    // "We won't until the ministers' concerns are met.'": the mark after the s is an apostrophe if
    // the next single mark can close the quotation too.
    bool goes_on(std::size_t open, std::size_t i) const {
        if (marks_[open].family != Family::kSingle || !marks_[i].possessive) return false;
        const std::size_t next = next_[i + 1];
        return next < marks_.size() && marks_[next].closes && !marks_[next].opens;
    }

    void leave_open(std::size_t open, std::uint32_t end) {
        const std::uint32_t start = marks_[open].start;
        while (end > start && (text_[end - 1] == ' ' || text_[end - 1] == '\n')) {
            --end;
        }
        if (end > marks_[open].end) spans_.push_back({start, end, false});
    }

    std::string_view text_;
    std::vector<Mark> marks_;
    std::vector<std::size_t> next_;
    std::vector<bool> closer_;
    std::vector<MarkedSpan> spans_;
};

}  // namespace

std::vector<MarkedSpan> find_marked(std::string_view paragraph) {
    std::vector<Mark> marks = Marks(paragraph).find();
    if (marks.empty()) return {};
    return Pairs(paragraph, std::move(marks)).find();
}

}  // namespace dateline
