// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/synonyms.h"

#include <algorithm>
#include <cstdint>
#include <fstream>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/text/text.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

std::vector<std::string> words_of(std::string_view line) {
    line = line.substr(0, line.find('#'));
    std::vector<std::string> words;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find(',', at), line.size());
        std::string word = squeeze(fold(line.substr(at, end - at)));
        std::erase(word, '"');
        if (!word.empty()) words.push_back(std::move(word));
        at = end + 1;
    }
    return words;
}

void add_group(const std::vector<std::string>& words, Synonyms& synonyms) {
    for (const std::string& word : words) {
        std::vector<std::string>& known = synonyms[word];
        for (const std::string& other : words) {
            if (std::ranges::find(known, other) == known.end()) known.push_back(other);
        }
    }
}

}  // namespace

Synonyms read_synonyms(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::error_code ignored;
    if (!in || std::filesystem::is_directory(path, ignored))
        throw Error(ErrorKind::kUsage, "--synonyms: can't read " + path.string());
    Synonyms synonyms;
    std::uint64_t number = 0;
    for (std::string line; std::getline(in, line);) {
        const auto where = fmt::format("{}:{}: ", path.string(), ++number);
        if (!is_utf8(line)) throw Error(ErrorKind::kUsage, where + "the line is not UTF-8");
        const std::vector<std::string> words = words_of(line);
        if (words.size() == 1)
            throw Error(ErrorKind::kUsage, where + "a group needs two words or more",
                        "write them with commas between: car, automobile, motor vehicle");
        add_group(words, synonyms);
    }
    return synonyms;
}

}  // namespace dateline
