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

/// Owns a file descriptor and closes it when destroyed.
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

/// A file mapped into memory for reading.
class MappedFile {
  public:
    /// Maps nothing.
    MappedFile() = default;

    /// Maps the file at its present length; it must not shrink. Throws Error(kInput) if it can't be
    /// read.
    explicit MappedFile(const std::filesystem::path& path);

    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    std::string_view bytes() const { return bytes_; }

  private:
    std::string_view bytes_;
};

/// Writes all of `content`; `path` is for the error message.
void write_all(int fd, std::string_view content, const std::filesystem::path& path);

/// Replaces `path` by `content` atomically: after a crash, either the old or the new file is there,
/// whole. It is written to a file beside `path`, synced and renamed; then the folder is synced.
void replace_file(const std::filesystem::path& path, std::string_view content);

/// The whole file; throws Error(kInput) if it can't be read or has more than `most` bytes.
std::string read_file(const std::filesystem::path& path, std::uint64_t most);

/// Creates a folder and its missing parents; each survives a power cut. Throws Error(kInput) or
/// Error(kDiskFull).
void create_folder(const std::filesystem::path& folder);

/// Syncs every file and folder below `folder`, and `folder` itself.
void sync_tree(const std::filesystem::path& folder);

}  // namespace dateline
