// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/article/article.h"
#include "common/index/index_address.h"
#include "common/index/manifest.h"
#include "common/index/mapped_segment.h"
#include "common/index/term_frequencies.h"
#include "common/schema/schema.h"
#include "common/stored/origin.h"
#include "common/stored/text_dictionary.h"
#include "common/text/language.h"

namespace dateline {

/// A value of a document; empty where it has none.
std::string value_of(const Xapian::Document& document, Slot slot);

/// Where a document comes from. Throws as decode_origin.
Origin origin_of(const Xapian::Document& document);

/// How indexes are opened.
struct OpenOptions {
    double timeout = 10;   ///< seconds after which a server that doesn't answer is given up
    bool partial = false;  ///< whether servers that are unavailable are left out
    bool mapped = true;    ///< whether segments on this machine are read without Xapian
};

/// The languages whose stems an index holds, by how many articles are in them on the whole.
struct IndexLanguages {
    std::vector<LanguageId> own;
    std::vector<LanguageId> foreign;  ///< less than a hundredth: a text quotes it now and then
};

/// One index or several, as they were published at one moment, open for reading as if they were
/// one. Belongs to one thread.
class IndexReader {
  public:
    /// The index in a folder.
    explicit IndexReader(const std::filesystem::path& index)
        : IndexReader({IndexAddress(index)}, {}) {}

    /// Throws Error(kIndex), which names the address. A writer that publishes or merges meanwhile
    /// is waited out: the newest manifest whose segments all open counts.
    IndexReader(const std::vector<IndexAddress>& addresses, const OpenOptions& options);

    /// Of the one index; of several, the languages, roots and segments of all, and the common
    /// words that they share.
    const Manifest& manifest() const { return manifest_; }

    /// Whether any of them is served by another program, so that only what Xapian's own classes do
    /// can be asked of it.
    bool is_remote() const { return remote_; }

    /// The addresses that were left out.
    const std::vector<std::string>& missing() const { return missing_; }

    /// All segments as one database.
    const Xapian::Database& articles() const { return articles_; }

    /// The quotations of all segments, opened when first asked for. Throws Xapian's errors where a
    /// writer replaced a segment meanwhile: the search is to be done again.
    const Xapian::Database& quotes() const;

    /// In how many of `articles()`, or of `quotes()`, a term stands.
    TermFrequencies& article_frequencies() const;
    TermFrequencies& quote_frequencies() const;

    /// Servers are asked once.
    const IndexLanguages& languages() const;

    /// Its databases, oldest first.
    const std::vector<Xapian::Database>& quote_segments() const;

    /// The databases of the segments' articles, oldest first.
    const std::vector<Xapian::Database>& segments() const { return segments_; }

    /// The metadata of one of segments() under `key`. A server is asked once.
    std::string metadata(std::size_t segment, const std::string& key) const;

    /// What `articles()`, or `quotes()`, consist of. Valid as long as this object.
    MappedSegments mapped_articles() const;
    MappedSegments mapped_quotes() const;

    /// Whether a document counts. False only for documents that a pending step of publishing is
    /// about to delete.
    bool is_current(const Origin& origin) const;

    /// Whether every document counts, so that `is_current` needn't be asked.
    bool all_current() const { return pending_.empty(); }

    /// Adds `text`, `paragraphs` and `mentions` to an article of its documents.
    void read_text(const Xapian::Document& document, Article& article) const;

  private:
    bool open_folder(const std::filesystem::path& index, std::string& why);
    void open_remote(const IndexAddress& address);
    void add(Manifest manifest, const IndexAddress& address);
    const TextDictionary* dictionary(std::uint32_t number) const;

    OpenOptions options_;
    std::vector<IndexAddress> addresses_;  // of those that are open
    std::vector<std::string> missing_;
    Manifest manifest_;
    bool remote_ = false;
    Xapian::Database articles_;
    mutable std::optional<Xapian::Database> quotes_;
    mutable std::vector<Xapian::Database> quote_segments_;
    std::vector<Xapian::Database> segments_;
    std::vector<std::function<Xapian::Database()>> open_quotes_;  // of each segment
    std::vector<std::filesystem::path> folders_;                  // of each; empty: read by Xapian
    mutable std::optional<std::vector<MappedSegment>> mapped_articles_;
    mutable std::optional<std::vector<MappedSegment>> mapped_quotes_;
    std::vector<Pending> pending_;
    mutable std::optional<TermFrequencies> article_frequencies_;
    mutable std::optional<TermFrequencies> quote_frequencies_;
    mutable std::optional<IndexLanguages> languages_;
    mutable std::map<std::uint32_t, TextDictionary> dictionaries_;  // those used so far
    mutable std::map<std::pair<std::size_t, std::string>, std::string> metadata_;  // of servers
};

/// The fields of a stored article (no text).
Article read_card(const Xapian::Document& document);

}  // namespace dateline
