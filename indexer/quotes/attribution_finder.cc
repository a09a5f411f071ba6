// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/attribution_finder.h"

#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/noun_phrases.h"
#include "indexer/quotes/speaking_nouns.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

// "requires", as it seems.
bool is_present(std::string_view word) {
    return word.size() > 4 && word.ends_with('s') && !word.ends_with("ss");
}

}  // namespace

std::vector<Attribution> AttributionFinder::run() {
    if (read_turn() || read_tweet()) return std::move(out_);
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

// "When asked if it would follow, …": where the frame before what somebody answers ends; `start` if
// there is none.
Index AttributionFinder::after_question(Index start, Index end) const {
    constexpr Index kReach = 3;
    Index asked = start;
    while (asked < end && asked < start + kReach && s_.tokens.is_word(asked) &&
           !s_.tokens.is(asked, "asked")) {
        ++asked;
    }
    const bool frame = s_.tokens.is(asked, "asked") &&
                       (asked == start || s_.tokens.is(start, "when") || s_.tokens.is(start, "if"));
    if (!frame) return start;
    for (Index i = asked + 1; i + 1 < end; ++i) {
        if (s_.tokens.is_mark(i, ',') && !s_.tokens.quoted(i)) return i + 1;
    }
    return start;
}

void AttributionFinder::read_sentence(Index start, Index end) {
    constexpr Index kLongestSentence = 4000;  // longer ones aren't prose; time is quadratic
    if (end - start > kLongestSentence) return;
    s_.before = s_.start;
    s_.start = start;
    s_.end = end;
    subject_ = {};
    bool any_cue = false;
    s_.start = after_question(start, end);
    start = s_.start;
    for (Index i = start; i < end; ++i) {
        if (!s_.quoted(i) && s_.is_according(i) && !said_before(s_, i))
            any_cue |= read_according(i);
        else if (i == start && s_.is(i, "per") && s_.is_capital_name(i + 1))
            any_cue |= read_source(i, 1);
    }
    for (Index i = start; i < end; ++i) {
        if (s_.quoted(i) || s_.at(i).mark != 0 || claimed_[i]) continue;
        if (read_claim(i)) {
            any_cue = true;
            continue;
        }
        if (const Index past = read_quoted_as(i); past > i) {
            any_cue = true;
            i = past;
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
    if (i <= s_.start || !kClaims.contains(s_.at(i).lower)) return false;
    if (s_.is(i + 1, "from") || s_.is(i + 1, "by")) {  // "warnings from his lawyer that …"
        Index that = i + 2;
        while (that < s_.end && that < i + 9 && s_.at(that).mark == 0 && !s_.is(that, "that")) {
            ++that;
        }
        const TokenRange who{i + 2, that};
        return s_.is(that, "that") && can_speak(s_.tokens, who) &&
               put("claim", {that, cut_at(s_, that, s_.end)}, who, {i, i + 1});
    }
    if (!s_.is(i + 1, "that")) return false;
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

// "Xinhua quoted Ola Berg as saying that …", "Ola Berg was cited as saying by Xinhua": whoever is
// quoted speaks. Returns the token of "saying"; `i` if this is nothing of the kind.
Index AttributionFinder::read_quoted_as(Index i) {
    static constexpr WordSet kQuoting({"quoted", "quotes", "quoting", "cited", "cites", "citing"});
    static constexpr WordSet kLoose({"quoted", "reported", "heard"});
    constexpr Index kReach = 16;
    const bool quoting = kQuoting.contains(s_.at(i).lower);
    if ((!quoting && !kLoose.contains(s_.at(i).lower)) || i == s_.start) return i;
    Index say = i + 1;
    while (say < s_.end && say < i + kReach && !s_.quoted(say) && !s_.is(say, "saying")) {
        ++say;
    }
    if (!s_.is(say, "saying")) return i;
    const bool as = s_.is(say - 1, "as");
    if (as ? !quoting : (say == i + 1 || s_.at(say - 1).mark != 0 || !s_.at(say - 1).capital))
        return i;
    const bool passive = s_.at(i - 1).mark == 0 && is_be(s_.at(i - 1).lower);
    bool negated = false;
    const TokenRange before =
        subject_before(s_.tokens, s_.start, i, negated).value_or(TokenRange{});
    const TokenRange speaker = passive ? before : TokenRange{i + 1, as ? say - 1 : say};
    if (speaker.empty() || negated) return i;
    cue_ = {say, say + 1};
    const auto [after, rule] = content_after(s_, say, s_.at(say).cue);
    const bool by = s_.is(say + 1, "by");
    bool done = !by && !after.empty() && put("quoted as saying", after, speaker, cue_);
    if (!done && !before.empty() && s_.ends_in_quote(before.first))
        done =
            put("quoted as saying", {s_.content_start(before.first), before.first}, speaker, cue_);
    if (done) subject_ = speaker;
    return done ? say : i;
}

bool AttributionFinder::read_according(Index i) {
    return read_source(i, 2);
}

// The source after "according to" or "per", which begins at token `i` and has `words` words.
bool AttributionFinder::read_source(Index i, Index words) {
    Index last = i + words;
    while (last < s_.end && !s_.quoted(last) && s_.at(last).mark != ',' &&
           s_.at(last).mark != ';' && s_.at(last).mark != '-' && s_.at(last).mark != '.' &&
           s_.at(last).mark != ':' && !s_.is(last, "that") && last - i < 24) {
        ++last;
    }
    const TokenRange source{i + words, last};
    if (source.empty() || !can_speak(s_.tokens, source)) return false;
    const TokenRange cue{i, i + words};
    if (i <= s_.start + 1) {
        const bool done =
            put("according to", {skip_appositive(s_, last), cut_at(s_, last, s_.end)}, source, cue);
        if (done) subject_ = source;
        return done;
    }
    Index first = s_.start;
    while (first < i && claimed_[first]) {
        ++first;
    }
    const bool done = put("according to", {first, i}, source, cue, false, 1);
    if (done && subject_.empty()) subject_ = source;
    // "Now, according to a poll, some are swinging."
    const Index next = last + 1;
    const bool goes_on = s_.is_mark(last, ',') && next < s_.end && s_.at(next).mark == 0 &&
                         !s_.is(next, "which") && !s_.is(next, "who") && !s_.is(next, "but") &&
                         !s_.is(next, "and") && !s_.is(next, "the") && !s_.is(next, "a");
    if (done && goes_on && i < first + 8)
        put("according to", {next, cut_at(s_, next, s_.end)}, source, cue);
    return done;
}

bool AttributionFinder::put(std::string_view rule,
                            TokenRange content,
                            TokenRange subject,
                            TokenRange cue,
                            bool continues,
                            std::size_t least) {
    content = s_.trimmed(content);
    if (cue.last <= content.first) content.first = with_subject(content, cue.last);
    std::size_t words = 0;
    for (Index i = content.first; i < content.last; ++i) {
        words += s_.at(i).mark == 0 ? 1 : 0;
    }
    if (is_lead_in(s_, content)) return false;
    const bool all_quoted = !content.empty() && s_.quoted(content.first);
    if (words < (all_quoted ? 1U : least) || !s_.free(content)) return false;
    for (Index i = content.first; i < content.last; ++i) {
        claimed_[i] = true;
    }
    out_.push_back({content, subject, cue, continues, rule});
    return true;
}

// "told the paper the mayor “said it would help”": where a content whose marks begin with a verb
// begins with that verb's subject, which stands after token `least`.
Index AttributionFinder::with_subject(TokenRange content, Index least) const {
    constexpr Index kReach = 10;
    const Index verb = content.first + 1;
    const bool cut = content.first > least && s_.opens_quote(content.first) &&
                     verb < content.last && s_.at(verb).mark == 0 && !s_.at(verb).capital &&
                     s_.at(content.first - 1).mark == 0 &&
                     !is_preposition(s_.at(content.first - 1).lower) &&
                     (is_finite_verb(s_.at(verb)) || is_present(s_.at(verb).lower) ||
                      (s_.at(verb).cue && s_.at(verb).cue.form == CueForm::kPast));
    for (Index i = content.first; cut && i-- > least && content.first - i < kReach;) {
        if (s_.at(i).mark != 0 || s_.quoted(i) || claimed_[i]) break;
        if (is_determiner(s_.at(i).lower)) return i;
    }
    return content.first;
}

std::vector<Attribution> find_attributions(const SpeechTokens& tokens, const Turn& turn) {
    return AttributionFinder(tokens, turn).run();
}

}  // namespace dateline
