// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "common/article/date.h"
#include "indexer/article/byline.h"

/// Recognises single blocks of text, without regard to those around them. All functions take a
/// block without white space at its ends.
namespace dateline {

/// Whether it ends like a sentence: a full stop or other end mark, perhaps followed by closing
/// quotation marks and parentheses.
bool ends_sentence(std::string_view block);

/// Whether it ends in a full stop that isn't an abbreviation's ("U.S."). Headlines don't.
bool ends_in_full_stop(std::string_view block);

/// Whether its first letter is lower case: it continues a sentence of another block.
bool begins_small(std::string_view block);

/// Number of words separated by white space.
std::size_t count_words(std::string_view block);

/// A picture's caption, identified by its credit: "Photo: …", "… (Lena Moss/Agency)", "Picture by
/// …".
bool is_caption(std::string_view block);

/// The date of a line such as "Published 8 May 2025, 14:05 BST", "11 Jul 2025", "Publié le 14 mai
/// 2025".
std::optional<Date> match_date_line(std::string_view block);

/// "Jane Doe | July 11, 2025", "By Jane Doe - 11 July 2025, 9:15": author and date in one line.
std::optional<std::pair<BylineMatch, Date>> match_byline_and_date(std::string_view block);

/// "Updated …": a date, but not that of publication.
bool is_update_line(std::string_view block);

/// The text after "Categories:", "Section:", "Filed under:"; empty for other lines.
std::string_view match_section(std::string_view block);

/// The text after "Tags:", "Keywords:", "Topics:"; empty for other lines.
std::string_view match_tags(std::string_view block);

/// Only a section's name, as above a headline: "World", "Business | Markets".
bool is_section_name(std::string_view block);

/// Only the name of a newspaper or agency: capitalised words, one of which is typical of such names
/// ("The Valmara Courier").
bool is_source_line(std::string_view block);

/// Only a news agency's name: in place of a byline, it is both the author and the source.
bool is_agency(std::string_view block);

/// Only an organisation's name: capitalised words, one of which is typical of such names
/// ("University of Lisandra", "Ministry of Health").
bool is_organisation(std::string_view block);

}  // namespace dateline
