// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/speech_tokens.h"

#include <algorithm>
#include <array>

#include "common/text/sentences.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "common/text/word_set.h"
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
        if (c.value != '\'' && c.value != 0x2019 && c.value != '-' && c.value != '.' &&
            c.value != 0x2010)
            return false;
        return at_ + c.size < text_.size() && is_alnum(decode_at(text_, at_ + c.size).value);
    }

    // "J.", "U.S." and "Sen." keep their full stops.
    bool keeps_point(std::size_t start) const {
        const std::string_view word = text_.substr(start, at_ - start);
        if (word.size() == 1) return word[0] >= 'A' && word[0] <= 'Z';
        if (word.find('.') != std::string_view::npos && word[0] >= 'A') return word.size() <= 6;
        static constexpr WordSet kShort({"Mr",   "Mrs", "Ms",  "Dr", "Sen",  "Sens", "Rep",
                                         "Reps", "Gov", "Gen", "Lt", "Col",  "Capt", "Sgt",
                                         "Rev",  "St",  "Jr",  "Sr", "Prof", "Del"});
        return kShort.contains(word);
    }

    void finish(std::size_t start, unsigned seen) {
        SpeechToken& token = add(start, at_);
        const std::string_view word = text_.substr(start, at_ - start);
        const std::size_t ending = possessive_ending(word);
        token.possessive = ending > 0 || (word.ends_with('s') && is_apostrophe_at(at_));
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

// "“How many more times?” Clinton said.": what looks like a new sentence ends the one that contains
// the quotation.
bool ends_with_speaker(const SpeechTokens& t, std::size_t first) {
    if (first < 2 || !t.quoted(first - 1) || t.quoted(first)) return false;
    const bool calls = t.is_mark(first - 2, '?') || t.is_mark(first - 2, '!');
    const std::size_t reach = first + (calls ? 16 : 6);
    for (std::size_t i = first; i < reach && i < t.tokens.size() && !t.quoted(i); ++i) {
        if (!t.is_word(i) && !(calls && (t.is_mark(i, ',') || t.is_mark(i, '(') ||
                                         t.is_mark(i, ')') || t.is_mark(i, '-'))))
            return false;
        const Cue cue = t.tokens[i].cue;
        if (!cue || i == first) continue;
        const bool finite = cue.form == CueForm::kPast || cue.form == CueForm::kThird;
        const bool ends = !t.is_word(i + 1) || is_adverb(t.tokens[i + 1].lower) ||
                          (calls && begins_adverbial(t.tokens[i + 1].lower));
        if (calls && !finite) continue;
        return finite && ends && !t.quoted(i + 1);
    }
    return false;
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
    std::size_t token = 0;
    std::vector<std::uint32_t> starts = sentence_starts(paragraph);
    if (story_start > 0) starts.insert(std::ranges::upper_bound(starts, story_start), story_start);
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
    const std::string words = squeeze(t.text_of(first, last));
    std::string text;  // "O’Neill" and "O'Neill" are the same name
    std::size_t at = 0;
    for (std::size_t curly = 0; (curly = words.find(kCurly, at)) != std::string::npos;) {
        text.append(words, at, curly - at) += '\'';
        at = curly + kCurly.size();
    }
    text.append(words, at);
    if (t.tokens[last - 1].possessive && text.ends_with("'s")) text.resize(text.size() - 2);
    return text;
}

}  // namespace dateline
