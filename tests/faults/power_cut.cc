// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program (LD_PRELOAD), records what a disk is certain to contain and ends the
// program as a power cut would. DATELINE_POWER_CUT is "NUMBER FOLDER": the program is killed at its
// NUMBERth call that syncs a file or changes a folder, counted from 1. FOLDER gets a copy of each
// file as it was synced, named by its inode, and for each synced folder a file INODE.entries with a
// line "INODE NAME" per entry.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

struct Cut {
    long number = 0;
    std::string folder;
};

Cut read_cut() {
    const char* const text = std::getenv("DATELINE_POWER_CUT");
    if (text == nullptr) return {};
    char* folder = nullptr;
    const long number = std::strtol(text, &folder, 10);
    return {number, folder + 1};
}

const Cut kCut = read_cut();
std::mutex mutex;
long calls = 0;

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

void count() {
    if (++calls == kCut.number) ::raise(SIGKILL);
}

// Keeps an inode whose last name is removed from being reused while this program lives.
void keep(int folder, const char* path) {
    ::openat(folder, path, O_PATH | O_NOFOLLOW | O_CLOEXEC);
}

std::string content_of(int fd, off_t size) {
    std::string content(static_cast<std::size_t>(size), '\0');
    const int own = ::open(("/proc/self/fd/" + std::to_string(fd)).c_str(), O_RDONLY | O_CLOEXEC);
    const ssize_t got = ::pread(own, content.data(), content.size(), 0);
    ::close(own);
    content.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return content;
}

std::string entries_of(int fd) {
    std::string entries;
    DIR* const folder = ::fdopendir(::openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    while (const dirent* const entry = ::readdir(folder)) {
        const std::string name = entry->d_name;
        struct ::stat status {};
        if (name == "." || name == ".." ||
            ::fstatat(fd, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        entries += std::to_string(status.st_ino) + " " + name + "\n";
    }
    ::closedir(folder);
    return entries;
}

void store(const std::string& name, const std::string& content) {
    const std::string path = kCut.folder + "/" + name;
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (::write(fd, content.data(), content.size()) != static_cast<ssize_t>(content.size()))
        std::abort();
    ::close(fd);
}

void record(int fd) {
    struct ::stat status {};
    ::fstat(fd, &status);
    const std::string inode = std::to_string(status.st_ino);
    if (S_ISDIR(status.st_mode))
        store(inode + ".entries", entries_of(fd));
    else
        store(inode, content_of(fd, status.st_size));
}

int synced(int fd, const char* name) {
    if (kCut.number == 0) return next<int (*)(int)>(name)(fd);
    const std::lock_guard lock(mutex);
    count();
    const int status = next<int (*)(int)>(name)(fd);
    if (status == 0) record(fd);
    return status;
}

template <class Call>
int changed(int folder, const char* gone, const Call& call) {
    if (kCut.number == 0) return call();
    const std::lock_guard lock(mutex);
    count();
    keep(folder, gone);
    return call();
}

}  // namespace

extern "C" {

int fsync(int fd) {
    return synced(fd, "fsync");
}

int fdatasync(int fd) {
    return synced(fd, "fdatasync");
}

int rename(const char* from, const char* to) {
    return changed(AT_FDCWD, to,
                   [&] { return next<int (*)(const char*, const char*)>("rename")(from, to); });
}

int unlink(const char* path) {
    return changed(AT_FDCWD, path, [&] { return next<int (*)(const char*)>("unlink")(path); });
}

int unlinkat(int folder, const char* path, int flags) {
    return changed(folder, path, [&] {
        return next<int (*)(int, const char*, int)>("unlinkat")(folder, path, flags);
    });
}

int remove(const char* path) {
    return changed(AT_FDCWD, path, [&] { return next<int (*)(const char*)>("remove")(path); });
}

int rmdir(const char* path) {
    return changed(AT_FDCWD, path, [&] { return next<int (*)(const char*)>("rmdir")(path); });
}

int mkdir(const char* path, mode_t mode) {
    return changed(AT_FDCWD, path,
                   [&] { return next<int (*)(const char*, mode_t)>("mkdir")(path, mode); });
}
}
