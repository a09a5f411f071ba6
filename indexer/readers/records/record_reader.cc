// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/records/record_reader.h"

namespace dateline {

RecordReader::RecordReader(const std::string& path,
                           std::optional<InputFormat> format,
                           std::size_t most_record,
                           std::uint64_t start)
    : file_(path, start),
      expansion_(
          path, [this] { return file_.position(); }, most_record),
      records_(open_records(file_, path, expansion_, format, 0)) {}

std::optional<RawRecord> RecordReader::next() {
    auto record = records_->next();
    if (record) record->number = ++number_;
    return record;
}

std::uint64_t RecordReader::hash() {
    file_.drain();
    return file_.hash();
}

}  // namespace dateline
