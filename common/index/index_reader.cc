// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/index_reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <thread>

#include <sys/stat.h>

#include "common/analysis/analyzer.h"
#include "common/base/error.h"
#include "common/index/xapian_errors.h"
#include "common/metadata/served_facts.h"
#include "common/schema/schema.h"
#include "common/schema/terms.h"
#include "common/stored/origin.h"
#include "common/stored/stored_article.h"
#include "common/stored/stored_content.h"
#include "common/stored/stored_quotation.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr int kTries = 200;
constexpr std::chrono::milliseconds kPause(5);

// Identifies a version of the file: changes whenever it is replaced.
std::array<std::uint64_t, 3> identity_of(const fs::path& path) {
    struct ::stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return {status.st_ino, static_cast<std::uint64_t>(status.st_mtim.tv_sec),
            static_cast<std::uint64_t>(status.st_mtim.tv_nsec)};
}

Error other_rules(const std::string& name, const std::string& analyzer, const std::string& mend) {
    return {ErrorKind::kIndex,
            name + " was made with other word rules (" + analyzer +
                "; here: " + Analyzer::fingerprint() + ")",
            mend};
}

// Whether the first quotation is from one of the articles.
bool belongs_to(const Xapian::Database& quotes, const Xapian::Database& articles) {
    Xapian::Enquire enquire(quotes);
    enquire.set_query(Xapian::Query::MatchAll);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_relevance_then_value(static_cast<Xapian::valueno>(Slot::kContent), false);
    const Xapian::MSet first = enquire.get_mset(0, 1);
    if (first.empty()) return true;
    const std::string id = read_quotation(first.begin().get_sort_key()).article_id;
    return articles.term_exists(hash_term(kIdPrefix, id));
}

}  // namespace

std::string value_of(const Xapian::Document& document, Slot slot) {
    return document.get_value(static_cast<Xapian::valueno>(slot));
}

Origin origin_of(const Xapian::Document& document) {
    return decode_origin(value_of(document, Slot::kOrigin));
}

IndexReader::IndexReader(const std::vector<IndexAddress>& addresses, const OpenOptions& options)
    : options_(options) {
    for (const IndexAddress& address : addresses) {
        if (address.is_remote()) {
            open_remote(address);
            continue;
        }
        std::string why;
        for (int i = 0; !open_folder(address.folder(), why); ++i) {
            if (i == kTries)
                throw Error(
                    ErrorKind::kIndex,
                    "a segment of " + address.name() + " is missing or damaged: " + why,
                    "dateline-index --check=full --repair -d " + address.name() + " mends it");
            std::this_thread::sleep_for(kPause);
        }
    }
    if (addresses_.empty()) throw Error(ErrorKind::kIndex, "none of the indexes can be had");
    std::vector<Xapian::Database> databases;
    for (const OpenedSegment& segment : segments_) {
        databases.push_back(segment.articles);
    }
    articles_.emplace(std::move(databases), files("articles"), remote_);
}

// False if a writer interfered: a segment vanished between reading the manifest and opening it (a
// merge replaced it), or the manifest has changed since (documents may be deleted whose replacement
// isn't open); `why` says which.
bool IndexReader::open_folder(const fs::path& index, std::string& why) {
    const auto identity = identity_of(index_paths::manifest(index));
    Manifest manifest = read_manifest(index);
    if (manifest.analyzer != Analyzer::fingerprint())
        throw other_rules(
            index.string(), manifest.analyzer,
            "build it again: dateline-index --force -d " + index.string() + " FOLDER");
    std::vector<OpenedSegment> segments;
    try {
        for (const Segment& segment : manifest.segments) {
            segments.push_back(
                {.articles = Xapian::Database(index_paths::articles(index, segment.id).string()),
                 .open_quotes =
                     [path = index_paths::quotes(index, segment.id).string()] {
                         return Xapian::Database(path);
                     },
                 .folder = options_.mapped ? index_paths::segment(index, segment.id) : fs::path()});
        }
    } catch (const Xapian::DatabaseOpeningError& error) {  // a folder, or a file in it, vanished
        why = error.get_msg();
        return false;
    } catch (const Xapian::DatabaseModifiedError& error) {
        why = error.get_msg();
        return false;
    } catch (const Xapian::Error& error) {
        throw translate(error);
    }
    if (identity_of(index_paths::manifest(index)) != identity) {
        why = "its manifest changes all the time";
        return false;
    }
    std::ranges::move(segments, std::back_inserter(segments_));
    if (manifest.pending) pending_.push_back(*manifest.pending);
    add(std::move(manifest), IndexAddress(index));
    return true;
}

void IndexReader::open_remote(const IndexAddress& address) {
    try {
        const Xapian::Database served = address.open("articles", options_.timeout);
        const std::optional<ServedFacts> facts = read_facts(served);
        if (!facts || facts->schema != kSchemaVersion)
            throw Error(ErrorKind::kIndex,
                        address.name() + " serves no articles of an index of this version",
                        "serve the stub file of the articles of an index made by this version");
        if (facts->analyzer != Analyzer::fingerprint())
            throw other_rules(address.name(), facts->analyzer, "build it again where it is");
        if (served.get_lastdocid() > facts->documents)
            throw Error(ErrorKind::kIndex,
                        address.name() +
                            " serves an index of several segments, of which only the "
                            "first could tell its words",
                        "merge them where it is: dateline-index --compact");
        Manifest manifest;
        manifest.analyzer = facts->analyzer;
        manifest.languages = facts->languages;
        manifest.common_words = facts->common_words;
        auto open_quotes = [address, served, timeout = options_.timeout] {
            Xapian::Database quotes = address.open("quotes", timeout);
            if (!belongs_to(quotes, served))
                throw Error(ErrorKind::kIndex,
                            address.name() + ": the quotations served beside it are of others",
                            "serve the two stub files of one shard");
            return quotes;
        };
        segments_.push_back(
            {.articles = served, .open_quotes = std::move(open_quotes), .folder = {}});
        remote_ = true;
        add(std::move(manifest), address);
    } catch (const Xapian::Error& error) {
        if (!options_.partial) throw no_answer(address.name(), error);
        missing_.push_back(address.name());
    }
}

void IndexReader::add(Manifest manifest, const IndexAddress& address) {
    addresses_.push_back(address);
    if (addresses_.size() == 1) {
        manifest_ = std::move(manifest);
        return;
    }
    const auto append = [](const auto& from, auto& to) {
        std::ranges::copy(from, std::back_inserter(to));
    };
    append(manifest.segments, manifest_.segments);
    std::erase_if(manifest_.common_words,
                  [&](const std::string& word) { return !is_common(manifest.common_words, word); });
    append(manifest.roots, manifest_.roots);
    manifest_.moved.insert(manifest.moved.begin(), manifest.moved.end());
    append(manifest.languages, manifest_.languages);
    std::ranges::sort(manifest_.languages);
    manifest_.languages.erase(std::unique(manifest_.languages.begin(), manifest_.languages.end()),
                              manifest_.languages.end());
}

std::vector<fs::path> IndexReader::files(const char* name) const {
    std::vector<fs::path> files;
    for (const OpenedSegment& segment : segments_) {
        files.push_back(segment.folder.empty() ? fs::path() : segment.folder / name);
    }
    return files;
}

const Collection& IndexReader::quotes() const {
    if (!quotes_) {
        std::vector<Xapian::Database> databases;
        for (const OpenedSegment& segment : segments_) {
            databases.push_back(segment.open_quotes());
        }
        quotes_.emplace(std::move(databases), files("quotes"), remote_);
    }
    return *quotes_;
}

std::vector<LanguageId> IndexReader::languages() const {
    std::vector<LanguageId> languages;
    for (const std::string& code : manifest_.languages) {
        if (const auto lang = find_language(code)) languages.push_back(*lang);
    }
    return languages;
}

std::string IndexReader::metadata(std::size_t segment, const std::string& key) const {
    constexpr std::size_t kMostKept = 1000;
    if (!remote_) return segments_[segment].articles.get_metadata(key);
    const auto known = metadata_.find({segment, key});
    if (known != metadata_.end()) return known->second;
    if (metadata_.size() >= kMostKept) metadata_.clear();
    return metadata_.emplace(std::pair(segment, key), segments_[segment].articles.get_metadata(key))
        .first->second;
}

bool IndexReader::is_current(const Origin& origin) const {
    return std::ranges::none_of(pending_, [&](const Pending& pending) {
        return origin.segment < pending.segment &&
               std::ranges::binary_search(pending.files, origin.file);
    });
}

Article read_card(const Xapian::Document& document) {
    Article article;
    const std::string content = value_of(document, Slot::kContent);
    decode_card(decode_content(content).card, article);
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
    for (const OpenedSegment& segment : segments_) {
        std::string bytes = segment.articles.get_metadata(TextDictionary::key(number));
        if (!bytes.empty())
            return &dictionaries_.try_emplace(number, std::move(bytes)).first->second;
    }
    return nullptr;
}

}  // namespace dateline
