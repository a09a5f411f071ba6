// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/check.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <random>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/index/manifest.h"
#include "indexer/inspect/child.h"
#include "indexer/inspect/repair.h"
#include "indexer/run.h"
#include "searcher/query/syntax/parser.h"
#include "searcher/results/search.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

std::string story(int number) {
    return fmt::format(
        "Story {0}\n\nApril 2, 2025\n\nA long first paragraph about harbour number {0}, with words "
        "enough to be one.\n\n\"We told of harbour {0} as it was,\" said Ana Duarte.\n",
        number);
}

// Some answers of an index, as text.
std::vector<std::string> answers(const fs::path& index) {
    std::vector<std::string> found;
    Searcher searcher(index);
    for (const std::string question : {"*", "harbour", "\"first paragraph\"", "harb*", "of the",
                                       "said:duarte(harbour)", "date:2025-04", "-story"}) {
        SearchOptions options;
        options.limit = 100;
        for (const Hit& hit : searcher.search(parse_query(question).tree, options).hits) {
            found.push_back(fmt::format("{} {} {:.6f} {}", question, hit.article.id, hit.score,
                                        hit.snippets.empty() ? "" : hit.snippets[0].text));
        }
    }
    SearchOptions quotes;
    quotes.view = View::kQuotes;
    quotes.limit = 100;
    for (const QuoteHit& hit : searcher.search(parse_query("speaker:duarte").tree, quotes).quotes) {
        found.push_back(fmt::format("{} {:.6f}", hit.article().id, hit.score));
    }
    return found;
}

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.file_size() > 0)
            files.push_back(entry.path().lexically_relative(folder));
    }
    std::ranges::sort(files);
    return files;
}

// Flips a bit, or truncates the file.
void damage(const fs::path& path, std::mt19937& random) {
    std::string bytes = read_file(path, std::uint64_t{1} << 30);
    const std::size_t at = random() % bytes.size();
    if (random() % 4 == 0)
        bytes.resize(at);
    else
        bytes[at] = static_cast<char>(bytes[at] ^ 1 << random() % 8);
    replace_file(path, bytes);
}

// Overwrites 20 random bytes.
void spoil(const fs::path& path, std::mt19937& random) {
    std::string bytes = read_file(path, std::uint64_t{1} << 30);
    const std::size_t at = random() % (bytes.size() - 20);
    std::generate_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), 20,
                    [&] { return static_cast<char>(random()); });
    replace_file(path, bytes);
}

bool is_left_out() {
    if (is_under_sanitizers())
        WARN("left out under sanitizers: they also watch how Xapian reads damaged blocks");
    return is_under_sanitizers();
}

// Makes an index `sound`, whose copies are to be damaged.
void index_stories(const TempDir& dir, int stories) {
    for (int i = 0; i < stories; ++i) {
        dir.write(fmt::format("news/{}.txt", i), story(i));
    }
    update_index(index_options(dir / "sound", {dir / "news"}));
}

// `idx`, copied anew from `sound`.
fs::path fresh_copy(const TempDir& dir) {
    fs::remove_all(dir / "idx");
    fs::copy(dir / "sound", dir / "idx", fs::copy_options::recursive);
    return dir / "idx";
}

// Whether the damage is reported if the index's answers are no longer `expected`.
bool is_told(const fs::path& index, const std::vector<std::string>& expected) {
    try {
        if (answers(index) == expected) return true;
        return !find_damage(index, CheckDepth::kFull).empty();
    } catch (const Error&) {
        return true;
    } catch (const Xapian::Error&) {
        return true;
    }
}

}  // namespace

TEST_CASE("check: an index is sound after runs, merges and removals", "[check]") {
    const TempDir dir;
    const IndexOptions options = index_options(dir / "idx", {dir / "news"});
    for (int run = 0; run < 7; ++run) {
        dir.write(fmt::format("news/{}.txt", run), story(run));
        dir.write("news/same.txt", story(run + 100));
        update_index(options);
        CAPTURE(run);
        CHECK(find_damage(dir / "idx", CheckDepth::kQuick).empty());
        CHECK(find_damage(dir / "idx", CheckDepth::kFull).empty());
    }
}

TEST_CASE("check: stub files name what is there, and a damaged manifest costs no shards",
          "[check]") {
    const TempDir dir;
    dir.write("news/0.txt", story(0));
    dir.write("news/1.txt", story(1));
    IndexOptions options = index_options(dir / "idx", {dir / "news"});
    options.shards = 2;
    update_index(options);
    options.shards.reset();
    const auto broken = [&] { return find_damage(dir / "idx", CheckDepth::kQuick).size(); };
    CHECK(broken() == 0);
    dir.write("idx/quotes-2" + std::string(kForXapian), "glass segments/000099/quotes\n");
    CHECK(broken() == 1);
    repair_index(options, dir / "idx", {});
    CHECK(broken() == 0);
    dir.write("idx/manifest.json", "{}");
    options.force = true;
    update_index(options);
    CHECK(read_manifest(dir / "idx").shards == 2);
    CHECK(broken() == 0);
}

TEST_CASE("check: what is damaged is told, whatever it is, and crashes nothing", "[check]") {
    if (is_left_out()) return;
    const TempDir dir;
    index_stories(dir, 12);
    const std::vector<std::string> expected = answers(dir / "sound");
    REQUIRE(expected.size() > 12);
    std::mt19937 random(7);
    for (const fs::path& file : files_below(dir / "sound")) {
        for (int trial = 0; trial < 12; ++trial) {
            damage(fresh_copy(dir) / file, random);
            CAPTURE(file, trial);
            CHECK(is_told(dir / "idx", expected));
        }
    }
}

TEST_CASE("check: rubbish in a table doesn't end the check, though some of it crashes Xapian",
          "[check]") {
    if (is_left_out()) return;
    const TempDir dir;
    index_stories(dir, 200);
    std::mt19937 random(11);
    std::size_t told = 0;
    for (const fs::path& file : files_below(dir / "sound")) {
        if (file.extension() != ".glass") continue;
        for (int trial = 0; trial < 30; ++trial) {
            spoil(fresh_copy(dir) / file, random);
            told += find_damage(dir / "idx", CheckDepth::kFull).empty() ? 0 : 1;
        }
    }
    CHECK(told > 50);
}

TEST_CASE("check: --repair reads again what damaged segments held", "[check]") {
    const TempDir dir;
    for (int i = 0; i < 3; ++i) {
        dir.write(fmt::format("news/{}.txt", i), story(i));
    }
    IndexOptions options = index_options(dir / "idx", {dir / "news"});
    update_index(options);
    const std::vector<std::string> expected = answers(dir / "idx");
    fs::remove(dir / "idx" / "segments/000001/articles/postlist.glass");
    options.paths.clear();
    options.action = IndexAction::kCheck;
    options.check = CheckDepth::kFull;
    options.quiet = true;
    CHECK_THROWS_AS(check_index(options), Error);
    options.repair = true;
    fs::rename(dir / "news/1.txt", dir / "1.txt");
    CHECK_THROWS_AS(check_index(options), Error);
    CHECK(read_manifest(dir / "idx").segments.size() == 1);
    fs::rename(dir / "1.txt", dir / "news/1.txt");
    CHECK(check_index(options) == 0);
    CHECK(answers(dir / "idx") == expected);
}

TEST_CASE("child: what it tells arrives, also where it crashes then", "[check]") {
    const ChildResult whole = run_in_child([](const Tell& tell) {
        tell(std::string(200'000, 'x'));
        tell("end");
    });
    CHECK(whole.told == std::string(200'000, 'x') + "end");
    CHECK_FALSE(whole.crash);
    const ChildResult crashed = run_in_child([](const Tell& tell) {
        tell("begun");
        std::raise(SIGSEGV);
    });
    CHECK(crashed.told == "begun");
    CHECK(crashed.crash == "SIGSEGV");
    CHECK_THROWS_AS(run_in_child([](const Tell&) { std::raise(SIGKILL); }), Error);
}
