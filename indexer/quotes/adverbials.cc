// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/adverbials.h"

#include "common/text/word_set.h"

namespace dateline {

bool is_adverb(std::string_view word) {
    static constexpr WordSet kWords(
        {"also",     "later",      "again",  "then",    "earlier",   "today",      "yesterday",
         "once",     "only",       "flatly", "monday",  "tuesday",   "wednesday",  "thursday",
         "friday",   "saturday",   "sunday", "tonight", "afterward", "afterwards", "bluntly",
         "recently", "repeatedly", "simply", "further"});
    return kWords.contains(word) || (word.size() > 4 && word.ends_with("ly") && word != "family");
}

bool begins_adverbial(std::string_view word) {
    static constexpr WordSet kWords({"in",    "on",    "at",      "during",    "after", "before",
                                     "to",    "from",  "via",     "through",   "with",  "of",
                                     "about", "by",    "outside", "following", "for",   "as",
                                     "over",  "under", "against"});
    return kWords.contains(word);
}

}  // namespace dateline
