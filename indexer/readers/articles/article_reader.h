// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "common/article/article.h"
#include "indexer/article/publication_date.h"
#include "indexer/dates/mentions.h"
#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/fields/json_article.h"
#include "indexer/readers/input/limits.h"
#include "indexer/readers/input/record.h"
#include "indexer/readers/input/source_file.h"

namespace dateline {

/// The options for reading. All of them change what is made of an article, except as noted: `hash`
/// is stored with each file.
struct ReaderSettings {
    std::optional<InputFormat> format;
    RecordKeys keys;                             ///< `--map` and `--keep`
    std::optional<LanguageId> lang;              ///< `--lang`: of articles that don't state one
    bool bare = false;                           ///< no layout, dates or quotations: text as given
    bool no_quotes = false;                      ///< `--no-quotes`
    std::size_t most_record = kMostRecord;       ///< bytes; not part of `hash`
    DateOrder date_from = default_date_order();  ///< `--date-from`

    bool wants_quotations() const { return !no_quotes && !bare; }
    std::uint64_t hash() const;
};

/// Turns a record into an Article. Total: a record without an article gives a reason instead. Each
/// thread needs an instance of its own.
class ArticleReader {
  public:
    explicit ArticleReader(const ReaderSettings& settings) : settings_(settings) {}

    /// The article of `record`, which is from `file`; or std::nullopt, and the reason in `error`.
    std::optional<Article> read(const RawRecord& record,
                                const SourceFile& file,
                                std::string& error);

  private:
    bool read_form(const RawRecord& record, ArticleDraft& draft, std::string& error);
    bool read_json(const RawRecord& record, ArticleDraft& draft, std::string& error);
    void read_body(ArticleDraft& draft) const;
    void set_language(Article& article) const;
    void set_date(const RawRecord& record, const SourceFile& file, ArticleDraft& draft);

    const ReaderSettings& settings_;
    JsonArticles json_;
    MentionFinder mentions_;
};

}  // namespace dateline
