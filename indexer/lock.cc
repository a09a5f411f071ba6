// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lock.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "common/error.h"
#include "common/manifest.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

FileDescriptor open_lock(const fs::path& index) {
    std::error_code error;
    fs::create_directories(index, error);
    if (error) throw file_error("create", index, error.value());
    FileDescriptor fd(::open(index_paths::lock(index).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!fd) throw file_error("open", index_paths::lock(index), errno);
    return fd;
}

}  // namespace

IndexLock::IndexLock(const fs::path& index) : fd_(open_lock(index)) {
    if (::flock(fd_.get(), LOCK_EX | LOCK_NB) != 0) {
        const std::string holder = read_file(index_paths::lock(index), 64);
        throw Error(ErrorKind::kLocked,
                    "another run holds " + index.string() +
                        (holder.empty() ? "" : " (process " + holder + ")"),
                    "wait until it is done");
    }
    const std::string pid = std::to_string(::getpid());
    const bool written =
        ::ftruncate(fd_.get(), 0) == 0 && ::pwrite(fd_.get(), pid.data(), pid.size(), 0) >= 0;
    if (!written) throw file_error("write", index_paths::lock(index), errno);
}

}  // namespace dateline
