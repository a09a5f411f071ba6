// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/base/byte_range.h"

/// How a quotation is kept in the index: a card with who said it and where it stands (of
/// Slot::kContent); its words stand in its article's stored text.
namespace dateline {

/// A quotation and the article that holds it.
struct StoredQuotation {
    Quotation quotation;               ///< `start` to `end` spans all fragments
    std::vector<ByteRange> fragments;  ///< of the article's text, in order; at least one
    std::string article_id;
};

/// `parts` are the fragments of one quotation: the first, and those joined to it. At least one.
std::string encode_quotation(std::span<const Quotation> parts, std::string_view article_id);

/// Direct where all parts are, indirect where all parts are, else mixed.
QuotationType type_of(std::span<const Quotation> parts);

/// Throws Error(kIndex) where `bytes` is no stored quotation. `Quotation::persons` isn't kept.
StoredQuotation decode_quotation(std::string_view bytes);

/// The same of the content of its document (stored_content.h).
StoredQuotation read_quotation(std::string_view content);

/// Names as Slot::kSpeakers holds them.
std::string encode_names(const std::vector<std::string>& names);

/// Throws Error(kIndex) where `bytes` are none.
std::vector<std::string> decode_names(std::string_view bytes);

}  // namespace dateline
