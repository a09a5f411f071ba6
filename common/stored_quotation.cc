// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stored_quotation.h"

#include <cmath>

#include "common/bytes.h"

namespace dateline {
namespace {

constexpr std::uint64_t kMostText = std::uint64_t{64} << 20;
constexpr float kConfidenceSteps = 100;

}  // namespace

std::string encode_quotation(const Quotation& quotation, std::string_view article_id) {
    ByteWriter out;
    out.string(article_id);
    out.varint(quotation.start);
    out.varint(quotation.end - quotation.start);
    out.varint(quotation.mention_start);
    out.varint(quotation.mention_end - quotation.mention_start);
    out.varint(static_cast<std::uint64_t>(quotation.type));
    out.varint(static_cast<std::uint64_t>(std::lround(quotation.confidence * kConfidenceSteps)));
    out.string(quotation.cue);
    out.string(quotation.role);
    out.raw(encode_names(quotation.speakers));
    return out.take();
}

StoredQuotation decode_quotation(std::string_view bytes) {
    ByteReader in(bytes);
    StoredQuotation stored;
    stored.article_id = in.string();
    Quotation& quotation = stored.quotation;
    quotation.start = static_cast<std::uint32_t>(in.varint_to(kMostText));
    quotation.end = quotation.start + static_cast<std::uint32_t>(in.varint_to(kMostText));
    quotation.mention_start = static_cast<std::uint32_t>(in.varint_to(kMostText));
    quotation.mention_end =
        quotation.mention_start + static_cast<std::uint32_t>(in.varint_to(kMostText));
    quotation.type = static_cast<QuotationType>(
        in.varint_to(static_cast<std::uint64_t>(QuotationType::kIndirect)));
    quotation.confidence = static_cast<float>(in.varint_to(100)) / kConfidenceSteps;
    quotation.cue = in.string();
    quotation.role = in.string();
    quotation.speakers = decode_names(in.raw(in.remaining()));
    return stored;
}

std::string encode_names(const std::vector<std::string>& names) {
    ByteWriter out;
    for (const std::string& name : names) {
        out.string(name);
    }
    return out.take();
}

std::vector<std::string> decode_names(std::string_view bytes) {
    std::vector<std::string> names;
    for (ByteReader in(bytes); in.remaining() > 0;) {
        names.emplace_back(in.string());
    }
    return names;
}

}  // namespace dateline
