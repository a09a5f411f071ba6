// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace dateline {

/// How a file holds its articles.
enum class InputFormat : unsigned char {
    kText,       ///< the whole file is one article
    kJsonLines,  ///< an object a line
    kJson,       ///< objects one after the other, or an array of them
};

/// The format of a file that begins with `head` (decompressed); nothing where it isn't text at all.
std::optional<InputFormat> detect_format(std::string_view head);

}  // namespace dateline
