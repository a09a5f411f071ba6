// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/article_draft.h"
#include "indexer/readers/record.h"

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

/// Makes an article of a message. Its subject, freed of "[List]", "Fwd:" and "Re:", is the headline
/// unless the text begins with one; its date is the article's where the text states none.
void take_mail(const MailFields& mail, ArticleDraft& draft);

/// Reads a message (RFC 5322, MIME): its parts of text in order, of alternatives the plain one, no
/// attachments; a message that it forwards where it has no text of its own. Parts are looked at to
/// a depth of 16 and to the number of 1,000. False and the reason where it has no text.
bool read_mail(const RawRecord& record, ArticleDraft& draft, std::string& error);

}  // namespace dateline
