// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/inspect/check.h"
#include "indexer/run.h"
#include "tests/support.h"

namespace dateline::test {

/// Files with articles, each of which has a word of its own, and which change; and their index,
/// alone in the folder `disk`. What it promises is checked as Catch2's checks.
class World {
  public:
    using Versions = std::map<std::string, int>;  // of files, by their names

    explicit World(std::uint32_t seed);

    std::mt19937& random() { return random_; }
    int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }

    /// Writes, changes or removes a file, or one to four of them.
    void change();
    void change_some();

    std::filesystem::path disk() const { return dir_ / "disk"; }
    std::filesystem::path store() const { return dir_ / "store"; }
    std::filesystem::path index() const { return disk() / "idx"; }
    IndexOptions options() const { return index_options(index(), {dir_ / "in"}); }

    /// The files as they are now.
    const Versions& versions() const { return versions_; }

    /// The version of each file that the index holds; none may be there in part, or twice.
    Versions held() const;

    /// That the index is sound, with each file as it was `before` or as it is now.
    void check_held(const Versions& before) const;

    /// Runs undisturbed: then everything is there, nothing else, and as in an index made anew.
    void complete();

    /// Runs the program itself, with a variable of its environment where `variable` isn't empty;
    /// gives how it ended, as a shell says it.
    int run_program(const std::string& variable = {}, const std::string& value = {}) const;

    /// Replaces this process, a child, by the program, quiet.
    [[noreturn]] void become_program() const;

  private:
    void check_sound(CheckDepth depth) const;

    TempDir dir_;
    std::mt19937 random_;
    Versions versions_;
    int removed_ = 0;  // files, since the index was complete
    int newest_ = 0;
};

/// How many faults of each kind are tried: DATELINE_FAULTS, 30 where it isn't set.
int faults();

/// Waits for a child; 128 + n where signal n ended it.
int status_of(int child);

/// "3 of this, 2 of that".
std::string told(const std::map<std::string, int>& counts);

}  // namespace dateline::test
