// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/input/byte_source.h"
#include "indexer/readers/input/expansion.h"

namespace dateline {

/// How bytes are packed, detected from their beginning.
enum class Packing : std::uint8_t {
    kNone,
    kGzip,
    kFilter,   ///< bzip2, xz, zstd: one stream
    kArchive,  ///< tar, zip: members
    kUtf16,    ///< UTF-16 with a byte order mark
};

/// `head` contains at least the first 512 bytes, or all of them.
Packing detect_packing(std::string_view head);

/// What `inner` unpacks to. `head` are bytes of `inner` that were read already; each unpacked byte
/// is added to `expansion`. All arguments except `head` must outlive the source.
///
/// kGzip reads any number of members; after a damaged one it looks for the next, so that one bad
/// record of a WARC doesn't lose the others. kUtf16 gives UTF-8.
std::unique_ptr<ByteSource> unpack(Packing packing,
                                   std::string_view head,
                                   ByteSource& inner,
                                   Expansion& expansion);

/// The members of a tar or zip archive in order, as a stream: nothing is written to disk, so names
/// with `../` or a leading slash do no harm.
class ArchiveMembers : public ByteSource {
  public:
    ArchiveMembers(std::string_view head, ByteSource& inner, Expansion& expansion);
    ~ArchiveMembers() override;

    /// Moves to the next regular file and returns its name; std::nullopt at the end. Throws
    /// Error(kInput) if the archive is damaged or has more than a million members.
    std::optional<std::string> next_member();

    /// Bytes of the member.
    std::string_view next() override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
