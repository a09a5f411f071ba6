// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/mount.h>

#include "common/base/files.h"
#include "indexer/inspect/check.h"
#include "tests/catch.h"
#include "tests/support.h"

// Disks that are full, read-only or missing, clocks that were set back, copies, concurrent runs.

using namespace dateline;
using dateline::test::holds;
using dateline::test::Ran;
using dateline::test::run_index;
using dateline::test::run_search;
using dateline::test::TempDir;
namespace fs = std::filesystem;

namespace {

std::string story(int number, std::string_view word) {
    std::string text = fmt::format("Story {} of the harbour\n\nIt is about the {}.", number, word);
    for (int i = 0; i < 400; ++i) {
        text += fmt::format(" w{}x{}", number, i * 37);
    }
    return text + "\n";
}

void write_news(const TempDir& dir, int from, int to, std::string_view word = "quay") {
    for (int i = from; i < to; ++i) {
        dir.write(fmt::format("news/{}.txt", i), story(i, word));
    }
}

Ran index_news(const TempDir& dir, const fs::path& index) {
    return run_index({"-d", index.string(), "-q", (dir / "news").string()});
}

std::string count(const fs::path& index, const std::string& query) {
    return run_search({"-d", index.string(), "-o", "count", query}).out;
}

// A small file system for the test, if the kernel permits it.
class SmallDisk {
  public:
    explicit SmallDisk(const TempDir& dir) : path_(dir / "disk") {
        fs::create_directories(path_);
        is_there_ = ::unshare(CLONE_NEWNS) == 0 &&
                    ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                    ::mount("none", path_.c_str(), "tmpfs", 0, "size=1m") == 0;
        if (!is_there_) WARN("left out: no file system can be mounted here");
    }
    ~SmallDisk() {
        if (is_there_) ::umount2(path_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool is_there() const { return is_there_; }
    fs::path index() const { return path_ / "idx"; }
    void forbid_writing() const {
        REQUIRE(::mount("none", path_.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0);
    }

  private:
    fs::path path_;
    bool is_there_ = false;
};

}  // namespace

TEST_CASE("a full disk ends a run, takes nothing and is left as it was", "[storage]") {
    const TempDir dir;
    const SmallDisk disk(dir);
    if (!disk.is_there()) return;
    const std::string index = disk.index().string();
    write_news(dir, 0, 10);
    REQUIRE(index_news(dir, index).status == 0);
    write_news(dir, 10, 1500);
    const Ran ran = index_news(dir, index);
    CHECK(ran.status == 5);
    CHECK(holds(ran.err, "can't write " + index + "/"));
    CHECK(holds(ran.err, "No space left on device"));
    CHECK(holds(ran.err, "make room"));
    CHECK_FALSE(fs::exists(disk.index() / "building"));
    CHECK(find_damage(disk.index(), CheckDepth::kFull).empty());
    CHECK(count(disk.index(), "quay") == "10\n");
    for (int i = 10; i < 1500; ++i) {
        fs::remove(dir / fmt::format("news/{}.txt", i));
    }
    CHECK(index_news(dir, index).status == 0);
}

TEST_CASE("a read-only index is searched and checked, and says why it can't be written",
          "[storage]") {
    const TempDir dir;
    const SmallDisk disk(dir);
    if (!disk.is_there()) return;
    const std::string index = disk.index().string();
    write_news(dir, 0, 10);
    REQUIRE(index_news(dir, index).status == 0);
    disk.forbid_writing();
    CHECK(count(disk.index(), "quay") == "10\n");
    CHECK(run_index({"-d", index, "--check=full"}).status == 0);
    for (const std::vector<std::string>& what : {std::vector<std::string>{(dir / "news").string()},
                                                 {"--compact"},
                                                 {"--check", "--repair"}}) {
        std::vector<std::string> command = {"-d", index};
        command.insert(command.end(), what.begin(), what.end());
        const Ran ran = run_index(command);
        CHECK(ran.status == 3);
        CHECK(holds(ran.err, "can't write " + index + ": Read-only file system"));
        CHECK(holds(ran.err, "name another index with -d"));
    }
}

TEST_CASE("a folder that is gone costs no article until that is meant", "[storage]") {
    const TempDir dir;
    write_news(dir, 0, 10);
    const std::string index = (dir / "idx").string();
    REQUIRE(index_news(dir, index).status == 0);
    fs::rename(dir / "news", dir / "elsewhere");
    const Ran gone = index_news(dir, index);
    CHECK(gone.status == 2);
    CHECK(holds(gone.err, "can't read " + (dir / "news").string()));
    CHECK(count(index, "quay") == "10\n");
    fs::create_directories(dir / "news");  // as a mount point without its disk
    const Ran empty = index_news(dir, index);
    CHECK(empty.status == 2);
    CHECK(holds(empty.err, "--force"));
    CHECK(count(index, "quay") == "10\n");
}

TEST_CASE("what changed is read though its time is earlier than that of the last run",
          "[storage]") {
    const TempDir dir;
    write_news(dir, 0, 3, "quay");
    const std::string index = (dir / "idx").string();
    const auto now = fs::file_time_type::clock::now();
    const auto set_times = [&](std::chrono::hours off) {
        for (int i = 0; i < 3; ++i) {
            fs::last_write_time(dir / fmt::format("news/{}.txt", i), now + off);
        }
    };
    set_times(std::chrono::hours(24));
    REQUIRE(index_news(dir, index).status == 0);
    write_news(dir, 0, 3, "pier");
    set_times(std::chrono::hours(-24));
    REQUIRE(index_news(dir, index).status == 0);
    CHECK(count(index, "pier") == "3\n");
    CHECK(count(index, "quay") == "0\n");
}

TEST_CASE("a run names who holds the index, and waits where it is asked to", "[storage]") {
    const TempDir dir;
    write_news(dir, 0, 3);
    const std::string index = (dir / "idx").string();
    REQUIRE(index_news(dir, index).status == 0);
    write_news(dir, 3, 4);
    auto held =
        std::make_unique<FileDescriptor>(::open((dir / "idx/lock").c_str(), O_RDWR | O_CLOEXEC));
    REQUIRE(::flock(held->get(), LOCK_EX) == 0);
    std::ofstream(dir / "idx/lock") << "4711";
    const Ran refused = run_index({"-d", index, (dir / "news").string()});
    CHECK(refused.status == 75);
    CHECK(holds(refused.err, "another run (process 4711) holds " + index));
    CHECK(holds(refused.err, "--wait"));
    Ran waited;
    std::thread waiting([&] {
        waited = run_index({"-d", index, "--wait", (dir / "news").string()});
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    CHECK(count(index, "quay") == "3\n");
    held.reset();
    waiting.join();
    CHECK(waited.status == 0);
    CHECK(holds(waited.err, "waiting for another run (process 4711)"));
    CHECK(count(index, "quay") == "4\n");
}

TEST_CASE("a copy made while the index was written is sound, or says what is damaged and is mended",
          "[storage]") {
    const TempDir dir;
    write_news(dir, 0, 40);
    const fs::path index = dir / "idx";
    REQUIRE(index_news(dir, index).status == 0);
    std::atomic<bool> done = false;
    std::thread writer([&] {
        for (int round = 0; !done; ++round) {
            for (int i = 30; i < 40; ++i) {
                dir.write(fmt::format("news/{}.txt", i), story(i, fmt::format("round{}", round)));
            }
            index_news(dir, index);
        }
    });
    int damaged = 0;
    std::vector<fs::path> copies;
    for (int i = 0; i < 12; ++i) {
        copies.push_back(dir / fmt::format("copy{}", i));
        test::run({"cp", "-r", index.string(), copies.back().string()});
    }
    done = true;
    writer.join();
    for (const fs::path& copy : copies) {
        const Ran check = run_index({"-d", copy.string(), "--check=full"});
        CAPTURE(copy, check.out, check.err);
        if (check.status != 0) {
            ++damaged;
            CHECK(holds(check.out, "segments/"));
            CHECK(holds(check.err, "--repair"));
            const Ran mended = run_index({"-d", copy.string(), "-q", "--check=full", "--repair"});
            CAPTURE(mended.out, mended.err);
            CHECK(mended.status == 0);
            CHECK(run_index({"-d", copy.string(), "--check=full"}).status == 0);
        }
        CHECK(count(copy, "harbour") == "40\n");
        CHECK(count(copy, "w3x37") == "1\n");
    }
    WARN("copies: " << copies.size() << ", of which damaged: " << damaged);
}
