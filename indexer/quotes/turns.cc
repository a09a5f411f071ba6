// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/turns.h"

#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/name_words.h"

namespace dateline {
namespace {

constexpr std::uint32_t kLongestLabel = 12;  // tokens
constexpr std::size_t kMostWords = 256;      // of the labels

bool is_letter_label(const SpeechTokens& t, std::uint32_t i) {
    return t.is(i, "q") || t.is(i, "a") || t.is(i, "q.") || t.is(i, "a.");
}

bool is_label_word(const SpeechTokens& t, std::uint32_t i) {
    static constexpr WordSet kSmall({"of", "for", "the", "de", "van", "von", "al", "bin", "la"});
    return t.is_word(i) && !t.quoted(i) && !t.tokens[i].possessive &&
           (t.tokens[i].capital || (i > 0 && kSmall.contains(t.tokens[i].lower)));
}

// "(Marsk North) (Lab)": the token after parentheses that begin at `i`; `i` if there are none.
std::uint32_t skip_parentheses(const SpeechTokens& t, std::uint32_t i) {
    while (t.is_mark(i, '(')) {
        std::uint32_t close = i + 1;
        while (close < kLongestLabel && t.is_word(close)) {
            ++close;
        }
        if (!t.is_mark(close, ')')) return i;
        i = close + 1;
    }
    return i;
}

// The label at the beginning of a paragraph, whoever it names.
Turn label_in(const SpeechTokens& t) {
    const std::uint32_t first = t.is_mark(0, '"') ? 1 : 0;
    if (t.tokens.size() < first + 3 || !t.is_word(first)) return {};
    if (is_letter_label(t, first) && first == 0) {
        const bool point = t.tokens[0].lower.size() == 2 || t.is_mark(1, '.') || t.is_mark(1, ':');
        const std::uint32_t end = t.is_mark(1, '.') || t.is_mark(1, ':') ? 2 : 1;
        return point && t.tokens[0].capital ? Turn{{0, end}, {}} : Turn{};
    }
    std::uint32_t name = first;
    while (name < first + kLongestLabel && (is_label_word(t, name) || t.is_mark(name, '.'))) {
        ++name;
    }
    if (name == first || name - first > 7) return {};
    const std::uint32_t colon = skip_parentheses(t, name);
    if (!t.is_mark(colon, ':') || colon + 1 >= t.tokens.size()) return {};
    // "The Minister for Ports (Ola Berg):": an office, then who holds it.
    const bool office = colon > name && t.is(first, "the");
    return {{first, colon + 1}, office ? TokenRange{name + 1, colon - 1} : TokenRange{first, name}};
}

bool has_title(const SpeechTokens& t, TokenRange name) {
    for (std::uint32_t i = name.first; i + 1 < name.last; ++i) {
        if (t.is_word(i) && (t.tokens[i].classes & kTitleWord) != 0) return true;
    }
    return false;
}

// The last word of a name, without "Jr."
std::string_view surname_of(const SpeechTokens& t, TokenRange name) {
    std::uint32_t last = name.last;
    while (last > name.first + 1 &&
           (!t.is_word(last - 1) || t.is(last - 1, "jr.") || t.is(last - 1, "jr"))) {
        --last;
    }
    return t.tokens[last - 1].lower;
}

// Whether a paragraph is said to somebody: "I", "you", a question.
bool talks(const SpeechTokens& t) {
    static constexpr WordSet kTalk({"i", "you", "we", "i'm", "i've", "you're", "we're", "my",
                                    "your", "well", "yes", "no", "yeah", "thank", "thanks",
                                    "okay"});
    for (const SpeechToken& token : t.tokens) {
        if (token.mark == '?' || (token.mark == 0 && kTalk.contains(token.lower))) return true;
    }
    return false;
}

// Whether the capitalised token `i` follows a given name or a title, or speaks.
bool is_surname(const SpeechTokens& t, std::uint32_t i) {
    constexpr std::uint32_t kReach = 2;
    for (std::uint32_t back = 1; back <= kReach && back <= i; ++back) {
        const SpeechToken& before = t.tokens[i - back];
        if (before.mark != 0 || !before.capital) break;
        if ((before.classes & (kMaleName | kFemaleName | kTitleWord)) != 0) return true;
    }
    const Cue cue = t.is_word(i + 1) ? t.tokens[i + 1].cue : Cue{};
    const bool speaks =
        cue.has(kThat) && (cue.form == CueForm::kPast || cue.form == CueForm::kThird);
    return speaks || (i > 0 && (t.is(i - 1, "said") || t.is(i - 1, "says")));
}

// "WITNESS", "HOST", "COURT": who takes turns without a name.
bool is_part(std::string_view word) {
    static constexpr WordSet kParts(
        {"court",       "witness",   "moderator", "host",       "anchor",       "speaker",
         "interviewer", "reporter",  "question",  "answer",     "clerk",        "chairman",
         "chairwoman",  "president", "senator",   "narrator",   "announcer",    "caller",
         "crowd",       "audience",  "defendant", "prosecutor", "correspondent"});
    return kParts.contains(word);
}

}  // namespace

void Turns::read(const Article& article, const ParagraphTokens& tokens) {
    const std::size_t count = article.paragraphs.size();
    turns_.assign(count, {});
    labels_.clear();
    lines_ = 0;
    talking_ = 0;
    bool any = false;
    int questions = 0;
    int answers = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const SpeechTokens& t = tokens[i];
        turns_[i] = label_in(t);
        const Turn& turn = turns_[i];
        if (turn.label.empty()) continue;
        any = true;
        if (turn.name.empty()) {
            ++(t.tokens[0].lower.front() == 'q' ? questions : answers);
            continue;
        }
        ++labels_[std::string(surname_of(t, turn.name))];
        ++lines_;
        talking_ += talks(t) ? 1 : 0;
    }
    if (!any) return;
    repeated_ = static_cast<int>(
        std::ranges::count_if(labels_, [](const auto& label) { return label.second > 1; }));
    read_words(article, tokens);
    for (std::size_t i = 0; i < count; ++i) {
        Turn& turn = turns_[i];
        if (turn.label.empty()) continue;
        const ParagraphKind kind = article.paragraphs[i].kind;
        const bool headline =
            i == 0 || kind == ParagraphKind::kHeadline || kind == ParagraphKind::kSubhead;
        const std::string key =
            turn.name.empty() ? "" : std::string(surname_of(tokens[i], turn.name));
        turn.alone = !key.empty() && labels_[key] == 1 && !talks(tokens[i]);
        const bool speaks = turn.name.empty() ? questions > 0 && answers > 0
                                              : is_speaker(tokens[i], turn, headline);
        if (!speaks) turn = {};
    }
}

// How the article uses the words of its labels elsewhere: as names, in lower case, with one
// capital.
void Turns::read_words(const Article& article, const ParagraphTokens& tokens) {
    words_.clear();
    for (std::size_t i = 0; i < turns_.size(); ++i) {
        const TokenRange name = turns_[i].name;
        for (std::uint32_t k = name.first; k < name.last && words_.size() < kMostWords; ++k) {
            words_.emplace(tokens[i].tokens[k].lower, LabelWord{});
        }
    }
    for (std::size_t p = 0; p < article.paragraphs.size(); ++p) {
        const SpeechTokens& t = tokens[p];
        for (std::uint32_t i = 0; i < t.tokens.size(); ++i) {
            const SpeechToken& token = t.tokens[i];
            if (token.mark != 0) continue;
            const auto found = words_.find(token.lower);
            if (found == words_.end()) continue;
            found->second.common |= !token.capital;
            found->second.mixed |= token.capital && !token.all_caps;
            found->second.surname |= token.capital && is_surname(t, i);
        }
    }
}

const Turns::LabelWord& Turns::use_of(std::string_view word) const {
    static constexpr LabelWord kUnknown;
    const auto found = words_.find(word);
    return found == words_.end() ? kUnknown : found->second;
}

bool Turns::is_speaker(const SpeechTokens& t, const Turn& turn, bool headline) const {
    static constexpr WordSet kHeadings(
        {"photos",   "photo",     "video",     "videos",     "note",   "update",
         "related",  "reads",     "more",      "background", "source", "image",
         "credit",   "gallery",   "story",     "stories",    "review", "opinion",
         "analysis", "interview", "exclusive", "timeline",   "facts"});
    const TokenRange name = turn.name;
    if (kHeadings.contains(t.tokens[name.last - 1].lower)) return false;
    if (has_title(t, name) || is_person(t, name)) return true;
    if (headline) {
        static constexpr WordSet kPapers({"report", "study", "poll", "survey", "sources"});
        const SpeechToken& last = t.tokens[name.last - 1];
        const bool one = t.sentences.size() == 1;
        return one && ((last.classes & kPluralRole) != 0 || kPapers.contains(last.lower) ||
                       (last.classes & kOrganisation) != 0);
    }
    return takes_turns(t, name);
}

bool Turns::is_person(const SpeechTokens& t, TokenRange name) const {
    constexpr auto kOthers =
        kOrganisation | kPlaceWord | kCalendarWord | kFunctionWord | kNationality;
    const std::string_view surname = surname_of(t, name);
    const SpeechToken& first = t.tokens[name.first];
    if (name.last - name.first > 4) return false;
    for (std::uint32_t i = name.first; i < name.last; ++i) {
        if (t.is_word(i) && (t.tokens[i].classes & kOthers) != 0) return false;
    }
    const bool given =
        name.last - name.first > 1 && (first.classes & (kMaleName | kFemaleName)) != 0;
    const LabelWord& word = use_of(surname);
    return given || (word.surname && !word.common);
}

// Whether a label that isn't known as a name alternates with others: two labels or more occur twice
// each.
bool Turns::takes_turns(const SpeechTokens& t, TokenRange name) const {
    const auto found = labels_.find(std::string(surname_of(t, name)));
    if (found == labels_.end() || found->second < 2) return false;
    const std::string_view last = t.tokens[name.last - 1].lower;
    if (is_part(last)) return repeated_ > 1;
    for (std::uint32_t i = name.first; i < name.last; ++i) {
        if (!t.is_word(i)) continue;
        constexpr auto kOthers =
            kPlaceWord | kCalendarWord | kFunctionWord | kOrganisation | kRoleWord;
        if ((t.tokens[i].classes & kOthers) != 0 || use_of(t.tokens[i].lower).common) return false;
    }
    const bool talk = talking_ * 3 >= lines_;
    return name.last - name.first > 1 ? talk || t.tokens[name.first].all_caps
                                      : repeated_ > 1 && (use_of(last).mixed || talk);
}

}  // namespace dateline
