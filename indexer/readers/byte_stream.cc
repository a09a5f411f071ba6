// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/byte_stream.h"

#include <algorithm>
#include <cerrno>
#include <vector>

#include <archive.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "common/error.h"
#include "common/files.h"

namespace dateline {
namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10;
constexpr std::uint64_t kMostRatio = 1000;
constexpr std::uint64_t kRatioFrom = std::uint64_t{64} << 20;  // below that any ratio is harmless

bool is_compressed(std::string_view head) {
    return head.starts_with("\x1F\x8B") || head.starts_with("\x28\xB5\x2F\xFD") ||
           head.starts_with("BZh") ||
           head.starts_with(std::string_view("\xFD"
                                             "7zXZ\0",
                                             6));
}

FileDescriptor open_regular(const std::string& path, std::uint64_t& size) {
    // O_NONBLOCK so that a FIFO put in the place of the file can't hold the run; it changes nothing
    // for files.
    FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd) throw file_error("read", path, errno);
    struct ::stat status {};
    if (::fstat(fd.get(), &status) != 0) throw file_error("read", path, errno);
    if (!S_ISREG(status.st_mode))
        throw Error(ErrorKind::kInput, "can't read " + path + ": not a regular file");
    size = static_cast<std::uint64_t>(status.st_size);
    return fd;
}

}  // namespace

struct ByteStream::Impl {
    std::string path;
    std::uint64_t size = 0;
    FileDescriptor fd;
    std::vector<char> block;
    std::string_view pending;  // read ahead to see the first bytes
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state{XXH3_createState(),
                                                                   &XXH3_freeState};
    std::uint64_t position = 0;
    std::unique_ptr<struct archive, decltype(&archive_read_free)> unpacker{nullptr,
                                                                           &archive_read_free};
    std::vector<char> unpacked;
    std::uint64_t unpacked_bytes = 0;

    explicit Impl(const std::string& name)
        : path(name),
          fd(open_regular(name, size)),
          block(std::min<std::uint64_t>(kBlock, size + 1)) {
        XXH3_64bits_reset(state.get());
        pending = read();
        if (is_compressed(pending)) open_unpacker();
    }

    std::string_view read() {
        while (true) {
            const ssize_t got = ::read(fd.get(), block.data(), block.size());
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) throw file_error("read", path, errno);
            XXH3_64bits_update(state.get(), block.data(), static_cast<std::size_t>(got));
            position += static_cast<std::uint64_t>(got);
            return {block.data(), static_cast<std::size_t>(got)};
        }
    }

    std::string_view take() {
        const std::string_view bytes = pending.empty() ? read() : pending;
        pending = {};
        return bytes;
    }

    static la_ssize_t feed(struct archive* /*unused*/, void* self, const void** bytes) {
        auto* impl = static_cast<Impl*>(self);
        try {
            const std::string_view next = impl->take();
            *bytes = next.data();
            return static_cast<la_ssize_t>(next.size());
        } catch (const Error&) {
            return -1;
        }
    }

    void open_unpacker() {
        unpacker.reset(archive_read_new());
        archive_read_support_filter_gzip(unpacker.get());
        archive_read_support_filter_bzip2(unpacker.get());
        archive_read_support_filter_xz(unpacker.get());
        archive_read_support_filter_zstd(unpacker.get());
        archive_read_support_format_raw(unpacker.get());
        struct archive_entry* entry = nullptr;
        const bool opened =
            archive_read_open(unpacker.get(), this, nullptr, &Impl::feed, nullptr) == ARCHIVE_OK &&
            archive_read_next_header(unpacker.get(), &entry) == ARCHIVE_OK;
        if (!opened) damaged();
        unpacked.resize(kBlock);
    }

    std::string_view unpack() {
        const la_ssize_t got = archive_read_data(unpacker.get(), unpacked.data(), unpacked.size());
        if (got < 0) damaged();
        unpacked_bytes += static_cast<std::uint64_t>(got);
        if (unpacked_bytes > kRatioFrom && unpacked_bytes / kMostRatio > position) {
            throw Error(ErrorKind::kInput,
                        path + " unpacks to more than 1,000 times its size: not read any further");
        }
        return {unpacked.data(), static_cast<std::size_t>(got)};
    }

    [[noreturn]] void damaged() const {
        const char* why = archive_error_string(unpacker.get());
        throw Error(ErrorKind::kInput,
                    path + ": damaged compression: " + (why != nullptr ? why : "unknown"));
    }
};

ByteStream::ByteStream(const std::string& path) : impl_(std::make_unique<Impl>(path)) {}
ByteStream::~ByteStream() = default;
ByteStream::ByteStream(ByteStream&&) noexcept = default;

std::string_view ByteStream::next() {
    return impl_->unpacker ? impl_->unpack() : impl_->take();
}
std::uint64_t ByteStream::hash() const {
    return XXH3_64bits_digest(impl_->state.get());
}
std::uint64_t ByteStream::position() const {
    return impl_->position;
}

}  // namespace dateline
