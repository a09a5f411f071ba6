// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/records/records.h"

#include <array>

#include <fmt/format.h>

#include "common/base/error.h"
#include "indexer/readers/input/limits.h"
#include "indexer/readers/input/unpack.h"

namespace dateline {
namespace {

// Owns what one layer reads from.
class Layer : public Records {
  public:
    Layer(ByteSource& source, std::size_t most) : bytes_(source, most) {}
    Layer(std::unique_ptr<ByteSource> owned, std::size_t most)
        : owned_(std::move(owned)), bytes_(*owned_, most) {}

    ByteBuffer& bytes() { return bytes_; }
    void read_as(std::unique_ptr<Records> records) { records_ = std::move(records); }

    std::optional<RawRecord> next() override { return records_->next(); }

  private:
    std::unique_ptr<ByteSource> owned_;
    ByteBuffer bytes_;
    std::unique_ptr<Records> records_;
};

// The name without the extension of its packing.
std::string_view unpacked_name(std::string_view name) {
    for (const std::string_view ending : {".gz", ".bz2", ".xz", ".zst"})
        if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
    return name;
}

std::unique_ptr<Records> records_of(InputFormat format, ByteBuffer& bytes) {
    switch (format) {
        case InputFormat::kJsonLines:
            return json_line_records(bytes);
        case InputFormat::kJson:
            return json_records(bytes);
        case InputFormat::kCsv:
            return csv_records(bytes);
        case InputFormat::kXml:
            return xml_records(bytes);
        case InputFormat::kMbox:
            return mbox_records(bytes);
        case InputFormat::kWarc:
            return warc_records(bytes);
        default:
            return whole_record(format, bytes);
    }
}

// A list of lists or of strings, objects with single quotation marks, and the like.
bool looks_like_json(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (text[first] != '[' && text[first] != '{')) return false;
    const std::size_t second = text.find_first_not_of(" \t\r\n", first + 1);
    return second != std::string_view::npos &&
           std::string_view("[{\"'").find(text[second]) != std::string_view::npos;
}

class WholeRecord : public Records {
  public:
    WholeRecord(InputFormat format, ByteBuffer& bytes) : format_(format), bytes_(bytes) {}

    std::optional<RawRecord> next() override {
        if (given_) return std::nullopt;
        given_ = true;
        while (bytes_.fill()) {
            if (bytes_.rest().size() > bytes_.most_record())
                throw Error(ErrorKind::kInput, too_large("the article", bytes_.most_record()));
        }
        bytes_.check();
        RawRecord whole = record(format_, bytes_.take(bytes_.rest().size()));
        whole.alone = true;
        if (format_ == InputFormat::kText && looks_like_json(whole.bytes))
            whole.note = "it begins as JSON does, but isn't JSON that can be read: it is one text";
        return whole;
    }

  private:
    InputFormat format_;
    ByteBuffer& bytes_;
    bool given_ = false;
};

class JsonLineRecords : public Records {
  public:
    explicit JsonLineRecords(ByteBuffer& bytes) : bytes_(bytes) {}

    std::optional<RawRecord> next() override {
        bool too_long = false;
        while (auto line = bytes_.take_line(bytes_.most_record(), too_long)) {
            if (too_long)
                return bad(InputFormat::kJsonLines, too_large("the line", bytes_.most_record()));
            if (line->find_first_not_of(" \t\r") != std::string::npos)
                return record(InputFormat::kJsonLines, std::move(*line));
        }
        return std::nullopt;
    }

  private:
    ByteBuffer& bytes_;
};

// Documents that are text by their bytes, but not by what they say.
void refuse_documents(std::string_view head) {
    if (head.starts_with("%PDF-"))
        throw Error(ErrorKind::kInput, "PDF: it isn't read yet; pdftotext makes text of it");
    if (head.starts_with("{\\rtf"))
        throw Error(ErrorKind::kInput, "RTF: it isn't read yet; save it as text");
}

}  // namespace

RawRecord Records::record(InputFormat format, std::string bytes) {
    RawRecord record;
    record.format = format;
    record.bytes = std::move(bytes);
    return record;
}

std::string Records::too_large(std::string_view what, std::size_t most) {
    const std::string size =
        fmt::format("{} is larger than the {} MiB that one may take", what, most >> 20);
    return most < kMostRecord ? size + "; a larger --memory allows more" : size;
}

RawRecord Records::bad(InputFormat format, std::string error) {
    RawRecord record;
    record.format = format;
    record.error = std::move(error);
    return record;
}

std::unique_ptr<Records> whole_record(InputFormat format, ByteBuffer& bytes) {
    return std::make_unique<WholeRecord>(format, bytes);
}
std::unique_ptr<Records> json_line_records(ByteBuffer& bytes) {
    return std::make_unique<JsonLineRecords>(bytes);
}

std::unique_ptr<Records> open_records(ByteSource& source,
                                      const std::string& name,
                                      Expansion& expansion,
                                      std::optional<InputFormat> format,
                                      int depth) {
    if (depth > kMostPackings)
        throw Error(
            ErrorKind::kInput,
            fmt::format("packed more than {} times over: not read any further", kMostPackings));
    auto layer = std::make_unique<Layer>(source, expansion.most_record());
    ByteBuffer& bytes = layer->bytes();
    constexpr std::size_t kHead = 8192;
    bytes.need(kHead);
    const Packing packing = detect_packing(bytes.rest());
    if (packing == Packing::kArchive) {
        layer->read_as(archive_records(bytes, source, expansion, format, depth));
        return layer;
    }
    if (packing != Packing::kNone) {
        auto unpacked = unpack(packing, bytes.rest(), source, expansion);
        auto inner =
            open_records(*unpacked, std::string(unpacked_name(name)), expansion, format, depth + 1);
        auto outer = std::make_unique<Layer>(std::move(unpacked), expansion.most_record());
        outer->read_as(std::move(inner));
        return outer;
    }
    if (!format) refuse_documents(bytes.rest());
    if (!format) format = detect_format(bytes.rest(), name);
    if (!format) throw Error(ErrorKind::kInput, "not text: it looks binary");
    if (bytes.rest().starts_with("\xEF\xBB\xBF")) bytes.skip(3);
    layer->read_as(records_of(*format, bytes));
    return layer;
}

}  // namespace dateline
