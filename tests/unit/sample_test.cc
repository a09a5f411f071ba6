// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "common/index/manifest.h"
#include "indexer/run.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("sample: what all articles need is learned from articles, however many files hold none",
          "[sample]") {
    const TempDir dir;
    for (int i = 0; i < 1100; ++i) {
        dir.write(fmt::format("news/a{:04}.txt", i), "");
    }
    dir.write(
        "news/story.txt",
        "Story\n\nApril 2, 2025\n\nA long first paragraph about the harbour, with words enough "
        "to be one.\n");
    update_index(index_options(dir / "idx", {dir / "news"}));
    CHECK(read_manifest(dir / "idx").average_length > 1);
    CHECK_FALSE(read_manifest(dir / "idx").common_words.empty());
}
