// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "common/article/article.h"
#include "indexer/quotes/attributions.h"
#include "indexer/quotes/speakers.h"

namespace dateline {

/// What tells right quotations from wrong ones, as far as the text shows it.
struct QuotationSigns {
    QuotationType type = QuotationType::kDirect;
    std::uint32_t words = 0;
    bool nobody = false;        ///< no speaker was found
    bool named = false;         ///< the mention is a person's name
    bool resolved = false;      ///< a pronoun or a role that means a person whom the article names
    bool described = false;     ///< a role or an organisation, in its own words
    bool pronoun = false;       ///< "he", "she", "it", "they"
    bool continued = false;     ///< the speaker is that of the quotation before
    bool that = false;          ///< begins with "that"
    bool plain_cue = false;     ///< said, told, added, according to …
    bool no_cue = false;        ///< marks alone
    bool passive = false;       ///< "was accused of …", "could argue that …"
    bool inner_clause = false;  ///< reported, with a comma and "which", "but", "and", "as" inside
    bool headline = false;
};

/// The signs of `one`, an attribution in a paragraph of `kind` with the tokens `t`, whose speaker
/// is `meant`.
QuotationSigns signs_of(const SpeechTokens& t,
                        const Attribution& one,
                        const SpeakerMeant& meant,
                        QuotationType type,
                        ParagraphKind kind);

/// The share of quotations with these signs whose speaker and words are right: a logistic model,
/// its weights rounded from a regression on judged quotations, some lowered since (DECISIONS.md
/// says how well it is calibrated). 0 to 1.
float confidence_of(const QuotationSigns& signs);

}  // namespace dateline
