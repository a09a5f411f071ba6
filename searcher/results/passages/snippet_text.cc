// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/passages/snippet_text.h"

#include <algorithm>

#include "common/text/broken_words.h"
#include "common/text/text.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// Closes the notes of the dates that end at byte `at` of the source.
void close_dates(std::uint32_t at, std::vector<const Place*>& open, Snippet& snippet) {
    std::erase_if(open, [&](const Place* date) {
        if (date->bytes.end != at) return false;
        for (DateNote& note : snippet.dates) {
            if (note.bytes.end == note.bytes.start && note.value == date->date)
                note.bytes.end = static_cast<std::uint32_t>(snippet.text.size());
        }
        return true;
    });
}

}  // namespace

std::uint32_t to_word_start(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    while (at < limit && at > 0 &&
           (!is_boundary(text, at) || (text[at - 1] != ' ' && text[at - 1] != '\n'))) {
        ++at;
    }
    return at < limit ? at : limit;
}

std::uint32_t to_word_end(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    while (at > limit && at < text.size() &&
           (!is_boundary(text, at) || (text[at] != ' ' && text[at] != '\n'))) {
        --at;
    }
    return at;
}

Snippet render(std::string_view text,
               ByteRange bytes,
               ByteRange sentence,
               const std::vector<Place>& places) {
    Snippet snippet;
    snippet.source = bytes;
    if (bytes.start > sentence.start) snippet.text += kEllipsis;
    std::size_t next = 0;
    bool gap = false;
    std::uint32_t open_end = 0;
    std::vector<const Place*> open_dates;
    for (std::uint32_t at = bytes.start; at < bytes.end;) {
        if (const auto broken = word_gap_at(text, at); broken && at + broken->size < bytes.end) {
            if (broken->keeps_hyphen) snippet.text.push_back('-');
            at += static_cast<std::uint32_t>(broken->size);
            continue;
        }
        const CodePoint point = decode_at(text, at);
        if (is_space(point.value)) {
            gap = true;
            at += point.size;
            continue;
        }
        if (gap && at > bytes.start && !snippet.text.empty()) snippet.text.push_back(' ');
        gap = false;
        for (; next < places.size() && places[next].bytes.start <= at; ++next) {
            if (places[next].bytes.end <= at || places[next].bytes.end > bytes.end) continue;
            if (!places[next].date.empty()) open_dates.push_back(&places[next]);
            if (open_end <= at)
                snippet.highlights.push_back({static_cast<std::uint32_t>(snippet.text.size()), 0});
            open_end = std::max(open_end, places[next].bytes.end);
        }
        const auto here = static_cast<std::uint32_t>(snippet.text.size());
        snippet.text.append(text.substr(at, point.size));
        for (const Place* date : open_dates) {
            if (date->bytes.start == at)
                snippet.dates.push_back({{here, here}, std::string(date->date)});
        }
        at += point.size;
        close_dates(at, open_dates, snippet);
        if (open_end >= at)
            snippet.highlights.back().end = static_cast<std::uint32_t>(snippet.text.size());
    }
    if (bytes.end < sentence.end && !trim(text.substr(bytes.end, sentence.end - bytes.end)).empty())
        snippet.text += kEllipsis;
    return snippet;
}

}  // namespace dateline
