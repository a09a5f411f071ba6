// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "common/schema/schema.h"
#include "common/stored/token_stream.h"

namespace dateline {

/// What a token must be: a form of this stem, any or one.
struct TokenTest {
    std::uint32_t stem = 0;  ///< stem code
    bool any_form = true;
    std::uint16_t form = 0;                                  ///< form code, unless any_form
    std::optional<std::uint16_t> possessive = std::nullopt;  ///< code of a form that passes too
    std::optional<LetterCase> letter_case = std::nullopt;    ///< if it matters

    auto operator<=>(const TokenTest&) const = default;

    bool passes(std::uint16_t code) const { return any_form || code == form || code == possessive; }
};

/// The stem of a test that every token passes.
inline constexpr std::uint32_t kAnyStem = 0xFFFFFFFF;

/// Tests of which a token must pass at least one; sorted by stem.
using TokenTests = std::vector<TokenTest>;

/// Calls `use(ordinal)` for the entries of an article that pass one of the tests.
template <class Use>
void for_each_passing(const TokenTests& tests, const TokenStream& stream, Use&& use) {
    for (const TokenTest& test : tests) {
        const TokenStream::Range range = test.stem == kAnyStem
                                             ? TokenStream::Range{0, stream.entries()}
                                             : stream.find(test.stem);
        for (std::uint32_t i = range.first; i < range.last; ++i) {
            if (!test.any_form && !test.passes(stream.form(i))) continue;
            if (test.letter_case && stream.letter_case(i) != *test.letter_case) continue;
            use(i);
        }
    }
}

/// A place where a pattern matches: tokens [position, position + width).
struct Match {
    std::uint32_t position;
    std::uint32_t width;

    bool operator==(const Match&) const = default;
};

inline std::uint32_t end_of(const Match& match) {
    return match.position + match.width;
}

/// Orders matches by position, then width, and drops duplicates.
void sort_matches(std::vector<Match>& matches);

/// One leaf of a query as confirmed on the token stream: tokens in order, within one paragraph of
/// one of `parts`. A compound of the query ("trade-off") matches its parts side by side or the
/// whole word, and a compound of the article matches by its whole or by its parts.
struct Pattern {
    struct Whole {
        std::uint32_t first;  ///< slot of its first part
        std::uint32_t width;  ///< number of its parts
        TokenTests tests;
    };

    std::vector<TokenTests> slots;
    std::vector<Whole> wholes;
    PartSet parts = kTextParts;
    bool whole = false;  ///< only if it is the entire content of the part

    /// Whether the pattern matches anywhere.
    bool found_in(const TokenStream& stream) const;

    /// All matches by position, the longest at each; they may overlap.
    std::vector<Match> find_all(const TokenStream& stream) const;
};

}  // namespace dateline
