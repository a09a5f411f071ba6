// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/article/article.h"

/// Recognises lines around a story by their words. All functions take a block without white space
/// at its ends.
namespace dateline {

/// Lines of the page that aren't the story's, wherever they are: advertisements, sharing, comments,
/// printing, copyright, archive footers, end marks, links in brackets.
bool is_page_line(std::string_view block);

/// Whether a line that is set apart below a story is about the copy ("This story has been
/// updated"), or short: no quotation, and no paragraph of prose.
bool is_copy_line(std::string_view block);

/// Whether it asks the reader to subscribe, register, log in or donate.
bool is_paywall_line(std::string_view block);

/// Where the headline of another story begins in the block, after "Read more:", "Related:" and the
/// like; 0 if there is none.
std::uint32_t related_headline_at(std::string_view block);

/// Other reporters or editors: "(Reporting by …; editing by …)", "… contributed to this report."
bool is_contribution_note(std::string_view block);

/// A last paragraph that describes a journalist: "Jane Doe is a reporter at …".
bool is_reporter_note(std::string_view block);

/// A last paragraph about an author of the story.
bool is_author_note(std::string_view block, const std::vector<Byline>& authors);

/// Only the agency's name in upper case, as at the end of wire copy.
bool is_sign_off(std::string_view block);

/// "NAME: …", an interview's turn.
bool is_turn(std::string_view block);

}  // namespace dateline
