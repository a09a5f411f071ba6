// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stored/article_parts.h"

#include "common/text/marks.h"

namespace dateline {

void analyze_at(
    std::string_view text, std::size_t offset, LanguageId lang, Analyzer& analyzer, Analysis& out) {
    const std::size_t tokens = out.tokens.size();
    const std::size_t compounds = out.compounds.size();
    analyzer.analyze(text, lang, out);
    if (offset == 0) return;
    const auto shift = [&](Token& token) {
        token.start += static_cast<std::uint32_t>(offset);
        token.end += static_cast<std::uint32_t>(offset);
    };
    for (std::size_t i = tokens; i < out.tokens.size(); ++i) {
        shift(out.tokens[i]);
    }
    for (std::size_t i = compounds; i < out.compounds.size(); ++i) {
        shift(out.compounds[i].token);
    }
}

std::size_t stretch_end(std::string_view text, std::size_t start) {
    constexpr std::size_t kStretch = 200;
    std::size_t end = text.find('\n', start + kStretch);
    while (end != std::string_view::npos && ends_in_line_hyphen(text.substr(0, end))) {
        end = text.find('\n', end + 1);
    }
    return std::min(end, text.size());
}

Part part_of(ParagraphKind kind, bool first_body) {
    switch (kind) {
        case ParagraphKind::kHeadline:
            return Part::kHeadline;
        case ParagraphKind::kSubhead:
            return Part::kSubhead;
        case ParagraphKind::kCaption:
            return Part::kCaption;
        case ParagraphKind::kSubheading:
            return Part::kSubheading;
        default:
            return first_body ? Part::kLead : Part::kBody;
    }
}

void append_part(const Analysis& analysis,
                 const std::vector<std::uint32_t>& starts,
                 Part part,
                 TokenStreamBuilder& stream) {
    const std::uint32_t base = stream.size();
    std::size_t sentence = 0;
    stream.mark(part);
    for (const Token& token : analysis.tokens) {
        bool begins = false;
        for (; sentence + 1 < starts.size() && starts[sentence + 1] <= token.start; ++sentence) {
            begins = true;
        }
        if (begins) stream.mark(Part::kSentence);
        stream.add(token);
    }
    for (const Compound& compound : analysis.compounds) {
        stream.add(compound, base + compound.position);
    }
}

Analysis analyze(const Article& article, Analyzer& analyzer) {
    Analysis analysis;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (is_indexed(paragraph.kind))
            analyzer.analyze(article.text_of(paragraph), article.lang, analysis);
    }
    return analysis;
}

}  // namespace dateline
