// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/plan/files_table.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/base/hash.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 4> kStates = {"read", "part", "skip", "gone"};
constexpr std::uint64_t kMostBytes = std::uint64_t{8} << 30;
constexpr std::size_t kColumns = 12;

std::string escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '\\':
                out += "\\\\";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\n':
                out += "\\n";
                break;
            default:
                out.push_back(c);
        }
    }
    return out;
}

std::string unescape(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out.push_back(text[i]);
            continue;
        }
        const char next = text[++i];
        out.push_back(next == 't' ? '\t' : next == 'n' ? '\n' : next);
    }
    return out;
}

template <class Integer>
bool parse(std::string_view text, Integer& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

bool split(std::string_view line, std::array<std::string_view, kColumns>& columns) {
    for (std::size_t i = 0; i + 1 < kColumns; ++i) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) return false;
        columns[i] = line.substr(0, tab);
        line.remove_prefix(tab + 1);
    }
    columns[kColumns - 1] = line;
    return true;
}

bool decode_row(std::string_view line, std::string& path, FileRow& row) {
    std::array<std::string_view, kColumns> columns;
    if (!split(line, columns)) return false;
    std::size_t state = 0;
    while (state < kStates.size() && kStates[state] != columns[0]) {
        ++state;
    }
    if (state == kStates.size()) return false;
    row.state = static_cast<FileState>(state);
    path = unescape(columns[9]);
    row.relative = unescape(columns[10]);
    row.reason = unescape(columns[11]);
    return parse(columns[1], row.size) && parse(columns[2], row.mtime) &&
           parse(columns[3], row.ctime) && parse(columns[4], row.hash) &&
           parse(columns[5], row.settings) && parse(columns[6], row.articles) &&
           parse(columns[7], row.records) && parse(columns[8], row.origin);
}

// The first line of a table with these rows.
std::string checksum_line(std::string_view rows) {
    return "checksum\t" + hash_text(hash64(rows)) + "\n";
}

}  // namespace

std::string_view name_of(FileState state) {
    return kStates[static_cast<std::size_t>(state)];
}

std::string encode_files(const FilesTable& table) {
    std::string out;
    for (const auto& [path, row] : table) {
        out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", name_of(row.state),
                           row.size, row.mtime, row.ctime, row.hash, row.settings, row.articles,
                           row.records, row.origin, escape(path), escape(row.relative),
                           escape(row.reason));
    }
    return checksum_line(out) + out;
}

void decode_files(std::string_view text, FilesTable& table) {
    std::string path;
    const std::size_t first = std::min(text.find('\n'), text.size() - 1) + 1;
    if (text.empty() || text.substr(0, first) != checksum_line(text.substr(first)))
        throw Error(ErrorKind::kIndex,
                    "a table of files in the index is damaged: its checksum is another",
                    "dateline-index --check=full --repair mends it");
    text.remove_prefix(first);
    for (std::size_t number = 2; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        FileRow row;
        if (end == std::string_view::npos || !decode_row(text.substr(0, end), path, row)) {
            throw Error(ErrorKind::kIndex,
                        fmt::format("a table of files in the index is damaged at line {}", number),
                        "dateline-index --check=full --repair mends it");
        }
        // Tables are sorted, so the hint makes merging one linear.
        table.insert_or_assign(table.end(), path, std::move(row));
        text.remove_prefix(end + 1);
    }
}

FilesTable read_files_tables(const std::vector<std::filesystem::path>& paths) {
    FilesTable table;
    for (const auto& path : paths) {
        try {
            decode_files(read_file(path, kMostBytes), table);
        } catch (const Error& error) {
            const auto index = path.parent_path().parent_path().parent_path();
            throw Error(ErrorKind::kIndex, path.string() + ": " + error.what(),
                        "dateline-index --check=full --repair -d " + index.string() + " mends it");
        }
    }
    std::erase_if(table, [](const auto& entry) { return entry.second.state == FileState::kGone; });
    return table;
}

}  // namespace dateline
