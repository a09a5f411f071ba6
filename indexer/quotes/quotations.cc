// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/quotations.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/article/plain_reading.h"
#include "common/text/text.h"
#include "indexer/quotes/attributions.h"
#include "indexer/quotes/confidence.h"
#include "indexer/quotes/persons.h"
#include "indexer/quotes/speakers.h"
#include "indexer/quotes/turns.h"

namespace dateline {
namespace {

QuotationType type_of(const SpeechTokens& t, TokenRange content) {
    std::size_t inside = 0;
    std::size_t words = 0;
    for (std::uint32_t i = content.first; i < content.last; ++i) {
        if (t.tokens[i].mark != 0) continue;
        ++words;
        inside += t.tokens[i].quote >= 0 ? 1 : 0;
    }
    if (inside == 0) return QuotationType::kIndirect;
    return inside * 20 > words * 19 ? QuotationType::kDirect : QuotationType::kMixed;
}

class QuotationReader {
  public:
    /// `tokens` are those of the article.
    QuotationReader(Article& article, const ParagraphTokens& tokens)
        : article_(article), tokens_(tokens), speakers_(persons_, tokens) {}

    void run() {
        if (!read_attributions()) return;  // nobody said anything, so names don't matter
        const auto count = static_cast<std::uint32_t>(article_.paragraphs.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            if (is_indexed(article_.paragraphs[i].kind)) persons_.read(tokens_[i], i);
        }
        persons_.settle();
        read_credits();
        for (std::uint32_t i = 0; i < count; ++i) {
            read_paragraph(i);
        }
    }

  private:
    // Returns whether there are any.
    bool read_attributions() {
        const auto count = static_cast<std::uint32_t>(article_.paragraphs.size());
        turns_.read(article_, tokens_);
        bool any = false;
        attributions_.resize(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            attributions_[i] = find_attributions(tokens_[i], turns_.of(i));
            any |= !attributions_[i].empty();
        }
        return any;
    }

    // Digests put the author and the paper below a quotation: "Henry Olsen, Washington Post". Notes
    // for each paragraph of quotations which one below it is such a line.
    void read_credits() {
        constexpr std::uint32_t kMost = 8;  // paragraphs of a quotation
        const auto count = static_cast<std::uint32_t>(article_.paragraphs.size());
        credits_.assign(count, TokenRange{});
        credit_at_.assign(count, 0);
        for (std::uint32_t i = 1; i < count; ++i) {
            const TokenRange who = credit_of(tokens_[i]);
            if (who.empty()) continue;
            for (std::uint32_t back = i; back-- > 0 && i - back <= kMost;) {
                const SpeechTokens& t = tokens_[back];
                if (t.tokens.empty() || !t.quoted(0) || !t.quoted(t.tokens.size() - 1)) break;
                credits_[back] = who;
                credit_at_[back] = i;
            }
        }
    }

    // The quotation's author, where a line below the paragraph names one.
    bool add_credited(const SpeechTokens& t,
                      const Attribution& one,
                      std::uint32_t base,
                      std::uint32_t paragraph,
                      std::uint32_t sentence) {
        const TokenRange who = credits_[paragraph];
        if (who.empty() || !one.cue.empty()) return false;
        const std::uint32_t line = credit_at_[paragraph];
        add_quotation(t, one, base, speakers_.resolve(tokens_[line], who, line, sentence));
        Quotation& last = article_.quotations.back();
        const std::uint32_t start = article_.paragraphs[line].start;
        last.mention_start = start + tokens_[line].tokens[who.first].start;
        last.mention_end = start + tokens_[line].tokens[who.last - 1].end;
        return true;
    }

    void read_paragraph(std::uint32_t paragraph) {
        const SpeechTokens& t = tokens_[paragraph];
        const std::uint32_t base = article_.paragraphs[paragraph].start;
        std::size_t sentence = 0;
        paragraph_ = paragraph;
        for (const Attribution& one : attributions_[paragraph]) {
            while (sentence + 1 < t.sentences.size() &&
                   t.sentences[sentence + 1] <= one.content.first) {
                ++sentence;
            }
            const auto number = sentences_ + static_cast<std::uint32_t>(sentence);
            add(t, one, base, paragraph, number);
        }
        speakers_.note_statements(t);
        sentences_ += static_cast<std::uint32_t>(t.sentences.size());
    }

    // "From Chairwoman Joan Silva:", "The Post reports:" before a paragraph that is a quotation.
    bool add_introduced(const SpeechTokens& t,
                        const Attribution& one,
                        std::uint32_t base,
                        std::uint32_t paragraph,
                        std::uint32_t sentence) {
        if (!one.continues || one.content.first > 0 || paragraph == 0) return false;
        const SpeechTokens& before = tokens_[paragraph - 1];
        const TokenRange who = introduces(before);
        if (who.empty()) return false;
        add_quotation(t, one, base, speakers_.resolve(before, who, paragraph - 1, sentence));
        Quotation& last = article_.quotations.back();
        const std::uint32_t start = article_.paragraphs[paragraph - 1].start;
        last.mention_start = start + before.tokens[who.first].start;
        last.mention_end = start + before.tokens[who.last - 1].end;
        return true;
    }

    void add(const SpeechTokens& t,
             const Attribution& one,
             std::uint32_t base,
             std::uint32_t paragraph,
             std::uint32_t sentence) {
        if (add_credited(t, one, base, paragraph, sentence)) return;
        if (add_introduced(t, one, base, paragraph, sentence)) return;
        SpeakerMeant meant = one.continues       ? speakers_.continued(sentence)
                             : is_writer(t, one) ? writer()
                                                 : speakers_.resolve(t, one.subject, paragraph,
                                                                     sentence, one.rule == "claim");
        const bool follows =
            !article_.quotations.empty() && article_.quotations.back().start >= base;
        if (one.continues && !follows && is_repeated(t, one.content)) return;
        if (one.continues && meant.names.empty() && !follows) return;
        // A scrap in marks that nobody is known to have said.
        if (one.cue.empty() && meant.names.empty() && is_scrap(t, one.content)) return;
        add_quotation(t, one, base, meant);
    }

    // A pull quote: a paragraph of its own with words that were quoted before, in the sentence that
    // names the speaker.
    bool is_repeated(const SpeechTokens& t, TokenRange content) const {
        constexpr std::size_t kMost = 64;  // quotations looked back at
        constexpr std::size_t kMostBytes = std::size_t{1} << 14;
        constexpr std::uint32_t kShortest = 4;
        while (content.first < content.last && t.tokens[content.first].mark != 0) {
            ++content.first;
        }
        while (content.last > content.first && t.tokens[content.last - 1].mark != 0) {
            --content.last;
        }
        if (content.last - content.first < kShortest) return false;
        const std::string_view words = t.text_of(content.first, content.last);
        const auto& all = article_.quotations;
        std::size_t bytes = 0;
        for (std::size_t i = all.size();
             i-- > 0 && all.size() - i <= kMost && bytes < kMostBytes;) {
            const std::size_t size = std::min<std::size_t>(all[i].end - all[i].start, kMostBytes);
            const std::string_view before =
                std::string_view(article_.text).substr(all[i].start, size);
            bytes += size;
            if (before.find(words) != std::string_view::npos) return true;
        }
        return false;
    }

    static bool is_scrap(const SpeechTokens& t, TokenRange content) {
        constexpr std::uint32_t kSentence = 8;
        for (std::uint32_t i = content.last; i-- > content.first && t.tokens[i].mark != 0;) {
            if (t.is_mark(i, '.') || t.is_mark(i, '!') || t.is_mark(i, '?')) return false;
        }
        return content.last - content.first < kSentence + 2;
    }

    // "I argued": whoever wrote the article.
    static bool is_writer(const SpeechTokens& t, const Attribution& one) {
        return one.subject.last - one.subject.first == 1 && t.is(one.subject.first, "i") &&
               !t.quoted(one.subject.first);
    }

    SpeakerMeant writer() const {
        if (article_.bylines.size() != 1) return {};
        return {{article_.bylines[0].name}, article_.bylines[0].role, 0.8F};
    }

    // A content with a run of links inside becomes two fragments.
    void add_quotation(const SpeechTokens& t,
                       Attribution one,
                       std::uint32_t base,
                       const SpeakerMeant& meant) {
        const TokenRange all = one.content;
        bool later = false;
        for (std::uint32_t i = all.first + 1; i <= all.last; ++i) {
            if (i < all.last && !t.tokens[i].after_links) continue;
            one.content = {one.content.first, i};
            add_fragment(t, one, base, meant);
            if (later) article_.quotations.back().joined = true;
            later = true;
            one.content.first = i;
        }
    }

    void add_fragment(const SpeechTokens& t,
                      const Attribution& one,
                      std::uint32_t base,
                      SpeakerMeant meant) {
        Quotation quotation;
        quotation.start = base + t.tokens[one.content.first].start;
        quotation.end = base + t.tokens[one.content.last - 1].end;
        const bool verbatim = one.rule == "turn" && (paragraph_ > 0 || t.tokens.empty());
        quotation.type = verbatim ? QuotationType::kDirect : type_of(t, one.content);
        quotation.cue = t.text_of(one.cue.first, one.cue.last);
        if (!one.subject.empty()) {
            quotation.mention_start = base + t.tokens[one.subject.first].start;
            quotation.mention_end = base + t.tokens[one.subject.last - 1].end;
        } else if (one.continues && !article_.quotations.empty()) {
            quotation.mention_start = article_.quotations.back().mention_start;
            quotation.mention_end = article_.quotations.back().mention_end;
        }
        quotation.joined = is_joined(one, base, meant);
        quotation.confidence = confidence_of(
            signs_of(t, one, meant, quotation.type, article_.paragraphs[paragraph_].kind));
        quotation.persons = meant.is_persons();
        quotation.speakers = std::move(meant.names);
        quotation.role = std::move(meant.role);
        quotation.rule = one.rule;
        article_.quotations.push_back(std::move(quotation));
        last_cue_ = one.cue;
    }

    // "“A,” she said, “B.” “C.”", and a quotation that continues in the next paragraph before its
    // marks close.
    bool is_joined(const Attribution& one, std::uint32_t base, const SpeakerMeant& meant) const {
        if (article_.quotations.empty()) return false;
        const Quotation& before = article_.quotations.back();
        if (before.speakers != meant.names) return false;
        if (before.start >= base)
            return one.continues || (!one.cue.empty() && one.cue.first == last_cue_.first);
        return one.continues && one.content.first == 0 && paragraph_ > 0 &&
               !tokens_[paragraph_ - 1].quotes.empty() &&
               !tokens_[paragraph_ - 1].quotes.back().closed;
    }

    Article& article_;
    const ParagraphTokens& tokens_;
    Turns turns_;
    std::vector<std::vector<Attribution>> attributions_;  // of each paragraph
    Persons persons_;
    Speakers speakers_;
    std::vector<TokenRange> credits_;       // by paragraph: who is named below it
    std::vector<std::uint32_t> credit_at_;  // and in which paragraph
    std::uint32_t paragraph_ = 0;
    TokenRange last_cue_;          // of the previous quotation
    std::uint32_t sentences_ = 0;  // before the paragraph
};

// Whether the text between marks is long enough to be a statement rather than a title: four words,
// or six characters of a script without spaces.
bool is_sentence(std::string_view text) {
    constexpr std::size_t kWords = 4;
    constexpr std::size_t kCharacters = 6;
    std::size_t spaces = 0;
    std::size_t unspaced = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        spaces += is_space(point.value) ? 1 : 0;
        unspaced += is_unspaced(point.value) ? 1 : 0;
        at += point.size;
    }
    return spaces + 1 >= kWords || unspaced >= kCharacters;
}

// For languages whose verbs of speech aren't known: the text between quotation marks, without a
// speaker.
void find_marked_quotations(Article& article) {
    for (const Paragraph& paragraph : article.paragraphs) {
        if (!is_indexed(paragraph.kind)) continue;
        const std::string_view text = article.text_of(paragraph);
        for (const MarkedSpan& span : find_marked(text)) {
            if (!span.closed || !is_sentence(text.substr(span.start, span.end - span.start)))
                continue;
            Quotation quotation;
            quotation.start = paragraph.start + span.start;
            quotation.end = paragraph.start + span.end;
            quotation.rule = "marks";
            article.quotations.push_back(std::move(quotation));
        }
    }
}

}  // namespace

void QuotationFinder::find(Article& article) {
    article.quotations.clear();
    const PlainReading plain(article);
    if (language(article.lang).code != "en") {
        find_marked_quotations(article);
        return;
    }
    tokens_.read(article);
    QuotationReader(article, tokens_).run();
    tokens_.trim();
}

}  // namespace dateline
