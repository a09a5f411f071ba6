// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "common/base/error.h"
#include "indexer/readers/input/unpack.h"
#include "indexer/readers/records/records.h"

namespace dateline {
namespace {

// Extensions of members that contain no articles and are left out without a report.
bool is_media(std::string_view name) {
    static constexpr std::string_view kEndings[] = {".jpg",  ".jpeg", ".png", ".gif",
                                                    ".webp", ".svg",  ".css", ".js",
                                                    ".woff", ".mp3",  ".mp4", ".pdf"};
    return std::ranges::any_of(kEndings,
                               [&](std::string_view ending) { return name.ends_with(ending); });
}

class ArchiveRecords : public Records {
  public:
    ArchiveRecords(ByteBuffer& bytes,
                   ByteSource& source,
                   Expansion& expansion,
                   std::optional<InputFormat> format,
                   int depth)
        : members_(bytes.rest(), source, expansion),
          expansion_(expansion),
          format_(format),
          depth_(depth) {}

    std::optional<RawRecord> next() override {
        while (true) {
            if (!records_ && !next_member()) return std::nullopt;
            try {
                if (!records_)
                    records_ = open_records(members_, name_, expansion_, format_, depth_ + 1);
                if (auto record = records_->next()) {
                    record->member = record->member.empty() ? name_ : name_ + '/' + record->member;
                    return record;
                }
                records_.reset();
            } catch (const Error& error) {
                // After a decompression bomb, the next member isn't tried.
                if (error.kind() != ErrorKind::kInput || expansion_.is_exceeded()) throw;
                records_.reset();
                RawRecord failed = bad(InputFormat::kText, error.what());
                failed.member = name_;
                failed.alone = true;
                return failed;
            }
        }
    }

  private:
    bool next_member() {
        do {
            const auto name = members_.next_member();
            if (!name) return false;
            name_ = *name;
        } while (is_media(name_));
        return true;
    }

    ArchiveMembers members_;
    Expansion& expansion_;
    std::optional<InputFormat> format_;
    int depth_;
    std::string name_;
    std::unique_ptr<Records> records_;
};

}  // namespace

std::unique_ptr<Records> archive_records(ByteBuffer& bytes,
                                         ByteSource& source,
                                         Expansion& expansion,
                                         std::optional<InputFormat> format,
                                         int depth) {
    return std::make_unique<ArchiveRecords>(bytes, source, expansion, format, depth);
}

}  // namespace dateline
