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

/// Files of articles, each of which has a unique word, and which change; and their index, in one to
/// three shards, alone in the folder `disk`. Its promises are checked by Catch2.
class World {
  public:
    using Versions = std::map<std::string, int>;  // by file name

    explicit World(std::uint32_t seed);

    std::mt19937& random() { return random_; }
    int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }

    /// Writes, changes or removes a file, or one to four of them; some move the whole folder.
    void change();
    void change_some();

    std::filesystem::path disk() const { return dir_ / "disk"; }
    std::filesystem::path store() const { return dir_ / "store"; }
    std::filesystem::path index() const { return disk() / "idx"; }
    IndexOptions options() const;

    /// The present files.
    const Versions& versions() const { return versions_; }

    /// The version of each file in the index; none may be there in part, or twice.
    Versions held() const;

    /// Checks that the index is sound, with each file as it was `before` or as it is now.
    void check_held(const Versions& before) const;

    /// Runs undisturbed and checks that everything is indexed, nothing else, and as in a new index.
    void complete();

    /// Runs the real program, with an environment variable unless `variable` is empty; returns its
    /// exit status as a shell does.
    int run_program(const std::string& variable = {}, const std::string& value = {}) const;

    /// Replaces this (child) process by the program, quiet.
    [[noreturn]] void become_program() const;

  private:
    void write(const std::string& file);
    void check_sound(CheckDepth depth) const;

    TempDir dir_;
    std::mt19937 random_;
    Versions versions_;
    std::string folder_ = "in";
    unsigned shards_;
    int removed_ = 0;  // files removed since the index was complete
    int newest_ = 0;
};

/// What an index holds, without the places, which depend on when it was indexed; and how many.
std::set<std::string> contents(const std::filesystem::path& index);

/// How many faults of each kind are tried: DATELINE_FAULTS, 30 if it isn't set.
int faults();

/// Waits for a child; 128 + n if signal n ended it.
int status_of(int child);

/// "3 of this, 2 of that".
std::string told(const std::map<std::string, int>& counts);

}  // namespace dateline::test
