// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stored/origin.h"

#include "common/base/bytes.h"

namespace dateline {

std::string encode_origin(const Origin& origin) {
    ByteWriter out;
    out.fixed(origin.file);
    out.fixed(origin.article);
    out.varint(origin.segment);
    out.varint(origin.run);
    return out.take();
}

Origin decode_origin(std::string_view value) {
    ByteReader in(value);
    Origin origin;
    origin.file = in.fixed<std::uint64_t>();
    origin.article = in.fixed<std::uint64_t>();
    origin.segment = in.varint_to(0xFFFFFFFF);
    origin.run = in.varint_to(0xFFFFFFFF);
    return origin;
}

}  // namespace dateline
