// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

/// How a quotation is kept in the index: a card with who said it and where it stands (Slot::kCard);
/// its words stand in its article's stored text.
namespace dateline {

/// A quotation and the article that holds it.
struct StoredQuotation {
    Quotation quotation;
    std::string article_id;
};

std::string encode_quotation(const Quotation& quotation, std::string_view article_id);

/// Throws Error(kIndex) where `bytes` is no stored quotation. `Quotation::persons` isn't kept.
StoredQuotation decode_quotation(std::string_view bytes);

/// Names as Slot::kSpeakers holds them.
std::string encode_names(const std::vector<std::string>& names);

/// Throws Error(kIndex) where `bytes` are none.
std::vector<std::string> decode_names(std::string_view bytes);

}  // namespace dateline
