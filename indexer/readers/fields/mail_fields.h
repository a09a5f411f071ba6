// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/fields/story_block.h"

namespace dateline {

/// A decoded message.
struct MailFields {
    std::string subject;
    std::string from;              ///< the sender's name, or the address if there is none
    std::string date;              ///< as in the header
    std::string id;                ///< without angle brackets
    std::string text;              ///< if all its parts are plain
    std::vector<StoryBlock> body;  ///< otherwise
};

/// `text` without a signature and without the footer that list software appends.
std::string_view without_footer(std::string_view text);

/// Turns a message into an article. The headline is its subject without "[List]", "Fwd:" and "Re:",
/// unless the text begins with one; the date is the message's if the text states none.
void take_mail(const MailFields& mail, ArticleDraft& draft);

}  // namespace dateline
