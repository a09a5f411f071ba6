// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

#include "tests/catch.h"
#include "tests/fuzz/targets.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

using Target = void (*)(std::string_view);

std::size_t replay_folder(const fs::path& folder, Target target) {
    std::size_t inputs = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        CAPTURE(entry.path());
        std::ifstream in(entry.path(), std::ios::binary);
        target(std::string{std::istreambuf_iterator<char>(in), {}});
        ++inputs;
    }
    return inputs;
}

std::size_t replay_archive(const fs::path& path, Target target) {
    const std::unique_ptr<archive, decltype(&archive_read_free)> in(archive_read_new(),
                                                                    &archive_read_free);
    archive_read_support_filter_xz(in.get());
    archive_read_support_format_tar(in.get());
    REQUIRE(archive_read_open_filename(in.get(), path.c_str(), 1 << 16) == ARCHIVE_OK);
    std::size_t inputs = 0;
    archive_entry* entry = nullptr;
    while (archive_read_next_header(in.get(), &entry) == ARCHIVE_OK) {
        if (archive_entry_filetype(entry) != AE_IFREG) continue;
        CAPTURE(archive_entry_pathname(entry));
        std::string input(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
        REQUIRE(archive_read_data(in.get(), input.data(), input.size()) ==
                static_cast<la_ssize_t>(input.size()));
        target(input);
        ++inputs;
    }
    return inputs;
}

}  // namespace

// Seeds and findings are files; corpora are kept by scripts/fuzz.
TEST_CASE("fuzz: whatever was found before holds what the programs promise", "[fuzz]") {
    const auto [name, target] = GENERATE(table<std::string, Target>({{"query", fuzz::query},
                                                                     {"article", fuzz::article},
                                                                     {"dates", fuzz::dates},
                                                                     {"page", fuzz::page},
                                                                     {"csv", fuzz::csv},
                                                                     {"xml", fuzz::xml},
                                                                     {"mail", fuzz::mail},
                                                                     {"warc", fuzz::warc},
                                                                     {"archive", fuzz::archive},
                                                                     {"quotes", fuzz::quotes},
                                                                     {"output", fuzz::output},
                                                                     {"tables", fuzz::tables},
                                                                     {"manifest", fuzz::manifest},
                                                                     {"stored", fuzz::stored}}));
    CAPTURE(name);
    const fs::path fuzz = fs::path(DATELINE_SOURCE) / "tests/fuzz";
    CHECK(replay_folder(fuzz / "seeds" / name, target) > 0);
    CHECK(replay_archive(fuzz / "corpora" / (name + ".tar.xz"), target) > 0);
}
