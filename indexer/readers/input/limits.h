// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// Limits of the readers, so that no file can stop a machine. A record that exceeds a limit is left
/// out and reported; parts that are nested too deep, or too many, are ignored.
namespace dateline {

/// Bytes of a record, whatever `--memory` allows.
inline constexpr std::size_t kMostRecord = std::size_t{64} << 20;

/// How many times its size a file may unpack to, all its layers together.
inline constexpr std::uint64_t kMostRatio = 1000;

/// Bytes that a file may unpack to, whatever its size.
inline constexpr std::uint64_t kLeastUnpacked = std::uint64_t{64} << 20;

/// How many times over a file may be packed.
inline constexpr int kMostPackings = 4;

/// Members of an archive.
inline constexpr std::size_t kMostMembers = 1'000'000;

/// Lists and objects around a text of a JSON record.
inline constexpr int kMostJsonDepth = 16;

/// Parts around a part of a message.
inline constexpr int kMostMailDepth = 16;

/// Parts of a message.
inline constexpr int kMostMailParts = 1000;

/// Elements around a text of a page.
inline constexpr int kMostPageDepth = 400;

/// Attributes of a tag of a page.
inline constexpr std::size_t kMostAttributes = 500;

}  // namespace dateline
