// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stored/stored_content.h"

#include "common/base/bytes.h"

namespace dateline {

std::string encode_content(const StoredContent& content) {
    ByteWriter out;
    for (const std::uint32_t number :
         {content.place.run, content.place.batch, content.place.number}) {
        out.ordered(number);
    }
    out.string(content.card);
    out.raw(content.tokens);
    return out.take();
}

StoredContent decode_content(std::string_view bytes) {
    if (bytes.empty()) return {};
    ByteReader in(bytes);
    StoredContent content;
    for (std::uint32_t* number :
         {&content.place.run, &content.place.batch, &content.place.number}) {
        *number = in.ordered();
    }
    content.card = in.string();
    content.tokens = in.raw(in.remaining());
    return content;
}

}  // namespace dateline
