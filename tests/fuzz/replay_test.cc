// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>

#include "tests/catch.h"
#include "tests/fuzz/targets.h"

using namespace dateline;
namespace fs = std::filesystem;

TEST_CASE("fuzz: every seed and every find holds what the programs promise", "[fuzz]") {
    using Target = void (*)(std::string_view);
    const auto [name, target] = GENERATE(table<std::string, Target>({{"query", fuzz::query},
                                                                     {"article", fuzz::article},
                                                                     {"dates", fuzz::dates},
                                                                     {"page", fuzz::page},
                                                                     {"xml", fuzz::xml},
                                                                     {"mail", fuzz::mail},
                                                                     {"warc", fuzz::warc},
                                                                     {"archive", fuzz::archive},
                                                                     {"quotes", fuzz::quotes},
                                                                     {"output", fuzz::output},
                                                                     {"tables", fuzz::tables},
                                                                     {"manifest", fuzz::manifest},
                                                                     {"stored", fuzz::stored}}));
    std::size_t files = 0;
    for (const auto& entry :
         fs::directory_iterator(fs::path(DATELINE_SOURCE) / "tests/fuzz/seeds" / name)) {
        CAPTURE(entry.path());
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string input{std::istreambuf_iterator<char>(in), {}};
        target(input);
        ++files;
    }
    CHECK(files > 0);
}
