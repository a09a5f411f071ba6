// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "indexer/readers/records/records.h"

namespace dateline {
namespace {

// A file of messages, each after a line "From sender date" (RFC 4155, and as Pipermail writes it).
// Within a message such lines may be quoted, ">From ", or not: one counts only at the beginning or
// after a blank line, and if the next line is a header field.
class MboxRecords : public Records {
  public:
    explicit MboxRecords(ByteBuffer& bytes) : bytes_(bytes) {}

    std::optional<RawRecord> next() override {
        std::string message;
        bool too_long = false;
        bool blank = true;
        bool began = std::exchange(began_, false);
        bool large = false;
        while (auto line = bytes_.take_line(bytes_.most_record(), too_long)) {
            if (blank && line->starts_with("From ") && header_follows()) {
                if (began) {
                    began_ = true;
                    return finish(std::move(message), large);
                }
                began = true;
                message.clear();
                continue;
            }
            blank = line->empty();
            large = large || too_long || message.size() + line->size() > bytes_.most_record();
            if (large) continue;
            const std::size_t quoting = line->find_first_not_of('>');
            const bool quoted = quoting != std::string::npos && quoting > 0 &&
                                std::string_view(*line).substr(quoting).starts_with("From ");
            message.append(*line, quoted ? 1 : 0);
            message += '\n';
        }
        if (!began) return std::nullopt;
        return finish(std::move(message), large);
    }

  private:
    RawRecord finish(std::string message, bool large) const {
        if (large) return bad(InputFormat::kMail, too_large("the message", bytes_.most_record()));
        return record(InputFormat::kMail, std::move(message));
    }

    bool header_follows() {
        constexpr std::size_t kLongestField = 80;
        bytes_.need(kLongestField);
        const std::string_view rest = bytes_.rest().substr(0, kLongestField);
        const std::size_t colon = rest.find(':');
        return colon != std::string_view::npos && colon > 0 &&
               rest.find_first_of(" \t\r\n") > colon;
    }

    ByteBuffer& bytes_;
    bool began_ = false;  // the "From " line of the next message was read
};

}  // namespace

std::unique_ptr<Records> mbox_records(ByteBuffer& bytes) {
    return std::make_unique<MboxRecords>(bytes);
}

}  // namespace dateline
