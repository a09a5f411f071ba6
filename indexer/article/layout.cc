// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/layout.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "common/text/text.h"
#include "indexer/article/blocks.h"
#include "indexer/article/byline.h"
#include "indexer/article/dateline.h"
#include "indexer/article/header_lines.h"
#include "indexer/article/line_kinds.h"
#include "indexer/article/page_lines.h"

namespace dateline {
namespace {

using Kind = ParagraphKind;

constexpr std::size_t kLongestHeadline = 200;
constexpr std::size_t kLongestSubhead = 350;
constexpr std::size_t kMostHead = 14;        // blocks that may come before the body
constexpr std::size_t kSubheadingWords = 6;  // a longer line is another story's headline
constexpr std::size_t kLongestRelated = 140;
constexpr std::size_t kBrokenLength = 120;  // without a full stop: broken in mid-sentence

// Gives each block its kind: first the blocks above the story, then those below it, then those in
// between.
class LayoutReader {
  public:
    // `by_form`: the format, not the lines of the text, separates the paragraphs.
    LayoutReader(Article& article, std::vector<Block> blocks, bool by_form)
        : article_(article),
          blocks_(std::move(blocks)),
          kinds_(blocks_.size()),
          by_form_(by_form),
          by_blank_lines_(parts_by_blank_lines()) {}

    void read() {
        headline_given_ = !article_.headline.empty();
        first_ = read_head();
        last_ = read_tail();
        take_dateline();
        for (std::size_t i = first_; i < last_; ++i) {
            if (!kinds_[i]) kinds_[i] = body_kind(i);
        }
        settle_subheadings();
        mark_paywalls();
        emit();
    }

  private:
    std::string_view text_of(std::size_t i) const {
        return std::string_view(article_.text)
            .substr(blocks_[i].start, blocks_[i].end - blocks_[i].start);
    }
    bool seen(Kind kind) const {
        return std::ranges::find(kinds_, std::optional(kind)) != kinds_.end();
    }

    // ---- above the story

    std::size_t read_head() {
        std::size_t i = repeats_subject() ? 1 : 0;
        if (i == 1) kinds_[0] = Kind::kBoilerplate;
        for (; i < blocks_.size() && i < kMostHead; ++i) {
            kinds_[i] = head_kind(i);
            if (!kinds_[i]) break;
        }
        // If no story would be left: a text of one line.
        if (i > 0 && i == blocks_.size() && headline_given_) kinds_[--i] = std::nullopt;
        return i;
    }

    // Whether a list's subject line comes first: "[List] Headline", then the headline again.
    bool repeats_subject() const {
        if (blocks_.size() < 2 || !text_of(0).starts_with('[')) return false;
        const std::size_t close = text_of(0).find(']');
        return close != std::string_view::npos && trim(text_of(0).substr(close + 1)) == text_of(1);
    }

    std::optional<Kind> head_kind(std::size_t i) {
        const std::string_view block = text_of(i);
        if (blocks_[i].kind) return std::nullopt;
        if (match_dateline(block)) return std::nullopt;
        if (const auto kind = marked_kind(block)) return kind;
        if (article_.headline.empty()) return headline_kind(i);
        if (is_office_line(i)) return take_office(block);
        // After a headline given by the format, only lines that identify themselves.
        if (headline_given_ && !is_name_line(i)) return std::nullopt;
        if (const auto dateline = match_place_and_date(block))
            return take_place_and_date(*dateline);
        if (const auto byline = match_bare_byline(block, article_.text))
            return take_byline(*byline);
        if (is_name_line(i)) return take_byline(*match_name_line(block));
        if (is_source_line(block)) return take(article_.source, block, Kind::kSource);
        if (is_paywall_line(block) && block.size() < kLongestRelated) return Kind::kBoilerplate;
        return is_subhead(i) ? std::optional(take(article_.subhead, squeeze(block), Kind::kSubhead))
                             : std::nullopt;
    }

    // Whether a line is only names, after a headline and before a date line.
    bool is_name_line(std::size_t i) const {
        return (headline_given_ || i > 0) && i + 1 < blocks_.size() &&
               match_date_line(text_of(i + 1)) && !is_source_line(text_of(i)) &&
               !is_section_name(text_of(i)) && match_name_line(text_of(i));
    }

    // Whether a line is only an organisation, directly above a date line: who wrote or sent it.
    bool is_office_line(std::size_t i) const {
        const std::string_view block = text_of(i);
        return i + 1 < blocks_.size() && blocks_[i + 1].blank_before == 0 &&
               match_date_line(text_of(i + 1)) && count_words(block) <= 6 &&
               !is_section_name(block) && !ends_sentence(block) &&
               (is_source_line(block) || is_agency(block) || is_organisation(block));
    }

    Kind take_office(std::string_view block) {
        const bool source = is_source_line(block) || is_agency(block);
        if (source) take(article_.source, block, Kind::kSource);
        if (source && !is_agency(block)) return Kind::kSource;
        return take_byline({{{squeeze(block), {}}}, {}});
    }

    // Lines that identify themselves.
    std::optional<Kind> marked_kind(std::string_view block) {
        if (is_page_line(block)) return Kind::kBoilerplate;
        if (const auto date = match_date_line(block)) return take_date(*date);
        if (is_update_line(block)) return Kind::kDate;
        if (const auto byline = match_byline(block)) return take_byline(*byline);
        if (const auto both = match_byline_and_date(block)) {
            take_date(both->second);
            return take_byline(both->first);
        }
        if (const std::string_view section = match_section(block); !section.empty())
            return take_section(section);
        if (const std::string_view tags = match_tags(block); !tags.empty()) return take_tags(tags);
        if (is_caption(block)) return Kind::kCaption;
        return std::nullopt;
    }

    std::optional<Kind> headline_kind(std::size_t i) {
        const std::string_view block = text_of(i);
        if (block.size() > kLongestHeadline) return std::nullopt;
        // Headlines seldom end in a full stop: only before a byline or date line.
        if (ends_in_full_stop(block) && !is_head_line(i + 1)) return std::nullopt;
        if (stands_above_headline(i)) return take_section(block);
        article_.headline = squeeze(block);
        return Kind::kHeadline;
    }

    // Whether a line is a section's name above the headline: a known one, or one or two words above
    // two longer lines without a full stop.
    bool stands_above_headline(std::size_t i) const {
        if (i + 2 >= blocks_.size() || ends_in_full_stop(text_of(i + 1))) return false;
        if (is_section_name(text_of(i))) return true;
        return count_words(text_of(i)) <= 2 && count_words(text_of(i + 1)) >= 4 &&
               !ends_in_full_stop(text_of(i + 2)) && text_of(i + 2).size() <= kLongestSubhead;
    }

    // A line after the headline without a full stop, or any line between the headline and a byline
    // or date.
    bool is_subhead(std::size_t i) const {
        const std::string_view block = text_of(i);
        if (!article_.subhead.empty() || block.size() > kLongestSubhead || i + 1 >= blocks_.size())
            return false;
        if (is_head_line(i + 1) || is_head_line(i + 2)) return true;
        return !seen(Kind::kDate) && block.size() >= 25 && !ends_sentence(block) &&
               !begins_small(text_of(i + 1));
    }

    bool is_head_line(std::size_t i) const {
        return i < blocks_.size() &&
               (match_byline(text_of(i)) || match_date_line(text_of(i)) || is_name_line(i));
    }

    static Kind take(std::string& field, std::string_view value, Kind kind) {
        if (field.empty()) field = value;
        return kind;
    }

    Kind take_date(const Date& date) {
        article_.state_date(date, DateSource::kHeader);
        return Kind::kDate;
    }

    Kind take_place_and_date(const DatelineMatch& match) {
        if (article_.place.empty()) article_.place = match.place;
        take_date(*match.date);
        return Kind::kDateline;
    }

    Kind take_byline(const BylineMatch& match) {
        if (article_.bylines.empty()) article_.bylines = match.bylines;
        if (article_.place.empty()) article_.place = match.place;
        return Kind::kByline;
    }

    // The first of several names is the section, the others are tags.
    Kind take_section(std::string_view names) {
        const std::size_t end = std::min(names.find_first_of(",|>"), names.size());
        take(article_.section, trim(names.substr(0, end)), Kind::kSection);
        return take_tags(names.substr(std::min(names.size(), end + 1)));
    }

    Kind take_tags(std::string_view tags) {
        while (!tags.empty()) {
            const std::size_t end = std::min(tags.find_first_of(",;|>"), tags.size());
            if (const std::string_view tag = trim(tags.substr(0, end)); !tag.empty())
                article_.tags.emplace_back(tag);
            tags.remove_prefix(std::min(tags.size(), end + 1));
        }
        return Kind::kSection;
    }

    // ---- below the story

    std::size_t read_tail() {
        std::size_t last = blocks_.size();
        while (last > first_ + 1) {
            kinds_[last - 1] = tail_kind(last - 1);
            if (!kinds_[last - 1]) break;
            --last;
        }
        return last;
    }

    std::optional<Kind> tail_kind(std::size_t i) {
        const std::string_view block = text_of(i);
        if (blocks_[i].kind && *blocks_[i].kind != Kind::kSubheading) return blocks_[i].kind;
        if (is_page_line(block) || is_sign_off(block) || is_set_apart(i)) return Kind::kBoilerplate;
        if (related_headline_at(block) > 0) return Kind::kRelated;
        if (const std::string_view tags = match_tags(block); !tags.empty()) return take_tags(tags);
        if (is_author_note(block, article_.bylines) || is_contribution_note(block) ||
            is_reporter_note(block))
            return Kind::kAuthorNote;
        if (is_paywall_line(block)) return Kind::kBoilerplate;
        return std::nullopt;
    }

    // Whether a last line, after more blank lines than paragraphs have between them, is about the
    // copy itself. The last paragraph of a story may stand so, too.
    bool is_set_apart(std::size_t i) const {
        if (i + 1 != blocks_.size() || !by_blank_lines_ || text_of(i).size() > 300) return false;
        std::uint32_t most = 1;
        for (std::size_t at = first_ + 1; at < i; ++at) {
            most = std::max(most, blocks_[at].blank_before);
        }
        return blocks_[i].blank_before > most && is_copy_line(text_of(i));
    }

    // ---- the story

    void take_dateline() {
        if (first_ >= last_) return;
        const auto dateline = match_dateline(text_of(first_));
        if (!dateline) return;
        if (article_.place.empty()) article_.place = squeeze(dateline->place);
        if (article_.source.empty()) article_.source = dateline->agency;
        if (dateline->date) article_.state_date(*dateline->date, DateSource::kDateline);
    }

    Kind body_kind(std::size_t i) {
        const std::string_view block = text_of(i);
        if (is_page_line(block)) return Kind::kBoilerplate;
        if (is_caption(block) && i > first_) return Kind::kCaption;
        if (related_headline_at(block) > 0) return Kind::kRelated;
        if (blocks_[i].kind) return *blocks_[i].kind;
        return stands_between(i) ? line_between_kind(i) : Kind::kBody;
    }

    // Whether a line of its own is between two paragraphs, and isn't a sentence or part of one.
    bool stands_between(std::size_t i) const {
        const std::string_view block = text_of(i);
        if (i == first_ || i + 1 >= last_ || block.size() > kLongestRelated || ends_sentence(block))
            return false;
        return !begins_small(block) && !begins_small(text_of(i + 1)) && !is_turn(block);
    }

    Kind line_between_kind(std::size_t i) const {
        if (by_form_) return Kind::kBody;  // here a headline would be a link or a heading
        if (count_words(text_of(i)) <= kSubheadingWords) return Kind::kSubheading;
        const bool apart = blocks_[i].blank_before > 0 && blocks_[i + 1].blank_before > 0;
        return apart && !speaks_of(i, i + 1) ? Kind::kRelated : Kind::kSubheading;
    }

    // If most long lines between paragraphs are subheadings, all are: the entries of a list.
    void settle_subheadings() {
        constexpr std::size_t kFew = 3;
        std::vector<std::size_t> related;
        std::size_t subheadings = 0;
        for (std::size_t i = first_; i < last_; ++i) {
            const bool lines = !blocks_[i].kind && related_headline_at(text_of(i)) == 0;
            if (lines && kinds_[i] == Kind::kRelated) related.push_back(i);
            subheadings +=
                kinds_[i] == Kind::kSubheading && count_words(text_of(i)) > kSubheadingWords ? 1
                                                                                             : 0;
        }
        if (subheadings < kFew || related.size() >= subheadings) return;
        for (const std::size_t i : related) {
            kinds_[i] = Kind::kSubheading;
        }
    }

    // Whether a paragraph repeats two or more of a line's words (of at least five letters), as it
    // does under its own subheading.
    bool speaks_of(std::size_t line, std::size_t paragraph) const {
        constexpr std::size_t kTelling = 5;
        const std::string words = fold(text_of(line));
        const std::string text = fold(text_of(paragraph));
        std::size_t shared = 0;
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t end = std::min(words.find(' ', at), words.size());
            const std::string_view word = std::string_view(words).substr(at, end - at);
            shared += word.size() >= kTelling && text.find(word) != std::string::npos ? 1 : 0;
            at = end + 1;
        }
        return shared >= 2;
    }

    // Marks lines that ask to subscribe, and the lines next to them without a blank line between.
    void mark_paywalls() {
        for (std::size_t i = first_; i < last_; ++i) {
            if (text_of(i).size() > kLongestRelated || !is_paywall_line(text_of(i))) continue;
            kinds_[i] = Kind::kBoilerplate;
            if (!by_blank_lines_) continue;
            for (std::size_t at = i; at > first_ && blocks_[at].blank_before == 0; --at) {
                kinds_[at - 1] = Kind::kBoilerplate;
            }
            for (std::size_t at = i + 1; at < last_ && blocks_[at].blank_before == 0; ++at) {
                kinds_[at] = Kind::kBoilerplate;
            }
        }
    }

    bool parts_by_blank_lines() const {
        const auto apart = std::ranges::count_if(
            blocks_, [](const Block& block) { return block.blank_before > 0; });
        return static_cast<std::size_t>(apart) * 2 > blocks_.size();
    }

    // ---- all

    // Whether a paragraph was broken in mid-sentence and continues in the next block.
    bool goes_on(std::size_t i) const {
        if (by_form_ || i + 1 >= last_ || kinds_[i] != Kind::kBody ||
            kinds_[i + 1] != Kind::kBody || ends_sentence(text_of(i)))
            return false;
        return begins_small(text_of(i + 1)) || text_of(i).size() >= kBrokenLength;
    }

    void emit() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            std::uint32_t start = blocks_[i].start;
            const Kind kind = kinds_[i].value_or(Kind::kBody);
            if (kind == Kind::kRelated) start += related_headline_at(text_of(i));
            while (goes_on(i)) {
                ++i;
            }
            article_.paragraphs.push_back({start, blocks_[i].end, kind});
        }
    }

    Article& article_;
    std::vector<Block> blocks_;
    std::vector<std::optional<Kind>> kinds_;
    bool headline_given_ = false;
    const bool by_form_;
    const bool by_blank_lines_;
    std::size_t first_ = 0;  // the story's blocks are [first_, last_)
    std::size_t last_ = 0;
};

}  // namespace

void read_layout(Article& article, std::uint32_t from) {
    const std::uint32_t body = read_header_lines(article, from);
    LayoutReader(article, split_blocks(article.text, body), false).read();
}

void read_layout(Article& article, std::vector<Block> blocks) {
    LayoutReader(article, std::move(blocks), true).read();
}

void take_bare(Article& article, std::uint32_t from) {
    const std::string_view rest = std::string_view(article.text).substr(from);
    const std::string_view inner = trim(rest);
    if (inner.empty()) return;
    const auto start = from + static_cast<std::uint32_t>(inner.data() - rest.data());
    article.paragraphs.push_back(
        {start, start + static_cast<std::uint32_t>(inner.size()), ParagraphKind::kBody});
}

}  // namespace dateline
