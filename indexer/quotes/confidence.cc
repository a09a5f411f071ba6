// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/confidence.h"

#include <array>
#include <cmath>
#include <string_view>

#include "common/text/word_set.h"
#include "indexer/quotes/speaking_nouns.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

bool is_plain(std::string_view cue) {
    static constexpr WordSet kPlain(
        {"said",   "says",   "say",   "saying",    "told",      "tells",   "telling",  "added",
         "adds",   "adding", "wrote", "writes",    "according", "tweeted", "asked",    "asks",
         "argued", "argues", "noted", "explained", "testified", "warned",  "announced"});
    return kPlain.contains(cue);
}

// ", which …", ", but …", ", as …": the writer may go on for himself.
bool has_inner_clause(const SpeechTokens& t, TokenRange content) {
    for (std::uint32_t i = content.first; i + 1 < content.last; ++i) {
        if (!t.is_mark(i, ',') || t.quoted(i)) continue;
        if (t.is(i + 1, "which") || t.is(i + 1, "but") || t.is(i + 1, "and") || t.is(i + 1, "as") ||
            t.is(i + 1, "while") || t.is(i + 1, "with"))
            return true;
    }
    return false;
}

// "could argue", "must say": not said yet.
bool is_hypothetical(const SpeechTokens& t, const Attribution& one) {
    static constexpr WordSet kModals(
        {"can", "could", "must", "should", "might", "may", "would", "will", "cannot", "won't"});
    for (std::uint32_t i = one.cue.first; i-- > 0 && one.cue.first - i < 3;) {
        if (t.is_word(i) && kModals.contains(t.tokens[i].lower)) return true;
    }
    return false;
}

struct Weight {
    bool QuotationSigns::*sign;
    float log_odds;
};

constexpr auto kWeights = std::to_array<Weight>({
    {&QuotationSigns::nobody, -3.0F},
    {&QuotationSigns::named, 1.2F},
    {&QuotationSigns::resolved, 0.9F},
    {&QuotationSigns::described, 0.25F},
    {&QuotationSigns::pronoun, -0.8F},
    {&QuotationSigns::continued, -0.2F},
    {&QuotationSigns::that, 0.7F},
    {&QuotationSigns::plain_cue, 0.6F},
    {&QuotationSigns::no_cue, -0.7F},
    {&QuotationSigns::passive, -0.8F},
    {&QuotationSigns::inner_clause, -0.8F},
    {&QuotationSigns::headline, -0.2F},
});

}  // namespace

QuotationSigns signs_of(const SpeechTokens& t,
                        const Attribution& one,
                        const SpeakerMeant& meant,
                        QuotationType type,
                        ParagraphKind kind) {
    QuotationSigns signs;
    signs.type = type;
    for (std::uint32_t i = one.content.first; i < one.content.last; ++i) {
        signs.words += t.tokens[i].mark == 0 ? 1 : 0;
    }
    const bool single = one.subject.last - one.subject.first == 1;
    signs.nobody = meant.names.empty();
    signs.continued = one.continues;
    signs.pronoun = single && !one.continues && is_pronoun(t.tokens[one.subject.first].lower);
    signs.named =
        meant.is_persons() && meant.confidence >= 0.9F && !signs.pronoun && !one.continues;
    signs.resolved = !signs.named && meant.is_persons();
    signs.described = !signs.nobody && !signs.named && !signs.resolved;
    signs.that = t.is(one.content.first, "that");
    signs.no_cue = one.cue.empty();
    signs.plain_cue = !one.cue.empty() && is_plain(t.tokens[one.cue.first].lower);
    signs.passive = one.rule.find("passive") != std::string_view::npos || is_hypothetical(t, one);
    signs.inner_clause = type != QuotationType::kDirect && has_inner_clause(t, one.content);
    signs.headline = kind == ParagraphKind::kHeadline || kind == ParagraphKind::kSubhead;
    return signs;
}

float confidence_of(const QuotationSigns& signs) {
    constexpr std::uint32_t kScrap = 4;
    constexpr std::uint32_t kShort = 8;
    constexpr std::uint32_t kLong = 31;
    float sum = 0.3F;
    for (const Weight& weight : kWeights) {
        if (signs.*weight.sign) sum += weight.log_odds;
    }
    if (signs.type == QuotationType::kDirect) sum += 1.0F;
    if (signs.words < kScrap)
        sum -= 1.2F;
    else if (signs.words < kShort)
        sum -= 0.4F;
    else if (signs.words >= kLong && signs.type != QuotationType::kDirect)
        sum -= 0.5F;
    return 1 / (1 + std::exp(-sum));
}

}  // namespace dateline
