// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/manifest.h"

#include <cstdlib>
#include <numeric>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/base/hash.h"
#include "common/schema/schema.h"

namespace dateline {
namespace fs = std::filesystem;
using nlohmann::json;
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20;

json to_json(const Manifest& manifest) {
    json segments = json::array();
    for (const Segment& segment : manifest.segments) {
        segments.push_back({{"id", segment.id},
                            {"articles", segment.articles},
                            {"quotes", segment.quotes},
                            {"shard", segment.shard},
                            {"words", segment.words},
                            {"average_length", segment.average_length}});
    }
    json pending;
    if (manifest.pending)
        pending = {{"segment", manifest.pending->segment}, {"files", manifest.pending->files}};
    return {{"format", "dateline-index"},
            {"schema", kSchemaVersion},
            {"analyzer", manifest.analyzer},
            {"average_length", manifest.average_length},
            {"languages", manifest.languages},
            {"common_words", manifest.common_words},
            {"roots", manifest.roots},
            {"root_prefixes", manifest.root_prefixes},
            {"more_roots", manifest.more_roots},
            {"moved", manifest.moved},
            {"settings", manifest.settings},
            {"last_settings", manifest.last_settings},
            {"kept", manifest.kept},
            {"shards", manifest.shards},
            {"next_segment", manifest.next_segment},
            {"next_run", manifest.next_run},
            {"segments", segments},
            {"pending", pending},
            {"rescan", manifest.rescan}};
}

Manifest from_json(const json& in) {
    Manifest manifest;
    in.at("analyzer").get_to(manifest.analyzer);
    in.at("average_length").get_to(manifest.average_length);
    in.at("languages").get_to(manifest.languages);
    in.at("common_words").get_to(manifest.common_words);
    in.at("roots").get_to(manifest.roots);
    in.at("root_prefixes").get_to(manifest.root_prefixes);
    in.at("more_roots").get_to(manifest.more_roots);
    in.at("moved").get_to(manifest.moved);
    if (in.contains("settings")) in["settings"].get_to(manifest.settings);
    if (in.contains("kept")) in["kept"].get_to(manifest.kept);
    manifest.last_settings = in.value("last_settings", std::uint64_t{0});
    in.at("shards").get_to(manifest.shards);
    in.at("next_segment").get_to(manifest.next_segment);
    in.at("next_run").get_to(manifest.next_run);
    for (const json& segment : in.at("segments")) {
        manifest.segments.push_back(
            {segment.at("id").get<std::uint32_t>(), segment.at("articles").get<std::uint64_t>(),
             segment.at("quotes").get<std::uint64_t>(), segment.at("shard").get<std::uint32_t>(),
             segment.at("words").get<std::uint64_t>(), segment.at("average_length").get<double>()});
    }
    manifest.rescan = in.value("rescan", false);
    const json& pending = in.at("pending");
    if (!pending.is_null()) {
        manifest.pending = Pending{pending.at("segment").get<std::uint32_t>(),
                                   pending.at("files").get<std::vector<std::uint64_t>>()};
    }
    return manifest;
}

// A checksum of everything in the manifest: even one changed digit is detected.
std::string checksum(json manifest) {
    manifest.erase("checksum");
    return fmt::format("{:016x}", hash64(manifest.dump()));
}

Error not_an_index(const fs::path& index) {
    return {ErrorKind::kIndex, index.string() + " is not a Dateline index",
            "name an index with -d; make one with: dateline-index -d DIR FOLDER"};
}

// Whether a first run that was killed may have left a file of that name.
bool is_ours(const std::string& name) {
    return name == "lock" || name == "building" || name == "segments" ||
           name == "manifest.json.new" || name.ends_with(kForXapian);
}

Error no_index(const fs::path& index) {
    return {ErrorKind::kIndex, "there is no index at " + index.string(),
            "make one with: dateline-index -d " + index.string() + " FOLDER"};
}

fs::path path_for_xapian(const fs::path& index, std::string_view kind, std::uint32_t shard) {
    return index /
           fmt::format("{}{}{}", kind, shard == 0 ? "" : fmt::format("-{}", shard), kForXapian);
}

// Writes the stub files with which Xapian's own tools and servers open one shard, or the whole (0).
void write_for_xapian(const fs::path& index, const Manifest& manifest, std::uint32_t shard) {
    std::string articles;
    std::string quotes;
    for (const Segment& segment : manifest.segments) {
        if (shard != 0 && segment.shard != shard) continue;
        articles += fmt::format("glass segments/{:06}/articles\n", segment.id);
        quotes += fmt::format("glass segments/{:06}/quotes\n", segment.id);
    }
    replace_file(path_for_xapian(index, "articles", shard), articles);
    replace_file(path_for_xapian(index, "quotes", shard), quotes);
}

}  // namespace

namespace index_paths {
fs::path manifest(const fs::path& index) {
    return index / "manifest.json";
}
fs::path segment(const fs::path& index, std::uint32_t id) {
    return index / "segments" / fmt::format("{:06}", id);
}
fs::path articles(const fs::path& index, std::uint32_t id) {
    return segment(index, id) / "articles";
}
fs::path quotes(const fs::path& index, std::uint32_t id) {
    return segment(index, id) / "quotes";
}
fs::path files(const fs::path& index, std::uint32_t id) {
    return segment(index, id) / "files";
}
fs::path building(const fs::path& index) {
    return index / "building";
}
fs::path lock(const fs::path& index) {
    return index / "lock";
}
}  // namespace index_paths

std::vector<std::string> Manifest::former_paths(const std::string& path) const {
    std::vector<std::string> paths{path};
    for (const auto& [from, to] : moved) {
        if (path.starts_with(to + "/")) paths.push_back(from + path.substr(to.size()));
    }
    return paths;
}

std::string Manifest::moved_path(const std::string& path) const {
    for (const auto& [from, to] : moved) {
        if (path.starts_with(from + "/")) return to + path.substr(from.size());
    }
    return path;
}

std::uint64_t Manifest::articles() const {
    return std::accumulate(
        segments.begin(), segments.end(), std::uint64_t{0},
        [](std::uint64_t sum, const Segment& segment) { return sum + segment.articles; });
}

double Manifest::real_length() const {
    const std::uint64_t words = std::accumulate(
        segments.begin(), segments.end(), std::uint64_t{0},
        [](std::uint64_t sum, const Segment& segment) { return sum + segment.words; });
    const std::uint64_t all = articles();
    return all == 0 ? 0 : static_cast<double>(words) / static_cast<double>(all);
}

bool index_exists(const fs::path& index) {
    std::error_code error;
    const fs::file_status status = fs::status(index, error);
    if (!fs::exists(status)) return false;
    if (!fs::is_directory(status)) throw not_an_index(index);
    if (fs::exists(index_paths::manifest(index), error)) return true;
    for (const auto& entry : fs::directory_iterator(index, error)) {
        const std::string name = entry.path().filename();
        if (!is_ours(name)) throw not_an_index(index);
    }
    return false;
}

Manifest read_manifest(const fs::path& index) {
    if (!index_exists(index)) throw no_index(index);
    const fs::path path = index_paths::manifest(index);
    const json in = json::parse(read_file(path, kMostBytes), nullptr, /*allow_exceptions=*/false);
    const std::string mend =
        "build it again: dateline-index --force -d " + index.string() + " FOLDER";
    const auto damaged = [&](const std::string& what) {
        return Error(ErrorKind::kIndex, path.string() + " is damaged: " + what, mend);
    };
    try {
        if (!in.is_object() || in.value("format", "") != "dateline-index")
            throw damaged("it is no manifest");
        if (const int schema = in.value("schema", 0); schema != kSchemaVersion) {
            throw Error(
                ErrorKind::kIndex,
                fmt::format("{} was made by another version (schema {}, this program reads {})",
                            index.string(), schema, kSchemaVersion),
                mend);
        }
        if (in.value("checksum", "") != checksum(in)) throw damaged("its checksum is another");
        return from_json(in);
    } catch (const json::exception& error) {
        throw damaged(error.what());
    }
}

void write_manifest(const fs::path& index, const Manifest& manifest) {
    json out = to_json(manifest);
    out["checksum"] = checksum(out);
    replace_file(index_paths::manifest(index), out.dump(1) + "\n");
    write_for_xapian(index, manifest, 0);
    for (std::uint32_t shard = 1; manifest.shards > 1 && shard <= manifest.shards; ++shard) {
        write_for_xapian(index, manifest, shard);
    }
    for (std::uint32_t shard = manifest.shards > 1 ? manifest.shards + 1 : 1;
         fs::exists(path_for_xapian(index, "articles", shard)); ++shard) {
        fs::remove(path_for_xapian(index, "articles", shard));
        fs::remove(path_for_xapian(index, "quotes", shard));
    }
}

std::vector<std::string> broken_for_xapian(const fs::path& index) {
    std::vector<std::string> broken;
    const std::uint32_t shards = shards_by_files(index);
    for (std::uint32_t shard = 0; shard == 0 || (shards > 1 && shard <= shards); ++shard) {
        for (const std::string_view kind : {"articles", "quotes"}) {
            const fs::path path = path_for_xapian(index, kind, shard);
            std::istringstream lines(fs::exists(path) ? read_file(path, kMostBytes) : "missing");
            std::string type;
            for (std::string segment; lines >> type;) {
                if (type == "glass" && lines >> segment && fs::exists(index / segment)) continue;
                broken.push_back(path.filename().string() + ": names what isn't there");
                break;
            }
        }
    }
    return broken;
}

std::uint32_t shards_by_files(const fs::path& index) {
    std::uint32_t shards = 0;
    while (fs::exists(path_for_xapian(index, "articles", shards + 1))) {
        ++shards;
    }
    return std::max<std::uint32_t>(shards, 1);
}

fs::path index_location(const std::string& option) {
    if (!option.empty()) return option;
    if (const char* db = std::getenv("DATELINE_DB"); db != nullptr && *db != '\0') return db;
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0')
        return fs::path(data) / "dateline/default";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return fs::path(home) / ".local/share/dateline/default";
    throw Error(ErrorKind::kUsage, "no index named", "name one with -d DIR or set DATELINE_DB");
}

}  // namespace dateline
