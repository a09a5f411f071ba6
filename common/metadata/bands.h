// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <xapian.h>

#include "common/metadata/minhash.h"

/// Which articles of a segment share a band of minima: the candidates for near duplicates. Metadata
/// of the segment's `articles` database, written once the segment is built or merged; a term for
/// each band would cost every build more than this does once.
///
/// Stored form (bytes.h): "b:" has the number of bits in a chunk's number; "b:" + the chunk's
/// number in four hexadecimal digits has its entries by band, then document: varint band - last
/// band, varint document. A chunk contains the bands whose upper bits are its number.
namespace dateline {

/// Writes the bands of all signatures in a database that was built or merged.
void write_bands(Xapian::WritableDatabase& articles);

/// The documents of a segment that share a band with `signature`, ascending. Reads one chunk for
/// each band.
std::vector<Xapian::docid> documents_sharing_band(const Xapian::Database& segment,
                                                  const Signature& signature);

}  // namespace dateline
