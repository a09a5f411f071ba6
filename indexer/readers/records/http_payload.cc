// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/records/http_payload.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <zlib.h>

#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/readers/input/limits.h"
#include "indexer/readers/input/record.h"

namespace dateline {
namespace {

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// Joins a chunked body; std::nullopt if it isn't chunked. Keeps what comes before damage.
std::optional<std::string> dechunk(std::string_view body) {
    std::string out;
    bool any = false;
    while (!body.empty()) {
        std::string_view at = body;
        const std::string_view line = take_line(at);
        std::size_t size = 0;
        const std::string_view digits = line.substr(0, line.find(';'));
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
        const bool number =
            parsed.ec == std::errc{} && trim({parsed.ptr, digits.data() + digits.size()}).empty();
        if (!number || size > at.size()) {
            if (!any) return std::nullopt;
            if (number) out += at;  // cut off in the last chunk
            return out;
        }
        any = true;
        if (size == 0) return out;
        out += at.substr(0, size);
        at.remove_prefix(size);
        if (at.starts_with("\r\n"))
            at.remove_prefix(2);
        else if (at.starts_with('\n'))
            at.remove_prefix(1);
        body = at;
    }
    return any ? std::optional(out) : std::nullopt;
}

// Unpacks gzip or zlib; keeps what comes before damage.
std::optional<std::string> inflated(std::string_view body) {
    z_stream stream{};
    if (inflateInit2(&stream, MAX_WBITS + 32) != Z_OK) return std::nullopt;  // 32: gzip or zlib
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    std::string out;
    int code = Z_OK;
    while (code == Z_OK && out.size() <= kMostRecord) {
        const std::size_t had = out.size();
        out.resize(had + std::max<std::size_t>(body.size() * 2, 4096));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + had);
        stream.avail_out = static_cast<uInt>(out.size() - had);
        code = inflate(&stream, Z_NO_FLUSH);
        out.resize(out.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    return out.empty() ? std::nullopt : std::optional(out);
}

}  // namespace

HttpPayload read_http(std::string_view response) {
    HttpPayload payload;
    const std::string_view status = take_line(response);
    const std::size_t space = status.find(' ');
    if (!status.starts_with("HTTP") || space == std::string_view::npos) return payload;
    std::from_chars(status.data() + space + 1, status.data() + status.size(), payload.status);
    bool chunked = false;
    bool encoded = false;
    while (!response.empty()) {
        const std::string_view line = take_line(response);
        if (line.empty()) break;
        const std::size_t colon = std::min(line.find(':'), line.size());
        const std::string name = ascii_lower(line.substr(0, colon));
        const std::string value = ascii_lower(trim(line.substr(std::min(line.size(), colon + 1))));
        if (name == "content-type") {
            payload.type = trim(std::string_view(value).substr(0, value.find(';')));
            const std::size_t charset = value.find("charset=");
            if (charset != std::string::npos) {
                payload.charset = value.substr(charset + 8);
                payload.charset.erase(
                    std::min(payload.charset.find_first_of("; "), payload.charset.size()));
                std::erase(payload.charset, '"');
            }
        }
        chunked =
            chunked || (name == "transfer-encoding" && value.find("chunked") != std::string::npos);
        encoded = encoded || (name == "content-encoding" && value != "identity");
    }
    std::optional<std::string> body = chunked ? dechunk(response) : std::nullopt;
    const std::string_view whole = body ? std::string_view(*body) : response;
    // Even if no header says so: some crawlers drop the header and keep the encoding.
    const bool gzip = whole.starts_with("\x1F\x8B");
    std::optional<std::string> plain = encoded || gzip ? inflated(whole) : std::nullopt;
    payload.body = plain ? std::move(*plain) : std::string(whole);
    return payload;
}

}  // namespace dateline
