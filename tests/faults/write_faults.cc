// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program (LD_PRELOAD), makes one of its changes to files fail, or all from there
// on: DATELINE_WRITE_FAULT is "NUMBER KIND", where KIND is short, ENOSPC, EDQUOT or EIO. Calls are
// counted from 1; writes to the standard streams don't count.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

struct Fault {
    long number = 0;
    int error = 0;  // 0: a short write
};

Fault read_fault() {
    const char* const text = std::getenv("DATELINE_WRITE_FAULT");
    if (text == nullptr) return {};
    char* kind = nullptr;
    Fault fault;
    fault.number = std::strtol(text, &kind, 10);
    if (std::strcmp(kind, " ENOSPC") == 0) fault.error = ENOSPC;
    if (std::strcmp(kind, " EDQUOT") == 0) fault.error = EDQUOT;
    if (std::strcmp(kind, " EIO") == 0) fault.error = EIO;
    return fault;
}

const Fault kFault = read_fault();
std::atomic<long> calls = 0;

// A full disk stays full; a device fails once.
bool fails() {
    if (kFault.number == 0) return false;
    const long call = ++calls;
    const bool lasts = kFault.error == ENOSPC || kFault.error == EDQUOT;
    return call == kFault.number || (lasts && call > kFault.number);
}

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

template <class Result>
Result failed() {
    errno = kFault.error == 0 ? EIO : kFault.error;
    return Result{-1};
}

int open_next(const char* name, const char* path, int flags, unsigned mode) {
    if ((flags & O_CREAT) != 0 && fails()) return failed<int>();
    return next<int (*)(const char*, int, ...)>(name)(path, flags, mode);
}

unsigned mode_of(int flags, va_list arguments) {
    return (flags & O_CREAT) != 0 ? va_arg(arguments, unsigned) : 0;
}

// The result of a write with the fault: part of it, or an error.
ssize_t cut(ssize_t size) {
    return kFault.error == 0 && size > 1 ? size / 2 : -1;
}

}  // namespace

extern "C" {

ssize_t write(int fd, const void* data, size_t size) {
    static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
    if (fd <= STDERR_FILENO || !fails()) return real(fd, data, size);
    const ssize_t left = cut(static_cast<ssize_t>(size));
    return left < 0 ? failed<ssize_t>() : real(fd, data, static_cast<size_t>(left));
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t at) {
    static const auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
    if (!fails()) return real(fd, data, size, at);
    const ssize_t left = cut(static_cast<ssize_t>(size));
    return left < 0 ? failed<ssize_t>() : real(fd, data, static_cast<size_t>(left), at);
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
    return pwrite(fd, data, size, at);
}

int fsync(int fd) {
    static const auto real = next<int (*)(int)>("fsync");
    return fails() ? failed<int>() : real(fd);
}

int fdatasync(int fd) {
    static const auto real = next<int (*)(int)>("fdatasync");
    return fails() ? failed<int>() : real(fd);
}

int rename(const char* from, const char* to) {
    static const auto real = next<int (*)(const char*, const char*)>("rename");
    return fails() ? failed<int>() : real(from, to);
}

int mkdir(const char* path, mode_t mode) {
    static const auto real = next<int (*)(const char*, mode_t)>("mkdir");
    return fails() ? failed<int>() : real(path, mode);
}

int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const unsigned mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_next("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const unsigned mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_next("open64", path, flags, mode);
}
}
