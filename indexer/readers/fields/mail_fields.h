// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/fields/story_block.h"

namespace dateline {

/// A message, decoded.
struct MailFields {
    std::string subject;
    std::string from;              ///< the sender's name, or the address where there is none
    std::string date;              ///< as the header has it
    std::string id;                ///< without angle brackets
    std::string text;              ///< where all its parts are plain
    std::vector<StoryBlock> body;  ///< else
};

/// `text` without the footer that list software puts under a message, and without a signature.
std::string_view without_footer(std::string_view text);

/// Makes an article of a message. Its subject, freed of "[List]", "Fwd:" and "Re:", is the headline
/// unless the text begins with one; its date is the article's where the text states none.
void take_mail(const MailFields& mail, ArticleDraft& draft);

}  // namespace dateline
