// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/pretty.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "common/sanitize.h"
#include "common/text.h"

namespace dateline {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kLongestHeadline = 400;

// How things look: escape sequences are written here and nowhere else.
struct Style {
    bool color;

    std::string bold(const std::string& text) const {
        return color ? "\x1B[1m" + text + "\x1B[0m" : text;
    }
    std::string dim(const std::string& text) const {
        return color ? "\x1B[2m" + text + "\x1B[0m" : text;
    }
    std::string match(const std::string& text) const {
        return color ? "\x1B[1;31m" + text + "\x1B[0m" : "[" + text + "]";
    }
};

// A word with what is marked in it. Cut at spaces, so that wrapping counts columns of text, not of
// escape sequences.
struct Piece {
    std::string text;  // sanitised and marked
    std::size_t width = 0;
    bool space_before = false;
};

class Wrapper {
  public:
    Wrapper(std::size_t width, const Style& style)
        : width_(std::max<std::size_t>(width, 20)), style_(style) {}

    std::string wrap(std::string_view text, const std::vector<ByteRange>& marks, bool bold) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = end_of_run(text, at, marks);
            add_run(text.substr(at, end - at), is_marked(at, marks), bold);
            at = end;
        }
        flush();
        return out_;
    }

  private:
    // Marks are ordered and disjoint: only the first one that ends after a place can matter to it.
    static std::vector<ByteRange>::const_iterator mark_after(std::size_t at,
                                                             const std::vector<ByteRange>& marks) {
        return std::ranges::upper_bound(marks, at, {}, &ByteRange::end);
    }

    static bool is_marked(std::size_t at, const std::vector<ByteRange>& marks) {
        const auto mark = mark_after(at, marks);
        return mark != marks.end() && mark->start <= at;
    }

    static std::size_t end_of_run(std::string_view text,
                                  std::size_t at,
                                  const std::vector<ByteRange>& marks) {
        const auto mark = mark_after(at, marks);
        if (mark == marks.end()) return text.size();
        return std::min<std::size_t>(text.size(), mark->start > at ? mark->start : mark->end);
    }

    // A run is marked throughout or not at all; brackets stand around the whole, colour around each
    // word.
    void add_run(std::string_view run, bool marked, bool bold) {
        const bool brackets = marked && !style_.color;
        for (std::size_t at = 0; at < run.size();) {
            if (run[at] == ' ') {
                flush();
                space_ = true;
                ++at;
                continue;
            }
            const std::size_t end = std::min(run.find(' ', at), run.size());
            std::string word = sanitize_line(run.substr(at, end - at));
            if (brackets && at == 0) word.insert(0, 1, '[');
            if (brackets && end == run.size()) word += ']';
            append(word, marked && style_.color, bold);
            at = end;
        }
    }

    // Scripts without spaces may break between any two characters.
    void append(const std::string& word, bool marked, bool bold) {
        std::string plain;
        const auto emit = [&] {
            if (plain.empty()) return;
            if (piece_.text.empty()) piece_.space_before = std::exchange(space_, false);
            piece_.width += display_width(plain);
            piece_.text += marked ? style_.match(plain) : bold ? style_.bold(plain) : plain;
            plain.clear();
        };
        for (std::size_t at = 0; at < word.size();) {
            const CodePoint point = decode_at(word, at);
            if (is_unspaced(point.value)) {
                emit();
                flush();
            }
            plain += word.substr(at, point.size);
            at += point.size;
        }
        emit();
    }

    void flush() {
        if (piece_.text.empty()) return;
        const std::size_t needed = piece_.width + (piece_.space_before ? 1 : 0);
        if (column_ > 0 && column_ + needed > width_) {
            out_ += "\n" + std::string(kIndent, ' ');
            column_ = 0;
        } else if (piece_.space_before && column_ > 0) {
            out_ += ' ';
            ++column_;
        }
        out_ += piece_.text;
        column_ += piece_.width;
        piece_ = {};
    }

    std::size_t width_;
    const Style& style_;
    std::string out_;
    Piece piece_;
    std::size_t column_ = 0;
    bool space_ = false;
};

std::string facts_of(const Article& article) {
    std::vector<std::string> facts{article.published ? to_string(*article.published) : "no date"};
    for (const std::string* fact : {&article.place, &article.source}) {
        if (!fact->empty()) facts.push_back(*fact);
    }
    facts.push_back(fmt::format("{} words", article.words));
    facts.push_back(article.id == article.path ? article.path : article.id);
    std::string line;
    for (const std::string& fact : facts) {
        if (!line.empty()) line += " \xC2\xB7 ";
        line += fact;
    }
    return line;
}

std::string count_line(const Answer& answer, const OutputOptions& options) {
    const SearchResult& result = *answer.result;
    std::string left =
        fmt::format("{}{} of {} article{}", result.exact ? "" : "about ", result.matches,
                    result.searched, result.searched == 1 ? "" : "s");
    if (answer.offset > 0 && !result.hits.empty())
        left += fmt::format(", from {}", answer.offset + 1);
    const std::string right = fmt::format("{:.0f} ms", std::max(1.0, options.seconds * 1000));
    const std::size_t used = display_width(left) + right.size();
    return left + std::string(options.width > used + 1 ? options.width - used - 1 : 1, ' ') + right;
}

// "on Friday → 2025-07-11", for the dates that the query asked for.
std::string dates_line(const Snippet& snippet) {
    std::string line;
    for (const DateNote& note : snippet.dates) {
        const std::string text =
            snippet.text.substr(note.bytes.start, note.bytes.end - note.bytes.start);
        if (text == note.value) continue;
        if (!line.empty()) line += " \xC2\xB7 ";
        line += text + " \xE2\x86\x92 " + note.value;
    }
    return line;
}

std::string format_hit(const Hit& hit, std::size_t rank, const OutputOptions& options) {
    const Style style{options.color};
    const std::size_t width = options.width - kIndent;
    const bool titled = !hit.article.headline.empty();
    std::string out = fmt::format("\n{:>2}  ", rank);
    out += titled ? Wrapper(width, style)
                        .wrap(utf8_prefix(hit.article.headline, kLongestHeadline),
                              hit.headline_highlights, true)
                  : style.dim("(no headline)");
    const std::string indent = "\n" + std::string(kIndent, ' ');
    out += indent + style.dim(Wrapper(width, Style{false}).wrap(facts_of(hit.article), {}, false));
    for (const Snippet& snippet : hit.snippets) {
        out += indent + Wrapper(width, style).wrap(snippet.text, snippet.highlights, false);
        if (const std::string dates = dates_line(snippet); !dates.empty())
            out += indent + style.dim(Wrapper(width, Style{false}).wrap(dates, {}, false));
    }
    return out + "\n";
}

}  // namespace

std::string format_pretty(const Answer& answer, const OutputOptions& options) {
    std::string out =
        answer.query_id.empty() ? "" : sanitize_line(answer.query_id + ": " + answer.query) + "\n";
    out += Style{options.color}.dim(count_line(answer, options)) + "\n";
    for (std::size_t i = 0; i < answer.result->hits.size(); ++i) {
        out += format_hit(answer.result->hits[i], answer.offset + i + 1, options);
    }
    return out;
}

}  // namespace dateline
