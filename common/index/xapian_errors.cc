// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/xapian_errors.h"

#include <string_view>

namespace dateline {
namespace {

bool says_disk_full(const Xapian::Error& error) {
    const std::string text = error.get_description();
    return text.find("No space left") != std::string::npos ||
           text.find("quota") != std::string::npos;
}

}  // namespace

Error translate(const Xapian::Error& error) {
    const std::string what =
        error.get_msg().empty() ? std::string(error.get_type()) : error.get_msg();
    if (says_disk_full(error))
        return {ErrorKind::kDiskFull, "the disk is full: " + what,
                "make room and run again: what was published is intact"};
    if (std::string_view(error.get_type()) == "DatabaseLockError")
        return {ErrorKind::kLocked, "the index is locked: " + what};
    return {ErrorKind::kIndex, "the index can't be read: " + what,
            "if it stays so: dateline-index --check=full --repair -d INDEX mends it"};
}

Error no_answer(const std::string& address, const Xapian::Error& error) {
    return {ErrorKind::kIndex,
            address + " can't be searched: " + error.get_msg() +
                (error.get_error_string() != nullptr
                     ? std::string(" (") + error.get_error_string() + ")"
                     : ""),
            "is its server up? --partial searches the others"};
}

}  // namespace dateline
