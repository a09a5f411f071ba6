// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/input/unpack.h"

#include <array>
#include <cerrno>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <zlib.h>

#include "common/base/error.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/readers/input/limits.h"

namespace dateline {

// `head` first, then the rest of `inner`.
class Rejoined {
  public:
    Rejoined(std::string_view head, ByteSource& inner) : head_(head), inner_(inner) {}

    std::string_view next() {
        if (given_) return inner_.next();
        given_ = true;
        return head_.empty() ? inner_.next() : std::string_view(head_);
    }

  private:
    std::string head_;
    ByteSource& inner_;
    bool given_ = false;
};

// libarchive reading from a Rejoined.
class Unpacker {
  public:
    Unpacker(std::string_view head, ByteSource& inner) : in_(head, inner) {}

    void open(bool archive) {
        archive_read_support_filter_bzip2(get());
        archive_read_support_filter_xz(get());
        archive_read_support_filter_zstd(get());
        if (archive) {
            archive_read_support_format_tar(get());
            archive_read_support_format_gnutar(get());
            archive_read_support_format_zip_streamable(get());
            archive_read_support_filter_none(get());
        } else {
            archive_read_support_format_raw(get());
        }
        if (archive_read_open(get(), this, nullptr, &Unpacker::feed, nullptr) != ARCHIVE_OK)
            damaged();
    }

    std::string_view read(std::vector<char>& out) const {
        const la_ssize_t got = archive_read_data(get(), out.data(), out.size());
        if (got < 0) damaged();
        return {out.data(), static_cast<std::size_t>(got)};
    }

    struct archive* get() const {
        return archive_.get();
    }

    [[noreturn]] void damaged() const {
        if (!failure_.empty()) throw Error(ErrorKind::kInput, failure_);
        const char* why = archive_error_string(get());
        throw Error(ErrorKind::kInput,
                    std::string("damaged compression: ") + (why != nullptr ? why : "unknown"));
    }

  private:
    static la_ssize_t feed(struct archive* archive, void* self, const void** bytes) {
        auto* unpacker = static_cast<Unpacker*>(self);
        try {
            const std::string_view next = unpacker->in_.next();
            *bytes = next.data();
            return static_cast<la_ssize_t>(next.size());
        } catch (const Error& error) {
            unpacker->failure_ = error.what();
            archive_set_error(archive, EIO, "%s", error.what());
            return -1;
        }
    }

    Rejoined in_;
    std::string failure_;
    std::unique_ptr<struct archive, decltype(&archive_read_free)> archive_{archive_read_new(),
                                                                           &archive_read_free};
};

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kGzipMagic = "\x1F\x8B\x08"sv;

class GzipBytes : public ByteSource {
  public:
    GzipBytes(std::string_view head, ByteSource& inner, Expansion& expansion)
        : in_(head, inner), expansion_(expansion), out_(kByteBlock) {
        // 16: only accept a gzip header.
        if (inflateInit2(&stream_, MAX_WBITS + 16) != Z_OK) throw std::bad_alloc();
    }
    ~GzipBytes() override { inflateEnd(&stream_); }

    std::string_view next() override {
        if (damaged_) find_member();
        while (!end_) {
            if (stream_.avail_in == 0 && !fill()) {
                end_ = true;
                if (inside_) throw damage("it ends in the middle");
                break;
            }
            if (const std::string_view bytes = inflate_some(); !bytes.empty()) return bytes;
        }
        return {};
    }

  private:
    bool fill() {
        const std::string_view bytes = in_.next();
        // zlib doesn't write to its input.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        return !bytes.empty();
    }

    std::string_view inflate_some() {
        stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
        stream_.avail_out = static_cast<uInt>(out_.size());
        const int code = inflate(&stream_, Z_NO_FLUSH);
        const std::size_t got = out_.size() - stream_.avail_out;
        inside_ = true;
        if (code == Z_STREAM_END) {
            inside_ = false;
            inflateReset(&stream_);
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            damaged_ = true;
            if (got == 0) throw damage(stream_.msg != nullptr ? stream_.msg : "no gzip data");
            pending_ = stream_.msg != nullptr ? stream_.msg : "no gzip data";
        }
        expansion_.add(got);
        return {out_.data(), got};
    }

    // Looks for the beginning of a member after the damage.
    void find_member() {
        if (!pending_.empty()) throw damage(std::exchange(pending_, {}));
        damaged_ = false;
        inside_ = false;
        std::size_t matched = 0;
        while (stream_.avail_in > 0 || fill()) {
            const char c = static_cast<char>(*stream_.next_in);
            matched = c == kGzipMagic[matched] ? matched + 1 : c == kGzipMagic[0] ? 1 : 0;
            ++stream_.next_in;
            --stream_.avail_in;
            if (matched == kGzipMagic.size()) return start_after_magic();
        }
        end_ = true;
    }

    void start_after_magic() {
        inflateReset(&stream_);
        const uInt left = stream_.avail_in;
        Bytef* const at = stream_.next_in;
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(kGzipMagic.data()));
        stream_.avail_in = static_cast<uInt>(kGzipMagic.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
        stream_.avail_out = static_cast<uInt>(out_.size());
        inflate(&stream_, Z_NO_FLUSH);
        stream_.next_in = at;
        stream_.avail_in = left;
        inside_ = true;
    }

    static Error damage(const std::string& why) {
        return {ErrorKind::kInput, "damaged compression: " + why};
    }

    Rejoined in_;
    Expansion& expansion_;
    std::vector<char> out_;
    z_stream stream_{};
    bool inside_ = false;
    bool damaged_ = false;
    bool end_ = false;
    std::string pending_;  // damage after good bytes
};

class FilteredBytes : public ByteSource {
  public:
    FilteredBytes(std::string_view head, ByteSource& inner, Expansion& expansion)
        : unpacker_(head, inner), expansion_(expansion), out_(kByteBlock) {
        unpacker_.open(false);
        struct archive_entry* entry = nullptr;
        if (archive_read_next_header(unpacker_.get(), &entry) != ARCHIVE_OK) unpacker_.damaged();
    }

    std::string_view next() override {
        if (end_) return {};
        end_ = true;  // also if the read throws
        const std::string_view bytes = unpacker_.read(out_);
        end_ = bytes.empty();
        expansion_.add(bytes.size());
        return bytes;
    }

  private:
    Unpacker unpacker_;
    Expansion& expansion_;
    std::vector<char> out_;
    bool end_ = false;
};

class Utf16Bytes : public ByteSource {
  public:
    Utf16Bytes(std::string_view head, ByteSource& inner)
        : in_(head, inner), from_(open("UTF-16")), to_(open("UTF-8")), out_(kByteBlock) {}

    std::string_view next() override {
        while (true) {
            if (at_.empty() && !end_) {
                at_ = in_.next();
                end_ = at_.empty();
            }
            char* target = out_.data();
            const char* source = at_.data();
            UErrorCode status = U_ZERO_ERROR;
            ucnv_convertEx(to_.get(), from_.get(), &target, out_.data() + out_.size(), &source,
                           at_.data() + at_.size(), pivot_.data(), &pivot_source_, &pivot_target_,
                           pivot_.data() + pivot_.size(), static_cast<UBool>(false),
                           static_cast<UBool>(end_), &status);
            at_.remove_prefix(static_cast<std::size_t>(source - at_.data()));
            const auto got = static_cast<std::size_t>(target - out_.data());
            if (got > 0 || (end_ && status != U_BUFFER_OVERFLOW_ERROR)) return {out_.data(), got};
        }
    }

  private:
    using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
    static Converter open(const char* name) {
        UErrorCode status = U_ZERO_ERROR;
        return {ucnv_open(name, &status), &ucnv_close};
    }

    Rejoined in_;
    Converter from_;
    Converter to_;
    std::vector<char> out_;
    std::string_view at_;
    bool end_ = false;
    std::array<UChar, 4096> pivot_{};
    UChar* pivot_source_ = pivot_.data();
    UChar* pivot_target_ = pivot_.data();
};

}  // namespace

Packing detect_packing(std::string_view head) {
    if (head.starts_with(kGzipMagic)) return Packing::kGzip;
    if (head.starts_with("\x28\xB5\x2F\xFD") || head.starts_with("BZh") ||
        head.starts_with("\xFD"
                         "7zXZ\0"sv))
        return Packing::kFilter;
    if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") ||
        (head.size() >= 262 && head.substr(257, 5) == "ustar"))
        return Packing::kArchive;
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return Packing::kUtf16;
    return Packing::kNone;
}

std::unique_ptr<ByteSource> unpack(Packing packing,
                                   std::string_view head,
                                   ByteSource& inner,
                                   Expansion& expansion) {
    switch (packing) {
        case Packing::kGzip:
            return std::make_unique<GzipBytes>(head, inner, expansion);
        case Packing::kFilter:
            return std::make_unique<FilteredBytes>(head, inner, expansion);
        case Packing::kUtf16:
            return std::make_unique<Utf16Bytes>(head, inner);
        default:
            return nullptr;
    }
}

struct ArchiveMembers::Impl {
    Impl(std::string_view head, ByteSource& inner, Expansion& bound)
        : unpacker(head, inner), expansion(bound), out(kByteBlock) {
        unpacker.open(true);
    }

    Unpacker unpacker;
    Expansion& expansion;
    std::vector<char> out;
    std::size_t members = 0;
    bool end = false;  // of the archive
    bool member_end = true;
};

ArchiveMembers::ArchiveMembers(std::string_view head, ByteSource& inner, Expansion& expansion)
    : impl_(std::make_unique<Impl>(head, inner, expansion)) {}
ArchiveMembers::~ArchiveMembers() = default;

std::optional<std::string> ArchiveMembers::next_member() {
    struct archive_entry* entry = nullptr;
    while (!impl_->end) {
        const int code = archive_read_next_header(impl_->unpacker.get(), &entry);
        impl_->end = code == ARCHIVE_EOF || code <= ARCHIVE_FAILED;
        if (code == ARCHIVE_EOF) break;
        if (code <= ARCHIVE_FAILED) impl_->unpacker.damaged();
        if (++impl_->members > kMostMembers)
            throw Error(ErrorKind::kInput,
                        fmt::format("the archive has more than {} members", kMostMembers));
        if (archive_entry_filetype(entry) != AE_IFREG) continue;
        impl_->member_end = false;
        const char* name = archive_entry_pathname(entry);
        return repair_text(name != nullptr ? name : "");
    }
    return std::nullopt;
}

std::string_view ArchiveMembers::next() {
    if (impl_->member_end) return {};
    impl_->member_end = true;  // also if the read throws
    const std::string_view bytes = impl_->unpacker.read(impl_->out);
    impl_->member_end = bytes.empty();
    impl_->expansion.add(bytes.size());
    return bytes;
}

}  // namespace dateline
