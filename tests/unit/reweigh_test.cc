// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/reweigh.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "common/index/manifest.h"
#include "common/schema/terms.h"
#include "indexer/run.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;

namespace {

// An article of `words` words, as a line of JSON.
std::string line(const std::string& id, int words) {
    std::string body;
    for (int i = 0; i < words; ++i) {
        body += i % 7 == 0 ? "harbour " : fmt::format("word{} ", i % 40);
    }
    return fmt::format("{{\"id\":\"{}\",\"title\":\"Story {}\",\"body\":\"{}\"}}\n", id, id, body);
}

double used_length(const std::filesystem::path& index) {
    return read_manifest(index).average_length;
}

double real_length(const std::filesystem::path& index) {
    return read_manifest(index).real_length();
}

// The impacts of all stems of an index of one segment, in order.
std::vector<std::pair<std::string, Xapian::termcount>> impacts(const std::filesystem::path& index) {
    const Manifest manifest = read_manifest(index);
    REQUIRE(manifest.segments.size() == 1);
    const Xapian::Database database(index_paths::articles(index, manifest.segments[0].id).string());
    std::vector<std::pair<std::string, Xapian::termcount>> all;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        if ((*term)[0] < 'a') continue;  // fields and pairs
        const auto end = database.postlist_end(*term);
        for (auto document = database.postlist_begin(*term); document != end; ++document) {
            all.emplace_back(*term, document.get_wdf());
        }
    }
    std::ranges::sort(all);
    return all;
}

}  // namespace

TEST_CASE("reweigh: the occurrences of an impact are those that have it", "[reweigh]") {
    for (const double length : {20.0, 100.0, 400.0, 1500.0}) {
        for (const double average : {100.0, 250.0, 600.0}) {
            const ImpactScale scale = bm25_scale(length, average);
            for (int tf = 1; tf <= 300; ++tf) {
                CAPTURE(length, average, tf);
                const std::uint32_t level = impact(tf, scale);
                const Occurrences all = occurrences_at(level, scale);
                CHECK(all.least <= tf);
                CHECK(tf <= all.most);
                CHECK(impact(all.least, scale) == level);
                CHECK((all.least == 1 || impact(all.least - 1, scale) < level));
                CHECK((level == kImpactLevels || impact(all.most + 1, scale) > level));
            }
        }
    }
}

TEST_CASE("reweigh: a length has drifted beyond the ratio, and never where there is none",
          "[reweigh]") {
    CHECK_FALSE(has_drifted(100, 104, 1.04));
    CHECK(has_drifted(100, 105, 1.04));
    CHECK(has_drifted(105, 100, 1.04));
    CHECK(has_drifted(100, 100.5, 1));
    CHECK_FALSE(has_drifted(100, 100, 1));
    CHECK_FALSE(has_drifted(0, 100, 1.04));
    CHECK_FALSE(has_drifted(100, 0, 1.04));
}

TEST_CASE("reweigh: the length that ranking uses follows the articles, run after run",
          "[reweigh]") {
    const unsigned shards = GENERATE(1U, 3U);
    CAPTURE(shards);
    const TempDir dir;
    for (int i = 0; i < 20; ++i) {
        std::string lines;
        for (int j = 0; j < 8; ++j) {
            lines += line(fmt::format("{}-{}", i, j), 20 + i * 15 + j);
        }
        dir.write(fmt::format("news/{:02}.jsonl", i), lines);
        IndexOptions options = index_options(dir / "idx", {dir / "news"});
        if (i == 0) options.shards = shards;
        const RunSummary summary = update_index(options);
        CHECK(used_length(dir / "idx") == Approx(real_length(dir / "idx")).epsilon(0.04));
        if (i == 0) CHECK(summary.former_length == 0);
        if (i == 1) CHECK(summary.former_length > 0);
    }
    compact_index(index_options(dir / "idx", {}));
    CHECK(used_length(dir / "idx") == real_length(dir / "idx"));
    for (const Segment& segment : read_manifest(dir / "idx").segments) {
        CHECK(segment.average_length == used_length(dir / "idx"));
    }
}

TEST_CASE("reweigh: weighed ten times over, impacts are those of one reading", "[reweigh]") {
    const TempDir dir;
    const auto indexed = [&](const std::string& name, const std::vector<std::string>& runs) {
        for (std::size_t i = 0; i < runs.size(); ++i) {
            dir.write(fmt::format("{}/{:02}.jsonl", name, i), runs[i]);
            update_index(index_options(dir / (name + ".idx"), {dir / name}));
        }
        compact_index(index_options(dir / (name + ".idx"), {}));
        return impacts(dir / (name + ".idx"));
    };
    std::vector<std::string> runs;
    std::string all;
    for (int i = 0; i < 10; ++i) {
        runs.emplace_back();
        for (int j = 0; j < 6; ++j) {
            runs.back() += line(fmt::format("{}-{}", i, j), 20 + i * i * 30 + j * 50);
        }
        all += runs.back();
    }
    const auto often = indexed("often", runs);
    CHECK(often.size() > 1000);
    CHECK(often == indexed("once", {all}));
}

TEST_CASE("reweigh: removed articles count no more", "[reweigh]") {
    const TempDir dir;
    dir.write("news/long.jsonl", line("long", 400) + line("longer", 500));
    dir.write("news/short.jsonl", line("a", 30) + line("b", 40) + line("c", 50));
    update_index(index_options(dir / "idx", {dir / "news"}));
    const IndexOptions options = index_options(dir / "idx", {dir / "news/long.jsonl"});
    remove_from_index(options);
    CHECK(real_length(dir / "idx") < 60);
    CHECK(used_length(dir / "idx") == Approx(real_length(dir / "idx")).epsilon(0.04));
}

TEST_CASE("reweigh: a run killed while it weighs shards anew is finished by the next",
          "[reweigh]") {
    struct Stopped {};
    const std::string stop = GENERATE("merged", "merge moved", "merge named", "merge published");
    CAPTURE(stop);
    const TempDir dir;
    std::string lines;
    for (int i = 0; i < 12; ++i) {
        lines += line(fmt::format("s{}", i), 20 + i);
    }
    dir.write("news/short.jsonl", lines);
    IndexOptions options = index_options(dir / "idx", {dir / "news"});
    options.shards = 2;
    update_index(options);
    options.shards.reset();
    lines.clear();
    for (int i = 0; i < 12; ++i) {
        lines += line(fmt::format("l{}", i), 300 + i);
    }
    dir.write("news/long.jsonl", lines);
    CHECK_THROWS_AS(update_index(options,
                                 [&](std::string_view step) {
                                     if (step == stop) throw Stopped();
                                 }),
                    Stopped);
    dir.write("news/more.jsonl", line("more", 170));
    update_index(options);
    const Manifest manifest = read_manifest(dir / "idx");
    CHECK(manifest.articles() == 25);
    CHECK(manifest.average_length == Approx(manifest.real_length()).epsilon(0.04));
    for (const Segment& segment : manifest.segments) {
        CHECK(segment.average_length == manifest.average_length);
    }
    CHECK(run_index({"-d", (dir / "idx").string(), "--check=full"}).status == 0);
}
