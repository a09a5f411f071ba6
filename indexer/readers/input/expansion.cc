// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/input/expansion.h"

#include <fmt/format.h>

#include "common/base/error.h"
#include "indexer/readers/input/limits.h"

namespace dateline {

void Expansion::add(std::size_t bytes) {
    unpacked_ += bytes;
    if (unpacked_ <= kLeastUnpacked || unpacked_ / kMostRatio <= read_()) return;
    exceeded_ = true;
    throw Error(ErrorKind::kInput,
                fmt::format("{} unpacks to more than {} times its size: not read any further",
                            name_, kMostRatio));
}

}  // namespace dateline
