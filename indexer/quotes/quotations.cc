// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/quotations.h"

#include <map>
#include <string>
#include <vector>

#include "common/text/text.h"
#include "indexer/quotes/attributions.h"
#include "indexer/quotes/persons.h"
#include "indexer/quotes/speakers.h"

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
        : article_(article), tokens_(tokens), speakers_(persons_) {}

    void run() {
        if (!read_attributions()) return;  // nobody said anything, so names don't matter
        const auto count = static_cast<std::uint32_t>(article_.paragraphs.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            if (is_indexed(article_.paragraphs[i].kind)) persons_.read(tokens_[i], i);
        }
        persons_.settle();
        for (std::uint32_t i = 0; i < count; ++i) {
            read_paragraph(i);
        }
    }

  private:
    // Returns whether there are any.
    bool read_attributions() {
        const auto count = static_cast<std::uint32_t>(article_.paragraphs.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            std::string label = label_in(tokens_[i]);
            if (!label.empty()) ++labels_[std::move(label)];
        }
        bool any = false;
        attributions_.resize(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            attributions_[i] = find_attributions(tokens_[i], may_label(i));
            any |= !attributions_[i].empty();
        }
        return any;
    }

    static std::string label_in(const SpeechTokens& t) {
        const TokenRange label = label_of(t);
        return words_of(t, label.first, label.last);
    }

    // "Haddad: rates to stay high" in a headline, and the turns of a conversation.
    bool may_label(std::uint32_t paragraph) const {
        const ParagraphKind kind = article_.paragraphs[paragraph].kind;
        if (paragraph == 0 || kind == ParagraphKind::kHeadline || kind == ParagraphKind::kSubhead)
            return tokens_[paragraph].sentences.size() == 1;
        const auto label = labels_.find(label_in(tokens_[paragraph]));
        return label != labels_.end() && label->second > 1;
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
        if (add_introduced(t, one, base, paragraph, sentence)) return;
        SpeakerMeant meant = one.continues ? speakers_.continued(sentence)
                                           : speakers_.resolve(t, one.subject, paragraph, sentence);
        const bool follows =
            !article_.quotations.empty() && article_.quotations.back().start >= base;
        if (one.continues && meant.names.empty() && !follows) return;
        add_quotation(t, one, base, std::move(meant));
    }

    void add_quotation(const SpeechTokens& t,
                       const Attribution& one,
                       std::uint32_t base,
                       SpeakerMeant meant) {
        Quotation quotation;
        quotation.start = base + t.tokens[one.content.first].start;
        quotation.end = base + t.tokens[one.content.last - 1].end;
        quotation.type = type_of(t, one.content);
        quotation.cue = t.text_of(one.cue.first, one.cue.last);
        if (!one.subject.empty()) {
            quotation.mention_start = base + t.tokens[one.subject.first].start;
            quotation.mention_end = base + t.tokens[one.subject.last - 1].end;
        } else if (one.continues && !article_.quotations.empty()) {
            quotation.mention_start = article_.quotations.back().mention_start;
            quotation.mention_end = article_.quotations.back().mention_end;
        }
        quotation.joined = is_joined(one, base, meant);
        quotation.persons = meant.is_persons();
        quotation.speakers = std::move(meant.names);
        quotation.role = std::move(meant.role);
        quotation.confidence = meant.confidence;
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
    std::map<std::string, int> labels_;                   // how many paragraphs begin with them
    std::vector<std::vector<Attribution>> attributions_;  // of each paragraph
    Persons persons_;
    Speakers speakers_;
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
    if (language(article.lang).code != "en") {
        find_marked_quotations(article);
        return;
    }
    tokens_.read(article);
    QuotationReader(article, tokens_).run();
    tokens_.trim();
}

}  // namespace dateline
