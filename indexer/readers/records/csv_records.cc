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
            const Row row = row_at(0);
            if (row.size == 0) return std::nullopt;
            if (const std::size_t swallowed = rows_inside(row); swallowed > 0) {
                bytes_.skip(swallowed);
                return bad(
                    InputFormat::kCsv,
                    "a quotation mark is not closed in its line; the rows after it are read");
            }
            bytes_.skip(row.size);
            if (!row.error.empty()) return bad(InputFormat::kCsv, row.error);
            if (row.cells.size() == 1 && row.cells[0].empty()) continue;
            if (row.cells == names_) continue;  // of another file, put behind this one
            if (const std::size_t cells = filled_cells(row.cells); cells > names_.size())
                return bad(InputFormat::kCsv,
                           fmt::format("{} cells, where the first row names {} columns: is a cell "
                                       "with a separator not between quotation marks?",
                                       cells, names_.size()));
            RawRecord read = record(InputFormat::kJson, to_object(row.cells));
            read.note = std::exchange(note_, {});
            return read;
        }
    }

  private:
    // A row as it was parsed; nothing is taken.
    struct Row {
        std::vector<std::string> cells;
        std::string error;
        std::size_t size = 0;       // in bytes, with its line end; 0: there is none
        std::size_t next_line = 0;  // where its second line begins; 0: it has one
        bool torn = false;          // text follows a closing quotation mark
    };

    // Where the next row begins if a row is wrong because a quotation mark isn't closed: after its
    // first line, if a row of as many cells as the file has columns is there. Else 0.
    std::size_t rows_inside(const Row& row) {
        constexpr int kMost = 16;  // of a file: each may cost reading to its end
        const bool wrong =
            !row.error.empty() || row.torn || filled_cells(row.cells) > names_.size();
        if (!wrong || row.next_line == 0 || names_.size() < 2 || unclosed_ >= kMost) return 0;
        const Row inner = row_at(row.next_line);
        if (!inner.error.empty() || inner.torn || inner.cells.size() != names_.size()) return 0;
        ++unclosed_;
        return row.next_line;
    }

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
        for (auto name = names_.begin(); name != names_.end(); ++name) {
            if (!name->empty() && std::find(names_.begin(), name, *name) != name)
                note_ = fmt::format(
                    "several columns are called '{}': the first that says something is read",
                    to_utf8(*name, ""));
        }
        return true;
    }

    // Takes a row.
    bool read_row(std::vector<std::string>& cells, std::string& error) {
        Row row = row_at(0);
        bytes_.skip(row.size);
        cells = std::move(row.cells);
        error = std::move(row.error);
        return row.size > 0;
    }

    // The row that begins `from` bytes after the next one to be taken. A field in quotation marks
    // may contain separators, line ends and doubled quotation marks; a row ends in LF, CR LF or CR.
    Row row_at(std::size_t from) {
        Row row;
        std::string field;
        bool quoted = false;
        bool closed = false;
        std::size_t at = from;
        const auto has = [&](std::size_t more, char c) {
            return bytes_.need(at + more + 1) && bytes_.rest()[at + more] == c;
        };
        for (bool ended = false; !ended; ++at) {
            if (at - from > bytes_.most_record()) {
                row.error =
                    too_large("a row", bytes_.most_record()) + ": a quotation mark is not closed";
                row.size = at - from;
                return row;
            }
            if (at >= bytes_.rest().size() && !bytes_.need(at + 1)) break;
            const char c = bytes_.rest()[at];
            const bool line_end = c == '\n' || (c == '\r' && !has(1, '\n'));
            if (line_end && row.next_line == 0) row.next_line = at + 1;
            if (quoted && c == '"' && has(1, '"')) {
                field += c;
                ++at;
            } else if (quoted && c == '"') {
                quoted = false;
                closed = true;
            } else if (quoted) {
                field += c;
            } else if (c == '"' && field.empty()) {
                quoted = true;
            } else if (c == separator_) {
                row.cells.push_back(std::exchange(field, {}));
                closed = false;
            } else if (line_end) {
                ended = true;
            } else if (c != '\r' || !has(1, '\n')) {
                row.torn = row.torn || closed;
                field += c;
            }
        }
        if (quoted) row.error = "the file ends inside quotation marks";
        row.cells.push_back(std::move(field));
        row.size = at - from;
        if (row.next_line == at) row.next_line = 0;
        return row;
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
    std::string note_;  // on the names, for the first record
    int unclosed_ = 0;
};

}  // namespace

std::unique_ptr<Records> csv_records(ByteBuffer& bytes) {
    return std::make_unique<CsvRecords>(bytes);
}

}  // namespace dateline
