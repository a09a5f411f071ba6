// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "common/base/error.h"

/// Writes and reads the binary forms that the index stores. Integers are LEB128 varints unless a
/// width is named; fixed widths are little-endian.
namespace dateline {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "stored forms are little-endian");

class ByteWriter {
  public:
    void varint(std::uint64_t value) {
        while (value >= 0x80) {
            out_.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        out_.push_back(static_cast<char>(value));
    }
    /// Writes bytes that sort as the numbers do: the first byte begins with one 1 bit for each byte
    /// after it.
    void ordered(std::uint32_t value) {
        unsigned more = 0;
        while (more < sizeof value && value >> 7 * (more + 1) != 0) {
            ++more;
        }
        const std::uint64_t lead = 0xFFU << (8 - more) & 0xFFU;
        const std::uint64_t all = lead << 8 * more | value;
        for (unsigned byte = more + 1; byte-- > 0;) {
            out_.push_back(static_cast<char>(all >> 8 * byte));
        }
    }
    template <class Integer>
    void fixed(Integer value) {
        char raw[sizeof value];
        std::memcpy(raw, &value, sizeof value);
        out_.append(raw, sizeof value);
    }
    void string(std::string_view text) {
        varint(text.size());
        out_.append(text);
    }
    void raw(std::string_view bytes) { out_.append(bytes); }

    /// Appends `size` zero bytes; fill them before writing anything else.
    char* room(std::size_t size) {
        out_.resize(out_.size() + size);
        return out_.data() + out_.size() - size;
    }

    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

/// Reads what ByteWriter wrote. The bytes come from a file that may be damaged or hostile: reading
/// past the end throws Error(kIndex). Views point into the given bytes.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t varint() {
        if (const auto value = try_varint()) return *value;
        throw damaged();
    }
    /// `std::nullopt` if it runs past the end or isn't a varint; nothing can be read after that.
    std::optional<std::uint64_t> try_varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(rest_[0]);
            rest_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return value;
        }
        return std::nullopt;
    }
    /// A varint of at most `most`; throws if it is greater.
    std::uint32_t varint_to(std::uint64_t most) {
        const std::uint64_t value = varint();
        if (value > most) throw damaged();
        return static_cast<std::uint32_t>(value);
    }
    std::uint32_t ordered() {
        const std::string_view first = raw(1);
        const auto lead = static_cast<unsigned char>(first[0]);
        const auto more = static_cast<unsigned>(std::countl_one(lead));
        if (more > sizeof(std::uint32_t)) throw damaged();
        std::uint32_t value = lead & 0x7FU >> more;
        for (const char byte : raw(more)) {
            value = value << 8 | static_cast<unsigned char>(byte);
        }
        return value;
    }
    template <class Integer>
    Integer fixed() {
        Integer value;
        std::memcpy(&value, raw(sizeof value).data(), sizeof value);
        return value;
    }
    std::string_view string() { return raw(varint()); }
    /// Like try_varint.
    std::optional<std::string_view> try_string() {
        const auto size = try_varint();
        return size && *size <= rest_.size() ? std::optional(raw(*size)) : std::nullopt;
    }
    std::string_view raw(std::uint64_t size) {
        if (size > rest_.size()) throw damaged();
        const std::string_view bytes = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return bytes;
    }
    bool at_end() const { return rest_.empty(); }
    std::size_t remaining() const { return rest_.size(); }

  private:
    static Error damaged() {
        return {ErrorKind::kIndex, "the index is damaged: a stored record ends too early",
                "dateline-index --force builds it again"};
    }
    std::string_view rest_;
};

}  // namespace dateline
