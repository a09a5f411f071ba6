// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "common/base/error.h"
#include "indexer/readers/input/format.h"
#include "indexer/readers/records/records.h"

namespace dateline {
namespace {

// Follows the nesting of a JSON value byte by byte; strings may contain brackets.
class JsonNesting {
  public:
    /// Whether the value is complete after `c`.
    bool ends_with(char c) {
        if (in_string_) {
            if (escaped_)
                escaped_ = false;
            else if (c == '\\')
                escaped_ = true;
            else if (c == '"')
                in_string_ = false;
            return !in_string_ && depth_ == 0;
        }
        if (c == '"')
            in_string_ = true;
        else if (c == '{' || c == '[')
            ++depth_;
        else if (c == '}' || c == ']')
            return --depth_ <= 0;
        return false;
    }

    int depth() const { return depth_; }
    bool in_string() const { return in_string_; }

  private:
    int depth_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
};

class JsonRecords : public Records {
  public:
    explicit JsonRecords(ByteBuffer& bytes) : bytes_(bytes) { enter_collection(); }

    std::optional<RawRecord> next() override {
        if (!skip_to_value()) return std::nullopt;
        const char first = bytes_.rest()[0];
        if (first != '{' && first != '"') return bare_value();
        JsonNesting nesting;
        bool large = false;
        for (std::size_t length = 0;; ++length) {
            if (!bytes_.need(length + 1)) {
                bytes_.skip(bytes_.rest().size());
                return bad(InputFormat::kJson, "the JSON ends in the middle of a value");
            }
            if (length > bytes_.most_record()) {
                large = true;
                bytes_.skip(std::exchange(length, 0));
            }
            if (!nesting.ends_with(bytes_.rest()[length])) continue;
            std::string value = bytes_.take(length + 1);
            return large ? bad(InputFormat::kJson, too_large("the value", bytes_.most_record()))
                         : record(InputFormat::kJson, std::move(value));
        }
    }

  private:
    static constexpr std::size_t kLooked = 16384;
    static constexpr std::size_t kMostName = 64;

    // If the next value is an object that contains a list of articles, moves to the first one.
    void enter_collection() {
        bytes_.need(kLooked);
        const std::string_view rest = bytes_.rest().substr(0, kLooked);
        const std::size_t start = std::min(rest.find_first_not_of(" \t\r\n"), rest.size());
        const std::size_t first = json_collection_at(rest.substr(start));
        in_collection_ = first > 0;
        if (!in_collection_) return;
        around_ = {};
        for (const char c : rest.substr(start, first)) {
            around_.ends_with(c);
        }
        bytes_.skip(start + first);
    }

    // Skips the rest of the object after its list, up to another list of articles in it, at any
    // depth. Another object may follow.
    void leave_collection() {
        bool ended = false;
        std::string name;  // the string before
        while (!ended && bytes_.need(1)) {
            const char c = bytes_.rest()[0];
            if (c == '[' && !around_.in_string() && enter_list(name)) return;
            if (c == '"' && !around_.in_string()) name.clear();
            if (around_.in_string() && c != '"' && name.size() < kMostName) name += c;
            ended = around_.ends_with(c);
            bytes_.skip(1);
        }
        enter_collection();
    }

    // Moves to the first object of a list of articles. What is deeper than the first list was has
    // to be called so.
    bool enter_list(std::string_view name) {
        bytes_.need(kLooked);
        const std::string_view rest = bytes_.rest().substr(0, kLooked);
        const std::size_t first = rest.find_first_not_of(" \t\r\n", 1);
        if (first == std::string_view::npos || rest[first] != '{') return false;
        const std::string_view list = around_.depth() == 1 ? rest.substr(first) : "";
        if (!is_json_collection(name, list)) return false;
        around_.ends_with('[');
        bytes_.skip(first);
        return true;
    }

    // Skips white space, commas and the brackets of an array around the values.
    bool skip_to_value() {
        while (true) {
            const std::size_t at =
                bytes_.rest().find_first_not_of(in_collection_ ? " \t\r\n," : " \t\r\n,[]");
            bytes_.skip(std::min(at, bytes_.rest().size()));
            if (in_collection_ && bytes_.rest().starts_with(']')) {
                leave_collection();
                continue;
            }
            if (at != std::string_view::npos) return true;
            if (!bytes_.fill()) return false;
        }
    }

    // A number, true, false, null or noise between the objects, up to a byte that may follow a
    // value.
    RawRecord bare_value() {
        while (true) {
            const std::string_view rest = bytes_.rest();
            const std::size_t end = std::min(rest.find_first_of(" \t\r\n,[]{}\""), rest.size());
            if (end < rest.size() || !bytes_.fill()) {
                bytes_.skip(std::min(std::max<std::size_t>(end, 1), bytes_.rest().size()));
                return bad(InputFormat::kJson, "not a JSON object");
            }
            if (bytes_.rest().size() > bytes_.most_record())
                throw Error(ErrorKind::kInput, too_large("a value", bytes_.most_record()));
        }
    }

    ByteBuffer& bytes_;
    bool in_collection_ = false;
    JsonNesting around_;  // what is open around the list
};

}  // namespace

std::unique_ptr<Records> json_records(ByteBuffer& bytes) {
    return std::make_unique<JsonRecords>(bytes);
}

}  // namespace dateline
