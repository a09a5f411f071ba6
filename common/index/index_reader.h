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
#include "common/index/collection.h"
#include "common/index/index_address.h"
#include "common/index/manifest.h"
#include "common/schema/schema.h"
#include "common/stored/origin.h"
#include "common/stored/text_dictionary.h"
#include "common/text/language.h"

namespace dateline {

/// A value of a document; empty if absent.
std::string value_of(const Xapian::Document& document, Slot slot);

/// Where a document comes from. Throws what decode_origin throws.
Origin origin_of(const Xapian::Document& document);

/// How indexes are opened.
struct OpenOptions {
    double timeout = 10;   ///< seconds after which a server that doesn't answer is given up
    bool partial = false;  ///< whether servers that are unavailable are left out
    bool mapped = true;    ///< whether local segments are read without Xapian
};

/// One index or several, open for reading as if they were one, each as published at one moment.
/// Belongs to one thread.
class IndexReader {
  public:
    /// Opens the index in a folder.
    explicit IndexReader(const std::filesystem::path& index)
        : IndexReader({IndexAddress(index)}, {}) {}

    /// Throws Error(kIndex), which names the address. If a writer publishes or merges meanwhile,
    /// opening is tried again, with the newest manifest.
    IndexReader(const std::vector<IndexAddress>& addresses, const OpenOptions& options);

    /// The manifest of the index; of several, the languages, roots and segments of all, and the
    /// common words that they share.
    const Manifest& manifest() const { return manifest_; }

    /// Whether any index is served by another program; only the functions of Xapian's own classes
    /// are available then.
    bool is_remote() const { return remote_; }

    /// The addresses that were left out.
    const std::vector<std::string>& missing() const { return missing_; }

    const Collection& articles() const { return *articles_; }

    /// Opened at the first call. Throws Xapian's errors if a writer has replaced a segment
    /// meanwhile: search again.
    const Collection& quotes() const;

    /// What a query on `target` searches; throws what `quotes()` throws.
    const Collection& collection(SearchTarget target) const {
        return target == SearchTarget::kArticles ? articles() : quotes();
    }

    /// The languages of the texts.
    std::vector<LanguageId> languages() const;

    /// The metadata of one of articles().segments() under `key`. Each server is queried once for
    /// it.
    std::string metadata(std::size_t segment, const std::string& key) const;

    /// Whether a document counts. False only for documents that a pending step of publishing is
    /// about to delete.
    bool is_current(const Origin& origin) const;

    /// Whether every document counts, so that `is_current` needn't be called.
    bool all_current() const { return pending_.empty(); }

    /// Adds `text`, `paragraphs` and `mentions` to an article read from `document`.
    void read_text(const Xapian::Document& document, Article& article) const;

  private:
    // A segment while the indexes are being opened.
    struct OpenedSegment {
        Xapian::Database articles;
        std::function<Xapian::Database()> open_quotes;
        std::filesystem::path folder;  // empty if Xapian must read it
    };

    bool open_folder(const std::filesystem::path& index, std::string& why);
    void open_remote(const IndexAddress& address);
    std::vector<std::filesystem::path> files(const char* name) const;
    void add(Manifest manifest, const IndexAddress& address);
    const TextDictionary* dictionary(std::uint32_t number) const;

    OpenOptions options_;
    std::vector<IndexAddress> addresses_;  // those that are open
    std::vector<std::string> missing_;
    Manifest manifest_;
    bool remote_ = false;
    std::vector<OpenedSegment> segments_;
    std::optional<Collection> articles_;
    mutable std::optional<Collection> quotes_;
    std::vector<Pending> pending_;
    mutable std::map<std::uint32_t, TextDictionary> dictionaries_;  // those used so far
    mutable std::map<std::pair<std::size_t, std::string>, std::string> metadata_;  // of servers
};

/// The fields of a stored article, without its text.
Article read_card(const Xapian::Document& document);

}  // namespace dateline
