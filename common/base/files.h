// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

/// File operations that must be durable or that name the file in their errors.
namespace dateline {

class Error;

/// An Error for a failed system call on `path`: kDiskFull for ENOSPC and EDQUOT, else kInput.
Error file_error(const std::string& doing, const std::filesystem::path& path, int error_number);

/// Closes a file descriptor when it goes.
class FileDescriptor {
  public:
    explicit FileDescriptor(int fd) : fd_(fd) {}
    ~FileDescriptor();
    FileDescriptor(FileDescriptor&& other) noexcept;
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    FileDescriptor& operator=(FileDescriptor&&) = delete;

    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

  private:
    int fd_;
};

/// A file that is read where it lies.
class MappedFile {
  public:
    /// Of nothing.
    MappedFile() = default;

    /// As long as the file is now; it must not shrink. Throws Error(kInput) where it can't be
    /// read.
    explicit MappedFile(const std::filesystem::path& path);

    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    std::string_view bytes() const { return bytes_; }

  private:
    std::string_view bytes_;
};

/// Writes all of `content`; `path` is for the error.
void write_all(int fd, std::string_view content, const std::filesystem::path& path);

/// Replaces `path` by `content` so that after a crash either the old or the new file is there,
/// whole: written beside it, synced, renamed, and the folder synced.
void replace_file(const std::filesystem::path& path, std::string_view content);

/// The whole file; throws Error(kInput) where it can't be read or passes `most` bytes.
std::string read_file(const std::filesystem::path& path, std::uint64_t most);

/// Creates a folder and those above it that are missing; each that is made outlives a power cut.
/// Throws Error(kInput), or Error(kDiskFull).
void create_folder(const std::filesystem::path& folder);

/// Syncs every file below `folder`, and the folders.
void sync_tree(const std::filesystem::path& folder);

}  // namespace dateline
