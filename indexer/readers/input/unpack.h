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

/// How bytes are packed, told by their beginning.
enum class Packing : std::uint8_t {
    kNone,
    kGzip,
    kFilter,   ///< bzip2, xz, zstd: one stream
    kArchive,  ///< tar, zip: members
    kUtf16,    ///< a byte order mark of UTF-16
};

/// `head` holds at least the first 512 bytes, or all there are.
Packing detect_packing(std::string_view head);

/// What `inner` unpacks to. `head` are bytes of `inner` that were read already; `expansion` is told
/// of every byte given. All arguments must outlive the source, `head` excepted.
///
/// kGzip reads any number of members; behind a damaged one it looks for the next, so that one bad
/// record of a WARC costs no other. kUtf16 gives UTF-8.
std::unique_ptr<ByteSource> unpack(Packing packing,
                                   std::string_view head,
                                   ByteSource& inner,
                                   Expansion& expansion);

/// The members of a tar or zip archive, one after the other, as a stream: nothing is written to
/// disk, so that names with `../` or a leading slash are names and nothing more.
class ArchiveMembers : public ByteSource {
  public:
    ArchiveMembers(std::string_view head, ByteSource& inner, Expansion& expansion);
    ~ArchiveMembers() override;

    /// Goes to the next regular file and gives its name; nothing at the end. Throws Error(kInput)
    /// where the archive is damaged or holds more than a million members.
    std::optional<std::string> next_member();

    /// Bytes of the member.
    std::string_view next() override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
