// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/input/file_bytes.h"

#include <algorithm>
#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <xxhash.h>

#include "common/base/error.h"
#include "common/base/files.h"

namespace dateline {
namespace {

// A real path contains no symbolic link: one found in it now was created after the folder was
// walked. openat2(2) needs Linux 5.6; without it, only the last component is checked.
int open_unlinked(const char* path) {
    // O_NONBLOCK, so that a FIFO put in place of the file can't block the run; no effect on regular
    // files.
    constexpr int kFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW;
    ::open_how how{};
    how.flags = kFlags;
    how.resolve = RESOLVE_NO_SYMLINKS;
    const auto fd = static_cast<int>(::syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how));
    return fd < 0 && (errno == ENOSYS || errno == EPERM) ? ::open(path, kFlags) : fd;
}

FileDescriptor open_regular(const std::string& path, std::uint64_t& size) {
    FileDescriptor fd(open_unlinked(path.c_str()));
    if (!fd && errno == ELOOP)
        throw Error(ErrorKind::kInput, "can't read " + path + ": a symbolic link is in its way");
    if (!fd) throw file_error("read", path, errno);
    struct ::stat status {};
    if (::fstat(fd.get(), &status) != 0) throw file_error("read", path, errno);
    if (!S_ISREG(status.st_mode))
        throw Error(ErrorKind::kInput, "can't read " + path + ": not a regular file");
    size = static_cast<std::uint64_t>(status.st_size);
    return fd;
}

}  // namespace

struct FileBytes::Impl {
    std::string path;
    std::uint64_t size = 0;
    FileDescriptor fd;
    std::vector<char> block;
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state{XXH3_createState(),
                                                                   &XXH3_freeState};
    std::uint64_t position = 0;

    explicit Impl(const std::string& name)
        : path(name),
          fd(open_regular(name, size)),
          block(std::min<std::uint64_t>(kByteBlock, size + 1)) {
        XXH3_64bits_reset(state.get());
    }
};

FileBytes::FileBytes(const std::string& path, std::uint64_t start)
    : impl_(std::make_unique<Impl>(path)) {
    if (start > 0 && ::lseek(impl_->fd.get(), static_cast<off_t>(start), SEEK_SET) < 0)
        throw file_error("read", path, errno);
}
FileBytes::~FileBytes() = default;

std::string_view FileBytes::next() {
    Impl& file = *impl_;
    while (true) {
        const ssize_t got = ::read(file.fd.get(), file.block.data(), file.block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw file_error("read", file.path, errno);
        XXH3_64bits_update(file.state.get(), file.block.data(), static_cast<std::size_t>(got));
        file.position += static_cast<std::uint64_t>(got);
        return {file.block.data(), static_cast<std::size_t>(got)};
    }
}

void FileBytes::drain() {
    while (!next().empty()) {
    }
}

std::uint64_t FileBytes::hash() const {
    return XXH3_64bits_digest(impl_->state.get());
}
std::uint64_t FileBytes::position() const {
    return impl_->position;
}
}  // namespace dateline
