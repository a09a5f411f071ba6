// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "common/article/date.h"
#include "indexer/article/byline.h"

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

/// A picture's caption, told by its credit: "Photo: …", "… (Lena Moss/Agency)", "Picture by …".
bool is_caption(std::string_view block);

/// The date of a line such as "Published 8 May 2025, 14:05 BST", "11 Jul 2025", "Publié le 14 mai
/// 2025".
std::optional<Date> match_date_line(std::string_view block);

/// "Jane Doe | July 11, 2025", "By Jane Doe - 11 July 2025, 9:15": who and when on one line.
std::optional<std::pair<BylineMatch, Date>> match_byline_and_date(std::string_view block);

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

}  // namespace dateline
