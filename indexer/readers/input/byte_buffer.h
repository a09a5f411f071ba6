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
    /// Records of up to `most_record` bytes are to be cut.
    ByteBuffer(ByteSource& source, std::size_t most_record)
        : source_(source), most_record_(most_record) {}

    std::size_t most_record() const { return most_record_; }

    /// What was read and not yet taken.
    std::string_view rest() const { return std::string_view(bytes_).substr(at_); }

    /// Reads more; false at the end, and where the source is damaged behind what was read: so that
    /// what came before can be used, the damage is thrown by the next call. Views into `rest` end
    /// here.
    bool fill();

    /// Throws the damage that the last `fill` met, if any.
    void check();

    /// Takes the first `size` bytes of `rest`.
    std::string take(std::size_t size);
    void skip(std::size_t size) { at_ += size; }

    /// Takes up to and with the next newline (which isn't given, nor is a \r before it); nothing at
    /// the end. A line longer than `most` bytes is skipped whole and given as an empty one with
    /// `too_long` set.
    std::optional<std::string> take_line(std::size_t most, bool& too_long);

    /// Reads until `size` bytes are there; false where the end comes first.
    bool need(std::size_t size);

  private:
    ByteSource& source_;
    std::size_t most_record_;
    std::string bytes_;
    std::size_t at_ = 0;  // the part of bytes_ before it is used up
    bool end_ = false;
    std::optional<Error> damage_;
};

}  // namespace dateline
