// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
namespace fs = std::filesystem;

TEST_CASE("README: every command that it shows runs and finds something", "[readme]") {
    const TempDir dir;
    fs::create_directory_symlink(corpus(), dir / "corpus");
    std::ifstream readme(fs::path(DATELINE_SOURCE) / "README.md");
    const std::string path = fs::path(DATELINE_INDEX).parent_path().string();
    std::size_t commands = 0;
    for (std::string line; std::getline(readme, line);) {
        if (!line.starts_with("$ dateline-")) continue;
        CAPTURE(line);
        const std::string command = fmt::format("cd '{}' && PATH='{}':$PATH && {}",
                                                dir.path().string(), path, line.substr(2));
        const Ran ran = run({"/bin/sh", "-c", command});
        CAPTURE(ran.err);
        CHECK(ran.status == 0);
        ++commands;
    }
    CHECK(commands >= 7);
}
