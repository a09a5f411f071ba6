// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <sys/stat.h>

#include "common/base/files.h"
#include "tests/catch.h"
#include "tests/faults/world.h"

// The power fails at any call that syncs or renames: any part of what wasn't synced may be lost.
// The model is that of Pillai et al., "All File Systems Are Not Created Equal" (OSDI 2014), with
// all of a folder's changes either kept or lost.

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

std::string inode_of(const fs::path& path) {
    struct ::stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return std::to_string(status.st_ino);
}

// What a disk contains after the power failed, built from the present files and the synced ones.
class Disk {
  public:
    Disk(World& world, fs::path store) : world_(world), store_(std::move(store)) {}

    /// Everything present is synced.
    void settle() {
        fs::remove_all(store_);
        fs::create_directories(store_);
        settle(world_.disk());
    }

    /// The power fails.
    void lose() {
        loses_folders_ = world_.below(3);
        loses_files_ = world_.below(2) + 1;
        const fs::path left = store_ / "left";
        restore(world_.disk(), inode_of(world_.disk()), left);
        fs::remove_all(world_.disk());
        fs::rename(left, world_.disk());
    }

    std::string told() const {
        return fmt::format("folders lost {}, files lost {} (of 2)", loses_folders_, loses_files_);
    }

  private:
    using Entries = std::vector<std::pair<std::string, std::string>>;  // inode, name

    // 0: never, 1: sometimes, 2: always.
    bool chance(int how) { return how == 2 || (how == 1 && world_.below(2) == 0); }

    void settle(const fs::path& folder) {
        std::ofstream entries(store_ / (inode_of(folder) + ".entries"));
        for (const auto& entry : fs::directory_iterator(folder)) {
            const std::string inode = inode_of(entry.path());
            entries << inode << ' ' << entry.path().filename().string() << '\n';
            if (entry.is_directory())
                settle(entry.path());
            else
                fs::copy_file(entry.path(), store_ / inode);
        }
    }

    Entries synced_entries(const std::string& inode) const {
        std::ifstream in(store_ / (inode + ".entries"));
        Entries entries;
        std::string entry;
        std::string name;
        while (in >> entry >> name) {
            entries.emplace_back(entry, name);
        }
        return entries;
    }

    static Entries present_entries(const fs::path& folder) {
        Entries entries;
        for (const auto& entry : fs::directory_iterator(folder)) {
            entries.emplace_back(inode_of(entry.path()), entry.path().filename().string());
        }
        return entries;
    }

    // The present path of an inode; empty if it has no name any more.
    fs::path present_path(const std::string& inode) const {
        for (const auto& entry : fs::recursive_directory_iterator(world_.disk())) {
            if (inode_of(entry.path()) == inode) return entry.path();
        }
        return {};
    }

    void restore(const fs::path& present, const std::string& inode, const fs::path& to) {
        fs::create_directories(to);
        const bool synced = present.empty() || chance(loses_folders_);
        for (const auto& [entry, name] :
             synced ? synced_entries(inode) : present_entries(present)) {
            const fs::path now = present_path(entry);
            if (fs::exists(store_ / (entry + ".entries")) || fs::is_directory(now))
                restore(now, entry, to / name);
            else
                restore_file(now, entry, to / name);
        }
    }

    void restore_file(const fs::path& present, const std::string& inode, const fs::path& to) {
        if (!present.empty() && !chance(loses_files_))
            fs::copy_file(present, to);
        else if (fs::exists(store_ / inode))
            fs::copy_file(store_ / inode, to);
        else
            std::ofstream{to};
    }

    World& world_;
    fs::path store_;
    int loses_folders_ = 0;
    int loses_files_ = 0;
};

int run_with_cut(const World& world, int call) {
    ::setenv("LD_PRELOAD", DATELINE_POWER_CUT, 1);
    const int status =
        world.run_program("DATELINE_POWER_CUT", fmt::format("{} {}", call, world.store().string()));
    ::unsetenv("LD_PRELOAD");
    return status;
}

}  // namespace

TEST_CASE("a power cut costs nothing that was published, nor what a run said it had done",
          "[faults]") {
    World world(13);
    Disk disk(world, world.store());
    std::map<std::string, int> cuts;
    for (int done = 0; done < faults(); ++done) {
        disk.settle();
        const World::Versions before = world.held();
        world.change_some();
        const int call = world.below(180) + 1;
        const int status = run_with_cut(world, call);
        disk.lose();
        INFO("cut " << done << " at call " << call << ", status " << status << ", " << disk.told());
        CHECK((status == 0 || status == 128 + SIGKILL));
        ++cuts[status == 0 ? "after the run" : "within it"];
        world.check_held(before);
        if (status == 0) CHECK(world.held() == world.versions());
        if (done % 10 == 9) world.complete();
    }
    world.complete();
    WARN("power cuts: " << told(cuts));
}
