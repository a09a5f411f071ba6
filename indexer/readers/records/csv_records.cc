// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/base/error.h"
#include "common/text/utf8.h"
#include "indexer/readers/input/charset.h"
#include "indexer/readers/records/records.h"

namespace dateline {
namespace {

// RFC 4180, with the separator that a line "sep=;" names, else the one that is most frequent in the
// first line: comma, semicolon or tab.
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
            if (const std::size_t cells = filled_cells(row); cells > names_.size())
                return bad(InputFormat::kCsv,
                           fmt::format("{} cells, where the first row names {} columns: is a cell "
                                       "with a separator not between quotation marks?",
                                       cells, names_.size()));
            return record(InputFormat::kJson, to_object(row));
        }
    }

  private:
    // Up to the last that says something.
    static std::size_t filled_cells(const std::vector<std::string>& row) {
        std::size_t cells = row.size();
        while (cells > 0 && row[cells - 1].find_first_not_of(" \t") == std::string::npos) {
            --cells;
        }
        return cells;
    }

    // The first line, without its end.
    std::string_view first_line() {
        constexpr std::string_view kEnds = "\r\n";
        bytes_.need(1);
        std::size_t end = bytes_.rest().find_first_of(kEnds);
        while (end == std::string_view::npos && bytes_.rest().size() < bytes_.most_record() &&
               bytes_.fill()) {
            end = bytes_.rest().find_first_of(kEnds);
        }
        return bytes_.rest().substr(0, end);
    }

    // "sep=;" before the names, as spreadsheets write it.
    bool takes_separator_line() {
        const std::string_view line = first_line();
        if (line.size() != 5 || !line.starts_with("sep=")) return false;
        separator_ = line[4];
        std::vector<std::string> ignored;
        std::string error;
        return read_row(ignored, error);
    }

    void find_separator() {
        const std::string_view line = first_line();
        std::ptrdiff_t most = 0;
        for (const char mark : {',', ';', '\t'}) {
            const std::ptrdiff_t count = std::ranges::count(line, mark);
            if (count > most) separator_ = mark;
            most = std::max(most, count);
        }
    }

    bool read_names() {
        if (!takes_separator_line()) find_separator();
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
            } else if (c == '\n' || c == '\r') {
                // A row ends in LF, CR LF, or a lone CR.
                if (c == '\r' && bytes_.need(2) && bytes_.rest()[1] == '\n') bytes_.skip(1);
                bytes_.skip(1);
                break;
            } else {
                field += c;
            }
        }
        if (quoted) error = "the file ends inside quotation marks";
        row.push_back(std::move(field));
        return any;
    }

    std::string to_object(const std::vector<std::string>& row) const {
        nlohmann::ordered_json object = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < std::min(names_.size(), row.size()); ++i) {
            // Of two columns of one name, the first that says something counts.
            nlohmann::ordered_json& value = object[to_utf8(names_[i], "")];
            if (!value.is_string() || value.get_ref<std::string&>().empty())
                value = to_utf8(row[i], "");
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
