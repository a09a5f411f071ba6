// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/analyzer.h"
#include "common/article.h"
#include "common/sentences.h"
#include "common/token_stream.h"

/// How an article's text becomes a token stream; the indexer builds it, the searcher builds it
/// again for snippets, where it needs the byte range of each position.
namespace dateline {

/// Which part of the token stream a paragraph is. `first_body`: no body paragraph came before it.
/// Bare text has no lead.
Part part_of(ParagraphKind kind, bool first_body);

/// Calls `use(paragraph, part)` for each indexed paragraph in order.
template <class Use>
void for_each_indexed(const Article& article, Use&& use) {
    bool first_body = article.paragraphs.size() > 1;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (!is_indexed(paragraph.kind)) continue;
        use(paragraph, part_of(paragraph.kind, first_body));
        first_body = first_body && paragraph.kind != ParagraphKind::kBody;
    }
}

/// Appends the tokens of one part. `starts` are the sentence starts of its text, the first being 0.
void append_part(const Analysis& analysis,
                 const std::vector<std::uint32_t>& starts,
                 Part part,
                 TokenStreamBuilder& stream);

}  // namespace dateline
