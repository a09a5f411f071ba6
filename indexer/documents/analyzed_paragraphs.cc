// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/analyzed_paragraphs.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "common/text/utf8.h"

namespace dateline {
namespace {

// Limits of the memory that is kept: paragraphs, and the tokens of one paragraph.
constexpr std::size_t kKept = 100;
constexpr std::size_t kMostTokens = 10'000;

// Characters that don't affect how a word is analyzed if a space separates them from it: ASCII
// except the underscore, quotation marks, dashes, the ellipsis.
bool parts_words(char32_t c) {
    return (c < 0x80 && c != '_') || (c >= 0x2018 && c <= 0x201F) || c == 0x2013 || c == 0x2014 ||
           c == 0x2026 || c == 0xAB || c == 0xBB;
}

// Whether a space or a line end separates the tokens before and after index `at`, wherever the text
// between them is cut.
bool is_apart(std::string_view text, std::span<const Token> tokens, std::size_t at) {
    const std::size_t from = at == 0 ? 0 : tokens[at - 1].end;
    const std::size_t to = at == tokens.size() ? text.size() : tokens[at].start;
    bool spaced = at == 0 || at == tokens.size();
    for (std::size_t next = from; next < to;) {
        const CodePoint point = decode_at(text, next);
        if (!parts_words(point.value)) return false;
        spaced |= point.value == ' ' || point.value == '\n';
        next += point.size;
    }
    return spaced;
}

// A character that belongs to its word whatever is next to it.
bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

Token moved(Token token, std::uint32_t back) {
    token.start -= back;
    token.end -= back;
    return token;
}

}  // namespace

void AnalyzedParagraphs::clear() {
    if (paragraphs_.size() > kKept) paragraphs_.resize(kKept);
    used_ = 0;
}

void AnalyzedParagraphs::add(const Paragraph& paragraph,
                             const Analysis& analysis,
                             std::optional<LanguageId> lang) {
    if (analysis.tokens.size() > kMostTokens) return;
    if (used_ == paragraphs_.size()) paragraphs_.emplace_back();
    Analyzed& next = paragraphs_[used_++];
    next.paragraph = paragraph;
    next.lang = lang;
    next.analysis = analysis;
}

const AnalyzedParagraphs::Analyzed* AnalyzedParagraphs::find(std::uint32_t start,
                                                             std::uint32_t end) const {
    const std::span used(paragraphs_.data(), used_);
    const auto behind = std::ranges::upper_bound(
        used, start, {}, [](const Analyzed& one) { return one.paragraph.start; });
    if (behind == used.begin()) return nullptr;
    const Analyzed& last = *std::prev(behind);
    return end <= last.paragraph.end ? &last : nullptr;
}

std::optional<LanguageId> AnalyzedParagraphs::language_of(std::uint32_t start,
                                                          std::uint32_t end) const {
    const Analyzed* const found = find(start, end);
    return found != nullptr ? found->lang : std::nullopt;
}

bool AnalyzedParagraphs::slice(std::string_view text,
                               std::uint32_t start,
                               std::uint32_t end,
                               Analysis& out) const {
    const Analyzed* const found = find(start, end);
    if (found == nullptr || !found->lang || !found->analysis.extras.empty()) return false;
    const std::uint32_t base = found->paragraph.start;
    const std::span<const Token> tokens = found->analysis.tokens;
    const auto first = std::ranges::lower_bound(tokens, start - base, {}, &Token::start);
    const auto last = std::ranges::lower_bound(tokens, end - base, {}, &Token::start);
    const auto from = static_cast<std::size_t>(first - tokens.begin());
    const auto to = static_cast<std::size_t>(last - tokens.begin());
    if (from == to || (from > 0 && tokens[from - 1].end > start - base) ||
        tokens[to - 1].end > end - base)
        return false;
    const std::string_view whole = text.substr(base, found->paragraph.end - base);
    if (!is_plain(whole[tokens[from].start]) || !is_plain(whole[tokens[to - 1].end - 1]) ||
        !is_apart(whole, tokens, from) || !is_apart(whole, tokens, to))
        return false;
    out.clear();
    for (const Token& token : tokens.subspan(from, to - from)) {
        out.tokens.push_back(moved(token, start - base));
    }
    const std::vector<Compound>& compounds = found->analysis.compounds;
    for (auto compound = std::ranges::lower_bound(compounds, from, {}, &Compound::position);
         compound != compounds.end() && compound->position < to; ++compound) {
        // A sign may be outside: "Yahoo" of "Yahoo!".
        if (compound->token.start < start - base || compound->token.end > end - base) continue;
        out.compounds.push_back({compound->position - static_cast<std::uint32_t>(from),
                                 compound->width, moved(compound->token, start - base),
                                 compound->kind});
    }
    return true;
}

}  // namespace dateline
