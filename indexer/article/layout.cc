// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/layout.h"

#include <algorithm>
#include <array>
#include <span>

#include "common/text.h"
#include "indexer/article/blocks.h"
#include "indexer/article/byline.h"
#include "indexer/article/dateline.h"
#include "indexer/article/header_lines.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestHeadline = 200;
constexpr std::size_t kBodyLength = 200;  // longer than any line of a head but a caption
constexpr std::size_t kMostHead = 12;     // blocks that may come before the body

bool ends_sentence(std::string_view text) {
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (!is_boundary(text, last)) {
            --last;
        }
        const char32_t c = decode_at(text, last).value;
        const bool closing =
            c == '"' || c == '\'' || c == ')' || c == 0x2019 || c == 0x201D || c == 0xBB;
        if (!closing)
            return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
                   c == 0xFF1F;
        text = text.substr(0, last);
    }
    return false;
}

// Headlines may ask and cry out, but don't end in a full stop, unless it is that of "U.S.".
bool ends_in_full_stop(std::string_view text) {
    if (!text.ends_with('.'))
        return text.ends_with(".\"") || text.ends_with(".\xE2\x80\x9D") ||
               text.ends_with("\xE3\x80\x82");
    return text.size() < 4 || text[text.size() - 3] != '.';
}

// Lines that belong to the page, not to the story, wherever they stand.
bool is_page_line(std::string_view line) {
    constexpr auto kLines = std::to_array<std::string_view>(
        {"advertisement", "advertisements", "tags", "share", "share this article", "save", "log in",
         "subscribe", "sign up", "read more", "comments", "print", "already a subscriber?",
         "related articles", "-- 30 --", "-30-", "ends"});
    if (line.size() > 60) return false;
    const std::string folded = fold(line);
    return std::ranges::find(kLines, folded) != kLines.end() ||
           (line.starts_with("[") && line.find("](") != std::string_view::npos);
}

// A date line such as "Published 8 May 2025, 14:05 BST"; "Updated" is no publication.
std::optional<Date> match_date_line(std::string_view line) {
    constexpr auto kBefore =
        std::to_array<std::string_view>({"published on ", "published: ", "published ", "posted on ",
                                         "posted ", "date: ", "publie le ", "veroffentlicht am "});
    if (line.size() > 80) return std::nullopt;
    const std::string folded = fold(line);
    for (const std::string_view before : kBefore) {
        if (folded.starts_with(before))
            return parse_header_date(std::string_view(folded).substr(before.size()));
    }
    return parse_header_date(line);
}

bool is_update_line(std::string_view line) {
    return line.size() < 80 && fold(line).starts_with("updated");
}

std::string_view match_section(std::string_view line) {
    constexpr auto kBefore = std::to_array<std::string_view>(
        {"\xE2\x80\x94 Categories:", "Categories:", "Category:", "Section:", "Filed under:"});
    for (const std::string_view before : kBefore) {
        if (line.starts_with(before)) return trim(line.substr(before.size()));
    }
    return {};
}

// "The South China Morning Post": a short line of capitalised words that ends in what newspapers
// and agencies are called.
bool is_source_line(std::string_view line) {
    constexpr auto kNames = std::to_array<std::string_view>(
        {"post",      "times",       "herald",   "courier",  "gazette",  "tribune",  "journal",
         "chronicle", "telegraph",   "guardian", "observer", "mail",     "mirror",   "news",
         "press",     "daily",       "star",     "sun",      "standard", "examiner", "dispatch",
         "echo",      "review",      "monitor",  "reporter", "bulletin", "register", "sentinel",
         "mercury",   "independent", "ledger",   "record",   "today",    "weekly"});
    if (line.size() > 60 || line.find_first_of(".,:;!?\"") != std::string_view::npos) return false;
    const std::size_t space = line.rfind(' ');
    if (space == std::string_view::npos) return false;
    std::string_view rest = line;
    while (!rest.empty()) {
        const std::size_t end = rest.find(' ');
        const std::string_view word = rest.substr(0, end);
        if (word != "of" && word != "the" && word != "and" &&
            (word.empty() || !is_upper(decode_at(word, 0).value)))
            return false;
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return std::ranges::find(kNames, fold(line.substr(space + 1))) != kNames.end();
}

// Reads the head of a text block by block: what stands before the first body paragraph.
class HeadReader {
  public:
    HeadReader(Article& article, std::span<const Block> blocks)
        : article_(article), blocks_(blocks) {}

    /// The number of blocks that belong to the head; their paragraphs are appended.
    std::size_t read() {
        std::size_t at = 0;
        while (at < blocks_.size() && at < kMostHead && !is_body(at)) {
            add(at);
            ++at;
        }
        return at;
    }

  private:
    std::string_view text_of(std::size_t at) const {
        return std::string_view(article_.text)
            .substr(blocks_[at].start, blocks_[at].end - blocks_[at].start);
    }

    bool seen(ParagraphKind kind) const {
        return std::ranges::any_of(article_.paragraphs,
                                   [&](const Paragraph& p) { return p.kind == kind; });
    }

    bool is_headline(std::string_view block) const {
        return article_.headline.empty() && block.size() <= kLongestHeadline &&
               !match_dateline(block) && !match_byline(block) && !match_date_line(block);
    }

    // A body paragraph is long, or a sentence once there is a headline; the first block may be a
    // headline all the same.
    bool is_body(std::size_t at) const {
        const std::string_view block = text_of(at);
        if (match_dateline(block)) return true;
        if (article_.headline.empty())
            return block.size() > kLongestHeadline || ends_in_full_stop(block);
        if (is_page_line(block) || match_date_line(block) || match_byline(block) ||
            is_update_line(block))
            return false;
        return block.size() > kBodyLength || ends_sentence(block) || !could_be_head(at);
    }

    bool could_be_head(std::size_t at) const {
        const std::string_view block = text_of(at);
        if (!match_section(block).empty() || is_source_line(block)) return true;
        // One line between headline and story is the subhead; a second one of no known kind is a
        // subheading of the body.
        return article_.subhead.empty() && !seen(ParagraphKind::kSubhead) &&
               at + 1 < blocks_.size() && block.size() >= 30;
    }

    void add(std::size_t at) {
        const ParagraphKind kind = classify(text_of(at));
        article_.paragraphs.push_back({blocks_[at].start, blocks_[at].end, kind});
    }

    ParagraphKind classify(std::string_view block) {
        if (is_page_line(block)) return ParagraphKind::kBoilerplate;
        if (is_headline(block)) {
            article_.headline = squeeze(block);
            return ParagraphKind::kHeadline;
        }
        if (const auto date = match_date_line(block)) return take_date(*date);
        if (is_update_line(block)) return ParagraphKind::kDate;
        if (const auto byline = match_byline(block)) return take_byline(*byline);
        if (const std::string_view section = match_section(block); !section.empty()) {
            if (article_.section.empty()) article_.section = section;
            return ParagraphKind::kSection;
        }
        if (is_source_line(block)) {
            if (article_.source.empty()) article_.source = block;
            return ParagraphKind::kSource;
        }
        if (article_.subhead.empty()) article_.subhead = squeeze(block);
        return ParagraphKind::kSubhead;
    }

    ParagraphKind take_date(const Date& date) {
        if (!article_.published) {
            article_.published = date;
            article_.published_from = DateSource::kHeader;
        }
        return ParagraphKind::kDate;
    }

    ParagraphKind take_byline(const BylineMatch& match) {
        if (article_.bylines.empty()) article_.bylines = match.bylines;
        if (article_.place.empty()) article_.place = match.place;
        return ParagraphKind::kByline;
    }

    Article& article_;
    std::span<const Block> blocks_;
};

void take_dateline(Article& article, std::string_view paragraph) {
    const auto dateline = match_dateline(paragraph);
    if (!dateline) return;
    if (article.place.empty()) article.place = squeeze(dateline->place);
    if (article.source.empty()) article.source = dateline->agency;
    if (!article.published && dateline->date) {
        article.published = dateline->date;
        article.published_from = DateSource::kDateline;
    }
}

bool is_subheading(std::string_view block) {
    return block.size() <= 80 && !ends_sentence(block);
}

void read_body(Article& article, std::span<const Block> blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::string_view block =
            std::string_view(article.text).substr(blocks[i].start, blocks[i].end - blocks[i].start);
        ParagraphKind kind = ParagraphKind::kBody;
        if (i == 0) take_dateline(article, block);
        if (is_page_line(block))
            kind = ParagraphKind::kBoilerplate;
        else if (i > 0 && i + 1 < blocks.size() && is_subheading(block))
            kind = ParagraphKind::kSubheading;
        article.paragraphs.push_back({blocks[i].start, blocks[i].end, kind});
    }
}

}  // namespace

void read_layout(Article& article, std::uint32_t from) {
    const std::uint32_t body = read_header_lines(article, from);
    const std::vector<Block> blocks = split_blocks(article.text, body);
    const std::size_t head = article.headline.empty() ? HeadReader(article, blocks).read() : 0;
    read_body(article, std::span(blocks).subspan(head));
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
