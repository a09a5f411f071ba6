// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/passages/wording.h"

#include <algorithm>
#include <span>
#include <vector>

#include "common/base/byte_range.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "searcher/results/passages/snippet_text.h"

namespace dateline {
namespace {

constexpr std::size_t kAround = 3;       // words
constexpr std::size_t kMostShown = 200;  // bytes

// A word of a text: its bytes, and what is compared.
struct ShownWord {
    ByteRange bytes;
    std::string key;  // empty for what parts fragments
};

std::string key_of(std::string_view word) {
    std::string key;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_at(word, at);
        if (is_alnum(point.value)) key += word.substr(at, point.size);
        at += point.size;
    }
    return fold(key);
}

std::vector<ShownWord> shown_words(std::string_view text) {
    std::vector<ShownWord> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = std::min(text.find_first_not_of(' ', at), text.size());
        at = std::min(text.find(' ', start), text.size());
        const std::string_view word = text.substr(start, at - start);
        std::string key = key_of(word);
        if (!key.empty() || word == kEllipsis)
            words.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at)},
                             std::move(key)});
    }
    return words;
}

// A reported clause may begin with its conjunction.
std::vector<ShownWord> without_that(std::vector<ShownWord> words) {
    if (words.size() > 1 && words.front().key == "that") words.erase(words.begin());
    return words;
}

// Whether each fragment of `other` stands in `fullest`, in order.
bool is_part(std::span<const ShownWord> fullest, std::span<const ShownWord> other) {
    while (!other.empty()) {
        const auto end = std::ranges::find(other, std::string(), &ShownWord::key);
        const std::span fragment(other.begin(), end);
        const auto found =
            std::search(fullest.begin(), fullest.end(), fragment.begin(), fragment.end(),
                        [](const ShownWord& a, const ShownWord& b) { return a.key == b.key; });
        if (found == fullest.end() && !fragment.empty()) return false;
        fullest = fullest.last(static_cast<std::size_t>(fullest.end() - found) - fragment.size());
        other = std::span(end == other.end() ? end : end + 1, other.end());
    }
    return true;
}

std::string cut_out(std::string_view text, ByteRange bytes) {
    std::string out(bytes.start > 0 ? kEllipsis : "");
    const std::size_t length = bytes.end - bytes.start;
    const bool is_cut = length > kMostShown;
    if (is_cut) bytes.end = to_word_end(text, bytes.start + kMostShown, bytes.start);
    out += text.substr(bytes.start, bytes.end - bytes.start);
    if (bytes.end < text.size()) out += kEllipsis;
    return out;
}

// From the first word that differs to the last, with some around them.
ByteRange difference(std::span<const ShownWord> fullest, std::span<const ShownWord> other) {
    const auto same = std::ranges::mismatch(fullest, other, {}, &ShownWord::key, &ShownWord::key);
    const auto first = static_cast<std::size_t>(same.in2 - other.begin());
    std::size_t behind = 0;  // equal words at the end
    while (behind + first < std::min(fullest.size(), other.size()) &&
           fullest[fullest.size() - 1 - behind].key == other[other.size() - 1 - behind].key)
        ++behind;
    const std::size_t from = first > kAround ? first - kAround : 0;
    const std::size_t last = std::min(other.size(), other.size() - behind + kAround) - 1;
    return {other[std::min(from, last)].bytes.start, other[last].bytes.end};
}

}  // namespace

Wording compare_wording(std::string_view fullest, std::string_view other) {
    const std::vector<ShownWord> shown = without_that(shown_words(fullest));
    const std::vector<ShownWord> words = without_that(shown_words(other));
    if (words.empty() || std::ranges::equal(shown, words, {}, &ShownWord::key, &ShownWord::key))
        return {};
    if (is_part(shown, words))
        return {Wording::Kind::kPart,
                cut_out(other, {0, static_cast<std::uint32_t>(other.size())})};
    return {Wording::Kind::kOther, cut_out(other, difference(shown, words))};
}

}  // namespace dateline
