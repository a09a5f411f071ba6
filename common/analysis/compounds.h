// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/token.h"

/// Words that are written in parts ("trade-off", "5-4", "AT&T") or with a sign ("C++").
namespace dateline {

/// How a compound is spelled, which says what else is the same word.
enum class CompoundKind : std::uint8_t {
    kJoined,   ///< without its marks ("tradeoff"): the parts side by side are the same
    kWritten,  ///< with its marks ("5-4", "c++"): nothing else is the same
    kSigned,   ///< with its marks ("at&t", "yahoo!"): its parts are similar
};

/// One way to spell some parts of a group as one word.
struct JoinedParts {
    std::uint32_t first;  ///< part of the group
    std::uint32_t width;  ///< number of parts
    std::uint32_t start;  ///< half-open range of bytes in the text
    std::uint32_t end;
    std::string form;
    CompoundKind kind;
};

/// Whether the text between two words joins them: a hyphen, an ampersand, between digits also an en
/// dash, a slash or a colon; a hyphen at the end of a line before a lower-case letter. `end` is the
/// byte after the first word, `start` the first byte of the second.
bool joins_words(std::string_view text, std::uint32_t end, std::uint32_t start);

/// Whether a sign is written to the token: "C++", "C#", ".NET", "Yahoo!". Constant time.
bool has_sign(std::string_view text, const Token& token);

/// The compounds of a group, the tokens of which are joined by marks; ordered by their first part.
/// A clitic ("she'll", "can't") is joined to nothing. Linear.
std::vector<JoinedParts> join_parts(std::string_view text, std::span<const Token> parts);

}  // namespace dateline
