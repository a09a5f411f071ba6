// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <vector>

#include <nlohmann/json.hpp>

#include "common/base/error.h"
#include "common/text/utf8.h"
#include "indexer/readers/input/charset.h"
#include "indexer/readers/records/records.h"

namespace dateline {
namespace {

// RFC 4180, with the separator that is most frequent in the first line: comma, semicolon or tab.
// Each row is returned as a JSON object whose keys are the names in the first row, so that it is
// read like any other record.
class CsvRecords : public Records {
  public:
    explicit CsvRecords(ByteBuffer& bytes) : bytes_(bytes) {}

    std::optional<RawRecord> next() override {
        if (names_.empty() && !read_names()) return std::nullopt;
        while (true) {
            std::vector<std::string> row;
            std::string error;
            if (!read_row(row, error)) return std::nullopt;
            if (!error.empty()) return bad(InputFormat::kCsv, error);
            if (row.size() == 1 && row[0].empty()) continue;
            return record(InputFormat::kJson, to_object(row));
        }
    }

  private:
    bool read_names() {
        bytes_.need(1);
        std::size_t end = bytes_.rest().find('\n');
        while (end == std::string_view::npos && bytes_.rest().size() < bytes_.most_record() &&
               bytes_.fill()) {
            end = bytes_.rest().find('\n');
        }
        const std::string_view line = bytes_.rest().substr(0, end);
        std::ptrdiff_t most = 0;
        for (const char mark : {',', ';', '\t'}) {
            const std::ptrdiff_t count = std::ranges::count(line, mark);
            if (count > most) separator_ = mark;
            most = std::max(most, count);
        }
        std::string error;
        if (!read_row(names_, error)) return false;
        if (!error.empty()) throw Error(ErrorKind::kInput, error);
        return true;
    }

    // A field in quotation marks may contain separators, line ends and doubled quotation marks.
    bool read_row(std::vector<std::string>& row, std::string& error) {
        std::string field;
        bool quoted = false;
        bool any = false;
        std::size_t size = 0;
        for (;; bytes_.skip(1), ++size) {
            if (bytes_.rest().empty() && !bytes_.fill()) break;
            any = true;
            if (size > bytes_.most_record()) {
                error =
                    too_large("a row", bytes_.most_record()) + ": a quotation mark is not closed";
                return true;
            }
            const char c = bytes_.rest()[0];
            if (quoted) {
                if (c != '"') {
                    field += c;
                } else if (bytes_.need(2) && bytes_.rest()[1] == '"') {
                    field += c;
                    bytes_.skip(1);
                } else {
                    quoted = false;
                }
            } else if (c == '"' && field.empty()) {
                quoted = true;
            } else if (c == separator_) {
                row.push_back(std::exchange(field, {}));
            } else if (c == '\n') {
                bytes_.skip(1);
                break;
            } else if (c != '\r') {
                field += c;
            }
        }
        if (quoted) error = "the file ends inside quotation marks";
        row.push_back(std::move(field));
        return any;
    }

    std::string to_object(const std::vector<std::string>& row) const {
        nlohmann::json object = nlohmann::json::object();
        for (std::size_t i = 0; i < std::min(names_.size(), row.size()); ++i) {
            object[to_utf8(names_[i], "")] = to_utf8(row[i], "");
        }
        return object.dump();
    }

    ByteBuffer& bytes_;
    char separator_ = ',';
    std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<Records> csv_records(ByteBuffer& bytes) {
    return std::make_unique<CsvRecords>(bytes);
}

}  // namespace dateline
