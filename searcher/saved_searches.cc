// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved_searches.h"

#include <fstream>
#include <iterator>
#include <system_error>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/program/config_folder.h"
#include "common/text/text.h"
#include "searcher/query/syntax/query_lexer.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

fs::path saved_searches_folder() {
    return config_folder() / "searches";
}

SavedSearches read_saved_searches() {
    SavedSearches saved;
    std::error_code none;  // a folder that doesn't exist has none
    for (const auto& entry : fs::directory_iterator(saved_searches_folder(), none)) {
        const std::string name = entry.path().filename().string();
        if (is_saved_name(name) && entry.is_regular_file())
            saved[name] = squeeze(content_of(entry.path()));
    }
    return saved;
}

void save_search(const std::string& name, const std::string& query) {
    if (!is_saved_name(name))
        throw Error(ErrorKind::kUsage, "--save: '" + name + "' is no name",
                    "use letters, digits, - and _");
    std::error_code failed;
    fs::create_directories(saved_searches_folder(), failed);
    const fs::path path = saved_searches_folder() / name;
    if (failed)
        throw Error(ErrorKind::kUsage,
                    "--save: can't write " + path.string() + ": " + failed.message());
    replace_file(path, query + "\n");
}

}  // namespace dateline
