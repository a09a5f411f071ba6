// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repeated_lines.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "common/terms.h"
#include "common/text.h"

namespace dateline {
namespace {

constexpr std::size_t kFewest = 5;  // articles that hold a line
constexpr std::size_t kShare = 50;  // one in so many of the source's
constexpr std::size_t kLongest = 300;

// A sentence or a notice, not a line of a table: three words with small letters.
bool has_words(std::string_view line) {
    constexpr int kWords = 3;
    int words = 0;
    bool small = false;
    for (const char c : line) {
        if (c >= 'a' && c <= 'z') small = true;
        if (c != ' ') continue;
        words += small ? 1 : 0;
        small = false;
    }
    return words + (small ? 1 : 0) >= kWords;
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

// Of one source: which stories hold a line, and all its stories, told by their longest paragraph.
struct Source {
    std::unordered_map<std::uint64_t, std::unordered_set<std::uint64_t>> lines;
    std::unordered_set<std::uint64_t> stories;

    bool repeats(std::uint64_t line) const {
        const auto found = lines.find(line);
        return found != lines.end() &&
               found->second.size() >= std::max(kFewest, stories.size() / kShare);
    }
};

struct Line {
    std::uint64_t hash;
    const Source* source;
    Paragraph* paragraph;
};

}  // namespace

void mark_repeated_lines(const std::vector<Article*>& articles) {
    if (articles.size() < kFewest) return;
    std::unordered_map<std::uint64_t, Source> sources;
    std::vector<Line> lines;
    for (Article* article : articles) {
        const Paragraph* longest = longest_of(*article);
        if (longest == nullptr) continue;
        Source& source = sources[source_of(*article)];
        const std::uint64_t story = hash64(article->text_of(*longest));
        source.stories.insert(story);
        for (Paragraph& paragraph : article->paragraphs) {
            if (&paragraph == longest || !may_repeat(*article, paragraph)) continue;
            lines.push_back({hash64(article->text_of(paragraph)), &source, &paragraph});
            source.lines[lines.back().hash].insert(story);
        }
    }
    for (const Line& line : lines) {
        if (line.source->repeats(line.hash)) line.paragraph->kind = ParagraphKind::kBoilerplate;
    }
}

}  // namespace dateline
