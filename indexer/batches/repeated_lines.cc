// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batches/repeated_lines.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "common/base/hash.h"
#include "common/text/text.h"

namespace dateline {
namespace {

constexpr std::size_t kFewest = 5;  // articles that contain a line
constexpr std::size_t kShare = 50;  // one in this many of the source's articles
constexpr std::size_t kLongest = 300;

// A sentence or a notice, not a line of a table: three words with lower-case letters.
bool has_words(std::string_view line) {
    constexpr int kWords = 3;
    int words = 0;
    bool small = false;
    for (const char c : line) {
        if (c >= 'a' && c <= 'z' && !small) {
            small = true;
            if (++words == kWords) return true;
        }
        if (c == ' ') small = false;
    }
    return false;
}

bool may_repeat(const Article& article, const Paragraph& paragraph) {
    return paragraph.end - paragraph.start <= kLongest &&
           (paragraph.kind == ParagraphKind::kBody ||
            paragraph.kind == ParagraphKind::kSubheading ||
            paragraph.kind == ParagraphKind::kCaption) &&
           has_words(article.text_of(paragraph));
}

std::string_view host_of(std::string_view url) {
    const std::size_t begin = url.find("://");
    if (begin == std::string_view::npos) return {};
    const std::string_view rest = url.substr(begin + 3);
    return rest.substr(0, rest.find('/'));
}

std::uint64_t source_of(const Article& article) {
    if (!article.source.empty()) return hash64(fold(article.source));
    if (const std::string_view host = host_of(article.url); !host.empty()) return hash64(host);
    return hash64(article.path.substr(0, article.path.rfind('/') + 1));
}

const Paragraph* longest_of(const Article& article) {
    const auto found =
        std::ranges::max_element(article.paragraphs, {}, [](const Paragraph& paragraph) {
            return paragraph.kind == ParagraphKind::kBody ? paragraph.end - paragraph.start : 0;
        });
    return found == article.paragraphs.end() ? nullptr : &*found;
}

// A line that may repeat, in a story that is identified by its longest paragraph.
struct Line {
    std::uint64_t source;
    std::uint64_t hash;
    std::uint64_t story;
    Paragraph* paragraph;

    std::tuple<std::uint64_t, std::uint64_t, std::uint64_t> key() const {
        return {source, hash, story};
    }
};

// A source, and one of its stories.
using Story = std::pair<std::uint64_t, std::uint64_t>;

std::size_t stories_of(std::uint64_t source, const std::vector<Story>& stories) {
    return static_cast<std::size_t>(std::ranges::upper_bound(stories, source, {}, &Story::first) -
                                    std::ranges::lower_bound(stories, source, {}, &Story::first));
}

// Counts the stories of equal lines, which are sorted by story.
std::size_t count_stories(std::span<const Line> lines) {
    std::size_t count = 1;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        count += lines[i].story != lines[i - 1].story ? 1 : 0;
    }
    return count;
}

}  // namespace

void mark_repeated_lines(const std::vector<Article*>& articles) {
    if (articles.size() < kFewest) return;
    std::vector<Line> lines;
    std::vector<Story> stories;
    for (Article* article : articles) {
        const Paragraph* longest = longest_of(*article);
        if (longest == nullptr) continue;
        const std::uint64_t source = source_of(*article);
        const std::uint64_t story = hash64(article->text_of(*longest));
        stories.emplace_back(source, story);
        for (Paragraph& paragraph : article->paragraphs) {
            if (&paragraph == longest || !may_repeat(*article, paragraph)) continue;
            lines.push_back({source, hash64(article->text_of(paragraph)), story, &paragraph});
        }
    }
    std::ranges::sort(stories);
    stories.erase(std::unique(stories.begin(), stories.end()), stories.end());
    std::ranges::sort(lines, {}, &Line::key);
    for (auto first = lines.begin(); first != lines.end();) {
        const auto last = std::find_if(first, lines.end(), [&](const Line& line) {
            return line.source != first->source || line.hash != first->hash;
        });
        const std::size_t held = count_stories({first, last});
        if (held >= kFewest && held >= stories_of(first->source, stories) / kShare)
            std::ranges::for_each(first, last, [](Line& line) {
                line.paragraph->kind = ParagraphKind::kBoilerplate;
            });
        first = last;
    }
}

}  // namespace dateline
