// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/collection.h"

#include <utility>

namespace dateline {

Collection::Collection(std::vector<Xapian::Database> segments,
                       std::vector<std::filesystem::path> files,
                       bool remote)
    : segments_(std::move(segments)), files_(std::move(files)), remote_(remote) {
    for (const Xapian::Database& segment : segments_) {
        database_.add_database(segment);
    }
}

MappedSegments Collection::mapped() const {
    if (!mapped_) {
        mapped_.emplace();
        for (std::size_t i = 0; i < segments_.size(); ++i) {
            mapped_->push_back(files_[i].empty() ? MappedSegment()
                                                 : MappedSegment(files_[i], segments_[i]));
        }
    }
    return MappedSegments(*mapped_);
}

TermFrequencies& Collection::frequencies() const {
    if (!frequencies_) frequencies_.emplace(database_, remote_);
    return *frequencies_;
}

}  // namespace dateline
