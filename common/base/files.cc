// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/error.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

FileDescriptor open_or_throw(const fs::path& path, int flags) {
    FileDescriptor fd(::open(path.c_str(), flags | O_CLOEXEC, 0666));
    if (!fd) throw file_error("open", path, errno);
    return fd;
}

void sync_path(const fs::path& path) {
    const FileDescriptor fd = open_or_throw(path, O_RDONLY);
    if (::fsync(fd.get()) != 0) throw file_error("sync", path, errno);
}

}  // namespace

Error file_error(const std::string& doing, const fs::path& path, int error_number) {
    const bool full = error_number == ENOSPC || error_number == EDQUOT;
    return {full ? ErrorKind::kDiskFull : ErrorKind::kInput,
            "can't " + doing + " " + path.string() + ": " + std::strerror(error_number),
            full ? "make room and run again: what was published is intact" : ""};
}

void write_all(int fd, std::string_view content, const fs::path& path) {
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw file_error("write", path, errno);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
}

FileDescriptor::~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
}

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)) {}

MappedFile::MappedFile(const fs::path& path) {
    const FileDescriptor fd = open_or_throw(path, O_RDONLY);
    struct ::stat status {};
    if (::fstat(fd.get(), &status) != 0) throw file_error("read", path, errno);
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) return;
    void* const start = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd.get(), 0);
    if (start == MAP_FAILED) throw file_error("map", path, errno);
    bytes_ = {static_cast<const char*>(start), size};
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

void replace_file(const fs::path& path, std::string_view content) {
    fs::path beside = path;
    beside += ".new";
    {
        const FileDescriptor fd = open_or_throw(beside, O_WRONLY | O_CREAT | O_TRUNC);
        write_all(fd.get(), content, beside);
        if (::fsync(fd.get()) != 0) throw file_error("sync", beside, errno);
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) throw file_error("rename", beside, errno);
    sync_path(path.parent_path());
}

std::string read_file(const fs::path& path, std::uint64_t most) {
    const FileDescriptor fd = open_or_throw(path, O_RDONLY);
    std::string content;
    std::array<char, 8192> block;  // not set to zero: most files are small, and fresh pages cost
    while (true) {
        const ssize_t got = ::read(fd.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw file_error("read", path, errno);
        if (got == 0) return content;
        content.append(block.data(), static_cast<std::size_t>(got));
        if (content.size() > most)
            throw Error(ErrorKind::kInput,
                        path.string() + " is larger than " + std::to_string(most) + " bytes");
    }
}

void create_folder(const fs::path& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return;
    const fs::path parent = fs::absolute(folder).parent_path();
    create_folder(parent);
    if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST)
        throw file_error("create", folder, errno);
    sync_path(parent);
}

void sync_tree(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() || entry.is_directory()) sync_path(entry.path());
    }
    sync_path(folder);
}

}  // namespace dateline
