// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/article/article.h"

/// Lines that stand around a story, told by what they say. All take a block without white space at
/// its ends.
namespace dateline {

/// Lines of the page around the story, wherever they stand: advertisements, sharing, comments,
/// printing, copyright, archive footers, end marks, links in brackets.
bool is_page_line(std::string_view block);

/// Whether it asks to subscribe, register, log in or donate.
bool is_paywall_line(std::string_view block);

/// The headline of another story after "Read more:", "Related:" and the like: where it begins in
/// the block; 0 for none.
std::uint32_t related_headline_at(std::string_view block);

/// Who else reported or edited: "(Reporting by …; editing by …)", "… contributed to this report."
bool is_contribution_note(std::string_view block);

/// What a journalist does, in a last paragraph: "Jane Doe is a reporter at …".
bool is_reporter_note(std::string_view block);

/// A last paragraph about an author of the story.
bool is_author_note(std::string_view block, const std::vector<Byline>& authors);

/// The agency's name alone, in capitals, as wire copy ends.
bool is_sign_off(std::string_view block);

/// "NAME: …", a turn of an interview.
bool is_turn(std::string_view block);

}  // namespace dateline
