// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/plain_reading.h"

#include <algorithm>
#include <utility>

#include "common/base/byte_scan.h"
#include "common/text/broken_words.h"
#include "common/text/marks.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// Persian and the Indic scripts spell with joiners.
bool is_spelling(std::string_view text, std::size_t at) {
    const std::string_view joiner = text.substr(at, 3);
    if (joiner != "\xE2\x80\x8C" && joiner != "\xE2\x80\x8D") return false;
    std::size_t before = at;
    while (before > 0 && !is_boundary(text, --before)) {
    }
    return before < at && decode_at(text, before).value >= 0x600;
}

// Whether something at `at` may have to be left out: a first look at its byte.
bool may_be_cut(char c) {
    return c == '-' || c == '\xC2' || c == '\xE2' || c == '\xEF';
}

}  // namespace

PlainReading::PlainReading(Article& article) : article_(article) {
    read(article.text);
    if (cuts_.empty()) return;
    paragraphs_ = article.paragraphs;
    const auto move = [&](std::uint32_t& at) { at = to_plain(at); };
    for (Paragraph& paragraph : article.paragraphs) {
        move(paragraph.start);
        move(paragraph.end);
    }
    for (Mention& mention : article.mentions) {
        move(mention.start);
        move(mention.end);
    }
}

PlainReading::~PlainReading() {
    if (cuts_.empty()) return;
    article_.text = std::move(text_);
    article_.paragraphs = std::move(paragraphs_);
    for (Mention& mention : article_.mentions) {
        mention.start = to_start(mention.start);
        mention.end = to_end(mention.end);
    }
    for (Quotation& quotation : article_.quotations) {
        quotation.start = to_start(quotation.start);
        quotation.end = to_end(quotation.end);
        const bool named = quotation.mention_end > quotation.mention_start;
        quotation.mention_start = named ? to_start(quotation.mention_start) : 0;
        quotation.mention_end = named ? to_end(quotation.mention_end) : 0;
    }
}

void PlainReading::read(const std::string& text) {
    std::string plain;
    std::size_t from = 0;
    const auto leave_out = [&](std::size_t at, std::size_t bytes, std::string_view kept) {
        plain.append(text, from, at - from);
        plain += kept;
        from = at + bytes;
        cut(plain, bytes - kept.size());
    };
    for (std::size_t at = find_special<'-'>(text, 0); at < text.size();
         at = find_special<'-'>(text, at + 1)) {
        if (!may_be_cut(text[at])) continue;
        if (const auto gap = word_gap_at(text, at)) {
            leave_out(at, gap->size, gap->keeps_hyphen ? "-" : "");
            at = from - 1;
        } else if (const std::size_t size = ignorable_at(text, at);
                   size > 0 && !is_spelling(text, at)) {
            leave_out(at, size, "");
            at = from - 1;
        }
    }
    if (cuts_.empty()) return;
    plain.append(text, from);
    text_ = std::exchange(article_.text, std::move(plain));
}

void PlainReading::cut(std::string& plain, std::size_t bytes) {
    const std::uint32_t before = cuts_.empty() ? 0 : cuts_.back().removed;
    cuts_.push_back(
        {static_cast<std::uint32_t>(plain.size()), before + static_cast<std::uint32_t>(bytes)});
}

// A place within what was left out is where that was.
std::uint32_t PlainReading::to_plain(std::uint32_t at) const {
    const auto after = std::ranges::partition_point(
        cuts_, [&](const Cut& cut) { return cut.plain + cut.removed <= at; });
    const std::uint32_t removed = after == cuts_.begin() ? 0 : std::prev(after)->removed;
    return after == cuts_.end() ? at - removed : std::min(at - removed, after->plain);
}

std::uint32_t PlainReading::to_start(std::uint32_t plain) const {
    const auto after = std::ranges::upper_bound(cuts_, plain, {}, &Cut::plain);
    return plain + (after == cuts_.begin() ? 0 : std::prev(after)->removed);
}

std::uint32_t PlainReading::to_end(std::uint32_t plain) const {
    const auto after = std::ranges::lower_bound(cuts_, plain, {}, &Cut::plain);
    return plain + (after == cuts_.begin() ? 0 : std::prev(after)->removed);
}

}  // namespace dateline
