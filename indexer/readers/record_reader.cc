// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/record_reader.h"

#include <algorithm>

#include "common/error.h"

namespace dateline {
namespace {

// Follows the nesting of a JSON value byte by byte; strings may hold brackets.
class JsonNesting {
  public:
    /// Whether the value is complete after `c`.
    bool ends_with(char c) {
        if (in_string_) {
            if (escaped_)
                escaped_ = false;
            else if (c == '\\')
                escaped_ = true;
            else if (c == '"')
                in_string_ = false;
            return !in_string_ && depth_ == 0;
        }
        if (c == '"')
            in_string_ = true;
        else if (c == '{' || c == '[')
            ++depth_;
        else if (c == '}' || c == ']')
            return --depth_ <= 0;
        return false;
    }

  private:
    int depth_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

RecordReader::RecordReader(const std::string& path, std::optional<InputFormat> format)
    : path_(path), stream_(path) {
    fill();
    if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (format) {
        format_ = *format;
        return;
    }
    const std::optional<InputFormat> detected = detect_format(buffer_);
    if (!detected) throw Error(ErrorKind::kInput, path + " is not text: it looks binary");
    format_ = *detected;
}

RecordReader::~RecordReader() = default;

bool RecordReader::fill() {
    if (end_) return false;
    if (at_ > 0) buffer_.erase(0, at_);
    at_ = 0;
    const std::string_view bytes = stream_.next();
    end_ = bytes.empty();
    buffer_.append(bytes);
    return !end_;
}

std::optional<RawRecord> RecordReader::next() {
    switch (format_) {
        case InputFormat::kText:
            return whole_file();
        case InputFormat::kJsonLines:
            return next_line();
        case InputFormat::kJson:
            return next_value();
    }
    return std::nullopt;
}

RawRecord RecordReader::record(std::string bytes) {
    return {++number_, format_, std::move(bytes), {}};
}
RawRecord RecordReader::bad(std::string error) {
    return {++number_, format_, {}, std::move(error)};
}

std::optional<RawRecord> RecordReader::whole_file() {
    if (number_ > 0) return std::nullopt;
    while (fill()) {
        if (buffer_.size() > kMostRecord)
            throw Error(ErrorKind::kInput,
                        path_ + " is larger than the 64 MiB that one article may take");
    }
    at_ = buffer_.size();
    return record(std::move(buffer_));
}

std::optional<RawRecord> RecordReader::next_line() {
    while (true) {
        std::size_t end = buffer_.find('\n', at_);
        bool too_long = false;
        while (end == std::string::npos) {
            const std::size_t seen = buffer_.size() - at_;
            if (seen > kMostRecord) {
                too_long = true;
                at_ = buffer_.size();
            }
            if (!fill()) break;
            end = buffer_.find('\n', too_long ? 0 : seen);
        }
        const bool last = end == std::string::npos;
        if (last) end = buffer_.size();
        if (last && at_ == end && !too_long) return std::nullopt;
        std::string line = buffer_.substr(at_, end - at_);
        at_ = last ? end : end + 1;
        if (too_long) return bad("the line is longer than 64 MiB");
        if (!is_blank(line)) return record(std::move(line));
        if (last) return std::nullopt;
    }
}

// Skips commas, white space and the brackets of the array around the values.
bool RecordReader::skip_to_value() {
    while (true) {
        at_ = buffer_.find_first_not_of(" \t\r\n,[]", at_);
        if (at_ != std::string::npos) return true;
        at_ = buffer_.size();
        if (!fill()) return false;
    }
}

// A number, true, false, null or noise between the objects, up to what may follow a value.
std::optional<RawRecord> RecordReader::bare_value() {
    while (true) {
        const std::size_t end = buffer_.find_first_of(" \t\r\n,[]{}\"", at_);
        if (end != std::string::npos || !fill()) {
            at_ = std::max(std::min(end, buffer_.size()), std::min(at_ + 1, buffer_.size()));
            return bad("not a JSON object");
        }
        if (buffer_.size() > kMostRecord)
            throw Error(ErrorKind::kInput, path_ + ": a JSON value is larger than 64 MiB");
    }
}

std::optional<RawRecord> RecordReader::next_value() {
    if (!skip_to_value()) return std::nullopt;
    if (std::string_view("{\"").find(buffer_[at_]) == std::string_view::npos) return bare_value();
    JsonNesting nesting;
    for (std::size_t length = 0;; ++length) {
        if (at_ + length == buffer_.size() && !fill()) {
            at_ = buffer_.size();
            return bad("the JSON ends in the middle of a value");
        }
        if (length > kMostRecord)
            throw Error(ErrorKind::kInput, path_ + ": a JSON value is larger than 64 MiB");
        if (!nesting.ends_with(buffer_[at_ + length])) continue;
        std::string value = buffer_.substr(at_, length + 1);
        at_ += length + 1;
        return record(std::move(value));
    }
}

}  // namespace dateline
