// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>

#include <xapian.h>

#include "common/article.h"
#include "common/error.h"
#include "common/manifest.h"
#include "common/schema.h"
#include "common/text_dictionary.h"

namespace dateline {

/// `error` as ours: kDiskFull, kLocked or kIndex.
Error translate(const Xapian::Error& error);

/// Runs `work`, turning a Xapian::Error (which is no std::exception) into ours.
template <class Work>
auto with_xapian(Work&& work) {
    try {
        return work();
    } catch (const Xapian::Error& error) {
        throw translate(error);
    }
}

/// What Slot::kOrigin holds: four numbers, fixed, 24 bytes.
struct Origin {
    std::uint32_t segment = 0;  ///< in which the article was indexed; merging doesn't change it
    std::uint32_t run = 0;
    std::uint64_t file = 0;     ///< hash64 of the real path of its file
    std::uint64_t article = 0;  ///< article_hash: the join of articles and quotes

    bool operator==(const Origin&) const = default;
};

std::string encode_origin(const Origin& origin);

/// Throws Error(kIndex) where `value` is none.
Origin decode_origin(std::string_view value);

/// A value of a document; empty where it has none.
std::string value_of(const Xapian::Document& document, Slot slot);

/// Where a document comes from. Throws as decode_origin.
Origin origin_of(const Xapian::Document& document);

/// An index as it was published at one moment, open for reading. Belongs to one thread.
class IndexReader {
  public:
    /// Throws Error(kIndex). A writer that publishes or merges meanwhile is waited out: the newest
    /// manifest whose segments all open counts.
    explicit IndexReader(const std::filesystem::path& index);

    const Manifest& manifest() const { return manifest_; }

    /// All segments as one database.
    const Xapian::Database& articles() const { return articles_; }

    /// The quotations of all segments, opened when first asked for. Throws Xapian's errors where a
    /// writer replaced a segment meanwhile: the search is to be done again.
    const Xapian::Database& quotes() const;

    /// Its databases, oldest first.
    const std::vector<Xapian::Database>& quote_segments() const;

    /// The databases of the segments' articles, oldest first.
    const std::vector<Xapian::Database>& segments() const { return segments_; }

    /// Whether a document counts. False only for documents that a pending step of publishing is
    /// about to delete.
    bool is_current(const Xapian::Document& document) const;

    /// Whether every document counts, so that `is_current` needn't be asked.
    bool all_current() const { return replaced_.empty(); }

    /// Adds `text`, `paragraphs` and `mentions` to an article of its documents.
    void read_text(const Xapian::Document& document, Article& article) const;

  private:
    bool open(const std::filesystem::path& index);
    const TextDictionary* dictionary(std::uint32_t number) const;

    std::filesystem::path path_;
    Manifest manifest_;
    Xapian::Database articles_;
    mutable std::optional<Xapian::Database> quotes_;
    mutable std::vector<Xapian::Database> quote_segments_;
    std::vector<Xapian::Database> segments_;
    std::unordered_set<std::uint64_t> replaced_;
    mutable std::map<std::uint32_t, TextDictionary> dictionaries_;  // those used so far
};

/// The fields of a stored article (no text).
Article read_card(const Xapian::Document& document);

}  // namespace dateline
