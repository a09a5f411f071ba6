// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/input/byte_buffer.h"

#include <utility>

namespace dateline {

bool ByteBuffer::fill() {
    check();
    if (end_) return false;
    if (at_ > 0) bytes_.erase(0, at_);
    at_ = 0;
    try {
        const std::string_view more = source_.next();
        end_ = more.empty();
        bytes_.append(more);
        return !end_;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::kInput || bytes_.empty()) throw;
        damage_ = error;
        return false;
    }
}

void ByteBuffer::check() {
    if (!damage_) return;
    const Error damage = *std::exchange(damage_, std::nullopt);
    throw damage;
}

std::string ByteBuffer::take(std::size_t size) {
    std::string taken(rest().substr(0, size));
    at_ += taken.size();
    return taken;
}

std::optional<std::string> ByteBuffer::take_line(std::size_t most, bool& too_long) {
    too_long = false;
    std::size_t seen = 0;
    std::size_t end = rest().find('\n');
    while (end == std::string_view::npos) {
        seen = rest().size();
        if (seen > most) {
            too_long = true;
            at_ = bytes_.size();
            seen = 0;
        }
        if (!fill()) break;
        end = rest().find('\n', seen);
    }
    if (end == std::string_view::npos) {
        if (rest().empty() && !too_long) return std::nullopt;
        return too_long ? (at_ = bytes_.size(), std::string()) : take(rest().size());
    }
    too_long = too_long || end > most;
    std::string line = too_long ? std::string() : take(end);
    at_ += too_long ? end + 1 : 1;
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

bool ByteBuffer::need(std::size_t size) {
    while (rest().size() < size) {
        if (!fill()) return false;
    }
    return true;
}

}  // namespace dateline
