// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/attributions.h"

#include <algorithm>
#include <array>

#include "indexer/quotes/cue_verbs.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/noun_phrases.h"

namespace dateline {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::ranges::find(words, word) != words.end();
}

bool is_adverb(std::string_view word) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"also",     "later",      "again",  "then",    "earlier",   "today",      "yesterday",
         "once",     "only",       "flatly", "monday",  "tuesday",   "wednesday",  "thursday",
         "friday",   "saturday",   "sunday", "tonight", "afterward", "afterwards", "bluntly",
         "recently", "repeatedly", "simply", "further"});
    return is_one_of(word, kWords) || (word.size() > 4 && word.ends_with("ly") && word != "family");
}

// Words with which a clause without "that" begins behind what stands between it and the verb.
bool begins_clause(std::string_view word) {
    constexpr auto kWords =
        std::to_array<std::string_view>({"he", "she", "they", "it", "we", "there", "i", "you",
                                         "his", "her", "their", "if", "when"});
    return is_one_of(word, kWords);
}

bool is_preposition(std::string_view word) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"in",      "on",        "at",      "during", "after", "before", "to",
         "from",    "via",       "through", "with",   "of",    "about",  "by",
         "outside", "following", "for",     "as",     "over",  "under",  "against"});
    return is_one_of(word, kWords);
}

bool is_determining(std::string_view word) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"the",   "a",    "an",    "his",     "her",     "their",  "its",      "our",
         "my",    "your", "this",  "that",    "these",   "any",    "no",       "some",
         "such",  "in",   "of",    "by",      "with",    "for",    "on",       "under",
         "at",    "and",  "or",    "'s",      "new",     "recent", "official", "latest",
         "first", "last", "every", "another", "without", "to"});
    return is_one_of(word, kWords);
}

bool is_article(std::string_view word) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "of", "by", "with"});
    return is_one_of(word, kWords);
}

// What only the verb of a clause can be, as far as words alone tell.
bool is_finite(const SpeechToken& token) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"is",   "was",   "were",   "are",  "will",  "would", "has",  "have",  "had",
         "can",  "could", "should", "may",  "might", "must",  "did",  "does",  "do",
         "be",   "been",  "went",   "came", "got",   "made",  "won",  "lost",  "took",
         "gave", "knew",  "felt",   "saw",  "left",  "says",  "said", "cannot"});
    if (token.mark != 0) return false;
    return is_one_of(token.lower, kWords) || token.lower.ends_with("n't") ||
           token.lower.ends_with("n\u2019t") || token.lower.ends_with("'re") ||
           token.lower.ends_with("\u2019re") || token.lower.ends_with("'ll") ||
           (token.lower.size() > 4 && token.lower.ends_with("ed"));
}

class Finder {
  public:
    explicit Finder(const SpeechTokens& t) : t_(t), claimed_(t.tokens.size(), false) {}

    std::vector<Attribution> run() {
        if (read_transcript()) return std::move(out_);
        read_dash();
        for (std::size_t s = 0; s < t_.sentences.size(); ++s) {
            const std::uint32_t start = t_.sentences[s];
            const auto end = s + 1 < t_.sentences.size()
                                 ? t_.sentences[s + 1]
                                 : static_cast<std::uint32_t>(t_.tokens.size());
            read_sentence(start, end);
        }
        std::ranges::sort(out_, {}, [](const Attribution& a) { return a.content.first; });
        return std::move(out_);
    }

  private:
    using Index = std::uint32_t;

    const SpeechToken& at(Index i) const { return t_.tokens[i]; }
    bool is(Index i, std::string_view word) const { return i < end_ && t_.is(i, word); }
    bool is_mark(Index i, char mark) const { return i < end_ && t_.is_mark(i, mark); }
    bool quoted(Index i) const { return i < end_ && at(i).quote >= 0; }
    bool opens_quote(Index i) const {
        return quoted(i) && (i == 0 || at(i - 1).quote != at(i).quote);
    }
    Index quote_end(Index i) const {
        const std::int32_t quote = at(i).quote;
        while (i < end_ && at(i).quote == quote) {
            ++i;
        }
        return i;
    }
    Index quote_start(Index i) const {
        const std::int32_t quote = at(i).quote;
        while (i > start_ && at(i - 1).quote == quote) {
            --i;
        }
        return i;
    }
    bool free(TokenRange range) const {
        for (Index i = range.first; i < range.last; ++i) {
            if (claimed_[i]) return false;
        }
        return !range.empty();
    }

    // Without spaces and stops at its ends; marks of quotations stay.
    TokenRange trimmed(TokenRange range) const {
        const auto edge = [&](Index i) {
            return at(i).quote < 0 && at(i).mark != 0 && at(i).mark != '"' && at(i).mark != '$' &&
                   at(i).mark != '(' && at(i).mark != ')' && at(i).mark != '%' && at(i).mark != '[';
        };
        while (!range.empty() && edge(range.first)) {
            ++range.first;
        }
        while (!range.empty() && edge(range.last - 1)) {
            --range.last;
        }
        return range;
    }

    bool put(TokenRange content, TokenRange subject, TokenRange cue, bool continues = false) {
        content = trimmed(content);
        std::size_t words = 0;
        for (Index i = content.first; i < content.last; ++i) {
            words += at(i).mark == 0 ? 1 : 0;
        }
        const bool all_quoted = !content.empty() && quoted(content.first);
        if (words < (all_quoted ? 1U : 2U) || !free(content)) return false;
        for (Index i = content.first; i < content.last; ++i) {
            claimed_[i] = true;
        }
        out_.push_back({content, subject, cue, continues});
        return true;
    }

    // ---- paragraphs that are turns of a conversation

    // "KELLER: We will not raise taxes."
    bool read_transcript() {
        end_ = static_cast<Index>(t_.tokens.size());
        const Index first = end_ > 0 && at(0).mark == '"' ? 1 : 0;
        Index colon = first;
        while (colon < end_ && colon < first + 6 && at(colon).mark != ':') {
            ++colon;
        }
        if (colon == first || !is_mark(colon, ':') || colon + 2 >= end_) return false;
        bool capitals = true;
        bool names = true;
        for (Index i = first; i < colon; ++i) {
            const bool initial = at(i).capital && at(i).lower.size() <= 3;
            capitals = capitals && (at(i).all_caps || at(i).mark == '.' || initial);
            names = names && at(i).mark == 0 && at(i).capital && !at(i).possessive;
        }
        const bool turn = capitals && at(colon - 1).all_caps;
        const bool headline = names && first == 0 && colon <= 3 && t_.sentences.size() == 1 &&
                              !is_label(0) && !quoted(colon);
        if (!turn && !headline) return false;
        return put({colon + 1, end_}, {first, colon}, {colon, colon + 1});
    }

    // What stands before the colon of a headline and is nobody.
    bool is_label(Index i) const {
        constexpr auto kLabels = std::to_array<std::string_view>(
            {"analysis",  "opinion", "update",   "watch",     "video",      "photo",    "photos",
             "exclusive", "live",    "breaking", "review",    "explainer",  "profile",  "factbox",
             "interview", "column",  "comment",  "editorial", "correction", "report",   "reports",
             "note",      "read",    "related",  "fact",      "timeline",   "obituary", "subscribe",
             "email",     "contact", "source",   "image"});
        return is_one_of(at(i).lower, kLabels);
    }

    // ---- sentences

    void read_sentence(Index start, Index end) {
        constexpr Index kLongestSentence =
            4000;  // longer ones are no prose, and would cost a square
        if (end - start > kLongestSentence) return;
        before_ = start_;
        start_ = start;
        end_ = end;
        subject_ = {};
        bool any_cue = false;
        for (Index i = start; i < end; ++i) {
            if (!quoted(i) && is_according(i) && !said_before(i)) any_cue |= read_according(i);
        }
        for (Index i = start; i < end; ++i) {
            if (quoted(i) || at(i).mark != 0 || claimed_[i]) continue;
            if (read_claim(i)) {
                any_cue = true;
                continue;
            }
            const Cue cue = find_cue(at(i).lower);
            if (!cue || !is_verb(i, cue)) continue;
            any_cue |= read_cue(i, cue);
        }
        read_remaining(any_cue);
    }

    // "Trump's claim that …".
    bool read_claim(Index i) {
        constexpr auto kClaims = std::to_array<std::string_view>(
            {"claim",      "claims",      "statement", "assertion",  "allegation", "allegations",
             "suggestion", "warning",     "warnings",  "promise",    "pledge",     "vow",
             "accusation", "accusations", "argument",  "contention", "insistence", "announcement",
             "complaint",  "remark",      "comment",   "declaration"});
        if (i <= start_ || !is(i + 1, "that") || !is_one_of(at(i).lower, kClaims)) return false;
        if (!at(i - 1).possessive) return false;
        Index first = i - 1;
        while (first > start_ && at(first - 1).mark == 0 && at(first - 1).capital &&
               !quoted(first - 1)) {
            --first;
        }
        return put({i + 1, cut_at(i + 1, end_)}, {first, i}, {i, i + 1});
    }

    // Whether a verb of speech before "according to" has its own content: "said …, according to".
    bool said_before(Index i) const {
        for (Index k = start_; k < i; ++k) {
            if (quoted(k) || at(k).mark != 0) continue;
            const Cue cue = find_cue(at(k).lower);
            if (cue && cue.has(kThat) && cue.form != CueForm::kBase && !is(k, "agreed"))
                return true;
        }
        return false;
    }

    bool is_according(Index i) const { return is(i, "according") && is(i + 1, "to"); }

    bool read_according(Index i) {
        Index last = i + 2;
        while (last < end_ && !quoted(last) && at(last).mark != ',' && at(last).mark != ';' &&
               at(last).mark != '-' && at(last).mark != '.' && at(last).mark != ':' &&
               !is(last, "that") && last - i < 24) {
            ++last;
        }
        const TokenRange source{i + 2, last};
        if (source.empty()) return false;
        if (i <= start_ + 1) {
            const bool done = put({skip_appositive(last), cut_at(last, end_)}, source, {i, i + 2});
            if (done) subject_ = source;
            return done;
        }
        Index first = start_;
        while (first < i && claimed_[first]) {
            ++first;
        }
        const bool done = put({first, i}, source, {i, i + 2});
        if (done && subject_.empty()) subject_ = source;
        return done;
    }

    // Behind a source and a comma: "According to Ana Duarte, the minister, 12 were hurt".
    Index skip_appositive(Index i) const {
        if (!is_mark(i, ',')) return i;
        const bool aside =
            is(i + 1, "the") || is(i + 1, "a") || is(i + 1, "an") || is(i + 1, "who");
        for (Index k = i + 1; aside && k < end_ && k < i + 12; ++k) {
            if (is_mark(k, ',') && k + 4 < end_) {
                const bool verb = false;
                static_cast<void>(verb);
                return has_role(i + 1, k) ? k : i;
            }
        }
        return i;
    }

    bool has_role(Index first, Index last) const {
        for (; first < last; ++first) {
            if (at(first).mark == 0 &&
                (name_classes(at(first).lower) & (kRoleWord | kTitleWord)) != 0)
                return true;
        }
        return false;
    }

    // Whether a form of speech is a verb here: no noun, no passive, nothing denied or to come.
    bool is_verb(Index i, const Cue& cue) const {
        constexpr auto kPassive = std::to_array<std::string_view>(
            {"is", "was", "were", "are", "been", "be", "being", "gets", "got", "get"});
        const std::string_view before = i > start_ && at(i - 1).mark == 0 ? at(i - 1).lower : "";
        if (at(i).capital && i > start_ && !is_title_case_at(i)) return false;
        if (before == "to" && cue.form == CueForm::kBase) return false;
        const bool that = is(i + 1, "that") || is_mark(i + 1, ':') || quoted(i + 1) ||
                          (is_mark(i + 1, ',') && quoted(i + 2));
        if (cue.has(kNoun) && (cue.form == CueForm::kBase || cue.form == CueForm::kThird)) {
            if (i == start_ || is_determining(before) || at(i - 1).possessive) return false;
            const bool plural = i > start_ && (name_classes(before) & kPluralRole) != 0;
            if (!that && !cue.has(kFor) && cue.form == CueForm::kBase && !plural) return false;
            if (!that && cue.form == CueForm::kThird && !at(i - 1).capital && before != "he" &&
                before != "she" && before != "it")
                return false;
        } else if (is_article(before) && cue.form != CueForm::kParticiple) {
            return false;
        }
        if (cue.form == CueForm::kPast && is_one_of(before, kPassive)) return by_after(i) > 0;
        if (before == "having" || before == "as" || (before == "previously" && i == start_ + 1))
            return false;
        return !at(i).possessive;
    }

    // The "by" that names who is behind a passive verb; 0 for none.
    Index by_after(Index i) const {
        constexpr Index kNear = 12;
        for (Index k = i + 1; k < end_ && k < i + kNear; ++k) {
            if (!quoted(k) && is(k, "by")) return k;
            if (!quoted(k) && at(k).mark == ',') break;
        }
        return 0;
    }

    // In a headline each word has a capital: "Rates to Stay High, Haddad Says".
    bool is_title_case_at(Index i) const {
        return i > start_ && at(i).capital && (i + 1 == end_ || is_mark(i + 1, '.')) &&
               t_.sentences.size() == 1;
    }

    bool read_cue(Index i, const Cue& cue) {
        cue_ = {i, i + 1};
        const bool passive = i > start_ && cue.form == CueForm::kPast && at(i - 1).mark == 0 &&
                             is_be(at(i - 1).lower) && by_after(i) > 0;
        if (passive) return read_passive(i);
        bool negated = false;
        TokenRange subject = subject_of(i, cue, negated);
        if (negated) return false;
        const bool finite = cue.form != CueForm::kParticiple;
        if (finite && (subject.empty() || ends_in_quote(i))) {
            const auto after = subject_after(t_, i, end_);
            if (after && before_content(i)) return read_inverted(i, *after);
        }
        if (subject.empty()) return false;
        const TokenRange after = content_after(i, cue);
        const bool quote_before = ends_in_quote(subject.first);
        bool done = false;
        if (quote_before || (after.empty() && may_end_with(i, cue)) || split_quotation(i))
            done = read_before(subject, after.empty());
        if (!after.empty()) {
            done |= put(after, subject, cue_);
        } else if (done && is_mark(i + 1, ',') && !quoted(i + 2)) {
            put({i + 2, cut_at(i + 2, end_)}, subject, cue_);  // "A, he said, b."
        } else if (!done) {
            done = read_quote_near(i, subject);
        }
        if (done) subject_ = subject;
        return done;
    }

    // Whether a clause before the verb can be what is said: nothing that is said follows.
    bool may_end_with(Index i, const Cue& cue) const {
        if (!cue.has(kThat) && !cue.has(kQuoteOnly)) return false;
        const Index k = i + 1;
        return k >= end_ || at(k).mark != 0 || is_adverb(at(k).lower) ||
               is_preposition(at(k).lower) || cue.has(kRecipient);
    }

    static bool is_be(std::string_view word) {
        return word == "is" || word == "was" || word == "were" || word == "are" || word == "been" ||
               word == "be";
    }

    // "“A disaster,” was how it was described by Lena Fischer."
    bool read_passive(Index i) {
        const Index by_at = by_after(i);
        const auto by = subject_after(t_, by_at, end_);
        if (!by) return false;
        for (Index k = i + 1; k < by_at; ++k) {
            if (!opens_quote(k)) continue;
            const bool done = put({k, quote_end_last(by_at)}, *by, cue_);
            if (done) subject_ = *by;
            return done;
        }
        for (Index k = i; k-- > start_;) {
            if (!quoted(k)) continue;
            const bool done = put({quote_start(k), k + 1}, *by, cue_);
            if (done) subject_ = *by;
            return done;
        }
        for (Index k = by->last; k < end_; ++k) {
            if (opens_quote(k)) return put({k, cut_at(k, end_)}, *by, cue_);
        }
        return false;
    }

    // Who says it, from what stands before the verb: a participle and a second verb have the
    // sentence's subject.
    TokenRange subject_of(Index i, const Cue& cue, bool& negated) {
        if (i == start_) return {};
        const SpeechToken& before = at(i - 1);
        const bool progressive =
            cue.form == CueForm::kParticiple && before.mark == 0 &&
            (is_be(before.lower) || (i > start_ + 1 && is_be(at(i - 2).lower)));
        if (cue.form == CueForm::kParticiple && !progressive) {
            if (before.mark == ',' || before.mark == '-' || before.quote >= 0 || is(i - 1, "and") ||
                is(i - 1, "by") || is(i - 1, "in") || is(i - 1, "before") || is(i - 1, "while"))
                return subject_.empty() ? main_subject(t_, start_, i).value_or(TokenRange{})
                                        : subject_;
            // "with Xi calling for …"
            bool ignored = false;
            const auto np = subject_before(t_, start_, i, ignored);
            if (!np) return subject_;
            TokenRange name = *np;
            while (name.last - name.first > 1 && !at(name.first).capital) {
                ++name.first;
            }
            return name;
        }
        if (is(i - 1, "and") || is(i - 1, "then") || is(i - 1, "but") || is(i - 1, "also")) {
            if (!subject_.empty()) return subject_;
            if (const auto main = main_subject(t_, start_, i)) return *main;
        }
        const auto subject = subject_before(t_, start_, i, negated);
        return subject.value_or(TokenRange{});
    }

    bool before_content(Index i) const {
        return i > start_ && (ends_in_quote(i) || is_mark(i - 1, ','));
    }

    // Whether a quotation ends right before token `i`, a comma aside.
    bool ends_in_quote(Index i) const {
        if (i > start_ && at(i - 1).quote >= 0) return true;
        return i > start_ + 1 && is_mark(i - 1, ',') && at(i - 2).quote >= 0;
    }

    // "“A,” Novak said, “b.”"
    bool split_quotation(Index i) const { return is_mark(i + 1, ',') && quoted(i + 2); }

    bool read_inverted(Index i, TokenRange subject) {
        cue_ = {i, i + 1};
        TokenRange before{content_start(i), i};
        bool done = put(before, subject, cue_);
        Index k = subject.last;
        while (k < end_ && !opens_quote(k)) {
            ++k;
        }
        if (k < end_ && (is_mark(k - 1, ',') || is_mark(k - 1, ':') || is_mark(k - 1, '-')))
            done |= put({k, cut_at(k, end_)}, subject, cue_);
        if (done) subject_ = subject;
        return done;
    }

    // Where a reported clause that ends before `end` begins: behind what is claimed already.
    Index content_start(Index end) const {
        Index first = end;
        while (first > start_ && !claimed_[first - 1] && !is_mark(first - 1, ';')) {
            --first;
        }
        return first;
    }

    bool read_before(TokenRange subject, bool alone) {
        const Index end = subject.first;
        if (end <= start_ + 1) return false;
        const bool quote = ends_in_quote(end);
        if (!quote && !is_mark(end - 1, ',') && !is_mark(end - 1, '-')) return false;
        if (!quote && !alone) return false;
        Index first = content_start(end);
        if (quote && !alone) first = quote_start(at(end - 1).quote >= 0 ? end - 1 : end - 2);
        return put({first, end}, subject, cue_);
    }

    // A quotation somewhere behind the verb.
    bool read_quote_near(Index i, TokenRange subject) {
        constexpr Index kNear = 24;
        for (Index k = i + 1; k < end_ && k < i + kNear; ++k) {
            if (!quoted(k) && at(k).mark == 0 && find_cue(at(k).lower)) return false;
            if (!opens_quote(k) || claimed_[k]) continue;
            return put({k, cut_at(k, end_)}, subject, cue_);
        }
        return false;
    }

    // ---- what follows the verb

    TokenRange content_after(Index i, const Cue& cue) {
        Index k = i + 1;
        while (k < end_ && at(k).mark == 0 && !quoted(k) && is_adverb(at(k).lower)) {
            ++k;
        }
        if (k >= end_) return {};
        if (is_mark(k, ':')) return whole({k + 1, end_});
        if (is_mark(k, ',') && opens_quote(k + 1)) return whole({k + 1, cut_at(k + 1, end_)});
        if (opens_quote(k)) return whole({k, cut_at(k, end_)});
        if (is(k, "that") && !cue.has(kQuoteOnly)) return {k, cut_at(k, end_)};
        if (cue.has(kFor) && (is(k, "for") || is(k, "on"))) return read_for(k);
        if (cue.has(kNaming)) return read_naming(k);
        if (cue.has(kAccusing)) return read_accusing(k, cue);
        if (cue.has(kInfinitive))
            if (const TokenRange to = read_infinitive(k, cue); !to.empty()) return to;
        if (const TokenRange that = read_that(k, cue); !that.empty()) return that;
        if (cue.has(kAbout))
            if (const TokenRange about = read_about(k); !about.empty()) return about;
        if (cue.has(kBare) && begins_bare(k, cue)) return {k, cut_at(k, end_)};
        if (cue.has(kObject) && begins_object(k)) return {k, cut_at(k, end_)};
        return {};
    }

    // The quotation that begins a range, or the range where the sentence goes on with it.
    TokenRange whole(TokenRange range) const {
        if (range.empty() || !quoted(range.first)) return range;
        const Index close = quote_end(range.first);
        for (Index i = close; i < range.last; ++i) {
            if (quoted(i)) return {range.first, i = quote_end_last(range.last)};
        }
        // What follows a quotation without joining it isn't said: "“…” on Monday".
        return {range.first, close};
    }

    Index quote_end_last(Index last) const {
        while (last > start_ && !quoted(last - 1)) {
            --last;
        }
        return last;
    }

    TokenRange read_for(Index k) {
        if (is(k, "for")) return {k + 1, cut_at(k + 1, end_)};
        for (Index to = k + 1; to < end_ && to < k + 12; ++to) {
            if (is(to, "to")) return {to, cut_at(to, end_)};
        }
        return {};
    }

    TokenRange read_naming(Index k) {
        const Index last = cut_at(k, end_);
        Index quote = last;
        for (Index i = k; i < last; ++i) {
            if (quoted(i)) quote = std::min(quote, i);
        }
        if (quote < last) {
            const Index close = quote_end_last(last);
            if (is(k, "it") || is(k, "him") || is(k, "her") || is(k, "them") || is(k, "as") ||
                quote > k + 8)
                return {quote, is(close, "and") ? last : close};
            return {k, close};
        }
        for (Index as = k; as < last && as < k + 14; ++as) {
            if (is(as, "as")) return {k, last};
        }
        return is(k, "the") || is(k, "him") || is(k, "her") || is(k, "it") || at(k).capital
                   ? TokenRange{k, last}
                   : TokenRange{};
    }

    TokenRange read_accusing(Index k, const Cue& cue) {
        for (Index of = k + 1; of < end_ && of < k + 14; ++of) {
            if (is(of, "for") || (is(of, "of") && !cue.has(kObject)))
                return {of + 1, cut_at(of + 1, end_)};
        }
        return cue.has(kObject) && begins_object(k) ? TokenRange{k, cut_at(k, end_)} : TokenRange{};
    }

    // "complained about his microphone", "pointed to reports that …".
    TokenRange read_about(Index k) {
        constexpr auto kJoints = std::to_array<std::string_view>(
            {"about", "of", "to", "out", "with", "by", "at", "on", "against"});
        if (k + 2 >= end_ || !is_one_of(at(k).lower, kJoints)) return {};
        return {k + 1, cut_at(k + 1, end_)};
    }

    TokenRange read_infinitive(Index k, const Cue& cue) {
        const Index reach = cue.has(kRecipient) ? k + 9 : k + 1;
        for (Index to = k; to < end_ && to < reach; ++to) {
            if (at(to).mark != 0 || is(to, "that")) break;
            if (is(to, "to") && to + 1 < end_ && !at(to + 1).capital && at(to + 1).mark == 0)
                return {to, cut_at(to, end_)};
        }
        return {};
    }

    // "that" or a quotation behind a hearer and adverbials: "told reporters in Ohio that …".
    TokenRange read_that(Index k, const Cue& cue) {
        constexpr Index kReach = 22;
        const bool hearer = cue.has(kRecipient);
        if (!hearer && !is_preposition(at(k).lower) && !is_mark(k, ',')) return {};
        for (Index i = k; i < end_ && i < k + kReach; ++i) {
            if (is(i, "that") && i > k) return {i, cut_at(i, end_)};
            if (opens_quote(i)) return whole({i, cut_at(i, end_)});
            if (is_mark(i, ':')) return whole({i + 1, end_});
            if (i > k && begins_clause(at(i).lower) && at(i).mark == 0 && cue.has(kBare) &&
                !is_preposition(at(i - 1).lower))
                return {i, cut_at(i, end_)};
            if (is_mark(i, ';')) break;
        }
        return {};
    }

    bool begins_bare(Index k, const Cue& cue) const {
        if (at(k).mark != 0) return at(k).mark == '$';
        if (is_preposition(at(k).lower) || is(k, "to") || is(k, "and") || is(k, "but") ||
            is(k, "so") || is(k, "so.") || is(k, "it.") || is(k, "nothing") || is(k, "little") ||
            (is(k, "no") && end_ - k < 4))
            return false;
        if (begins_clause(at(k).lower)) return true;
        if (cue.has(kRecipient)) return false;
        for (Index i = k + 1; i < end_; ++i) {
            if (is_finite(at(i)) ||
                (i < k + 8 && at(i).mark == 0 && !at(i).capital && at(i).lower.size() > 3 &&
                 at(i).lower.ends_with('s') && !is_preposition(at(i).lower) && i > k + 1))
                return true;
        }
        return false;
    }

    bool begins_object(Index k) const {
        return at(k).mark == 0 && !is_preposition(at(k).lower) && !is(k, "and") && end_ - k > 2;
    }

    // ---- where what is said ends

    // The end of a content that begins at `first`: before another attribution of the sentence.
    Index cut_at(Index first, Index end) const {
        for (Index i = first + 1; i < end; ++i) {
            if (quoted(i)) continue;
            if (is_according(i)) return i;
            if (is_mark(i, ',') && cuts_behind_comma(i + 1, end)) return i;
            if ((is(i, "and") || is(i, "but")) && is_second_verb(i + 1)) return i;
        }
        return end;
    }

    bool cuts_behind_comma(Index i, Index end) const {
        if (i >= end || quoted(i) || at(i).mark != 0) return false;
        const Cue cue = find_cue(at(i).lower);
        if (cue && cue.form == CueForm::kParticiple && !at(i).capital) return true;
        if (is(i, "citing") || is(i, "referring")) return true;
        // ", he said", ", the ministry said on Monday"
        for (Index k = i; k < end && k < i + 7; ++k) {
            if (quoted(k) || at(k).mark != 0) return false;
            const Cue trailing = k > i ? find_cue(at(k).lower) : Cue{};
            if (!trailing || !trailing.has(kThat)) continue;
            const bool that = is(k + 1, "that");
            const bool ends = k + 1 >= end || is_mark(k + 1, '.') || is_mark(k + 1, ',') ||
                              is(k + 1, "on") || is(k + 1, "in");
            const bool named = at(i).capital || is_pronoun(at(i).lower);
            return that || (named && k < i + 4) || (ends && is(i, "the"));
        }
        return false;
    }

    bool is_second_verb(Index i) const {
        if (i >= end_ || quoted(i) || at(i).mark != 0) return false;
        const Cue cue = find_cue(at(i).lower);
        if (!cue || cue.form != CueForm::kPast || !cue.has(kThat)) return false;
        return is(i + 1, "that") || quoted(i + 1) ||
               (cue.has(kBare) && i + 1 < end_ && is_pronoun(at(i + 1).lower));
    }

    // ---- quotations without a verb

    // "“Anna is a true expert.” — Geoffrey Stone, commissioner"
    void read_dash() {
        for (Index i = start_ + 1; i + 1 < end_; ++i) {
            if (!is_mark(i, '-') || at(i - 1).quote < 0 || claimed_[i - 1] || !at(i + 1).capital)
                continue;
            Index last = i + 1;
            while (last < end_ && at(last).mark == 0 && at(last).capital) {
                ++last;
            }
            if (last - i > 2) put({quote_start(i - 1), i}, {i + 1, last}, {});
        }
    }

    void read_remaining(bool any_cue) {
        for (Index i = start_; i < end_; ++i) {
            if (!opens_quote(i)) continue;
            const TokenRange quote{i, quote_end(i)};
            if (free(quote)) read_loose(quote, any_cue);
        }
    }

    void read_loose(TokenRange quote, bool any_cue) {
        std::size_t words = 0;
        std::size_t capitals = 0;
        std::size_t long_words = 0;
        for (Index i = quote.first; i < quote.last; ++i) {
            if (at(i).mark != 0) continue;
            ++words;
            if (at(i).lower.size() < 4) continue;
            ++long_words;
            capitals += at(i).capital ? 1 : 0;
        }
        const bool first = quote.first <= start_ + 1;
        const bool last = rest_is_empty(quote.last);
        if (words < 2 || (words < 9 && capitals == long_words && !(first && last))) return;
        if (first && last) {
            const TokenRange told = out_.empty() && start_ > 0
                                        ? main_subject(t_, before_, start_).value_or(TokenRange{})
                                        : TokenRange{};
            if (words >= 3) put(quote, told, {}, told.empty());
            return;
        }
        const bool sentence = ends_sentence(quote);
        if (words < 4 && !sentence) return;
        TokenRange subject = subject_;
        if (subject.empty()) subject = main_subject(t_, start_, quote.first).value_or(TokenRange{});
        if (subject.empty()) subject = main_subject(t_, quote.last, end_).value_or(TokenRange{});
        if (subject.empty() || (words < 5 && !any_cue && !is_pronoun(at(subject.first).lower)))
            return;
        put(quote, subject, {});
    }

    bool rest_is_empty(Index i) const {
        for (; i < end_; ++i) {
            if (at(i).mark == 0) return false;
        }
        return true;
    }

    bool ends_sentence(TokenRange quote) const {
        for (Index i = quote.last; i-- > quote.first && at(i).mark != 0;) {
            if (at(i).mark == '.' || at(i).mark == ',' || at(i).mark == '!' || at(i).mark == '?')
                return true;
        }
        return false;
    }

    const SpeechTokens& t_;
    std::vector<bool> claimed_;
    std::vector<Attribution> out_;
    Index before_ = 0;  // where the sentence before begins
    Index start_ = 0;
    Index end_ = 0;
    TokenRange subject_;  // of the sentence, once an attribution tells it
    TokenRange cue_;
};

}  // namespace

std::vector<Attribution> find_attributions(const SpeechTokens& tokens) {
    return Finder(tokens).run();
}

TokenRange introduces(const SpeechTokens& tokens) {
    const auto end = static_cast<std::uint32_t>(tokens.tokens.size());
    if (end < 3 || !tokens.is_mark(end - 1, ':') || tokens.sentences.empty()) return {};
    const std::uint32_t start = tokens.sentences.back();
    if (tokens.is(start, "from")) return {start + 1, end - 1};
    for (std::uint32_t i = end - 1; i-- > start + 1 && end - i < 8;) {
        if (tokens.quoted(i) || tokens.tokens[i].mark != 0 || !find_cue(tokens.tokens[i].lower))
            continue;
        bool negated = false;
        return subject_before(tokens, start, i, negated).value_or(TokenRange{});
    }
    return {};
}

}  // namespace dateline
