// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/base/error.h"
#include "indexer/readers/input/byte_source.h"

namespace dateline {

/// A window on a ByteSource, from which records are cut.
class ByteBuffer {
  public:
    /// Records have up to `most_record` bytes.
    ByteBuffer(ByteSource& source, std::size_t most_record)
        : source_(source), most_record_(most_record) {}

    std::size_t most_record() const { return most_record_; }

    /// The bytes that were read and not yet taken.
    std::string_view rest() const { return std::string_view(bytes_).substr(at_); }

    /// Reads more; false at the end, or if the source is damaged after what was read: the damage is
    /// thrown by the next call, so that the bytes before it can be used. Invalidates views into
    /// `rest`.
    bool fill();

    /// Throws the damage that the last `fill` met, if any.
    void check();

    /// Takes the first `size` bytes of `rest`.
    std::string take(std::size_t size);
    void skip(std::size_t size) { at_ += size; }

    /// Takes a line with its newline and returns it without "\n" or "\r\n"; std::nullopt at the
    /// end. A line longer than `most` bytes is skipped, returned empty, and `too_long` is set.
    std::optional<std::string> take_line(std::size_t most, bool& too_long);

    /// Reads until `size` bytes are available; false if the end comes first.
    bool need(std::size_t size);

  private:
    ByteSource& source_;
    std::size_t most_record_;
    std::string bytes_;
    std::size_t at_ = 0;  // bytes_ before it are used up
    bool end_ = false;
    std::optional<Error> damage_;
};

}  // namespace dateline
