// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

/// What a document is shown by in a list, and what it is confirmed by: one value
/// (Slot::kContent), since a match that comes from a server can carry one, and anything else of its
/// document takes a round trip.
///
/// Stored form (bytes.h): the document's place, three ordered numbers; varint size of the card,
/// card (stored_article.h, stored_quotation.h), token stream (token_stream.h). So contents sort as
/// their documents were indexed, whatever databases these stand in: over servers, equal scores come
/// in the order that they have in one index.
namespace dateline {

/// When a document was indexed, within its index: by which run, in which batch of it, after how
/// many others of its kind there.
struct DocumentPlace {
    std::uint32_t run = 0;
    std::uint32_t batch = 0;
    std::uint32_t number = 0;

    auto operator<=>(const DocumentPlace&) const = default;
};

struct StoredContent {
    DocumentPlace place;
    std::string_view card;
    std::string_view tokens;
};

std::string encode_content(const StoredContent& content);

/// Views of `bytes`. Throws Error(kIndex) where they don't hold together.
StoredContent decode_content(std::string_view bytes);

}  // namespace dateline
