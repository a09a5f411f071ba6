// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/typed_words.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/text/text.h"

namespace dateline {
namespace {

// A symbol that isn't punctuation of a sentence.
bool is_sign(char32_t c) {
    constexpr std::string_view kSigns = "#@%&+=$<>^|~";
    return c < 0x80 ? kSigns.find(static_cast<char>(c)) != std::string_view::npos : is_symbol(c);
}

// ".5": the point of a number without its zero.
bool is_point_at(std::string_view text, std::size_t at) {
    const bool starts = at == 0 || text[at - 1] == ' ';
    return starts && text[at] == '.' && at + 1 < text.size() && text[at + 1] >= '0' &&
           text[at + 1] <= '9';
}

// Whether what stands between two words makes a phrase of them: "obama,romney", "obama.romney".
bool joins_words(std::string_view gap, const Token& before, const Token& after) {
    constexpr std::string_view kBetweenWords = ",;:/|\\+";
    const bool point = gap == "." && before.end - before.start > 1 && after.end - after.start > 1;
    return point || gap.find_first_of(kBetweenWords) != std::string_view::npos;
}

}  // namespace

void as_written(Analysis& analysis) {
    std::vector<Token> tokens;
    std::vector<std::uint32_t> moved;  // old positions to new ones
    for (std::uint32_t i = 0; i < analysis.tokens.size();) {
        const Compound* widest = nullptr;
        for (const Compound& compound : analysis.compounds) {
            if (compound.position == i && compound.kind == CompoundKind::kWritten &&
                (widest == nullptr || compound.width >= widest->width))
                widest = &compound;
        }
        const std::uint32_t width = widest != nullptr ? widest->width : 1;
        moved.insert(moved.end(), width, static_cast<std::uint32_t>(tokens.size()));
        tokens.push_back(widest != nullptr ? widest->token : analysis.tokens[i]);
        i += width;
    }
    moved.push_back(static_cast<std::uint32_t>(tokens.size()));
    const std::vector<Compound> all = analysis.compounds;
    std::erase_if(analysis.compounds, [&](const Compound& compound) {
        const bool with_signs = std::ranges::any_of(all, [&](const Compound& other) {
            return other.kind == CompoundKind::kSigned && other.position == compound.position &&
                   other.width == compound.width;
        });
        return compound.kind == CompoundKind::kWritten ||
               (compound.kind == CompoundKind::kJoined && with_signs);
    });
    for (Compound& compound : analysis.compounds) {
        const std::uint32_t end = moved[compound.position + compound.width];
        compound.position = moved[compound.position];
        compound.width = end - compound.position;
    }
    analysis.tokens = std::move(tokens);
}

std::optional<std::string> note_on_phrase(std::string_view text, const Analysis& analysis) {
    std::vector<std::string_view> words;
    bool found = false;
    for (const Token& token : analysis.tokens) {
        if (!words.empty()) {
            const Token& before = analysis.tokens[words.size() - 1];
            found = found ||
                    joins_words(text.substr(before.end, token.start - before.end), before, token);
        }
        words.push_back(text.substr(token.start, token.end - token.start));
    }
    if (!found) return std::nullopt;
    return fmt::format("'{}' is read as the phrase \"{}\"", text, fmt::join(words, " "));
}

std::optional<std::string> note_on_signs(std::string_view text, const Analysis& analysis) {
    std::size_t at = 0;
    const auto signs_before = [&](std::size_t end) {
        for (; at < end; at += decode_at(text, at).size) {
            if (is_sign(decode_at(text, at).value) || is_point_at(text, at)) return true;
        }
        return false;
    };
    bool found = false;
    auto compound = analysis.compounds.begin();
    for (const Token& token : analysis.tokens) {
        std::size_t start = token.start;
        std::size_t end = token.end;
        const auto position = static_cast<std::size_t>(&token - analysis.tokens.data());
        for (; compound != analysis.compounds.end() && compound->position == position; ++compound) {
            start = std::min<std::size_t>(start, compound->token.start);
            end = std::max<std::size_t>(end, compound->token.end);
        }
        found = found || signs_before(start);
        at = std::max(at, end);
    }
    if (!found && !signs_before(text.size())) return std::nullopt;
    std::vector<std::string_view> read;
    for (const Token& token : analysis.tokens) {
        read.push_back(text.substr(token.start, token.end - token.start));
    }
    return fmt::format("'{}' is read as '{}': its other signs are left out", text,
                       fmt::join(read, " "));
}

}  // namespace dateline
