// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/article_page.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "common/program/sanitize.h"
#include "common/text/text.h"

namespace dateline {
namespace {

constexpr std::size_t kKindWidth = 12;   // left margin
constexpr std::size_t kValueWidth = 18;  // right margin

std::string joined(const std::vector<std::string>& facts) {
    std::string line;
    for (const std::string& fact : facts) {
        if (fact.empty()) continue;
        if (!line.empty()) line += " \xC2\xB7 ";
        line += fact;
    }
    return line;
}

std::string date_fact(const Article& article) {
    if (!article.published) return "no date";
    return fmt::format("{} ({})", to_string(*article.published), name_of(article.published_from));
}

std::string names_fact(const Article& article) {
    std::string names;
    for (const Byline& byline : article.bylines) {
        if (!names.empty()) names += ", ";
        names += byline.name + (byline.role.empty() ? "" : " (" + byline.role + ")");
    }
    return names;
}

// The mentions in a paragraph, as the ranges to mark in it.
std::vector<ByteRange> marks_of(std::span<const Mention> mentions, std::uint32_t start) {
    std::vector<ByteRange> marks;
    for (const Mention& mention : mentions) {
        marks.push_back({mention.start - start, mention.end - start});
    }
    return marks;
}

// A note in the right margin about the text at a byte.
struct Note {
    std::uint32_t at;
    std::string text;
};

// "“Marco Rubio", cut to the room there is.
std::string speaker_note(const Article& article, const Quotation& quotation) {
    constexpr std::size_t kRoom = kValueWidth - 4;
    std::string who = quotation.speakers.empty()
                          ? squeeze(std::string_view(article.text)
                                        .substr(quotation.mention_start,
                                                quotation.mention_end - quotation.mention_start))
                          : quotation.speakers[0];
    if (who.empty()) who = "?";
    if (quotation.speakers.size() > 1) who += " …";
    const std::string_view shown = utf8_prefix(who, kRoom);
    return "\u201C" + std::string(shown) + (shown.size() < who.size() ? "…" : "");
}

// The values of dates and the speakers of quotations, in the order of the text.
std::vector<Note> notes_of(const Article& article) {
    std::vector<Note> notes;
    for (const Mention& mention : article.mentions) {
        notes.push_back({mention.start, mention.value});
    }
    for (const Quotation& quotation : article.quotations) {
        notes.push_back({quotation.start, speaker_note(article, quotation)});
    }
    std::ranges::stable_sort(notes, {}, &Note::at);
    return notes;
}

class PageWriter {
  public:
    PageWriter(const Article& article, std::size_t width, const Style& style)
        : article_(article),
          style_(style),
          width_(width),
          text_width_(std::max<std::size_t>(width, 60) - kKindWidth - kValueWidth),
          notes_(notes_of(article)) {}

    std::string write() {
        add_facts();
        std::size_t at = 0;
        for (const Paragraph& paragraph : article_.paragraphs) {
            const std::size_t first = at;
            while (at < article_.mentions.size() && article_.mentions[at].start < paragraph.end) {
                ++at;
            }
            add_paragraph(paragraph, std::span(article_.mentions).subspan(first, at - first));
        }
        return std::move(out_);
    }

  private:
    void add_facts() {
        const std::string headline =
            article_.headline.empty() ? "(no headline)" : article_.headline;
        add_wrapped(headline, true);
        add_wrapped(
            joined({date_fact(article_), article_.place, article_.source, names_fact(article_),
                    article_.section, std::string(language(article_.lang).code),
                    fmt::format("{} words", article_.words)}),
            false);
        add_wrapped(dateline::joined(article_.kept), false);
        add_wrapped(
            article_.id == article_.path ? article_.path : joined({article_.path, article_.id}),
            false);
        out_ += '\n';
    }

    void add_wrapped(const std::string& text, bool bold) {
        for (const WrappedLine& line : wrap(text, {}, width_, style_, bold)) {
            out_ += (bold ? line.text : style_.dim(line.text)) + "\n";
        }
    }

    void add_paragraph(const Paragraph& paragraph, std::span<const Mention> mentions) {
        const bool dim = !is_indexed(paragraph.kind);
        const std::vector<WrappedLine> lines =
            wrap(article_.text_of(paragraph), marks_of(mentions, paragraph.start), text_width_,
                 style_, paragraph.kind == ParagraphKind::kHeadline);
        std::string kind(name_of(paragraph.kind));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::uint32_t end =
                i + 1 < lines.size() ? paragraph.start + lines[i + 1].start : paragraph.end;
            std::vector<std::string> values;
            for (; next_ < notes_.size() && notes_[next_].at < end; ++next_) {
                values.push_back(notes_[next_].text);
            }
            add_line(kind, lines[i], dim, values);
            kind.clear();
        }
    }

    // Several values of one line are placed below each other.
    void add_line(const std::string& kind,
                  const WrappedLine& line,
                  bool dim,
                  const std::vector<std::string>& values) {
        const std::string left = fmt::format("{:<{}}", kind, kKindWidth);
        const std::string text = dim ? style_.dim(line.text) : line.text;
        out_ += style_.dim(left) + text;
        std::size_t column = line.width;
        for (const std::string& value : values) {
            if (column > text_width_) {
                out_ += "\n" + std::string(kKindWidth, ' ');
                column = 0;
            }
            out_ += std::string(text_width_ + 2 - column, ' ') + sanitize_line(value);
            column = text_width_ + 1;
        }
        out_ += '\n';
    }

    const Article& article_;
    const Style& style_;
    std::size_t width_;
    std::size_t text_width_;
    std::vector<Note> notes_;
    std::size_t next_ = 0;  // index of the next note
    std::string out_;
};

}  // namespace

std::string article_page(const Article& article, std::size_t width, const Style& style) {
    return PageWriter(article, width, style).write();
}

}  // namespace dateline
