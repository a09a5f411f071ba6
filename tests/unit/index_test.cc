// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <thread>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/index/form_lookup.h"
#include "common/index/index_reader.h"
#include "indexer/inspect/check.h"
#include "indexer/run.h"
#include "searcher/query/syntax/parser.h"
#include "searcher/results/search.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

// How often each article occurs in a search for all of them, as a reader sees the index now.
std::map<std::string, int> seen(const fs::path& index) {
    Searcher searcher(index);
    SearchOptions options;
    options.limit = 10'000;
    options.snippets = 0;
    std::map<std::string, int> counts;
    for (const Hit& hit : searcher.search(parse_query("*").tree, options).hits) {
        ++counts[hit.article.id + " " + hit.article.headline];
    }
    return counts;
}

// A story with one quotation.
std::string story(int number, const std::string& version) {
    return fmt::format(
        "Story {} {}\n\nA long first paragraph about harbour number {} in its {} telling, with "
        "words enough to be one.\n\n\"We told of harbour {} in {} as it was,\" said Ana Duarte.\n",
        number, version, number, version, number, version);
}

// How many quotations a reader sees in the index now.
std::uint64_t quotations(const fs::path& index) {
    Searcher searcher(index);
    SearchOptions options;
    options.view = View::kQuotes;
    options.limit = 0;
    options.exact_count = true;
    return searcher.search(parse_query("speaker:duarte").tree, options).matches;
}

void touch_later(const fs::path& path) {
    fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(5));
}

}  // namespace

TEST_CASE("index: a run reads only what is new or changed", "[index]") {
    const TempDir dir;
    for (int i = 0; i < 5; ++i) {
        dir.write(fmt::format("news/{}.txt", i), story(i, "old"));
    }
    const IndexOptions options = index_options(dir / "idx", {dir / "news"});
    CHECK(update_index(options).articles == 5);
    CHECK(update_index(options).unchanged_files == 5);
    dir.write("news/1.txt", story(1, "new"));
    dir.write("news/9.txt", story(9, "new"));
    touch_later(dir.path() / "news/1.txt");
    touch_later(dir.path() / "news/2.txt");  // same content: only its time is noted
    fs::remove(dir.path() / "news/4.txt");
    const RunSummary summary = update_index(options);
    CHECK(summary.articles == 2);
    CHECK(summary.new_files == 1);
    CHECK(summary.changed_files == 1);
    CHECK(summary.unchanged_files == 3);
    CHECK(summary.removed_files == 1);
    const auto counts = seen(dir / "idx");
    CHECK(counts.size() == 5);
    CHECK(counts.contains("1.txt Story 1 new"));
    CHECK_FALSE(counts.contains("4.txt Story 4 old"));
    CHECK(update_index(options).unchanged_files == 5);
}

TEST_CASE("index: in shards, each article is in one, run after run", "[index]") {
    const TempDir dir;
    IndexOptions options = index_options(dir / "idx", {dir / "news"});
    options.shards = 3;
    for (int run = 0; run < 8; ++run) {
        for (int i = 0; i < 4; ++i) {
            dir.write(fmt::format("news/{}-{}.txt", run, i), story(run * 4 + i, "old"));
        }
        if (run > 0) {
            dir.write("news/0-0.txt", story(0, fmt::format("run {}", run)));
            touch_later(dir.path() / "news/0-0.txt");
        }
        update_index(options);
        CHECK(seen(dir / "idx").size() == static_cast<std::size_t>(4 * (run + 1)));
        CHECK(quotations(dir / "idx") == static_cast<std::uint64_t>(4 * (run + 1)));
    }
    CHECK(seen(dir / "idx").contains("0-0.txt Story 0 run 7"));
    CHECK(update_index(options).unchanged_files == 32);
    std::map<std::uint32_t, std::uint64_t> articles;
    for (const Segment& segment : read_manifest(dir / "idx").segments) {
        articles[segment.shard] += segment.articles;
    }
    CHECK(articles.size() == 3);
    compact_index(options);
    CHECK(read_manifest(dir / "idx").segments.size() == 3);
    CHECK(seen(dir / "idx").size() == 32);
    options.shards = 2;
    CHECK_THROWS_AS(update_index(options), Error);
    options.shards.reset();
    CHECK(update_index(options).unchanged_files == 32);
}

TEST_CASE("index: a reader sees every article exactly once at each step of publishing and merging",
          "[index]") {
    const TempDir dir;
    for (int i = 0; i < 12; ++i) {
        dir.write(fmt::format("news/{:02}.txt", i), story(i, "v0"));
    }
    const fs::path index = dir / "idx";
    IndexOptions options = index_options(index, {dir / "news"});
    update_index(options);
    std::vector<std::string> steps;
    for (int round = 1; round <= 8; ++round) {
        const std::string old_version = fmt::format("v{}", round - 1);
        const std::string new_version = fmt::format("v{}", round);
        const int changed = round % 12;
        const auto before = seen(index);
        dir.write(fmt::format("news/{:02}.txt", changed), story(changed, new_version));
        touch_later(dir.path() / fmt::format("news/{:02}.txt", changed));
        dir.write(fmt::format("news/extra-{}.txt", round), story(100 + round, new_version));
        const auto check = [&](std::string_view step) {
            CAPTURE(step, round);
            steps.emplace_back(step);
            const auto now = seen(index);
            CHECK(quotations(index) == now.size());
            CHECK((now.size() == before.size() || now.size() == before.size() + 1));
            for (const auto& [article, count] : now) {
                CAPTURE(article);
                CHECK(count == 1);
            }
            int versions = 0;
            for (const auto& [article, count] : now) {
                versions += article.starts_with(fmt::format("{:02}.txt ", changed)) ? count : 0;
            }
            CHECK(versions == 1);
        };
        update_index(options, check);
        CHECK(seen(index).size() == before.size() + 1);
    }
    for (const char* step : {"built", "moved", "named", "deleting", "deleted", "published",
                             "merged", "merge named", "merge published"}) {
        CAPTURE(step);
        CHECK(std::ranges::find(steps, step) != steps.end());
    }
    CHECK(read_manifest(index).segments.size() <= 5);
}

TEST_CASE("index: a run that stops at any step loses nothing, and the next one finishes it",
          "[index]") {
    struct Stopped {};
    for (const std::string stop :
         {"built", "moved", "named", "deleting", "deleted", "merged", "merge named"}) {
        CAPTURE(stop);
        const TempDir dir;
        for (int i = 0; i < 6; ++i) {
            dir.write(fmt::format("news/{}.txt", i), story(i, "old"));
            if (stop.starts_with("merge")) update_index(index_options(dir / "idx", {dir / "news"}));
        }
        const IndexOptions options = index_options(dir / "idx", {dir / "news"});
        update_index(options);
        dir.write("news/0.txt", story(0, "new"));
        touch_later(dir.path() / "news/0.txt");
        for (int i = 0; i < 5; ++i) {
            dir.write(fmt::format("news/more-{}.txt", i), story(10 + i, "new"));
            try {
                update_index(options, [&](std::string_view step) {
                    if (step == stop) throw Stopped();
                });
            } catch (const Stopped&) {
            }
            const auto now = seen(dir / "idx");
            CHECK(quotations(dir / "idx") == now.size());
            for (const auto& [article, count] : now) {
                CHECK(count == 1);
            }
        }
        update_index(options);
        const auto counts = seen(dir / "idx");
        CHECK(quotations(dir / "idx") == counts.size());
        CHECK(counts.size() == 11);
        CHECK(counts.contains("0.txt Story 0 new"));
        CHECK_FALSE(counts.contains("0.txt Story 0 old"));
    }
}

TEST_CASE("index: readers in a loop beside a writer see no article twice and none missing",
          "[index]") {
    const TempDir dir;
    for (int i = 0; i < 20; ++i) {
        dir.write(fmt::format("news/{:02}.txt", i), story(i, "v0"));
    }
    const IndexOptions options = index_options(dir / "idx", {dir / "news"});
    update_index(options);
    std::atomic<bool> done = false;
    std::atomic<int> wrong = 0;
    std::atomic<int> looks = 0;
    std::thread reader([&] {
        while (!done) {
            const auto counts = seen(dir / "idx");
            wrong += counts.size() != 20 ? 1 : 0;
            for (const auto& [article, count] : counts) {
                wrong += count != 1 ? 1 : 0;
            }
            ++looks;
        }
    });
    for (int round = 1; round <= 15; ++round) {
        for (int i = 0; i < 20; i += 3) {
            const std::string name = fmt::format("news/{:02}.txt", i);
            dir.write(name, story(i, fmt::format("v{}", round)));
            fs::last_write_time(dir.path() / name,
                                fs::file_time_type::clock::now() + std::chrono::seconds(round));
        }
        update_index(options);
    }
    done = true;
    reader.join();
    CHECK(wrong == 0);
    CHECK(looks > 0);
}

TEST_CASE("index: the content is the same whatever the number of jobs", "[index]") {
    const TempDir dir;
    std::string lines;
    for (int i = 0; i < 2500; ++i) {
        lines +=
            fmt::format(
                R"({{"id":"a{}","title":"Story {}","body":"Harbour words {} and tariff number {}."}})",
                i, i, i % 7, i % 13) +
            "\n";
    }
    dir.write("news.jsonl", lines);
    std::vector<std::string> descriptions;
    for (const unsigned jobs : {1U, 2U, 5U}) {
        const fs::path index = dir / fmt::format("idx{}", jobs);
        IndexOptions options = index_options(index, {dir / "news.jsonl"});
        options.jobs = jobs;
        update_index(options);
        const IndexReader reader(index);
        std::string all;
        for (Xapian::docid id = 1; id <= reader.articles().database().get_lastdocid(); ++id) {
            const Xapian::Document document = reader.articles().database().get_document(id);
            all += document.serialise();
        }
        std::set<std::pair<std::string, std::string>> forms;
        for_each_form(reader, "", [&](std::string_view form, std::string_view stem) {
            forms.emplace(form, stem);
            return true;
        });
        for (const auto& [form, stem] : forms) {
            all += form + " " + stem + std::to_string(form_count(reader, form));
        }
        descriptions.push_back(all);
    }
    CHECK((descriptions[0] == descriptions[1]));
    CHECK((descriptions[0] == descriptions[2]));
}

TEST_CASE("index: --remove takes out files and folders", "[index]") {
    const TempDir dir;
    dir.write("news/a/1.txt", story(1, "x"));
    dir.write("news/a/2.txt", story(2, "x"));
    dir.write("news/b.txt", story(3, "x"));
    IndexOptions options = index_options(dir / "idx", {dir / "news"});
    update_index(options);
    options.paths = {(dir / "news/a").string()};
    CHECK(remove_from_index(options).removed_files == 2);
    CHECK(seen(dir / "idx").size() == 1);
    CHECK_THROWS_AS(remove_from_index(options), Error);
}

TEST_CASE("index: a run that would lose more than half of the files asks first", "[index]") {
    const TempDir dir;
    for (int i = 0; i < 6; ++i) {
        dir.write(fmt::format("news/{}.txt", i), story(i, "x"));
    }
    IndexOptions options = index_options(dir / "idx", {dir / "news"});
    update_index(options);
    for (int i = 0; i < 4; ++i) {
        fs::remove(dir.path() / fmt::format("news/{}.txt", i));
    }
    CHECK_THROWS_WITH(update_index(options), dateline::test::holding("4 of the 6 indexed files"));
    CHECK(seen(dir / "idx").size() == 6);
    options.no_delete = true;
    update_index(options);
    CHECK(seen(dir / "idx").size() == 6);
    options.no_delete = false;
    options.force = true;
    update_index(options);
    CHECK(seen(dir / "idx").size() == 2);
}

TEST_CASE("index: a changed file that can't be read keeps what the index has of it", "[index]") {
    const TempDir dir;
    dir.write("news/1.txt", story(1, "old"));
    dir.write("news/2.txt", story(2, "old"));
    const IndexOptions options = index_options(dir / "idx", {dir / "news"});
    update_index(options);
    dir.write("news/1.txt", std::string("\0\1\2 no text any more", 20));
    const RunSummary summary = update_index(options);
    CHECK(summary.skips.size() == 1);
    CHECK(seen(dir / "idx").contains("1.txt Story 1 old"));
    CHECK(update_index(options).skips.size() == 1);
}

TEST_CASE("index: a second run at once is refused", "[index]") {
    const TempDir dir;
    dir.write("news/1.txt", story(1, "x"));
    const IndexOptions options = index_options(dir / "idx", {dir / "news"});
    bool refused = false;
    update_index(options, [&](std::string_view) {
        try {
            update_index(options);
        } catch (const Error& error) {
            refused = error.kind() == ErrorKind::kLocked;
        }
    });
    CHECK(refused);
}

TEST_CASE("index: manifests come back as they were written", "[manifest]") {
    const TempDir dir;
    Manifest manifest;
    manifest.analyzer = "rules";
    manifest.average_length = 136.25;
    manifest.languages = {"de", "en"};
    manifest.roots = {"/a b", "/ü"};
    manifest.moved = {{"/old", "/a b"}};
    manifest.next_segment = 9;
    manifest.segments = {{3, 100, 7}, {8, 1, 0}};
    manifest.pending = Pending{8, {1, 0xFFFFFFFFFFFFFFFF}};
    write_manifest(dir.path(), manifest);
    CHECK(read_manifest(dir.path()) == manifest);
}

TEST_CASE("index: a file that became empty loses its article", "[index]") {
    const TempDir dir;
    dir.write("news/1.txt", story(1, "old"));
    dir.write("news/2.txt", story(2, "old"));
    const IndexOptions options = index_options(dir / "idx", {dir / "news"});
    update_index(options);
    dir.write("news/1.txt", "");
    CHECK(update_index(options).skips.size() == 1);
    CHECK(seen(dir / "idx").size() == 1);
    CHECK(update_index(options).skips.size() == 0);  // told once
}

TEST_CASE("index: bad records are told by the run that reads them", "[index]") {
    const TempDir dir;
    dir.write("a.jsonl", "{\"id\":\"1\",\"title\":\"Good\"}\n{broken\n");
    const IndexOptions options = index_options(dir / "idx", {dir / "a.jsonl"});
    CHECK(update_index(options).skips.size() == 1);
    CHECK(update_index(options).skips.size() == 0);
}

TEST_CASE("index: a folder that moved is carried over, read again only where it changed",
          "[index]") {
    const TempDir dir;
    for (int i = 1; i <= 6; ++i) {
        dir.write(fmt::format("news/{}.txt", i), story(i, "old"));
    }
    const fs::path index = dir / "idx";
    update_index(index_options(index, {dir / "news"}));
    const auto before = seen(index);
    fs::rename(dir / "news", dir / "archive");
    RunSummary summary = update_index(index_options(index, {dir / "archive"}));
    CHECK(summary.articles == 0);
    CHECK(summary.moved_files == 6);
    CHECK(summary.removed_files == 0);
    CHECK(summary.gone_roots.empty());
    CHECK(seen(index) == before);
    CHECK(read_manifest(index).roots == std::vector{(dir / "archive").string()});
    CHECK(find_damage(index, CheckDepth::kFull).empty());

    // Moved again, with a file changed, one removed and one added.
    fs::rename(dir / "archive", dir / "attic");
    dir.write("attic/1.txt", story(1, "new"));
    fs::remove(dir / "attic/2.txt");
    dir.write("attic/7.txt", story(7, "old"));
    summary = update_index(index_options(index, {dir / "attic"}));
    CHECK(summary.articles == 2);
    CHECK(summary.removed_files == 1);
    CHECK(find_damage(index, CheckDepth::kFull).empty());
    TempDir fresh;
    update_index(index_options(fresh / "idx", {dir / "attic"}));
    CHECK(seen(index) == seen(fresh / "idx"));
    // Where the file is now is found, too.
    Searcher searcher(index);
    SearchOptions options;
    options.files = true;
    for (const Hit& hit : searcher.search(parse_query("*").tree, options).hits) {
        CHECK(hit.file == (dir / "attic" / hit.article.path).string());
    }
    CHECK(update_index(index_options(index, {dir / "attic"})).unchanged_files == 6);
}

TEST_CASE("index: what moved and is read anew replaces what was there", "[index]") {
    const TempDir dir;
    for (int i = 1; i <= 3; ++i) {
        dir.write(fmt::format("news/{}.txt", i), story(i, "old"));
    }
    const fs::path index = dir / "idx";
    update_index(index_options(index, {dir / "news"}));
    const auto time = fs::last_write_time(dir / "news/1.txt");
    fs::rename(dir / "news", dir / "moved");
    IndexOptions options = index_options(index, {dir / "moved"});
    SECTION("with other options") {
        options.reader.no_quotes = true;
    }
    SECTION("by force") {
        options.force = true;
    }
    SECTION("with other content of equal size and time") {
        dir.write("moved/1.txt", story(1, "new"));
        fs::last_write_time(dir / "moved/1.txt", time);
    }
    update_index(options);
    CHECK(seen(index).size() == 3);
    CHECK(find_damage(index, CheckDepth::kFull).empty());
    fs::remove(dir / "moved/3.txt");
    options.force = false;
    CHECK(update_index(options).removed_files == 1);
    CHECK(seen(index).size() == 2);
    CHECK(find_damage(index, CheckDepth::kFull).empty());
}

TEST_CASE("index: a file that was renamed isn't there twice", "[index]") {
    const TempDir dir;
    const fs::path file = dir.write("a.txt", story(1, "old"));
    const fs::path index = dir / "idx";
    update_index(index_options(index, {file}));
    fs::rename(file, dir / "b.txt");
    update_index(index_options(index, {dir / "b.txt"}));
    CHECK(seen(index).size() == 1);
    CHECK(find_damage(index, CheckDepth::kFull).empty());
}

TEST_CASE("index: another file where a moved one was costs neither its articles", "[index]") {
    const TempDir dir;
    dir.write("a/1.txt", story(1, "old"));
    const fs::path index = dir / "idx";
    update_index(index_options(index, {dir / "a"}));
    fs::rename(dir / "a", dir / "b");
    update_index(index_options(index, {dir / "b"}));
    dir.write("a/1.txt", story(2, "other"));
    update_index(index_options(index, {dir / "a"}));
    CHECK(seen(index).size() == 2);
    CHECK(find_damage(index, CheckDepth::kFull).empty());
    dir.write("b/1.txt", story(1, "newer"));
    update_index(index_options(index, {dir / "b"}));
    CHECK(seen(index).size() == 2);
    CHECK(find_damage(index, CheckDepth::kFull).empty());
}

TEST_CASE("index: a root that is gone is told, and removed by its name", "[index]") {
    const TempDir dir;
    dir.write("news/mix/1.txt", story(1, "old"));
    dir.write("other/2.txt", story(2, "old"));
    const fs::path index = dir / "idx";
    update_index(index_options(index, {dir / "news/mix", dir / "other"}));
    fs::remove_all(dir / "news");
    const RunSummary summary = update_index(index_options(index, {dir / "other"}));
    REQUIRE(summary.gone_roots.size() == 1);
    CHECK(summary.gone_roots[0].path == (dir / "news/mix").string());
    CHECK(summary.gone_roots[0].files == 1);
    CHECK_THROWS_AS(remove_from_index(index_options(index, {"elsewhere"})), Error);
    CHECK(remove_from_index(index_options(index, {"mix/"})).removed_files == 1);
    CHECK(seen(index).size() == 1);
    CHECK(read_manifest(index).roots == std::vector{(dir / "other").string()});
}

TEST_CASE("index: a file replaced at equal size and time is read again", "[index]") {
    const TempDir dir;
    const fs::path file = dir.write("news/1.txt", story(1, "old"));
    const IndexOptions options = index_options(dir / "idx", {dir / "news"});
    update_index(options);
    const auto time = fs::last_write_time(file);
    dir.write("news/1.txt", story(1, "new"));
    fs::last_write_time(file, time);
    CHECK(update_index(options).articles == 1);
    CHECK(seen(dir / "idx").contains("1.txt Story 1 new"));
    // Other attributes change that time, too: then the content decides.
    fs::permissions(file, fs::perms::owner_read);
    CHECK(update_index(options).articles == 0);
}

TEST_CASE("index: links and hidden names are counted", "[index]") {
    const TempDir dir;
    dir.write("news/1.txt", story(1, "old"));
    dir.write("news/.git/config", "x");
    dir.write("news/sub/.DS_Store", "x");
    fs::create_symlink(dir / "news/1.txt", dir / "news/link.txt");
    const PassedBy passed = update_index(index_options(dir / "idx", {dir / "news"})).passed_by;
    CHECK(passed.links == std::vector<std::string>{"link.txt"});
    CHECK(passed.hidden.size() == 2);
}

TEST_CASE("index: what was left out is grouped by cause, what can be mended first", "[index]") {
    SkipLog log;
    log.add(Skip{"p.html", 0, "a page without an article: it lists others"});
    log.add(Skip{"a.jsonl", 2, "not JSON: one thing"});
    log.add(Skip{"a.jsonl", 4, "not JSON: another"});
    log.add(Skip{"c.csv", 1, "no text under a known key (--map names it)"});
    log.add(Skip{"d.txt", 0, "can't read /x/d.txt: Permission denied"});
    log.add(Skip{"e.txt", 0, "can't read /x/e.txt: Permission denied"});
    log.add(Skip{"f.warc", 3, "its bytes don't match its digest", true});
    CHECK(log.size() == 6);
    std::string told;
    for (const SkipCause& cause : log.causes()) {
        told += fmt::format("{} {};", cause.count, cause.first.path);
    }
    CHECK(told == "2 d.txt;1 c.csv;2 a.jsonl;1 p.html;1 f.warc;");
    for (int i = 0; i < 300; ++i) {
        log.add(
            Skip{"g", 0, fmt::format("{} reason", std::string(static_cast<std::size_t>(i), 'x'))});
    }
    CHECK(log.causes().size() <= 101);
}

TEST_CASE("index: --force builds a damaged index again, and keeps it until it has", "[index]") {
    const TempDir dir;
    dir.write("news/1.txt", story(1, "x"));
    fs::create_directory(dir / "empty");
    IndexOptions options = index_options(dir / "idx", {dir / "news"});
    const auto damage = GENERATE(as<std::string>{}, "files", "articles/iamglass", "");
    update_index(options);
    fs::remove_all(dir.path() / "idx/segments/000001" / damage);
    CHECK_THROWS_AS(update_index(options), Error);
    options.force = true;
    options.paths = {(dir / "empty").string()};
    CHECK_THROWS_AS(update_index(options), Error);
    CHECK(fs::exists(dir / "idx/manifest.json"));
    options.paths = {(dir / "news").string()};
    update_index(options);
    CHECK(seen(dir / "idx").size() == 1);
    CHECK(read_manifest(dir / "idx").segments.size() == 1);
}

TEST_CASE("index: files of the same name below two folders are told apart", "[index]") {
    const TempDir dir;
    dir.write("one/a.txt", story(1, "x"));
    dir.write("two/a.txt", story(2, "x"));
    update_index(index_options(dir / "idx", {dir / "one", dir / "two"}));
    const auto counts = seen(dir / "idx");
    CHECK(counts.contains("one/a.txt Story 1 x"));
    CHECK(counts.contains("two/a.txt Story 2 x"));
}

TEST_CASE("index: an index is no folder of articles", "[index]") {
    const TempDir dir;
    dir.write("news/1.txt", story(1, "x"));
    update_index(index_options(dir / "idx", {dir / "news"}));
    CHECK_THROWS_AS(update_index(index_options(dir / "idx", {dir / "idx"})), Error);
    dir.write("odd/lock", "x");
    dir.write("odd/segments/1.txt", story(2, "x"));
    dir.write("odd/2.txt", story(3, "x"));
    CHECK(update_index(index_options(dir / "idx2", {dir / "odd"})).articles == 3);
}
