// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "indexer/quotes/paragraph_tokens.h"
#include "indexer/quotes/token_range.h"

namespace dateline {

/// A speaker's label before the words of a paragraph: "KELLER: …", "Ann Poe (Marsk North): …".
struct Turn {
    TokenRange label;    ///< with its colon; empty if the paragraph has none
    TokenRange name;     ///< the words in it that name the speaker; empty for "Q." and "A."
    bool alone = false;  ///< the only one of its label, and nobody is talked to: perhaps a headline
};

/// Recognises the turns of conversations, hearings and parliaments, and headlines such as "Haddad:
/// rates to stay high", among labels that name nobody ("Background:", "TARGET:", "Syria:"). A label
/// names a speaker if the article uses it as a person's name, if it has a title, or if it takes
/// turns with others.
class Turns {
  public:
    /// Reads the labels of an article. Linear.
    void read(const Article& article, const ParagraphTokens& tokens);

    /// The turn that a paragraph begins with.
    const Turn& of(std::size_t paragraph) const { return turns_[paragraph]; }

  private:
    // How the article uses a word of a label, outside it too.
    struct LabelWord {
        bool common = false;   // in lower case
        bool mixed = false;    // with one capital
        bool surname = false;  // as a name
    };

    void read_words(const Article& article, const ParagraphTokens& tokens);
    const LabelWord& use_of(std::string_view word) const;
    bool is_speaker(const SpeechTokens& t, const Turn& turn, bool headline) const;
    bool is_person(const SpeechTokens& t, TokenRange name) const;
    bool takes_turns(const SpeechTokens& t, TokenRange name) const;

    std::vector<Turn> turns_;                         // of each paragraph
    std::map<std::string, int, std::less<>> labels_;  // how often each occurs
    std::map<std::string_view, LabelWord> words_;     // by their lower case
    int lines_ = 0;                                   // paragraphs with a label
    int talking_ = 0;                                 // of these, how many speak to somebody
    int repeated_ = 0;                                // labels that occur twice or more
};

}  // namespace dateline
