// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/date.h"

/// What a single block of text looks like, whatever stands around it. All take a block without
/// white space at its ends.
namespace dateline {

/// Whether it ends as a sentence does: a stop, closing quotation marks and brackets after it
/// allowed.
bool ends_sentence(std::string_view block);

/// Whether it ends in a full stop that isn't that of an abbreviation ("U.S."). Headlines don't.
bool ends_in_full_stop(std::string_view block);

/// Whether its first letter is small: it goes on with a sentence that another block began.
bool begins_small(std::string_view block);

/// Words, as white space parts them.
std::size_t count_words(std::string_view block);

/// Lines of the page around the story, wherever they stand: advertisements, sharing, comments,
/// printing, copyright, archive footers, end marks, links in brackets.
bool is_page_line(std::string_view block);

/// Whether it asks to subscribe, register, log in or donate.
bool is_paywall_line(std::string_view block);

/// A picture's caption, told by its credit: "Photo: …", "… (Lena Moss/Agency)", "Picture by …".
bool is_caption(std::string_view block);

/// The date of a line such as "Published 8 May 2025, 14:05 BST", "11 Jul 2025", "Publié le 14 mai
/// 2025".
std::optional<Date> match_date_line(std::string_view block);

/// "Updated …": about the date, but not the publication.
bool is_update_line(std::string_view block);

/// What follows "Categories:", "Section:", "Filed under:"; empty where it is no such line.
std::string_view match_section(std::string_view block);

/// What follows "Tags:", "Keywords:", "Topics:".
std::string_view match_tags(std::string_view block);

/// A section's name alone, as it stands above a headline: "World", "Business | Markets".
bool is_section_name(std::string_view block);

/// A newspaper's or an agency's name alone: capitalised words with one that names such things ("The
/// Valmara Courier").
bool is_source_line(std::string_view block);

/// A news agency's name alone: what stands where a byline would is both the author and the source.
bool is_agency(std::string_view block);

/// An organisation's name alone: capitalised words with one that names such things ("University of
/// Lisandra", "Ministry of Health").
bool is_organisation(std::string_view block);

/// The headline of another story after "Read more:", "Related:" and the like: where it begins in
/// the block; 0 for none.
std::uint32_t related_headline_at(std::string_view block);

/// Who else reported or edited: "(Reporting by …; editing by …)", "… contributed to this report."
bool is_contribution_note(std::string_view block);

/// What a journalist does, in a last paragraph: "Jane Doe is a reporter at …".
bool is_reporter_note(std::string_view block);

}  // namespace dateline
