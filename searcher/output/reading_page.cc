// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/reading_page.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/program/sanitize.h"
#include "common/program/wrap.h"
#include "searcher/output/labels.h"

namespace dateline {
namespace {

constexpr std::size_t kMostColumns = 100;
constexpr std::size_t kMostPatterns = 50;

// For a regular expression that less is given as typed: `text` has no control characters, which
// would end it and begin a command.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::string bylines_of(const Article& article) {
    std::vector<std::string> names;
    for (const Byline& byline : article.bylines) {
        names.push_back(byline.role.empty() ? byline.name : byline.name + ", " + byline.role);
    }
    return names.empty() ? "" : fmt::format("by {}", fmt::join(names, "; "));
}

class Page {
  public:
    Page(const Hit& hit, const OutputOptions& options, bool marked)
        : hit_(hit),
          marked_(marked),
          style_{options.color, true},
          width_(std::min(options.width, kMostColumns)) {}

    ReadingPage make() {
        add_head();
        add_text();
        // In brackets: less takes a first ! or * for its own.
        if (!patterns_.empty()) page_.pattern = fmt::format("({})", fmt::join(patterns_, "|"));
        return std::move(page_);
    }

  private:
    void add_line(const std::string& line) {
        page_.text += line + '\n';
        ++lines_;
    }

    void add_fact(const std::string& fact) {
        for (const WrappedLine& line : wrap(fact, {}, width_, {})) {
            add_line(style_.dim(line.text));
        }
    }

    void add_head() {
        const Article& article = hit_.article;
        add_marked(article.headline, hit_.headline_highlights, true);
        std::vector<std::string> facts{date_label(article)};
        for (const std::string& fact :
             {article.place, article.source, article.section, bylines_of(article)}) {
            if (!fact.empty()) facts.push_back(fact);
        }
        add_fact(fmt::format("{}", fmt::join(facts, " \u00B7 ")));
        add_fact(article.url);
        if (article.id != article.url) add_fact(article.id);
    }

    // The text by lines, with one empty line where there are several.
    void add_text() {
        const std::string_view text = hit_.article.text;
        bool parted = true;
        for (std::uint32_t start = 0; start < text.size();) {
            const auto end =
                static_cast<std::uint32_t>(std::min(text.find('\n', start), text.size()));
            const ByteRange line{start, end};
            const bool blank = is_blank(text.substr(start, end - start));
            start = end + 1;
            if (blank || is_headline(line)) {
                parted = true;
                continue;
            }
            if (std::exchange(parted, false)) add_line("");
            add_text_line(line);
        }
    }

    void add_text_line(ByteRange line) {
        const std::uint32_t shown = hit_.snippets.empty() ? 0 : hit_.snippets[0].source.start;
        const std::size_t before = lines_;
        const auto starts = add_marked(
            std::string_view(hit_.article.text).substr(line.start, line.end - line.start),
            marks_in(line), false, is_apart(line));
        if (shown < line.start || shown >= line.end) return;
        const auto after = std::ranges::upper_bound(starts, shown - line.start);
        page_.line = before + std::max<std::size_t>(1, after - starts.begin());
    }

    // Returns where its lines begin in `text`.
    std::vector<std::uint32_t> add_marked(std::string_view text,
                                          const std::vector<ByteRange>& marks,
                                          bool bold,
                                          bool dim = false) {
        const std::vector<ByteRange> shown = marked_ ? marks : std::vector<ByteRange>();
        for (const ByteRange& mark : shown) {
            if (patterns_.size() < kMostPatterns)
                patterns_.insert(
                    escaped(sanitize_line(text.substr(mark.start, mark.end - mark.start))));
        }
        std::vector<std::uint32_t> starts;
        for (const WrappedLine& line : wrap(text, shown, width_, style_, bold)) {
            add_line(dim ? style_.dim(line.text) : line.text);
            starts.push_back(line.start);
        }
        return starts;
    }

    // The head has it.
    bool is_headline(ByteRange line) const {
        return std::ranges::any_of(hit_.article.paragraphs, [&](const Paragraph& paragraph) {
            return paragraph.kind == ParagraphKind::kHeadline && paragraph.start >= line.start &&
                   paragraph.end <= line.end;
        });
    }

    // Not the story: a link, a caption, what is not searched.
    bool is_apart(ByteRange line) const {
        return std::ranges::any_of(hit_.article.paragraphs, [&](const Paragraph& paragraph) {
            return !is_indexed(paragraph.kind) && paragraph.start >= line.start &&
                   paragraph.end <= line.end;
        });
    }

    // The matches in a line, as ranges of it.
    std::vector<ByteRange> marks_in(ByteRange line) const {
        std::vector<ByteRange> marks;
        for (const ByteRange& match : hit_.matches) {
            if (match.end <= line.start || match.start >= line.end) continue;
            marks.push_back({std::max(match.start, line.start) - line.start,
                             std::min(match.end, line.end) - line.start});
        }
        return marks;
    }

    const Hit& hit_;
    bool marked_;
    Style style_;
    std::size_t width_;
    std::size_t lines_ = 0;
    std::set<std::string> patterns_;
    ReadingPage page_;
};

}  // namespace

ReadingPage reading_page(const Hit& hit, const OutputOptions& options, bool marked) {
    return Page(hit, options, marked).make();
}

}  // namespace dateline
