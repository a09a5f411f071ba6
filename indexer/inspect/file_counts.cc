// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/file_counts.h"

#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include "common/base/hash.h"
#include "common/index/xapian_errors.h"
#include "common/schema/schema.h"

namespace dateline {
namespace fs = std::filesystem;

FileCounts articles_by_file(const fs::path& index, const std::vector<Segment>& segments) {
    FileCounts counts;
    const std::string prefix(kFilePrefix);
    for (const Segment& segment : segments) {
        const Xapian::Database articles(index_paths::articles(index, segment.id).string());
        const auto end = articles.allterms_end(prefix);
        for (auto term = articles.allterms_begin(prefix); term != end; ++term) {
            const auto file = hash_of_text(std::string_view(*term).substr(prefix.size()));
            if (!file) throw Error(ErrorKind::kIndex, "a file's term is damaged");
            counts[*file] += term.get_termfreq();
        }
    }
    return counts;
}

Miscounts compare(const FilesTable& rows, const FileCounts& held) {
    Miscounts found;
    found.unnamed = held;
    for (const auto& [path, row] : rows) {
        const auto at = found.unnamed.find(row.origin);
        const std::uint64_t count = at == found.unnamed.end() ? 0 : at->second;
        if (at != found.unnamed.end()) found.unnamed.erase(at);
        if (count != row.articles) found.files.push_back({path, row, count});
    }
    return found;
}

std::vector<std::string> described(const Miscounts& miscounts) {
    std::vector<std::string> lines;
    for (const Miscount& file : miscounts.files) {
        lines.push_back(fmt::format("{}: holds {} articles, where it should hold {}", file.path,
                                    file.held, file.row.articles));
    }
    if (miscounts.unnamed.empty()) return lines;
    const std::uint64_t articles =
        std::accumulate(miscounts.unnamed.begin(), miscounts.unnamed.end(), std::uint64_t{0},
                        [](std::uint64_t sum, const auto& file) { return sum + file.second; });
    lines.push_back(fmt::format("{} articles are of {} files that no table names", articles,
                                miscounts.unnamed.size()));
    return lines;
}

}  // namespace dateline
