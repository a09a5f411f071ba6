// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_rules.h"
#include "indexer/quotes/attributions.h"
#include "indexer/quotes/noun_phrases.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

/// Finds the attributions of one paragraph. Each token belongs to at most one content: a later cue
/// can't take tokens that are already claimed.
class AttributionFinder {
  public:
    AttributionFinder(const SpeechTokens& tokens, bool may_label)
        : claimed_(tokens.tokens.size(), false), s_{tokens, claimed_, may_label} {}

    std::vector<Attribution> run();

  private:
    void read_sentence(Index start, Index end);
    bool read_claim(Index i);
    bool read_according(Index i);
    bool put(std::string_view rule,
             TokenRange content,
             TokenRange subject,
             TokenRange cue,
             bool continues = false,
             std::size_t least = 2);  // words
    bool read_cue(Index i, const Cue& cue);
    bool read_parenthesis(Index i, const Cue& cue, TokenRange subject);
    bool read_passive(Index i);
    TokenRange subject_of(Index i, const Cue& cue, bool& negated);
    bool read_inverted(Index i, TokenRange subject);
    bool read_before(TokenRange subject, bool alone);
    bool read_quote_near(Index i, TokenRange subject);
    bool read_transcript();
    void read_dash();
    void read_remaining(bool any_cue);
    void read_loose(TokenRange quote, bool any_cue);
    TokenRange announcer(Index colon) const;

    std::vector<bool> claimed_;
    SpeechSentence s_;
    std::vector<Attribution> out_;
    TokenRange subject_;  // of the sentence, once an attribution has named it
    TokenRange cue_;
};

std::vector<Attribution> AttributionFinder::run() {
    if (read_transcript()) return std::move(out_);
    read_dash();
    for (std::size_t s = 0; s < s_.tokens.sentences.size(); ++s) {
        const std::uint32_t start = s_.tokens.sentences[s];
        const auto end = s + 1 < s_.tokens.sentences.size()
                             ? s_.tokens.sentences[s + 1]
                             : static_cast<std::uint32_t>(s_.tokens.tokens.size());
        read_sentence(start, end);
    }
    std::ranges::sort(out_, {}, [](const Attribution& a) { return a.content.first; });
    return std::move(out_);
}

void AttributionFinder::read_sentence(Index start, Index end) {
    constexpr Index kLongestSentence = 4000;  // longer ones aren't prose; time is quadratic
    if (end - start > kLongestSentence) return;
    s_.before = s_.start;
    s_.start = start;
    s_.end = end;
    subject_ = {};
    bool any_cue = false;
    for (Index i = start; i < end; ++i) {
        if (!s_.quoted(i) && s_.is_according(i) && !said_before(s_, i))
            any_cue |= read_according(i);
    }
    for (Index i = start; i < end; ++i) {
        if (s_.quoted(i) || s_.at(i).mark != 0 || claimed_[i]) continue;
        if (read_claim(i)) {
            any_cue = true;
            continue;
        }
        const Cue cue = s_.at(i).cue;
        if (!cue || !is_verb(s_, i, cue)) continue;
        any_cue |= read_cue(i, cue);
    }
    read_remaining(any_cue);
}

// "Trump's claim that …", "his repeated assertion that …".
bool AttributionFinder::read_claim(Index i) {
    static constexpr WordSet kClaims(
        {"claim",      "claims",      "statement",  "assertion",   "allegation",  "allegations",
         "suggestion", "warning",     "warnings",   "promise",     "pledge",      "vow",
         "accusation", "accusations", "argument",   "contention",  "insistence",  "announcement",
         "complaint",  "remark",      "comment",    "declaration", "emphasis",    "assertions",
         "prediction", "admission",   "assurance",  "assurances",  "observation", "comments",
         "statements", "remarks",     "complaints", "message",     "assessment",  "conclusion"});
    constexpr Index kReach = 3;
    if (i <= s_.start || !s_.is(i + 1, "that") || !kClaims.contains(s_.at(i).lower)) return false;
    Index owner = i - 1;
    while (owner > s_.start && i - owner < kReach && s_.at(owner).mark == 0 &&
           !is_owner(s_, owner)) {
        --owner;
    }
    if (!is_owner(s_, owner) || s_.quoted(owner)) return false;
    Index first = owner;
    while (s_.at(owner).possessive && first > s_.start && s_.at(first - 1).mark == 0 &&
           s_.at(first - 1).capital && !s_.quoted(first - 1)) {
        --first;
    }
    return put("claim", {i + 1, cut_at(s_, i + 1, s_.end)}, {first, owner + 1}, {i, i + 1});
}

bool AttributionFinder::read_according(Index i) {
    Index last = i + 2;
    while (last < s_.end && !s_.quoted(last) && s_.at(last).mark != ',' &&
           s_.at(last).mark != ';' && s_.at(last).mark != '-' && s_.at(last).mark != '.' &&
           s_.at(last).mark != ':' && !s_.is(last, "that") && last - i < 24) {
        ++last;
    }
    const TokenRange source{i + 2, last};
    if (source.empty()) return false;
    if (i <= s_.start + 1) {
        const bool done = put("according to", {skip_appositive(s_, last), cut_at(s_, last, s_.end)},
                              source, {i, i + 2});
        if (done) subject_ = source;
        return done;
    }
    Index first = s_.start;
    while (first < i && claimed_[first]) {
        ++first;
    }
    const bool done = put("according to", {first, i}, source, {i, i + 2}, false, 1);
    if (done && subject_.empty()) subject_ = source;
    // "Now, according to a poll, some are swinging."
    const Index next = last + 1;
    const bool goes_on = s_.is_mark(last, ',') && next < s_.end && s_.at(next).mark == 0 &&
                         !s_.is(next, "which") && !s_.is(next, "who") && !s_.is(next, "but") &&
                         !s_.is(next, "and") && !s_.is(next, "the") && !s_.is(next, "a");
    if (done && goes_on && i < first + 8)
        put("according to", {next, cut_at(s_, next, s_.end)}, source, {i, i + 2});
    return done;
}

bool AttributionFinder::put(std::string_view rule,
                            TokenRange content,
                            TokenRange subject,
                            TokenRange cue,
                            bool continues,
                            std::size_t least) {
    content = s_.trimmed(content);
    std::size_t words = 0;
    for (Index i = content.first; i < content.last; ++i) {
        words += s_.at(i).mark == 0 ? 1 : 0;
    }
    const bool all_quoted = !content.empty() && s_.quoted(content.first);
    if (words < (all_quoted ? 1U : least) || !s_.free(content)) return false;
    for (Index i = content.first; i < content.last; ++i) {
        claimed_[i] = true;
    }
    out_.push_back({content, subject, cue, continues, rule});
    return true;
}

bool AttributionFinder::read_cue(Index i, const Cue& cue) {
    cue_ = {i, i + 1};
    const bool passive = i > s_.start && cue.form == CueForm::kPast && s_.at(i - 1).mark == 0 &&
                         is_be(s_.at(i - 1).lower) && by_after(s_, i) > 0;
    if (passive) return read_passive(i);
    if (i > s_.start && cue.form == CueForm::kPast && s_.at(i - 1).mark == 0 &&
        is_be(s_.at(i - 1).lower))
        return put("passive without a speaker", agentless(s_, i, cue), {}, cue_);
    bool negated = false;
    TokenRange subject = subject_of(i, cue, negated);
    if (negated) return false;
    if (finite(cue) && s_.before_content(i)) {
        const auto after = subject_after(s_.tokens, i, s_.end);
        if (after && (subject.empty() || s_.ends_in_quote(i)) &&
            (s_.ends_in_quote(i) || cue.has(kThat)))
            return read_inverted(i, *after);
    }
    if (subject.empty()) subject = guessed_subject(s_, i, cue);
    if (subject.empty()) return false;
    if (subject.first > s_.start &&
        (s_.is(subject.first - 1, "what") || s_.is(subject.first - 1, "how")))
        return false;
    if (read_parenthesis(i, cue, subject)) return true;
    const auto [after, rule] = content_after(s_, i, cue);
    const bool says =
        s_.at(i).lower.starts_with("sa") || s_.at(i).lower.starts_with("t");  // say, tell
    if (!after.empty() && !says && !s_.quoted(after.first) && !s_.is(after.first, "that") &&
        !begins_question(s_, after.first) && !can_speak(s_.tokens, subject))
        return false;
    const bool quote_before = s_.ends_in_quote(subject.first);
    bool done = false;
    if (quote_before || (after.empty() && may_end_with(s_, i, cue)) || s_.split_quotation(i))
        done = read_before(subject, after.empty());
    if (!after.empty()) {
        done |= put(rule, after, subject, cue_);
    } else if (done && !quote_before && s_.is_mark(i + 1, ',') && !s_.quoted(i + 2)) {
        // "A, he said, b."
        put("clause after the verb", {i + 2, cut_at(s_, i + 2, s_.end)}, subject, cue_);
    } else if (!done) {
        done = read_quote_near(i, subject);
    }
    if (done) subject_ = subject;
    return done;
}

// "Acts of protest, he said, are acts of patriotism": both parts are said, however short they are.
bool AttributionFinder::read_parenthesis(Index i, const Cue& cue, TokenRange subject) {
    constexpr Index kReach = 10;
    if (!finite(cue) || !cue.has(kThat) || subject.first <= s_.start) return false;
    Index end = subject.first;  // of the words before the parenthesis
    if (s_.is(end - 1, "as")) --end;
    Index filler = end;
    while (filler > s_.start &&
           (s_.at(filler - 1).mark != 0 || is_filler(s_.at(filler - 1).lower))) {
        --filler;
    }
    const bool leads = filler == s_.start;  // "As he put it, …", "Still, he said, …"
    if (!leads && (end <= s_.start + 1 || !s_.is_mark(end - 1, ',') || s_.quoted(end - 2)))
        return false;
    Index k = i + 1;
    const bool adverbial =
        k < s_.end && s_.at(k).mark == 0 &&
        (is_adverb(s_.at(k).lower) || begins_adverbial(s_.at(k).lower) || cue.has(kRecipient));
    while (adverbial && k < s_.end && k < i + kReach && s_.at(k).mark == 0 && !s_.quoted(k)) {
        if (s_.is(k, "that") || (s_.is(k, "to") && cue.has(kInfinitive))) return false;
        ++k;
    }
    if (!s_.is_mark(k, ',') || k + 1 >= s_.end) return false;
    if (end < subject.first && k > i + 1 && !cue.has(kRecipient)) return false;
    Index first = s_.content_start(end);
    while (first < end && s_.at(first).mark != 0) {
        ++first;
    }
    // "In Ohio, he said, “…”", "Stevie Wonder, who joked of the museum, “…”": not said.
    if (!leads && s_.quoted(k + 1) && (begins_adverbial(s_.at(first).lower) || k > i + 1))
        return false;
    if (!leads && !put("parenthesis", {first, end}, subject, cue_, false, 1)) return false;
    subject_ = subject;
    if (s_.quoted(k + 1))
        put("parenthesis", whole(s_, {k + 1, cut_at(s_, k + 1, s_.end)}), subject, cue_);
    else if (!cuts_behind_comma(s_, k + 1, s_.end) && !s_.is(k + 1, "compared") &&
             !s_.is(k + 1, "based"))
        put("parenthesis", {k + 1, cut_at(s_, k + 1, s_.end)}, subject, cue_);
    return true;
}

// "“A disaster,” was how it was described by Lena Fischer."
bool AttributionFinder::read_passive(Index i) {
    const Index by_at = by_after(s_, i);
    const auto by = subject_after(s_.tokens, by_at, s_.end);
    if (!by) return false;
    for (Index k = i + 1; k < by_at; ++k) {
        if (!s_.opens_quote(k)) continue;
        const bool done = put("passive", {k, s_.quote_end_last(by_at)}, *by, cue_);
        if (done) subject_ = *by;
        return done;
    }
    for (Index k = i; k-- > s_.start;) {
        if (!s_.quoted(k)) continue;
        const bool done = put("passive", {s_.quote_start(k), k + 1}, *by, cue_);
        if (done) subject_ = *by;
        return done;
    }
    for (Index k = by->last; k < s_.end; ++k) {
        if (s_.opens_quote(k)) return put("passive", {k, cut_at(s_, k, s_.end)}, *by, cue_);
    }
    return false;
}

// The speaker, from the words before the verb: a participle or a second verb shares the sentence's
// subject.
TokenRange AttributionFinder::subject_of(Index i, const Cue& cue, bool& negated) {
    if (i == s_.start) return {};
    const SpeechToken& before = s_.at(i - 1);
    if (cue.form == CueForm::kBase && s_.is(i - 1, "to"))
        return main_subject(s_.tokens, s_.start, i).value_or(TokenRange{});
    const bool progressive =
        cue.form == CueForm::kParticiple && before.mark == 0 &&
        (is_be(before.lower) || (i > s_.start + 1 && is_be(s_.at(i - 2).lower)));
    if (cue.form == CueForm::kParticiple && !progressive) {
        if (before.mark == ',' || before.mark == '-' || before.quote >= 0 || s_.is(i - 1, "and") ||
            s_.is(i - 1, "by") || s_.is(i - 1, "in") || s_.is(i - 1, "before") ||
            s_.is(i - 1, "while"))
            return subject_.empty() ? main_subject(s_.tokens, s_.start, i).value_or(TokenRange{})
                                    : subject_;
        // "with Xi calling for …"
        bool ignored = false;
        const auto np = subject_before(s_.tokens, s_.start, i, ignored);
        if (!np)
            return subject_.empty() ? main_subject(s_.tokens, s_.start, i).value_or(TokenRange{})
                                    : subject_;
        TokenRange name = *np;
        while (name.last - name.first > 1 && !s_.at(name.first).capital) {
            ++name.first;
        }
        return name;
    }
    if (s_.is(i - 1, "and") || s_.is(i - 1, "then") || s_.is(i - 1, "but") ||
        s_.is(i - 1, "also")) {
        if (!subject_.empty()) return subject_;
        if (const auto main = main_subject(s_.tokens, s_.start, i)) return *main;
    }
    return subject_before(s_.tokens, s_.start, i, negated).value_or(TokenRange{});
}

bool AttributionFinder::read_inverted(Index i, TokenRange subject) {
    cue_ = {i, i + 1};
    // Without quotation marks, the subject must be able to speak: not "…, suggests a recognition of
    // …".
    if (!s_.ends_in_quote(i) && !can_speak(s_.tokens, subject)) return false;
    TokenRange before{s_.content_start(i), i};
    bool done = put("inverted", before, subject, cue_);
    Index k = subject.last;
    while (k < s_.end && !s_.opens_quote(k)) {
        ++k;
    }
    if (k < s_.end && (s_.is_mark(k - 1, ',') || s_.is_mark(k - 1, ':') || s_.is_mark(k - 1, '-')))
        done |= put("inverted", {k, cut_at(s_, k, s_.end)}, subject, cue_);
    if (done) subject_ = subject;
    return done;
}

bool AttributionFinder::read_before(TokenRange subject, bool alone) {
    const Index end = subject.first;
    if (end <= s_.start + 1) return false;
    const bool quote = s_.ends_in_quote(end);
    if (!quote && !s_.is_mark(end - 1, ',') && !s_.is_mark(end - 1, '-')) return false;
    if (!quote && !alone) return false;
    Index first = s_.content_start(end);
    if (quote && !alone) first = s_.quote_start(s_.at(end - 1).quote >= 0 ? end - 1 : end - 2);
    return put("clause before the verb", {first, end}, subject, cue_);
}

// A quotation somewhere after the verb.
bool AttributionFinder::read_quote_near(Index i, TokenRange subject) {
    constexpr Index kNear = 24;
    for (Index k = i + 1; k < s_.end && k < i + kNear; ++k) {
        if (!s_.quoted(k) && s_.at(k).mark == 0 && s_.at(k).cue) return false;
        if (!s_.opens_quote(k) || claimed_[k]) continue;
        return !is_title(s_, k) &&
               put("quotation near the verb", {k, cut_at(s_, k, s_.end)}, subject, cue_);
    }
    return false;
}

// "KELLER: We will not raise taxes."
bool AttributionFinder::read_transcript() {
    s_.end = static_cast<Index>(s_.tokens.tokens.size());
    const Index first = s_.end > 0 && s_.at(0).mark == '"' ? 1 : 0;
    Index colon = first;
    while (colon < s_.end && colon < first + 6 && s_.at(colon).mark != ':') {
        ++colon;
    }
    if (colon == first || !s_.is_mark(colon, ':') || colon + 2 >= s_.end) return false;
    bool capitals = true;
    for (Index i = first; i < colon; ++i) {
        const bool initial = s_.at(i).capital && s_.at(i).lower.size() <= 3;
        capitals = capitals && (s_.at(i).all_caps || s_.at(i).mark == '.' || initial);
    }
    const bool turn = capitals && s_.at(colon - 1).all_caps && !is_label(s_, colon - 1);
    const bool named = s_.may_label && label_of(s_.tokens).last == colon && !is_label(s_, 0) &&
                       !s_.is(0, "the") && !s_.quoted(colon);
    if (!turn && !named) return false;
    return put("turn of a transcript", {colon + 1, s_.end}, {first, colon}, {colon, colon + 1});
}

// "“Anna is a true expert.” — Geoffrey Stone, commissioner"
void AttributionFinder::read_dash() {
    for (Index i = s_.start + 1; i + 1 < s_.end; ++i) {
        if (!s_.is_mark(i, '-') || s_.at(i - 1).quote < 0 || claimed_[i - 1] ||
            !s_.at(i + 1).capital)
            continue;
        Index last = i + 1;
        while (last < s_.end && s_.at(last).mark == 0 && s_.at(last).capital) {
            ++last;
        }
        if (last - i > 2) put("dash", {s_.quote_start(i - 1), i}, {i + 1, last}, {});
    }
}

void AttributionFinder::read_remaining(bool any_cue) {
    for (Index i = s_.start; i < s_.end; ++i) {
        if (!s_.opens_quote(i)) continue;
        const TokenRange quote{i, s_.quote_end(i)};
        if (s_.free(quote)) read_loose(quote, any_cue);
    }
}

void AttributionFinder::read_loose(TokenRange quote, bool any_cue) {
    std::size_t words = 0;
    std::size_t capitals = 0;
    std::size_t long_words = 0;
    for (Index i = quote.first; i < quote.last; ++i) {
        if (s_.at(i).mark != 0) continue;
        ++words;
        if (s_.at(i).lower.size() < 4) continue;
        ++long_words;
        capitals += s_.at(i).capital ? 1 : 0;
    }
    const bool first = quote.first <= s_.start + 1;
    const bool last = s_.rest_is_empty(quote.last);
    const bool announced = quote.first > s_.start && s_.is_mark(quote.first - 1, ':') && last;
    if (words < 2 || announced) {
        if (words >= 2) put("quotation without a verb", quote, announcer(quote.first - 1), {});
        return;
    }
    if (words < 9 && capitals == long_words && !(first && last)) return;
    // “All Bets Are Off.” in a paragraph of its own is a heading.
    const bool heading = words < 9 && long_words > 1 && capitals == long_words;
    if (heading && first && last && s_.tokens.sentences.size() == 1 && !s_.may_label) return;
    if (first && last) {
        const TokenRange told =
            out_.empty() && s_.start > 0
                ? main_subject(s_.tokens, s_.before, s_.start).value_or(TokenRange{})
                : TokenRange{};
        if (words >= 3 || !out_.empty())
            put("quotation without a verb", quote, told, {}, told.empty());
        return;
    }
    const bool sentence = s_.ends_sentence(quote);
    if (words < 4 && !sentence) return;
    TokenRange subject = subject_;
    if (subject.empty())
        subject = main_subject(s_.tokens, s_.start, quote.first).value_or(TokenRange{});
    if (subject.empty())
        subject = main_subject(s_.tokens, quote.last, s_.end).value_or(TokenRange{});
    // "“A,” she says. “But B,” because of C."
    if (subject.empty() && sentence && !out_.empty() && quote.first < s_.start + 4) {
        put("quotation without a verb", quote, {}, {}, true);
        return;
    }
    if (subject.empty() || (words < 5 && !any_cue && !is_pronoun(s_.at(subject.first).lower)))
        return;
    put("quotation without a verb", quote, subject, {});
}

// The speaker of what follows a colon: "A lesson from Ana Duarte: “…”", "Warren hits bank: “…”".
TokenRange AttributionFinder::announcer(Index colon) const {
    if (!subject_.empty()) return subject_;
    for (Index i = s_.start; i + 1 < colon; ++i) {
        if (s_.is(i, "from") && s_.at(i + 1).mark == 0 && s_.at(i + 1).capital)
            return {i + 1, colon};
    }
    return main_subject(s_.tokens, s_.start, colon).value_or(TokenRange{});
}

}  // namespace

std::vector<Attribution> find_attributions(const SpeechTokens& tokens, bool may_label) {
    return AttributionFinder(tokens, may_label).run();
}

}  // namespace dateline
