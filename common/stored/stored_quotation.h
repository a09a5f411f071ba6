// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/base/byte_range.h"

/// How a quotation is stored in the index: a card with who said it and where it is (in
/// Slot::kContent); its words are in its article's stored text.
namespace dateline {

/// A quotation and the id of its article.
struct StoredQuotation {
    Quotation quotation;               ///< `start` to `end` spans all fragments
    std::vector<ByteRange> fragments;  ///< of the article's text, in order; at least one
    std::string article_id;
};

/// `parts`: the fragments of one quotation, at least one: the first, and those joined to it.
std::string encode_quotation(std::span<const Quotation> parts, std::string_view article_id);

/// Direct if all parts are, indirect if all parts are, else mixed.
QuotationType type_of(std::span<const Quotation> parts);

/// Throws Error(kIndex) if `bytes` isn't a stored quotation. `Quotation::persons` isn't stored.
StoredQuotation decode_quotation(std::string_view bytes);

/// The same from the content of its document (stored_content.h).
StoredQuotation read_quotation(std::string_view content);

/// Encodes names for Slot::kSpeakers.
std::string encode_names(const std::vector<std::string>& names);

/// Throws Error(kIndex) if `bytes` aren't encoded names.
std::vector<std::string> decode_names(std::string_view bytes);

}  // namespace dateline
