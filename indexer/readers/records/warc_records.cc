// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/readers/input/digest.h"
#include "indexer/readers/records/http_payload.h"
#include "indexer/readers/records/records.h"

namespace dateline {
namespace {

using Headers = std::map<std::string, std::string, std::less<>>;

std::optional<Date> day_of(std::string_view timestamp) {
    // WARC: 2024-01-02T00:00:00Z; ARC: 20240102000000
    if (timestamp.size() >= 10 && timestamp[4] == '-')
        return parse_iso_date(timestamp.substr(0, 10));
    if (timestamp.size() < 8) return std::nullopt;
    return parse_iso_date(fmt::format("{}-{}-{}", timestamp.substr(0, 4), timestamp.substr(4, 2),
                                      timestamp.substr(6, 2)));
}

// Records of WARC (ISO 28500) and ARC 1. A record with a wrong length ends where the next one
// begins; after damage, reading continues at the next "WARC/" line. Only pages and plain text are
// returned: requests, metadata, revisits, pictures and failures contain no article.
class WarcRecords : public Records {
  public:
    explicit WarcRecords(ByteBuffer& bytes) : bytes_(bytes) {
        bytes_.need(16);
        arc_ = bytes_.rest().starts_with("filedesc://");
    }

    std::optional<RawRecord> next() override {
        while (true) {
            try {
                if (!find_record()) return std::nullopt;
                if (auto record = arc_ ? read_arc() : read_warc()) return record;
            } catch (const Error& error) {
                // Damaged compression: what comes after it may be intact.
                if (error.kind() != ErrorKind::kInput || ++damages_ > kMostDamages) throw;
                bytes_.skip(bytes_.rest().size());
                return bad(InputFormat::kWarc, error.what());
            }
        }
    }

  private:
    static constexpr std::size_t kMostDamages = 1000;
    static constexpr std::size_t kLongestLine = 1 << 16;
    static constexpr std::size_t kMostHeaders = 1000;

    // Moves to the line that begins a record.
    bool find_record() {
        bool too_long = false;
        while (bytes_.need(1)) {
            bytes_.need(kPlausible);
            if (begins_record(bytes_.rest())) return true;
            const auto line = bytes_.take_line(kLongestLine, too_long);
            if (!line) return false;
        }
        return false;
    }

    static constexpr std::size_t kPlausible = 4096;

    bool begins_record(std::string_view rest) const {
        if (!arc_) return rest.starts_with("WARC/0.") || rest.starts_with("WARC/1.");
        return is_arc_line(rest.substr(0, rest.find('\n')));
    }

    // "http://… 192.0.2.1 20240102000000 text/html 1234"
    static bool is_arc_line(std::string_view line) {
        if (line.find("://") == std::string_view::npos || line.starts_with(' ')) return false;
        return std::ranges::count(line, ' ') >= 4;
    }

    std::optional<RawRecord> read_arc() {
        bool too_long = false;
        const std::string line = *bytes_.take_line(kLongestLine, too_long);
        std::array<std::string_view, 5> words{};  // address, host, time, type, length
        std::string_view rest = line;
        for (std::string_view& word : words) {
            word = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        }
        if (const std::size_t space = line.rfind(' '); space != std::string::npos)
            words[4] = trim(std::string_view(line).substr(space + 1));
        std::string error;
        const std::string block = read_block(words[4], error);
        if (!error.empty()) return bad(InputFormat::kWarc, error);
        if (words[0].starts_with("filedesc:")) return std::nullopt;
        return page(block, true, words[0], words[3], day_of(words[2]));
    }

    std::optional<RawRecord> read_warc() {
        bool too_long = false;
        bytes_.take_line(kLongestLine, too_long);
        Headers headers;
        for (std::size_t count = 0; count < kMostHeaders; ++count) {
            const auto line = bytes_.take_line(kLongestLine, too_long);
            if (!line || line->empty()) break;
            const std::size_t colon = line->find(':');
            if (colon == std::string::npos) continue;
            headers[ascii_lower(line->substr(0, colon))] =
                std::string(trim(std::string_view(*line).substr(colon + 1)));
        }
        std::string error;
        const std::string block = read_block(headers["content-length"], error);
        const std::string& type = headers["warc-type"];
        if (!error.empty()) return bad(InputFormat::kWarc, error);
        if (type != "response" && type != "resource" && type != "conversion") return std::nullopt;
        std::string_view url = headers["warc-target-uri"];
        if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
        const bool http = headers["content-type"].find("http") != std::string::npos;
        auto given = page(block, http, url, headers["content-type"], day_of(headers["warc-date"]));
        if (!given || matches_digest(block, headers["warc-block-digest"])) return given;
        given->note = "its bytes don't match its digest: it is indexed as it stands";
        return given;
    }

    // The block of `length` bytes, if a record or the end comes after it; otherwise it is skipped
    // up to the next record, and `error` says so.
    std::string read_block(std::string_view length, std::string& error) {
        std::uint64_t size = 0;
        const auto parsed = std::from_chars(length.data(), length.data() + length.size(), size);
        if (length.empty() || parsed.ec != std::errc{}) {
            error = "the record has no length that could be read";
            return {};
        }
        if (size > bytes_.most_record()) return skip_large(size, error);
        const bool whole = bytes_.need(size);
        bytes_.need(size + kPlausible);
        const std::string_view rest = bytes_.rest();
        if (whole && ends_well(rest.substr(size))) return bytes_.take(size);
        const std::size_t end = next_record_in(rest.substr(0, std::min(rest.size(), size)));
        if (end == std::string_view::npos && whole) return bytes_.take(size);  // noise after it
        const std::size_t real = std::min(end, rest.size());
        error =
            fmt::format("the record says it has {} bytes; {} after {}", size,
                        end == std::string_view::npos ? "the file ends" : "the next begins", real);
        bytes_.skip(real);
        return {};
    }

    bool ends_well(std::string_view rest) const {
        const std::size_t at = rest.find_first_not_of("\r\n");
        return at == std::string_view::npos || begins_record(rest.substr(at));
    }

    std::size_t next_record_in(std::string_view block) const {
        for (std::size_t at = block.find('\n'); at != std::string_view::npos;
             at = block.find('\n', at + 1)) {
            if (begins_record(block.substr(at + 1))) return at + 1;
        }
        return std::string_view::npos;
    }

    // Too large for an article, or a wrong length: a record that begins inside ends it.
    std::string skip_large(std::uint64_t size, std::string& error) {
        error = too_large("the record", bytes_.most_record());
        while (size > 0 && bytes_.need(1)) {
            const std::string_view rest = bytes_.rest();
            const std::size_t here =
                static_cast<std::size_t>(std::min<std::uint64_t>(rest.size(), size));
            const std::size_t next = next_record_in(rest.substr(0, here));
            if (next != std::string_view::npos) {
                bytes_.skip(next);
                return {};
            }
            bytes_.skip(here);
            size -= here;
        }
        return {};
    }

    std::optional<RawRecord> page(const std::string& block,
                                  bool http,
                                  std::string_view url,
                                  std::string_view type,
                                  std::optional<Date> captured) const {
        HttpPayload payload =
            http ? read_http(block) : HttpPayload{200, std::string(type), {}, block};
        if (payload.status != 200 || payload.body.empty()) return std::nullopt;
        const bool html = payload.type.find("html") != std::string::npos;
        const bool text = payload.type.starts_with("text/plain");
        if (!html && !text && !(payload.type.empty() && looks_like_html(payload.body)))
            return std::nullopt;
        RawRecord out =
            record(text ? InputFormat::kText : InputFormat::kHtml, std::move(payload.body));
        out.url = url;
        out.charset = payload.charset;
        out.captured = captured;
        return out;
    }

    ByteBuffer& bytes_;
    bool arc_ = false;
    std::size_t damages_ = 0;
};

}  // namespace

std::unique_ptr<Records> warc_records(ByteBuffer& bytes) {
    return std::make_unique<WarcRecords>(bytes);
}

}  // namespace dateline
