// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/speech_tokens.h"

#include <algorithm>
#include <array>

#include "common/text/sentences.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "common/text/word_set.h"
#include "indexer/quotes/adverbials.h"
#include "indexer/quotes/word_meanings.h"

namespace dateline {
namespace {

// The classes of a character, as bits; kOther for punctuation and bytes that aren't ASCII.
enum WordChar : std::uint8_t { kOther = 0, kSmall = 1, kCapital = 2, kCaseless = 4, kDigit = 8 };
constexpr unsigned kLetters = kSmall | kCapital | kCaseless;

constexpr auto kBytes = [] {
    std::array<std::uint8_t, 256> kinds{};
    for (unsigned char c = 'a'; c <= 'z'; ++c) {
        kinds[c] = kSmall;
    }
    for (unsigned char c = 'A'; c <= 'Z'; ++c) {
        kinds[c] = kCapital;
    }
    for (unsigned char c = '0'; c <= '9'; ++c) {
        kinds[c] = kDigit;
    }
    return kinds;
}();

unsigned kind_of(char c) {
    return kBytes[static_cast<unsigned char>(c)];
}

unsigned kind_of(char32_t c) {
    if (!is_letter(c)) return kOther;
    return is_lower(c) ? kSmall : is_upper(c) ? kCapital : kCaseless;
}

// Whether a word contains at least two letters.
bool has_letters(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size() && letters < 2;) {
        const CodePoint c = decode_at(word, at);
        letters += is_letter(c.value) ? 1 : 0;
        at += c.size;
    }
    return letters == 2;
}

class TokenReader {
  public:
    explicit TokenReader(SpeechTokens& out) : out_(out), text_(out.text) {}

    void run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (kind_of(c) != kOther) {
                word();
            } else if (c == ' ' || c == '\n' || c == '\t') {
                ++at_;
            } else if (static_cast<unsigned char>(c) < 0x80) {
                add_mark(1, mark_of(static_cast<unsigned char>(c)));
            } else {
                other();
            }
        }
    }

  private:
    static char mark_of(char32_t c) {
        if (c == 0x2013 || c == 0x2014 || c == 0x2015 || c == '-') return '-';
        if (c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB ||
            c == 0xBB)
            return '"';
        if (c == 0x2026) return '.';
        return c < 0x80 ? static_cast<char>(c) : '*';
    }

    void other() {
        const CodePoint c = decode_at(text_, at_);
        if (is_alnum(c.value))
            word();
        else if (is_space(c.value) || c.value == 0xAD || c.value == 0x200B)
            at_ += c.size;
        else
            add_mark(c.size, mark_of(c.value));
    }

    void add_mark(std::size_t size, char mark) {
        add(at_, at_ + size).mark = mark;
        at_ += size;
    }

    SpeechToken& add(std::size_t start, std::size_t end) {
        SpeechToken& token = out_.tokens.emplace_back();
        token.start = static_cast<std::uint32_t>(start);
        token.end = static_cast<std::uint32_t>(end);
        while (quote_ < out_.quotes.size() && start >= out_.quotes[quote_].end) {
            ++quote_;
        }
        if (quote_ < out_.quotes.size() && start >= out_.quotes[quote_].start)
            token.quote = static_cast<std::int32_t>(quote_);
        return token;
    }

    // Letters and digits, joined by apostrophes, hyphens and full stops: "O'Brien", "U.S.".
    void word() {
        const std::size_t start = at_;
        unsigned seen = 0;
        while (at_ < text_.size()) {
            if (const unsigned kind = kind_of(text_[at_]); kind != kOther) {
                seen |= kind;
                ++at_;
                continue;
            }
            if (text_[at_] == ' ') break;
            const CodePoint c = decode_at(text_, at_);
            if (is_alnum(c.value) || is_mark(c.value))
                seen |= kind_of(c.value);
            else if (!is_joint(c))
                break;
            at_ += c.size;
        }
        if (at_ < text_.size() && text_[at_] == '.' && keeps_point(start)) ++at_;
        finish(start, seen);
    }

    bool is_joint(const CodePoint& c) const {
        // "said.The story": the space was forgotten.
        const bool sentence = c.value == '.' && at_ > 0 && kind_of(text_[at_ - 1]) == kSmall &&
                              at_ + 2 < text_.size() && kind_of(text_[at_ + 1]) == kCapital &&
                              kind_of(text_[at_ + 2]) == kSmall;
        if (sentence) return false;
        const auto digit = [&](std::size_t at) {
            return at < text_.size() && kind_of(text_[at]) == kDigit;
        };
        if (c.value == ',')
            return at_ > 0 && digit(at_ - 1) && digit(at_ + 1) && digit(at_ + 2) && digit(at_ + 3);
        if (c.value != '\'' && c.value != 0x2019 && c.value != '-' && c.value != '.' &&
            c.value != 0x2010)
            return false;
        return at_ + c.size < text_.size() && is_alnum(decode_at(text_, at_ + c.size).value);
    }

    // "J.", "U.S." and "Sen." keep their full stops.
    bool keeps_point(std::size_t start) const {
        const std::string_view word = text_.substr(start, at_ - start);
        if (word == "X" && !out_.tokens.empty() && out_.tokens.back().lower == "on") return false;
        if (word.size() == 1) return word[0] >= 'A' && word[0] <= 'Z';
        if (word.find('.') != std::string_view::npos && word[0] >= 'A') return word.size() <= 6;
        static constexpr WordSet kShort(
            {"Mr",  "Mrs",  "Ms",   "Dr",  "Sen", "Sens", "Rep", "Reps", "Gov",  "Gen",  "Lt",
             "Col", "Capt", "Sgt",  "Rev", "St",  "Jr",   "Sr",  "Prof", "Del",  "Corp", "Inc",
             "Co",  "Ltd",  "Bros", "Mme", "Maj", "Adm",  "Hon", "Pres", "Supt", "Cpl"});
        return kShort.contains(word);
    }

    void finish(std::size_t start, unsigned seen) {
        SpeechToken& token = add(start, at_);
        const std::string_view word = text_.substr(start, at_ - start);
        const std::size_t ending = possessive_ending(word);
        const bool plural = ending == 0 && word.ends_with('s') && is_apostrophe_at(at_);
        token.possessive = ending > 0 || plural;
        if (plural) token.end = static_cast<std::uint32_t>(at_ += decode_at(text_, at_).size);
        token.lower = std::string_view(out_.lower).substr(start, word.size() - ending);
        const WordMeaning meaning = meaning_of(token.lower);
        token.classes = meaning.classes;
        token.cue = meaning.cue;
        const unsigned first = kind_of(text_[start]);
        token.capital =
            first == kOther ? is_upper(decode_at(text_, start).value) : first == kCapital;
        token.number = (seen & kLetters) == 0;
        token.all_caps = !token.number && (seen & kSmall) == 0 && has_letters(word);
    }

    // The length in bytes of a possessive ending: "'s".
    static std::size_t possessive_ending(std::string_view word) {
        if (!word.ends_with('s') && !word.ends_with('S')) return 0;
        if (word.size() > 2 && word[word.size() - 2] == '\'') return 2;
        return word.size() > 4 && word.ends_with("\u2019s") ? 4 : 0;
    }

    // "officials' demands", where the mark closes no quotation.
    bool is_apostrophe_at(std::size_t at) const {
        const std::string_view rest = text_.substr(at);
        const std::size_t size = rest.starts_with("'") ? 1 : rest.starts_with("\u2019") ? 3 : 0;
        if (size == 0 || at + size >= text_.size() || text_[at + size] != ' ') return false;
        const auto quote = std::ranges::lower_bound(out_.quotes, at + size, {}, &MarkedSpan::end);
        return quote == out_.quotes.end() || quote->end != at + size;
    }

    SpeechTokens& out_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t quote_ = 0;
};

// "GrahamHarris": a name run together with the headline that follows it in a run of links.
// Returns how long the name is; 0 for other words.
std::size_t run_together(std::string_view word) {
    for (std::size_t i = 3; i + 2 < word.size(); ++i) {
        if (kind_of(word[i]) == kSmall && kind_of(word[i + 1]) == kCapital &&
            (kind_of(word[i + 2]) == kSmall || kind_of(word[i + 2]) == kCapital))
            return i + 1;
        if (kind_of(word[i]) == kSmall && kind_of(word[i + 1]) == kDigit) return i + 1;
    }
    return 0;
}

// "Lindsey Graham Lindsey Olin GrahamHarris visits Iowa Poll: … MORE (R-S.C.) said": drops the
// links behind a name, up to "MORE", which aren't part of the sentence.
void drop_link_runs(SpeechTokens& t) {
    constexpr std::size_t kReach = 140;
    constexpr std::size_t kNames = 10;
    std::vector<bool> dropped(t.tokens.size(), false);
    for (std::size_t more = t.tokens.size(); more-- > 2;) {
        if (!t.tokens[more].all_caps || t.tokens[more].lower != "more") continue;
        const std::size_t least = more > kReach ? more - kReach : 0;
        std::size_t camel = least;
        while (camel < more &&
               !(t.is_word(camel) && run_together(t.text_of(camel, camel + 1)) > 0)) {
            ++camel;
        }
        if (camel == more) continue;
        std::size_t first = camel;
        for (std::size_t i = camel; i-- > 0 && camel - i < kNames;) {
            if (t.is_mark(i, '(') || t.is_mark(i, ')'))
                continue;  // "Charles (Chuck) Ellis SchumerX"
            if (!t.is_word(i) || !t.tokens[i].capital) break;
            if (t.tokens[camel].lower.starts_with(t.tokens[i].lower)) {
                first = i + 1;
                break;
            }
        }
        if (first == camel) {  // "Elizabeth WarrenElizabeth Ann Warren…": the surname is part of it
            SpeechToken& name = t.tokens[camel];
            const std::size_t size = run_together(t.text_of(camel, camel + 1));
            name.lower = name.lower.substr(0, size);
            name.end = name.start + static_cast<std::uint32_t>(size);
            ++first;
        }
        std::fill(dropped.begin() + static_cast<std::ptrdiff_t>(first),
                  dropped.begin() + static_cast<std::ptrdiff_t>(more + 1), true);
        more = std::max<std::size_t>(first, 2);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < t.tokens.size(); ++i) {
        if (dropped[i]) continue;
        t.tokens[kept] = t.tokens[i];
        t.tokens[kept++].after_links = i > 0 && dropped[i - 1];
    }
    t.tokens.resize(kept);
}

// "William “Bill” Bell": the end of the nickname in marks that begins at token `i`; `i` if none
// does.
std::size_t end_of_nickname(const SpeechTokens& t, std::size_t i) {
    constexpr std::size_t kLongest = 2;  // words
    const auto name = [&](std::size_t k) {
        return t.is_word(k) && t.tokens[k].capital && !t.quoted(k) && !t.tokens[k].cue;
    };
    if (t.tokens[i].mark != '"' || i == 0 || !t.quoted(i) || !name(i - 1)) return i;
    std::size_t close = i + 1;
    while (close < i + kLongest + 1 && t.is_word(close) && t.tokens[close].capital &&
           t.tokens[close].quote == t.tokens[i].quote) {
        ++close;
    }
    const SpeechToken& given = t.tokens[i - 1];
    const bool ends = close > i + 1 && t.is_mark(close, '"') && name(close + 1);
    return ends && (given.classes & kFunctionWord) == 0 && !given.possessive ? close + 1 : i;
}

// "William “Bill” Bell": leaves out the nickname, which is no quotation.
void drop_nicknames(SpeechTokens& t) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < t.tokens.size(); ++i) {
        const std::size_t close = end_of_nickname(t, i);
        const bool nickname = close > i;
        if (nickname) i = close;
        if (kept != i) t.tokens[kept] = t.tokens[i];
        t.tokens[kept++].after_nickname = nickname;
    }
    t.tokens.resize(kept);
}

// "“How many more times?” Clinton said.": what looks like a new sentence ends the one that contains
// the quotation. "“We won.” Clinton said: “Nobody lost.”" are two.
bool ends_with_speaker(const SpeechTokens& t, std::size_t first) {
    if (first < 2 || !t.quoted(first - 1) || t.quoted(first)) return false;
    const bool calls = t.is_mark(first - 2, '?') || t.is_mark(first - 2, '!');
    const std::size_t reach = first + (calls ? 24 : 6);
    for (std::size_t i = first; i < reach && i < t.tokens.size(); ++i) {
        if (t.quoted(i)) {  // "Marcia “Cia” Price"
            std::size_t close = i;
            while (close < t.tokens.size() && t.tokens[close].quote == t.tokens[i].quote) {
                ++close;
            }
            if (!calls || close - i > 3) return false;
            i = close - 1;
            continue;
        }
        if (!t.is_word(i) && !(calls && (t.is_mark(i, ',') || t.is_mark(i, '(') ||
                                         t.is_mark(i, ')') || t.is_mark(i, '-'))))
            return false;
        const Cue cue = t.tokens[i].cue;
        if (!cue || i == first) continue;
        const bool finite = cue.form == CueForm::kPast || cue.form == CueForm::kThird;
        const bool announces =
            t.is_mark(i + 1, ':') || (!calls && t.is_mark(i + 1, ',') && t.quoted(i + 2));
        if (announces) return false;
        const bool ends = !t.is_word(i + 1) || is_adverb(t.tokens[i + 1].lower) ||
                          (calls && begins_adverbial(t.tokens[i + 1].lower));
        if (calls && !finite) continue;
        return finite && ends && !t.quoted(i + 1);
    }
    return false;
}

// "Hide Caption 7 of 23", "Media caption", "said.The": adds the starts of sentences that no space
// or full stop before them shows: after the labels of players and galleries, and where a space was
// forgotten. Returns whether there are any.
bool add_chrome_ends(const SpeechTokens& t, std::vector<std::uint32_t>& starts) {
    bool any = false;
    const auto& tokens = t.tokens;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const bool small = tokens[i].mark == 0 && !tokens[i].capital;
        const bool inside = small && tokens[i].start <= tokens[i - 1].end + 1;
        if (inside) continue;  // as nearly always
        const bool caption =
            t.is(i - 1, "caption") && i >= 2 && tokens[i].capital &&
            (t.is(i - 2, "media") || t.is(i - 2, "image") || t.is(i - 2, "toggle"));
        const bool count = tokens[i - 1].number && i >= 5 && t.is(i - 2, "of") &&
                           t.is(i - 4, "caption") && t.is(i - 5, "hide");
        const bool joined = tokens[i].mark == 0 && tokens[i].capital && t.is_mark(i - 1, '.') &&
                            tokens[i - 1].end == tokens[i].start && i >= 2 &&
                            tokens[i - 2].end == tokens[i - 1].start &&
                            tokens[i - 2].lower.size() > 2;
        const bool quote = t.is_mark(i, '"') && t.quoted(i) && !t.quoted(i - 1) &&
                           t.is_mark(i - 1, '.') && tokens[i - 1].end == tokens[i].start;
        const bool watched = t.is(i - 1, "watched") && tokens[i - 1].all_caps && tokens[i].capital;
        const std::string_view gap =
            t.text.substr(tokens[i - 1].end, tokens[i].start - tokens[i - 1].end);
        const bool line = gap.size() > 1 && std::ranges::count(gap, '\n') > 1;
        if (!line && !watched && !caption && !count && !joined && !quote) continue;
        starts.push_back(tokens[i].start);
        any = true;
    }
    return any;
}

}  // namespace

void SpeechTokens::read(std::string_view paragraph, std::uint32_t story_start) {
    text = paragraph;
    assign_ascii_lower(paragraph, lower);  // views into it stay valid
    tokens.clear();
    tokens.reserve(paragraph.size() / 5 + 8);  // a word with its space is rarely shorter
    sentences.clear();
    quotes = find_marked(paragraph);
    TokenReader(*this).run();
    if (paragraph.find("MORE") != std::string_view::npos) drop_link_runs(*this);
    if (!quotes.empty()) drop_nicknames(*this);
    std::size_t token = 0;
    std::vector<std::uint32_t> starts = sentence_starts(paragraph);
    if (story_start > 0) starts.insert(std::ranges::upper_bound(starts, story_start), story_start);
    if (add_chrome_ends(*this, starts)) std::ranges::sort(starts);
    story = 0;
    for (const std::uint32_t start : starts) {
        while (token < tokens.size() && tokens[token].start < start) {
            ++token;
        }
        if (token == tokens.size()) break;
        const bool inside =
            token > 0 && tokens[token].quote >= 0 && tokens[token].quote == tokens[token - 1].quote;
        const bool begun = !sentences.empty() && sentences.back() == token;
        if (!inside && !begun && !ends_with_speaker(*this, token))
            sentences.push_back(static_cast<std::uint32_t>(token));
        if (start == story_start && !sentences.empty()) story = sentences.size() - 1;
    }
}

std::string words_of(const SpeechTokens& t, std::size_t first, std::size_t last) {
    constexpr std::string_view kCurly = "\u2019";
    if (first >= last) return {};
    std::string raw;
    for (std::size_t i = first, from = first; i < last; ++i) {
        const bool gap =
            i + 1 < last && (t.tokens[i + 1].after_nickname || t.tokens[i + 1].after_links);
        if (i + 1 < last && !gap) continue;
        raw += raw.empty() ? "" : " ";
        raw += t.text_of(from, i + 1);
        from = i + 1;
    }
    const std::string words = squeeze(raw);
    std::string text;  // "O’Neill" and "O'Neill" are the same name
    std::size_t at = 0;
    for (std::size_t curly = 0; (curly = words.find(kCurly, at)) != std::string::npos;) {
        text.append(words, at, curly - at) += '\'';
        at = curly + kCurly.size();
    }
    text.append(words, at);
    if (t.tokens[last - 1].possessive && text.ends_with("'s")) text.resize(text.size() - 2);
    if (t.tokens[last - 1].possessive && text.ends_with("s'")) text.resize(text.size() - 1);
    return text;
}

}  // namespace dateline
