// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/metadata/bands.h"

#include <algorithm>
#include <bit>
#include <string>

#include <fmt/format.h>

#include "common/base/bytes.h"
#include "common/schema/schema.h"

namespace dateline {
namespace {

constexpr std::string_view kBandsKey = "b:";
constexpr unsigned kMostBits = 16;
constexpr std::size_t kChunkEntries = 512;  // approximately

struct Entry {
    std::uint32_t band;
    Xapian::docid document;

    auto operator<=>(const Entry&) const = default;
};

std::string key_of(std::uint32_t chunk) {
    return fmt::format("{}{:04x}", kBandsKey, chunk);
}

std::uint32_t chunk_of(std::uint32_t band, unsigned bits) {
    return band >> (kBandBits - bits);
}

std::vector<Entry> all_entries(const Xapian::Database& articles) {
    constexpr auto kSlot = static_cast<Xapian::valueno>(Slot::kSignature);
    std::vector<Entry> entries;
    const auto end = articles.valuestream_end(kSlot);
    for (auto at = articles.valuestream_begin(kSlot); at != end; ++at) {
        for (const std::uint32_t band : bands_of(*decode_signature(*at))) {
            entries.push_back({band, at.get_docid()});
        }
    }
    std::ranges::sort(entries);
    return entries;
}

// Removes bands copied from a larger segment that was merged into this one.
void remove_bands(Xapian::WritableDatabase& articles) {
    std::vector<std::string> keys;
    for (auto key = articles.metadata_keys_begin(std::string(kBandsKey));
         key != articles.metadata_keys_end(std::string(kBandsKey)); ++key) {
        keys.push_back(*key);
    }
    for (const std::string& key : keys) {
        articles.set_metadata(key, {});
    }
}

void find_in_chunk(std::string_view bytes,
                   std::uint32_t wanted,
                   std::vector<Xapian::docid>& documents) {
    ByteReader in(bytes);
    for (std::uint64_t band = 0; in.remaining() > 0;) {
        band += in.varint();
        const std::uint32_t document = in.varint_to(0xFFFFFFFF);
        if (band > wanted) return;
        if (band == wanted) documents.push_back(document);
    }
}

}  // namespace

void write_bands(Xapian::WritableDatabase& articles) {
    remove_bands(articles);
    const std::vector<Entry> entries = all_entries(articles);
    const auto bits =
        std::min(kMostBits, static_cast<unsigned>(std::bit_width(entries.size() / kChunkEntries)));
    articles.set_metadata(std::string(kBandsKey), std::string(1, static_cast<char>(bits)));
    for (auto first = entries.begin(); first != entries.end();) {
        const std::uint32_t chunk = chunk_of(first->band, bits);
        ByteWriter out;
        std::uint32_t last = 0;
        for (; first != entries.end() && chunk_of(first->band, bits) == chunk; ++first) {
            out.varint(first->band - last);
            out.varint(first->document);
            last = first->band;
        }
        articles.set_metadata(key_of(chunk), out.take());
    }
}

std::vector<Xapian::docid> documents_sharing_band(const Xapian::Database& segment,
                                                  const Signature& signature) {
    const std::string header = segment.get_metadata(std::string(kBandsKey));
    const unsigned bits =
        header.empty() ? 0 : std::min<unsigned>(static_cast<unsigned char>(header[0]), kMostBits);
    std::vector<Xapian::docid> documents;
    for (const std::uint32_t band : bands_of(signature)) {
        find_in_chunk(segment.get_metadata(key_of(chunk_of(band, bits))), band, documents);
    }
    std::ranges::sort(documents);
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return documents;
}

}  // namespace dateline
