// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/lock.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/index/manifest.h"
#include "common/program/output.h"
#include "common/program/sanitize.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

Error cannot_write(const Error& error) {
    if (error.kind() == ErrorKind::kDiskFull) return error;
    return {ErrorKind::kIndex, error.what(), "make it writable, or name another index with -d"};
}

FileDescriptor open_to_write(const fs::path& index) {
    try {
        create_folder(index);
    } catch (const Error& error) {
        throw cannot_write(error);
    }
    FileDescriptor fd(
        ::open(index_paths::lock(index).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (!fd) throw cannot_write(file_error("write", index, errno));
    return fd;
}

// Reading needs no permission to write.
FileDescriptor open_to_read(const fs::path& index) {
    FileDescriptor fd(::open(index_paths::lock(index).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!fd) throw file_error("open", index_paths::lock(index), errno);
    return fd;
}

std::string name_of_holder(const fs::path& index) {
    const std::string process = read_file(index_paths::lock(index), 64);
    return "another run" + (process.empty() ? "" : " (process " + process + ")");
}

// A file that can't be locked, as on some network file systems, is an error too.
bool take_now(const FileDescriptor& fd, const fs::path& index) {
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK) throw file_error("lock", index_paths::lock(index), errno);
    return false;
}

}  // namespace

IndexLock::IndexLock(const fs::path& index, const IndexOptions& options, LockUse use)
    : fd_(use == LockUse::kWriting ? open_to_write(index) : open_to_read(index)) {
    if (!take_now(fd_, index)) {
        const std::string holder = name_of_holder(index);
        if (!options.wait)
            throw Error(ErrorKind::kLocked, holder + " holds " + index.string(),
                        "try again when it is done, or wait for it: --wait");
        if (!options.quiet)
            say("waiting for {}, which holds {}\n", holder, sanitize_line(index.string()));
        if (::flock(fd_.get(), LOCK_EX) != 0)
            throw file_error("lock", index_paths::lock(index), errno);
    }
    if (use == LockUse::kReading) return;
    const std::string pid = std::to_string(::getpid());
    const bool written =
        ::ftruncate(fd_.get(), 0) == 0 && ::pwrite(fd_.get(), pid.data(), pid.size(), 0) >= 0;
    if (!written) throw cannot_write(file_error("write", index, errno));
}

}  // namespace dateline
