// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/repair.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/base/files.h"
#include "common/index/index_reader.h"
#include "common/stored/stored_content.h"
#include "indexer/inspect/check.h"
#include "indexer/segments/checksums.h"
#include "tests/catch.h"
#include "tests/faults/world.h"

// Indexes built in every way and damaged anywhere: after --repair each article is there once, or
// named as lost; nothing else is called sound.

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

std::string words_of(int number) {
    return fmt::format("The quay of z{0}q is shut for y{0}y days, and the x{0}x ferry waits.",
                       number);
}

std::string json_line(int number) {
    return fmt::format(
        R"({{"id":"id{0}","title":"Of k{0}k","body":"{1}\n\n\"We won't open j{0}j,\" said Anna Kowalski."}})"
        "\n",
        number, words_of(number));
}

std::string mail(int number) {
    return fmt::format(
        "From x@example.org Mon Mar  3 10:00:00 2025\nMessage-ID: <m{0}@example.org>\nSubject: Of "
        "k{0}k\nDate: Mon, 3 Mar 2025 10:00:00 +0000\n\n{1}\n\n",
        number, words_of(number));
}

// A file in a tar archive (POSIX ustar).
std::string tar_member(const std::string& name, const std::string& bytes) {
    constexpr std::size_t kBlock = 512;
    std::string head(kBlock, '\0');
    const auto put = [&](std::size_t at, const std::string& text) {
        head.replace(at, text.size(), text);
    };
    put(0, name);
    put(100, "0000644");
    put(124, fmt::format("{:011o}", bytes.size()));
    put(136, "00000000000");
    put(148, std::string(8, ' '));  // its own sum is counted as spaces
    put(156, "0");
    put(257, std::string("ustar\00000", 8));
    unsigned sum = 0;
    for (const unsigned char byte : head) {
        sum += byte;
    }
    put(148, fmt::format("{:06o}", sum) + std::string("\0 ", 2));
    return head + bytes + std::string((kBlock - bytes.size() % kBlock) % kBlock, '\0');
}

// An index built in a random way from files in folders `a` and `b`, some of which have one name.
class BuiltIndex {
  public:
    explicit BuiltIndex(std::uint32_t seed) : random_(seed) {
        options_ = index_options(path(), {dir_ / "in/a"});
        const int how = below(3);  // b: not at all, as a root, by a list of names
        if (how == 1) options_.paths.push_back((dir_ / "in/b").string());
        if (how == 2) options_.filter.listed.push_back((dir_ / "in/b").string());
        options_.reader.bare = below(3) == 0;
        options_.jobs = 1 + static_cast<unsigned>(below(3));
        const unsigned shards = 1 + static_cast<unsigned>(below(4));
        described_ = fmt::format("{} shards, {} roots{}{}", shards, options_.paths.size(),
                                 how == 2 ? ", a list" : "", options_.reader.bare ? ", bare" : "");
        dir_.write("in/a/first.txt", "Of k0k\n\nThe first of all quays.\n");
        fs::create_directories(folder() / "b");
        for (int run = below(3); run >= 0; --run) {
            for (int file = 0; file < 6; ++file) {
                write_some();
            }
            options_.shards = fs::exists(path()) ? std::nullopt : std::optional(shards);
            update_index(options_);
        }
        options_.shards.reset();
        const int last = below(3);
        if (last == 0) move_folder();
        if (last == 1 && below(2) == 0) change_options();
        if (below(4) == 0) compact_index(options_);
    }

    fs::path path() const { return dir_ / "idx"; }
    int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }
    const std::string& described() const { return described_; }
    const IndexOptions& options() const { return options_; }
    fs::path folder() const { return dir_ / "in"; }

    // What is compared of the index. Two files of one name, one of them read from a list, are told
    // apart by longer paths, in the order of reading, which a repair doesn't know: headlines alone.
    std::set<std::string> seen() const {
        if (options_.filter.listed.empty()) return contents(path());
        const IndexReader reader(path());
        const Xapian::Database& all = reader.articles().database();
        std::set<std::string> headlines{fmt::format("{}", all.get_doccount())};
        for (auto at = all.postlist_begin(""); at != all.postlist_end(""); ++at) {
            headlines.insert(read_card(all.get_document(*at)).headline);
        }
        return headlines;
    }

    // Damages one file, as disks and people do; says how.
    std::string damage() {
        std::vector<fs::path> files = {path() / "manifest.json"};
        for (const auto& entry : fs::recursive_directory_iterator(path() / "segments")) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
        std::ranges::sort(files);
        const fs::path file = files[random_() % files.size()];
        const auto size = static_cast<int>(fs::file_size(file));
        const std::string name = fs::relative(file, path()).string();
        const int how = size == 0 ? 0 : below(4);
        if (how == 0) {
            fs::remove(file);
            return name + " removed";
        }
        if (how == 1) {
            fs::resize_file(file, static_cast<std::uintmax_t>(below(size)));
            return name + " truncated";
        }
        std::string bytes = read_file(file, std::uint64_t{1} << 30);
        const int first = below(size);
        const int last = std::min(size, first + (how == 2 ? 1 : 20));
        for (int at = first; at < last; ++at) {
            bytes[static_cast<std::size_t>(at)] ^= static_cast<char>(1 + below(255));
        }
        replace_file(file, bytes);
        return fmt::format("{} spoilt at {}", name, first);
    }

  private:
    static constexpr std::size_t kText = 2;
    static constexpr std::size_t kArchive = 3;
    static inline const std::array<std::string, 4> kEndings = {".jsonl", ".mbox", ".txt", ".tar"};

    static std::string article(std::size_t kind, int number) {
        if (kind == 0) return json_line(number);
        if (kind == 1) return mail(number);
        const std::string text = fmt::format("Of k{}k\n\n{}\n", number, words_of(number));
        return kind == kText ? text : tar_member(fmt::format("t{}.txt", number), text);
    }

    // Another folder in place of `a`, in which a file may have changed.
    void move_folder() {
        fs::rename(dir_ / "in/a", dir_ / "in/moved");
        options_.paths[0] = (dir_ / "in/moved").string();
        if (below(2) == 0) dir_.write("in/moved/first.txt", "Of k0k\n\nThe first again.\n");
        if (below(3) == 0) options_.reader.no_quotes = true;
        update_index(options_);
        described_ += ", moved";
    }

    // All files are read again.
    void change_options() {
        options_.reader.no_quotes = true;
        update_index(options_);
        described_ += ", with other options";
    }

    // Writes a new version of a file of 1 to 30 articles, or one text.
    void write_some() {
        const std::string root = below(2) == 0 ? "in/a/" : "in/b/";
        const std::string name = fmt::format("{}f{}", root, below(8));
        const std::size_t kind = std::hash<std::string>()(name) % kEndings.size();
        std::string bytes;
        for (int i = kind == kText ? 1 : 1 + below(30); i > 0; --i) {
            bytes += article(kind, ++newest_);
        }
        if (kind == kArchive) bytes += std::string(1024, '\0');
        dir_.write(name + kEndings[kind], bytes);
    }

    TempDir dir_;
    std::mt19937 random_;
    IndexOptions options_;
    std::string described_;
    int newest_ = 0;
};

IndexOptions check_options(const fs::path& index) {
    IndexOptions options = index_options(index, {});
    options.action = IndexAction::kCheck;
    options.check = CheckDepth::kFull;
    return options;
}

std::string is_manifest_damaged(const fs::path& index) {
    try {
        read_manifest(index);
        return {};
    } catch (const Error& error) {
        return error.hint();
    }
}

std::set<std::uint32_t> segments_of(const std::vector<Damage>& damage) {
    std::set<std::uint32_t> segments;
    for (const Damage& one : damage) {
        if (one.segment != 0) segments.insert(one.segment);
    }
    return segments;
}

// Runs the command that a hint names, with `folder` for FOLDER.
Ran follow_hint(const std::string& err, const fs::path& folder) {
    const std::size_t hint = err.find("hint: ");
    REQUIRE(hint != std::string::npos);
    const std::size_t start = err.find("dateline-index ", hint);
    REQUIRE(start != std::string::npos);
    std::istringstream line(err.substr(start, err.find('\n', start) - start));
    std::vector<std::string> arguments;
    for (std::string word; line >> word && word != "mends" && word != "reads";) {
        arguments.push_back(word == "FOLDER"  ? folder.string()
                            : word == "INDEX" ? (folder.parent_path() / "idx").string()
                                              : word);
    }
    arguments.erase(arguments.begin());
    return run_index(arguments);
}

}  // namespace

TEST_CASE("hints: what a damaged index's errors name helps", "[repair]") {
    if (is_under_sanitizers()) {
        WARN("left out under sanitizers: they also watch how Xapian reads damaged blocks");
        return;
    }
    const std::string damaged = GENERATE(
        "manifest.json", "segments/000001/files", "segments/000001/articles/postlist.glass",
        "segments/000002/articles/termlist.glass", "segments/000002/quotes/iamglass",
        "segments/000003/quotes/termlist.glass");
    const bool removed = GENERATE(true, false);
    CAPTURE(damaged, removed);
    const TempDir dir;
    std::string lines;
    for (int i = 0; i < 60; ++i) {
        lines += json_line(i);
    }
    dir.write("in/a.jsonl", lines);
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", "--shards", "3", (dir / "in").string()}).status == 0);
    if (removed)
        fs::remove(dir / "idx" / damaged);
    else
        replace_file(dir / "idx" / damaged, "rubbish");
    int told = 0;
    for (const Ran& ran :
         {run_search({"-d", index, "quay"}), run_index({"-d", index, (dir / "in").string()}),
          run_index({"-d", index, "--check"}), run_index({"-d", index, "--check=full"})}) {
        if (ran.status == 0) continue;
        CAPTURE(ran.err);
        ++told;
        const Ran helped = follow_hint(ran.err, dir / "in");
        CAPTURE(helped.err);
        CHECK(helped.status == 0);
        CHECK(run_index({"-d", index, "--check=full"}).status == 0);
        CHECK(run_search({"-d", index, "-o", "count", "quay"}).out == "60\n");
        break;
    }
    // An index whose manifest is gone is no index: the run makes it anew.
    CHECK(told == 1);
}

TEST_CASE("repair: whatever was damaged, each article is there once again", "[repair]") {
    if (is_under_sanitizers()) {
        WARN("left out under sanitizers: they also watch how Xapian reads damaged blocks");
        return;
    }
    std::map<std::string, int> outcomes;
    for (int trial = 0; trial < faults(); ++trial) {
        BuiltIndex built(static_cast<std::uint32_t>(trial));
        const fs::path index = built.path();
        const auto whole = built.seen();
        CHECK(find_damage(index, CheckDepth::kFull).empty());
        std::string how = built.damage();
        CAPTURE(trial, built.described(), how);
        if (const std::string hint = is_manifest_damaged(index); !hint.empty()) {
            CHECK(holds(hint, " FOLDER"));
            IndexOptions again = built.options();
            again.force = true;
            update_index(again);
            CHECK((built.seen() == whole));
            ++outcomes["manifests"];
            continue;
        }
        const std::vector<Damage> damage = find_damage(index, CheckDepth::kFull);
        if (!damage.empty()) how += ": " + damage[0].what;
        ++outcomes[damage.empty() ? "harmless" : "repaired"];
        if (!damage.empty()) {
            const RepairSummary summary =
                repair_index(check_options(index), index, segments_of(damage));
            CHECK(summary.lost.empty());
            CHECK(find_damage(index, CheckDepth::kFull).empty());
        }
        CHECK((built.seen() == whole));
        const RunSummary next = update_index(built.options());
        CHECK(next.articles == 0);
    }
    WARN(told(outcomes));
}

TEST_CASE("repair: a file that was removed stays so", "[repair]") {
    if (is_under_sanitizers()) {
        WARN("left out under sanitizers: they also watch how Xapian reads damaged blocks");
        return;
    }
    const TempDir dir;
    std::string lines;
    for (int i = 0; i < 30; ++i) {
        lines += json_line(i);
    }
    dir.write("in/a.jsonl", lines);
    dir.write("in/b.jsonl", json_line(30) + json_line(31));
    const IndexOptions options = index_options(dir / "idx", {dir / "in"});
    update_index(options);
    fs::remove(dir / "in/b.jsonl");
    dir.write("in/c.jsonl", json_line(32));
    update_index(options);
    const auto whole = contents(dir / "idx");
    fs::remove(dir / "idx/segments/000002/articles/postlist.glass");
    const auto damage = find_damage(dir / "idx", CheckDepth::kFull);
    REQUIRE_FALSE(damage.empty());
    CHECK(repair_index(check_options(dir / "idx"), dir / "idx", segments_of(damage)).lost.empty());
    CHECK(find_damage(dir / "idx", CheckDepth::kFull).empty());
    CHECK((contents(dir / "idx") == whole));
}

TEST_CASE("repair: stopped at any step, it is not called sound before it is", "[repair]") {
    struct Stopped {};
    if (is_under_sanitizers()) {
        WARN("left out under sanitizers: they also watch how Xapian reads damaged blocks");
        return;
    }
    std::map<std::string, int> outcomes;
    for (int trial = 0; trial < faults(); ++trial) {
        BuiltIndex built(static_cast<std::uint32_t>(1'000'000 + trial));
        const fs::path index = built.path();
        const auto whole = built.seen();
        const std::string how = built.damage();
        CAPTURE(trial, built.described(), how);
        if (!is_manifest_damaged(index).empty()) continue;
        std::vector<Damage> damage = find_damage(index, CheckDepth::kFull);
        if (damage.empty()) continue;
        int steps = built.below(8);
        try {
            repair_index(check_options(index), index, segments_of(damage), [&](std::string_view) {
                if (steps-- == 0) throw Stopped();
            });
        } catch (const Stopped&) {
            ++outcomes["stopped"];
        }
        damage = find_damage(index, CheckDepth::kFull);
        if (damage.empty()) {
            ++outcomes["sound"];
            update_index(built.options());
        } else {
            ++outcomes["told"];
            repair_index(check_options(index), index, segments_of(damage));
        }
        CHECK(find_damage(index, CheckDepth::kFull).empty());
        CHECK((built.seen() == whole));
    }
    WARN(told(outcomes));
}

TEST_CASE("repair: what can't be read again is named, and nothing is lost unasked", "[repair]") {
    const TempDir dir;
    std::string lines;
    for (int i = 0; i < 30; ++i) {
        lines += json_line(i);
    }
    dir.write("in/a.jsonl", lines);
    dir.write("in/b.jsonl", json_line(30) + json_line(31));
    IndexOptions options = index_options(dir / "idx", {dir / "in"});
    options.shards = 2;
    update_index(options);
    fs::remove(dir / "idx/segments/000002/articles/postlist.glass");
    fs::rename(dir / "in/a.jsonl", dir / "a.jsonl");
    IndexOptions check = check_options(dir / "idx");
    check.repair = true;
    const std::string before = read_file(dir / "idx/manifest.json", 1 << 20);
    CHECK_THROWS_AS(check_index(check), Error);
    CHECK(read_file(dir / "idx/manifest.json", 1 << 20) == before);
    check.force = true;
    CHECK(check_index(check) == 1);
    CHECK(find_damage(dir / "idx", CheckDepth::kFull).empty());
    CHECK(read_manifest(dir / "idx").articles() < 32);
    fs::rename(dir / "a.jsonl", dir / "in/a.jsonl");
    options.shards.reset();
    options.force = true;
    update_index(options);
    CHECK(read_manifest(dir / "idx").articles() == 32);
}

TEST_CASE("checksums: name what changed, as far as they were written", "[repair]") {
    const TempDir dir;
    dir.write("segment/a", "one");
    dir.write("segment/b", "two");
    const auto changed = [&](bool contents) {
        std::string names;
        for (const ChangedFile& file : changed_files(dir / "segment", contents)) {
            names += file.name + " " + file.what + "; ";
        }
        return names;
    };
    for (const std::uint64_t most : {6, 5}) {
        const bool hashed = most == 6;
        CAPTURE(hashed);
        dir.write("segment/a", "one");
        dir.write("segment/checksums.new", "of a run that was killed while it wrote them");
        write_checksums(dir / "segment", most);
        CHECK(changed(true) == "");
        dir.write("segment/a", "ony");
        CHECK(changed(false) == "");
        CHECK(changed(true) ==
              (hashed ? "a isn't what was written: its checksum is another; " : ""));
        dir.write("segment/a", "longer");
        CHECK(changed(false) == (hashed ? "a has 6 bytes, where 3 were written; " : ""));
        dir.write("segment/c", "");
        fs::remove(dir / "segment/b");
        CHECK(holds(changed(false), "b is missing; c has no checksum; "));
        fs::remove(dir / "segment/c");
        dir.write("segment/b", "two");
    }
}

TEST_CASE("repair: a folder that is gone is named where its files are unknown", "[repair]") {
    const TempDir dir;
    dir.write("in/a.jsonl", json_line(1));
    dir.write("out/b.jsonl", json_line(2));
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "in").string(), (dir / "out").string()}).status ==
            0);
    fs::remove(dir / "idx/segments/000001/files");
    fs::rename(dir / "out", dir / "elsewhere");
    const Ran refused = run_index({"-d", index, "--check=full", "--repair"});
    CHECK(refused.status == 3);
    CHECK(holds(refused.err, (dir / "out").string() + ": what was read from it is lost"));
    fs::rename(dir / "elsewhere", dir / "out");
    const Ran mended = run_index({"-d", index, "--check=full", "--repair"});
    CHECK(mended.status == 0);
    CHECK(holds(mended.err, "note: a table of files can't be read: all files"));
    CHECK(run_search({"-d", index, "-o", "count", "quay"}).out == "2\n");
}

TEST_CASE("check: an index with articles missing, or there twice, isn't sound", "[repair]") {
    const TempDir dir;
    dir.write("in/a.jsonl", json_line(1) + json_line(2) + json_line(3));
    update_index(index_options(dir / "idx", {dir / "in"}));
    const fs::path segment = dir / "idx/segments/000001";
    const std::string table = (segment / "files").string();
    FilesTable rows;
    decode_files(read_file(table, 1 << 20), rows);
    REQUIRE(rows.size() == 1);
    for (const std::uint64_t articles : {2, 4}) {
        rows.begin()->second.articles = articles;
        replace_file(table, encode_files(rows));
        write_checksums(segment);
        CHECK(find_damage(dir / "idx", CheckDepth::kQuick).size() == 1);
        const std::vector<Damage> damage = find_damage(dir / "idx", CheckDepth::kFull);
        REQUIRE(damage.size() == 1);
        CHECK(holds(damage[0].what,
                    fmt::format("a.jsonl: holds 3 articles, where it should hold {}", articles)));
    }
    replace_file(table, encode_files({}));
    write_checksums(segment);
    const std::vector<Damage> damage = find_damage(dir / "idx", CheckDepth::kFull);
    REQUIRE(damage.size() == 1);
    CHECK(damage[0].what == "3 articles are of 1 files that no table names");
    CHECK(repair_index(check_options(dir / "idx"), dir / "idx", {}).articles == 3);
    CHECK(find_damage(dir / "idx", CheckDepth::kFull).empty());
}
