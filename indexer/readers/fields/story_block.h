// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "common/article/article.h"

namespace dateline {

/// A paragraph of a page's story. `kind` is std::nullopt if it depends on the paragraphs around it.
struct StoryBlock {
    std::string text;
    std::optional<ParagraphKind> kind;
};

}  // namespace dateline
