// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/world.h"

#include <cstdlib>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/stored/stored_content.h"
#include "searcher/query/syntax/parser.h"
#include "searcher/results/search.h"
#include "tests/catch.h"

namespace dateline::test {
namespace fs = std::filesystem;
namespace {

constexpr int kFiles = 14;
constexpr int kArticles = 3;  // per file

std::string token(const std::string& file, int version, int article) {
    return fmt::format("zq{}v{}a{}", file, version, article);
}

std::string file_name(int number) {
    return fmt::format("f{}", number);
}

std::string article_line(const std::string& file, int version, int article) {
    return fmt::format(
        R"({{"id":"{0}-{1}","title":"Of {2}","date":"2025-03-0{3}","body":"The port of {2} stays shut.\n\n\"We won't open {2} this week,\" said Anna Kowalski, the harbour master."}})"
        "\n",
        file, article, token(file, version, article), article + 1);
}

// The headlines of a file's articles, found by their ids.
std::set<std::string> headlines_of(Searcher& searcher, const std::string& file) {
    std::set<std::string> headlines;
    SearchOptions options;
    options.limit = 100;
    options.snippets = 0;
    for (int article = 0; article < kArticles; ++article) {
        const auto query = parse_query(fmt::format("id:{}-{}", file, article));
        for (const Hit& hit : searcher.search(query.tree, options).hits) {
            INFO(file << ": " << hit.article.headline << " is there twice");
            CHECK(headlines.insert(hit.article.headline).second);
        }
    }
    return headlines;
}

void check_whole(Searcher& searcher,
                 const std::string& file,
                 int version,
                 const std::set<std::string>& headlines) {
    CHECK(headlines.size() == kArticles);
    SearchOptions options;
    options.snippets = 0;
    for (int article = 0; article < kArticles; ++article) {
        const std::string own = token(file, version, article);
        CHECK(headlines.contains("Of " + own));
        CHECK(searcher.search(parse_query(own).tree, options).hits.size() == 1);
    }
}

int version_in(const World::Versions& versions, const std::string& file) {
    const auto found = versions.find(file);
    return found == versions.end() ? 0 : found->second;
}

}  // namespace

std::set<std::string> contents(const fs::path& index) {
    const IndexReader reader(index);
    std::set<std::string> contents{fmt::format("{} {}", reader.articles().database().get_doccount(),
                                               reader.quotes().database().get_doccount())};
    for (const Xapian::Database& all : {reader.articles().database(), reader.quotes().database()}) {
        for (auto at = all.postlist_begin(""); at != all.postlist_end(""); ++at) {
            // Without the place, which depends on when they were indexed.
            const std::string bytes = value_of(all.get_document(*at), Slot::kContent);
            const StoredContent content = decode_content(bytes);
            contents.insert(encode_content({{}, content.card, content.tokens}));
        }
    }
    return contents;
}

World::World(std::uint32_t seed) : random_(seed), shards_(1 + seed % 3) {
    fs::create_directories(disk());
    write(file_name(0));
    for (int i = 0; i < 8; ++i) {
        change();
    }
}

IndexOptions World::options() const {
    IndexOptions options = index_options(index(), {dir_ / folder_});
    options.shards = shards_;
    return options;
}

void World::change() {
    // The first one stays as it is: a folder that moved is known by what hasn't changed.
    const std::string file = file_name(1 + below(kFiles - 1));
    // A run rightly refuses if more than half of the indexed files are gone: an index that is out
    // of date after power cuts must not get there.
    constexpr int kMostRemoved = 2;
    const bool removed = versions_.contains(file) && removed_ < kMostRemoved && below(4) == 0;
    if (removed) {
        ++removed_;
        versions_.erase(file);
        fs::remove(dir_ / folder_ / (file + ".jsonl"));
        return;
    }
    write(file);
}

void World::write(const std::string& file) {
    versions_[file] = ++newest_;
    std::string lines;
    for (int i = 0; i < kArticles; ++i) {
        lines += article_line(file, newest_, i);
    }
    dir_.write(folder_ + "/" + file + ".jsonl", lines);
}

void World::change_some() {
    for (int i = below(4); i >= 0; --i) {
        change();
    }
    if (below(8) != 0) return;
    const std::string folder = fmt::format("in{}", newest_);
    fs::rename(dir_ / folder_, dir_ / folder);
    folder_ = folder;
}

World::Versions World::held() const {
    Versions held;
    if (!fs::exists(index() / "manifest.json")) return held;
    Searcher searcher(index());
    for (int i = 0; i < kFiles; ++i) {
        const std::string file = file_name(i);
        const std::set<std::string> headlines = headlines_of(searcher, file);
        if (headlines.empty()) continue;
        const std::string first = *headlines.begin();
        const int version = std::atoi(first.c_str() + first.find('v') + 1);
        check_whole(searcher, file, version, headlines);
        held[file] = version;
    }
    return held;
}

void World::check_sound(CheckDepth depth) const {
    std::string found;
    for (const Damage& damage : find_damage(index(), depth)) {
        found += damage.what + "; ";
    }
    CHECK(found == "");
}

void World::check_held(const Versions& before) const {
    if (fs::exists(index() / "manifest.json")) check_sound(CheckDepth::kQuick);
    const Versions now = held();
    for (int i = 0; i < kFiles; ++i) {
        const std::string file = file_name(i);
        const int version = version_in(now, file);
        INFO(file << " is in version " << version << ", was in " << version_in(before, file)
                  << ", should be in " << version_in(versions_, file));
        CHECK((version == version_in(before, file) || version == version_in(versions_, file)));
    }
}

void World::complete() {
    update_index(options());
    removed_ = 0;
    CHECK(held() == versions_);
    check_sound(CheckDepth::kFull);
    const fs::path fresh = dir_ / "fresh";
    fs::remove_all(fresh);
    update_index(index_options(fresh, {dir_ / folder_}));
    CHECK(contents(index()) == contents(fresh));
    CHECK_FALSE(fs::exists(index() / "building"));
}

int World::run_program(const std::string& variable, const std::string& value) const {
    const pid_t child = ::fork();
    if (child == 0) {
        if (!variable.empty()) ::setenv(variable.c_str(), value.c_str(), 1);
        become_program();
    }
    return status_of(child);
}

void World::become_program() const {
    const std::string index_path = index().string();
    const std::string in = (dir_ / folder_).string();
    const std::string shards = std::to_string(shards_);
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, STDERR_FILENO);
    ::execl(DATELINE_INDEX, DATELINE_INDEX, "-q", "-d", index_path.c_str(), "--shards",
            shards.c_str(), in.c_str(), nullptr);
    ::_exit(127);
}

int faults() {
    const char* const text = std::getenv("DATELINE_FAULTS");
    return text == nullptr ? 30 : std::atoi(text);
}

int status_of(int child) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string told(const std::map<std::string, int>& counts) {
    std::string told;
    for (const auto& [what, count] : counts) {
        told += fmt::format("{}{} {}", told.empty() ? "" : ", ", count, what);
    }
    return told;
}

}  // namespace dateline::test
