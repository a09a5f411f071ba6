// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/quotes/attributions.h"
#include "indexer/quotes/paragraph_tokens.h"
#include "indexer/quotes/persons.h"

namespace dateline {

/// The speaker that a mention refers to.
struct SpeakerMeant {
    std::vector<std::string> names;  ///< the canonical name first; several for joint speakers
    std::string role;
    float confidence = 0;
    std::uint32_t person = kNobody;  ///< if it refers to one person

    /// Whether the names are those of persons, not of organisations or roles.
    bool is_persons() const { return person != kNobody || names.size() > 1; }
};

/// Resolves mentions of speakers to names, in the order of the text: what was said before decides
/// who "he", "it" and "the minister" are. Unresolved roles keep their words; an unresolved pronoun
/// has no name.
class Speakers {
  public:
    /// `tokens`: of the article.
    Speakers(const Persons& persons, const ParagraphTokens& tokens)
        : persons_(persons), tokens_(&tokens) {}

    /// The speaker that the tokens `mention` of a paragraph refer to; `sentence` counts the
    /// sentences of the article.
    /// Unless `aside`, as for "Duarte's claim that …", later pronouns may mean that speaker.
    SpeakerMeant resolve(const SpeechTokens& t,
                         TokenRange mention,
                         std::uint32_t paragraph,
                         std::uint32_t sentence,
                         bool aside = false);

    /// Notes whose statements a paragraph mentions. Call it before resolving later mentions.
    void note_statements(const SpeechTokens& t);

    /// The speaker of the previous quotation, for one that continues it; empty if that is too far
    /// back.
    SpeakerMeant continued(std::uint32_t sentence) const;

  private:
    struct Last {
        SpeakerMeant meant;  // no names: nobody yet
        std::uint32_t sentence = 0;

        bool within(std::uint32_t sentences, std::uint32_t now) const {
            return !meant.names.empty() && now <= sentence + sentences;
        }
    };

    SpeakerMeant antecedent(const SpeechTokens& t,
                            std::uint32_t who,
                            std::uint32_t paragraph) const;
    SpeakerMeant named_or_role(const SpeechTokens& t,
                               TokenRange mention,
                               std::uint32_t paragraph) const;
    SpeakerMeant persons_in(const SpeechTokens& t,
                            TokenRange mention,
                            std::uint32_t paragraph) const;
    SpeakerMeant known_name(const SpeechTokens& t,
                            TokenRange mention,
                            std::uint32_t paragraph) const;
    SpeakerMeant person_of(const SpeechTokens& t,
                           std::uint32_t at,
                           Gender gender,
                           std::uint32_t paragraph,
                           std::uint32_t sentence) const;
    std::uint32_t described_subject(const SpeechTokens& t,
                                    TokenRange sentence,
                                    Gender gender,
                                    std::uint32_t paragraph) const;
    std::uint32_t first_person(std::uint32_t paragraph, std::uint32_t end, Gender gender) const;
    SpeakerMeant pronoun(const SpeechTokens& t,
                         TokenRange mention,
                         std::uint32_t paragraph,
                         std::uint32_t sentence) const;
    SpeakerMeant role(const SpeechTokens& t, TokenRange mention, std::uint32_t paragraph) const;
    static TokenRange without_statement(const SpeechTokens& t, TokenRange phrase);
    SpeakerMeant organisation(const SpeechTokens& t, TokenRange phrase) const;
    SpeakerMeant principals() const;
    SpeakerMeant last_two(TokenRange mention, std::uint32_t paragraph) const;
    std::uint32_t subject_before(const SpeechTokens& t,
                                 std::uint32_t start,
                                 Gender gender,
                                 std::uint32_t paragraph) const;
    SpeakerMeant named(std::uint32_t person, float confidence = 0.95F) const;
    void remember(const SpeakerMeant& meant, std::uint32_t sentence);
    bool fits(std::uint32_t person, Gender gender) const;

    const Persons& persons_;
    const ParagraphTokens* tokens_;
    Last person_;        // last quoted person
    Last organisation_;  // last quoted organisation
    Last any_;
};

}  // namespace dateline
