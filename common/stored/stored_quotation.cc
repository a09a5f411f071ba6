// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stored/stored_quotation.h"

#include <algorithm>
#include <cmath>

#include "common/base/bytes.h"
#include "common/stored/decoding.h"
#include "common/stored/stored_content.h"

namespace dateline {
namespace {

constexpr float kConfidenceSteps = 100;

}  // namespace

QuotationType type_of(std::span<const Quotation> parts) {
    const bool alike =
        std::ranges::all_of(parts, [&](const Quotation& q) { return q.type == parts[0].type; });
    return alike ? parts[0].type : QuotationType::kMixed;
}

std::string encode_quotation(std::span<const Quotation> parts, std::string_view article_id) {
    const Quotation& first = parts[0];
    ByteWriter out;
    out.string(article_id);
    out.varint(parts.size());
    std::uint32_t last = 0;
    for (const Quotation& part : parts) {
        out.varint(part.start - last);
        out.varint(part.end - part.start);
        last = part.end;
    }
    out.varint(first.mention_start);
    out.varint(first.mention_end - first.mention_start);
    out.varint(static_cast<std::uint64_t>(type_of(parts)));
    out.varint(static_cast<std::uint64_t>(std::lround(first.confidence * kConfidenceSteps)));
    out.string(first.cue);
    out.string(first.role);
    out.raw(encode_names(first.speakers));
    return out.take();
}

StoredQuotation decode_quotation(std::string_view bytes) {
    ByteReader in(bytes);
    StoredQuotation stored;
    stored.article_id = in.string();
    std::uint64_t last = 0;
    for (std::uint64_t parts = in.varint_to(bytes.size()); parts > 0; --parts) {
        const std::uint64_t start = last + in.varint_to(kMostStoredText);
        last = start + in.varint_to(kMostStoredText);
        stored.fragments.push_back(
            {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(last)});
    }
    if (stored.fragments.empty() || last > kMostStoredText) fail_decoding("a stored quotation");
    Quotation& quotation = stored.quotation;
    quotation.start = stored.fragments.front().start;
    quotation.end = stored.fragments.back().end;
    quotation.mention_start = static_cast<std::uint32_t>(in.varint_to(kMostStoredText));
    quotation.mention_end =
        quotation.mention_start + static_cast<std::uint32_t>(in.varint_to(kMostStoredText));
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

StoredQuotation read_quotation(std::string_view content) {
    return decode_quotation(decode_content(content).card);
}

}  // namespace dateline
