// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/expansion.h"

#include "common/error.h"

namespace dateline {
namespace {

constexpr std::uint64_t kMostRatio = 1000;
constexpr std::uint64_t kRatioFrom = std::uint64_t{64} << 20;  // below that any ratio is harmless

}  // namespace

void Expansion::add(std::size_t bytes) {
    unpacked_ += bytes;
    if (unpacked_ <= kRatioFrom || unpacked_ / kMostRatio <= read_()) return;
    throw Error(ErrorKind::kInput,
                name_ + " unpacks to more than 1,000 times its size: not read any further");
}

}  // namespace dateline
