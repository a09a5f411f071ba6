// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/error.h"
#include "indexer/readers/input/source_file.h"
#include "indexer/readers/input/unpack.h"
#include "indexer/readers/records/records.h"

namespace dateline {
namespace {

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
            if (!records_) {
                const auto name = members_.next_member();
                if (!name) return std::nullopt;
                name_ = *name;
                if (is_page_part(name_)) return left_out("a style, script or font of a page");
            }
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
                return left_out(error.what());
            }
        }
    }

  private:
    RawRecord left_out(std::string reason) const {
        RawRecord failed = bad(InputFormat::kText, std::move(reason));
        failed.member = name_;
        failed.alone = true;
        return failed;
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
