// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

/// What a list of results shows of a document, and what confirms that it matches: one value
/// (Slot::kContent), since a match from a server can carry one value, and anything else in its
/// document costs a round trip.
///
/// Stored form (bytes.h): the document's place, three ordered numbers; varint size of the card,
/// card (stored_article.h, stored_quotation.h), token stream (token_stream.h). So contents sort in
/// the order in which their documents were indexed, whatever databases they are in: over servers,
/// equal scores come in the same order as in one index.
namespace dateline {

/// When a document was indexed, within its index: the run, the run's batch, and the number of
/// earlier documents of its kind in that batch.
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

/// Views of `bytes`. Throws Error(kIndex) if they are inconsistent.
StoredContent decode_content(std::string_view bytes);

}  // namespace dateline
