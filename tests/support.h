// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/plan/index_options.h"
#include "indexer/run.h"

/// What tests share: temporary folders, files, the real programs.
namespace dateline::test {

/// Whether memory is watched: tests are then left out in which Xapian reads damaged blocks.
bool is_under_sanitizers();

/// A folder that is removed at the end of the test.
class TempDir {
  public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

    /// Writes a file below the folder, creating folders as needed; returns its path.
    std::filesystem::path write(const std::string& name, std::string_view content) const;

  private:
    std::filesystem::path path_;
};

/// What a program printed and how it ended; `status` is 128 + n if signal n ended it.
struct Ran {
    int status = 0;
    std::string out;
    std::string err;
};

/// Runs a program without a shell, with `input` as its standard input.
Ran run(const std::vector<std::string>& command, std::string_view input = {});

/// The built `dateline-index` and `dateline-search`, with `arguments`.
Ran run_index(std::vector<std::string> arguments, std::string_view input = {});
Ran run_search(std::vector<std::string> arguments, std::string_view input = {});

/// The project's own sample articles and their gold annotations.
std::filesystem::path corpus();

/// Options for a run over `paths` into `index`, for calls of the library.
IndexOptions index_options(const std::filesystem::path& index,
                           const std::vector<std::filesystem::path>& paths);

/// The lines of a text, without their ends.
std::vector<std::string> lines_of(const std::string& text);

/// `text` repeated `times` times.
std::string repeated(std::string_view text, std::size_t times);

/// Whether `text` contains `part`.
bool holds(std::string_view text, std::string_view part);

/// `data` as one member of a gzip file (RFC 1952), compressed as small as possible.
std::string gzip(std::string data);

}  // namespace dateline::test
