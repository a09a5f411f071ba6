// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/paragraph_tokens.h"

#include <optional>
#include <string_view>

#include "indexer/article/dateline.h"

namespace dateline {
namespace {

constexpr std::size_t kKept = 100;
constexpr std::size_t kLong = 1 << 14;  // bytes of a paragraph

}  // namespace

void ParagraphTokens::read(const Article& article) {
    bool begun = false;
    for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
        const Paragraph& paragraph = article.paragraphs[i];
        if (i == paragraphs_.size()) paragraphs_.push_back(std::make_unique<SpeechTokens>());
        const std::string_view text =
            is_indexed(paragraph.kind) ? article.text_of(paragraph) : std::string_view();
        const bool first = !begun && paragraph.kind == ParagraphKind::kBody;
        const auto dateline = first ? match_dateline(text) : std::nullopt;
        paragraphs_[i]->read(text, dateline ? dateline->end : 0);
        begun = begun || first;
    }
}

void ParagraphTokens::trim() {
    if (paragraphs_.size() > kKept) paragraphs_.resize(kKept);
    std::erase_if(paragraphs_, [](const auto& tokens) { return tokens->lower.capacity() > kLong; });
}

}  // namespace dateline
