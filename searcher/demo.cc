// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/demo.h"

#include <filesystem>

#include "common/base/error.h"

namespace dateline {
namespace fs = std::filesystem;

std::string demo_index() {
    std::error_code error;
    const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const fs::path& index :
         {folder / "demo.idx", folder.parent_path() / "share/dateline/demo.idx"}) {
        if (fs::exists(index / "manifest.json", error)) return index.string();
    }
    throw Error(ErrorKind::kIndex, "--demo: the sample articles are not installed",
                "cmake --install puts them beside the programs");
}

std::string demo_help() {
    return R"(Sample articles to try things with. Ask them, for instance:

  dateline-search --demo dockers strike
  dateline-search --demo '"key rate" cut'
  dateline-search --demo 'by:pires date:2025-05'
  dateline-search --demo 'mentions:2025-07-11'
  dateline-search --demo -o quotes 'said:oyelaran(river)'
  dateline-search --demo -o speakers strike
  dateline-search --demo --ask 'what did oyelaran say about the river'
  dateline-search --demo --open comet

Your own: dateline-index -d news.idx FOLDER, then -d news.idx in place of --demo.
)";
}

}  // namespace dateline
