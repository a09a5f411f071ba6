// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/inspect.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/index/index_reader.h"
#include "common/index/manifest.h"
#include "common/index/xapian_errors.h"
#include "common/program/output.h"
#include "common/program/sanitize.h"
#include "common/schema/terms.h"
#include "indexer/plan/files_table.h"
#include "indexer/progress.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

std::uint64_t bytes_below(const fs::path& folder) {
    std::uint64_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) bytes += entry.file_size();
    }
    return bytes;
}

FilesTable files_of(const fs::path& index, const Manifest& manifest) {
    std::vector<fs::path> tables;
    for (const Segment& segment : manifest.segments) {
        tables.push_back(index_paths::files(index, segment.id));
    }
    return read_files_tables(tables);
}

std::string dates_of(const IndexReader& reader) {
    const Xapian::Database& articles = reader.articles().database();
    const auto first = with_xapian([&] { return articles.get_value_lower_bound(0); });
    const auto last = with_xapian([&] { return articles.get_value_upper_bound(0); });
    const auto as_date = [](const std::string& value) {
        const auto date = date_of_value(value);
        return date ? to_string(*date) : value;
    };
    if (last.empty()) return "none";
    return fmt::format("up to {}{}", as_date(last),
                       first.empty() ? "" : ", from " + as_date(first));
}

void print_roots(const Manifest& manifest) {
    constexpr std::size_t kShown = 20;
    const std::size_t shown = std::min(kShown, manifest.roots.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const std::string& root = manifest.roots[i];
        print_out("from       {}{}\n", sanitize_line(root), fs::exists(root) ? "" : " (gone)");
    }
    if (shown < manifest.roots.size())
        print_out("from       {} more\n", manifest.roots.size() - shown);
}

void print_left_out(const FilesTable& files) {
    std::uint64_t whole = 0;
    std::uint64_t parts = 0;
    for (const auto& [path, row] : files) {
        if (row.state == FileState::kSkip)
            ++whole;
        else if (!row.reason.empty())
            ++parts;
    }
    if (whole + parts > 0)
        print_out("left out   {} files, and records of {} others (--list says why)\n", whole,
                  parts);
}

}  // namespace

void print_stats(const IndexOptions& options) {
    const fs::path index = index_location(options.index);
    const IndexReader reader(index);
    const Manifest& manifest = reader.manifest();
    const FilesTable files = files_of(index, manifest);
    std::uint64_t input = 0;
    for (const auto& [path, row] : files) {
        input += row.size;
    }
    const std::uint64_t bytes = bytes_below(index);
    print_out("index      {}\n", sanitize_line(index.string()));
    print_out("articles   {}\n", manifest.articles());
    print_out("words      {:.0f} an article\n", manifest.real_length());
    print_out("files      {} ({})\n", files.size(), human_bytes(input));
    print_out("size       {}{}\n", human_bytes(bytes),
              input == 0 ? ""
                         : fmt::format(", {:.2f} times the input",
                                       static_cast<double>(bytes) / static_cast<double>(input)));
    print_out("segments   {}{}\n", manifest.segments.size(),
              manifest.shards > 1 ? fmt::format(" in {} shards", manifest.shards) : "");
    print_out("dates      {}\n", dates_of(reader));
    print_out("languages  {}\n", fmt::join(manifest.languages, " "));
    print_left_out(files);
    print_roots(manifest);
}

void print_list(const IndexOptions& options) {
    const fs::path index = index_location(options.index);
    for (const auto& [path, row] : files_of(index, read_manifest(index))) {
        print_out("{}\t{}\t{}\t{}\n", name_of(row.state), row.articles, sanitize_line(path),
                  sanitize_line(row.reason));
    }
}

}  // namespace dateline
