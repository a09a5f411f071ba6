// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stored_content.h"

#include "common/bytes.h"

namespace dateline {

std::string encode_content(const StoredContent& content) {
    ByteWriter out;
    out.string(content.card);
    out.raw(content.tokens);
    return out.take();
}

StoredContent decode_content(std::string_view bytes) {
    if (bytes.empty()) return {};
    ByteReader in(bytes);
    const std::string_view card = in.string();
    return {card, in.raw(in.remaining())};
}

}  // namespace dateline
