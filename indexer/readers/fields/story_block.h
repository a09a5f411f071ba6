// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "common/article/article.h"

namespace dateline {

/// A paragraph of the part of a page that holds the story. `kind` is nothing where only the
/// layout around it can tell.
struct StoryBlock {
    std::string text;
    std::optional<ParagraphKind> kind;
};

}  // namespace dateline
