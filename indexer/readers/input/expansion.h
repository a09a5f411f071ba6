// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace dateline {

/// Limits what the layers of one file unpack in all: throws Error(kInput) above 1,000 times the
/// bytes read from the file (and above 64 MiB). Also knows how large a record may be.
class Expansion {
  public:
    /// `name`: the file's, for the message; `read` returns how many of its bytes were read so far.
    Expansion(std::string name, std::function<std::uint64_t()> read, std::size_t most_record)
        : name_(std::move(name)), read_(std::move(read)), most_record_(most_record) {}

    void add(std::size_t bytes);
    /// Whether the limit was passed: nothing more of the file is to be unpacked.
    bool is_exceeded() const { return exceeded_; }

    std::size_t most_record() const { return most_record_; }

  private:
    std::string name_;
    std::function<std::uint64_t()> read_;
    std::size_t most_record_;
    std::uint64_t unpacked_ = 0;
    bool exceeded_ = false;
};

}  // namespace dateline
