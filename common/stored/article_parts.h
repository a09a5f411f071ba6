// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/stored/token_stream_builder.h"
#include "common/text/sentences.h"

/// How an article's text becomes a token stream. The indexer builds it; the searcher builds it
/// again for snippets, which need the byte range of each position.
namespace dateline {

/// Appends the words of `text`, which begins at byte `offset` of the text that `out` describes.
void analyze_at(
    std::string_view text, std::size_t offset, LanguageId lang, Analyzer& analyzer, Analysis& out);

/// The part of the token stream that a paragraph is in. `first_body`: no body paragraph came before
/// it; a text of one paragraph has no lead.
Part part_of(ParagraphKind kind, bool first_body);

/// Calls `use(paragraph, part)` for each paragraph that is searched, in order: marked ones too.
template <class Use>
void for_each_part(const Article& article, Use&& use) {
    bool first_body = article.paragraphs.size() > 1;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (is_marked(paragraph.kind)) use(paragraph, Part::kMarked);
        if (!is_indexed(paragraph.kind)) continue;
        use(paragraph, part_of(paragraph.kind, first_body));
        first_body = first_body && paragraph.kind != ParagraphKind::kBody;
    }
}

/// The same for each indexed paragraph.
template <class Use>
void for_each_indexed(const Article& article, Use&& use) {
    for_each_part(article, [&](const Paragraph& paragraph, Part part) {
        if (part != Part::kMarked) use(paragraph, part);
    });
}

/// The words of the indexed paragraphs, in order.
Analysis analyze(const Article& article, Analyzer& analyzer);

/// The end of the stretch of text that begins at `start`: the first line end after 200 bytes that
/// parts no word.
std::size_t stretch_end(std::string_view text, std::size_t start);

/// Appends the words of a part of an article in `lang`, each stretch analyzed in its own language.
/// Calls `use(lang)` for each stretch's language.
template <class Use>
void analyze_part(
    std::string_view text, LanguageId lang, Analyzer& analyzer, Analysis& out, Use&& use) {
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = stretch_end(text, start);
        const std::string_view stretch = text.substr(start, end - start);
        const LanguageId own = language_of_stretch(stretch, lang);
        use(own);
        analyze_at(stretch, start, own, analyzer, out);
        start = end;
    }
}

/// Appends the tokens of one part. `starts`: where the sentences of its text begin; the first is 0.
void append_part(const Analysis& analysis,
                 const std::vector<std::uint32_t>& starts,
                 Part part,
                 TokenStreamBuilder& stream);

}  // namespace dateline
