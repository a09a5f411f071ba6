// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/checksums.h"

#include <cstdint>
#include <fstream>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/base/hash.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kName = "checksums";
constexpr std::string_view kUnfinished =
    "checksums.new";  // of a run that was killed (replace_file)
constexpr std::string_view kNotHashed = "-";
constexpr std::string_view kLock = "flintlock";  // Xapian's, of no content

struct Sum {
    std::uint64_t size = 0;
    std::string hash;
};
using Sums = std::map<std::string, Sum>;  // by name

// The hash of the hashes of its mebibytes, so that memory stays bounded.
std::string hash_of_file(const fs::path& path) {
    constexpr std::size_t kChunk = std::size_t{1} << 20;
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(ErrorKind::kIndex, "can't read " + path.string());
    std::string chunk(kChunk, '\0');
    std::string hashes;
    while (in.read(chunk.data(), static_cast<std::streamsize>(kChunk)), in.gcount() > 0) {
        hashes += hash_text(
            hash64(std::string_view(chunk).substr(0, static_cast<std::size_t>(in.gcount()))));
    }
    return hash_text(hash64(hashes));
}

// The files of a segment; without their hashes unless `contents`.
Sums sums_of(const fs::path& segment, bool contents) {
    Sums sums;
    for (const auto& entry : fs::recursive_directory_iterator(segment)) {
        const std::string file = entry.path().filename().string();
        if (!entry.is_regular_file() || file == kLock || file == kName || file == kUnfinished)
            continue;
        sums[entry.path().lexically_relative(segment).string()] = {
            entry.file_size(), contents ? hash_of_file(entry.path()) : std::string()};
    }
    return sums;
}

Sums written_sums(const fs::path& segment) {
    constexpr std::uint64_t kMostBytes = 1 << 20;
    std::istringstream in(read_file(segment / kName, kMostBytes));
    Sums sums;
    std::string name;
    for (Sum sum; in >> sum.hash >> sum.size >> name;) {
        sums[name] = sum;
    }
    return sums;
}

}  // namespace

void write_checksums(const fs::path& segment, std::uint64_t most_bytes) {
    Sums sums = sums_of(segment, false);
    std::uint64_t bytes = 0;
    for (const auto& [name, sum] : sums) {
        bytes += sum.size;
    }
    const bool hashed = bytes <= most_bytes;
    std::string text;
    for (const auto& [name, sum] : sums) {
        text += fmt::format("{}\t{}\t{}\n", hashed ? hash_of_file(segment / name) : kNotHashed,
                            sum.size, name);
    }
    replace_file(segment / kName, text);
}

std::vector<ChangedFile> changed_files(const fs::path& segment, bool contents) {
    const Sums written = written_sums(segment);
    const Sums found = sums_of(segment, contents);
    std::vector<ChangedFile> changed;
    for (const auto& [name, sum] : written) {
        const auto at = found.find(name);
        if (at == found.end())
            changed.push_back({name, "is missing"});
        else if (sum.hash == kNotHashed)
            continue;
        else if (at->second.size != sum.size)
            changed.push_back({name, fmt::format("has {} bytes, where {} were written",
                                                 at->second.size, sum.size)});
        else if (contents && at->second.hash != sum.hash)
            changed.push_back({name, "isn't what was written: its checksum is another"});
    }
    for (const auto& [name, sum] : found) {
        if (!written.contains(name)) changed.push_back({name, "has no checksum"});
    }
    return changed;
}

}  // namespace dateline
