// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// What a document is shown by in a list, and what it is confirmed by: one value
/// (Slot::kContent), since a match that comes from a server can carry one, and anything else of its
/// document takes a round trip.
///
/// Stored form: varint size of the card, card (stored_article.h, stored_quotation.h), token stream
/// (token_stream.h).
namespace dateline {

struct StoredContent {
    std::string_view card;
    std::string_view tokens;
};

std::string encode_content(const StoredContent& content);

/// Views of `bytes`. Throws Error(kIndex) where they don't hold together.
StoredContent decode_content(std::string_view bytes);

}  // namespace dateline
