// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Characters inside words that aren't letters: apostrophes, hyphens, dashes, and what is
/// invisible. Each `_at` function gives the size in bytes of such a mark at `at`, or 0.
namespace dateline {

/// ' ’ ‘, the full-width apostrophe, and the letters that stand for one (U+02BB to U+02BF: Hawaiʻi,
/// Qurʾan).
std::size_t apostrophe_at(std::string_view text, std::size_t at);

/// - and the hyphens U+2010 and U+2011.
std::size_t hyphen_at(std::string_view text, std::size_t at);

/// A hyphen, an en dash, an em dash, a minus sign or a full-width hyphen.
std::size_t dash_at(std::string_view text, std::size_t at);

/// What breaks a word at the end of a line: a hyphen, a soft hyphen, or the ¬ of old scans.
std::size_t line_hyphen_at(std::string_view text, std::size_t at);

/// The first place from `at` on that is no space or tab.
std::size_t past_blanks(std::string_view text, std::size_t at);

/// Whether such a mark ends `text`, blanks aside.
bool ends_in_line_hyphen(std::string_view text);

/// A digit in sub- or superscript.
std::size_t subscript_at(std::string_view text, std::size_t at);
std::size_t superscript_at(std::string_view text, std::size_t at);

/// The size in bytes of the superscript digits at the end of `text`.
std::size_t superscripts_at_end(std::string_view text);

/// A character that isn't seen and parts nothing: soft hyphen, zero-width space, joiner and
/// non-joiner, word joiner, byte order mark, direction mark.
std::size_t ignorable_at(std::string_view text, std::size_t at);

/// The first place from `at` on that has no such character.
std::size_t past_ignorable(std::string_view text, std::size_t at);

}  // namespace dateline
