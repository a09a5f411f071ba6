// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index_reader.h"

#include <array>
#include <chrono>
#include <thread>

#include <sys/stat.h>

#include "common/analyzer.h"
#include "common/bytes.h"
#include "common/schema.h"
#include "common/stored_article.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr int kTries = 200;
constexpr std::chrono::milliseconds kPause(5);

bool says_disk_full(const Xapian::Error& error) {
    const std::string text = error.get_description();
    return text.find("No space left") != std::string::npos ||
           text.find("quota") != std::string::npos;
}

// Changes whenever the file is replaced.
std::array<std::uint64_t, 3> identity_of(const fs::path& path) {
    struct ::stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return {status.st_ino, static_cast<std::uint64_t>(status.st_mtim.tv_sec),
            static_cast<std::uint64_t>(status.st_mtim.tv_nsec)};
}

}  // namespace

std::string value_of(const Xapian::Document& document, Slot slot) {
    return document.get_value(static_cast<Xapian::valueno>(slot));
}

Origin origin_of(const Xapian::Document& document) {
    return decode_origin(value_of(document, Slot::kOrigin));
}

Error translate(const Xapian::Error& error) {
    const std::string what =
        error.get_msg().empty() ? std::string(error.get_type()) : error.get_msg();
    if (says_disk_full(error))
        return {ErrorKind::kDiskFull, "the disk is full: " + what,
                "make room and run again: what was published is intact"};
    if (std::string_view(error.get_type()) == "DatabaseLockError")
        return {ErrorKind::kLocked, "the index is locked: " + what};
    return {ErrorKind::kIndex, "the index can't be read: " + what,
            "if it stays so, build it again: dateline-index --force"};
}

IndexReader::IndexReader(const fs::path& index) : path_(index) {
    for (int i = 0; i < kTries; ++i) {
        if (open(index)) return;
        std::this_thread::sleep_for(kPause);
    }
    throw Error(ErrorKind::kIndex, "a segment of " + index.string() + " is missing or damaged",
                "build it again: dateline-index --force -d " + index.string() + " FOLDER");
}

// False where the writer came in between: a segment went between reading the manifest and opening
// it (a merge replaced it), or the manifest is another one afterwards (documents may be deleted
// whose replacement isn't opened).
bool IndexReader::open(const fs::path& index) {
    const auto identity = identity_of(index_paths::manifest(index));
    manifest_ = read_manifest(index);
    if (manifest_.analyzer != Analyzer::fingerprint()) {
        throw Error(ErrorKind::kIndex,
                    index.string() + " was made with other word rules (" + manifest_.analyzer +
                        "; here: " + Analyzer::fingerprint() + ")",
                    "build it again: dateline-index --force -d " + index.string() + " FOLDER");
    }
    articles_ = Xapian::Database();
    segments_.clear();
    quotes_.reset();
    replaced_.clear();
    try {
        for (const Segment& segment : manifest_.segments) {
            segments_.emplace_back(index_paths::articles(index, segment.id).string());
            articles_.add_database(segments_.back());
        }
    } catch (const Xapian::DatabaseNotFoundError&) {
        return false;
    } catch (const Xapian::DatabaseModifiedError&) {
        return false;
    } catch (const Xapian::Error& error) {
        throw translate(error);
    }
    if (manifest_.pending)
        replaced_.insert(manifest_.pending->files.begin(), manifest_.pending->files.end());
    return identity_of(index_paths::manifest(index)) == identity;
}

const Xapian::Database& IndexReader::quotes() const {
    if (!quotes_) {
        Xapian::Database all;
        quote_segments_.clear();
        for (const Segment& segment : manifest_.segments) {
            quote_segments_.emplace_back(index_paths::quotes(path_, segment.id).string());
            all.add_database(quote_segments_.back());
        }
        quotes_ = all;
    }
    return *quotes_;
}

const std::vector<Xapian::Database>& IndexReader::quote_segments() const {
    quotes();
    return quote_segments_;
}

bool IndexReader::is_current(const Xapian::Document& document) const {
    if (replaced_.empty()) return true;
    const Origin origin = origin_of(document);
    return origin.segment >= manifest_.pending->segment || !replaced_.contains(origin.file);
}

Article read_card(const Xapian::Document& document) {
    Article article;
    decode_card(value_of(document, Slot::kCard), article);
    return article;
}

void IndexReader::read_text(const Xapian::Document& document, Article& article) const {
    decode_text(
        value_of(document, Slot::kText),
        [this](std::uint32_t number) { return dictionary(number); }, article);
}

const TextDictionary* IndexReader::dictionary(std::uint32_t number) const {
    const auto known = dictionaries_.find(number);
    if (known != dictionaries_.end()) return &known->second;
    for (const Xapian::Database& segment : segments_) {
        std::string bytes = segment.get_metadata(TextDictionary::key(number));
        if (!bytes.empty())
            return &dictionaries_.try_emplace(number, std::move(bytes)).first->second;
    }
    return nullptr;
}

std::string encode_origin(const Origin& origin) {
    ByteWriter out;
    out.fixed(origin.segment);
    out.fixed(origin.run);
    out.fixed(origin.file);
    out.fixed(origin.article);
    return out.take();
}

Origin decode_origin(std::string_view value) {
    ByteReader in(value);
    Origin origin;
    origin.segment = in.fixed<std::uint32_t>();
    origin.run = in.fixed<std::uint32_t>();
    origin.file = in.fixed<std::uint64_t>();
    origin.article = in.fixed<std::uint64_t>();
    return origin;
}

}  // namespace dateline
