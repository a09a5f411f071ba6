// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "common/article/article.h"
#include "indexer/article/publication_date.h"
#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/fields/json_article.h"
#include "indexer/readers/input/limits.h"
#include "indexer/readers/input/record.h"
#include "indexer/readers/input/source_file.h"

namespace dateline {

/// What the options say about reading. Everything here changes what an article becomes: `hash` is
/// kept with each file.
struct ReaderSettings {
    std::optional<InputFormat> format;
    FieldMap map;                           ///< from `--map`
    std::optional<LanguageId> lang;         ///< `--lang`: of every article that doesn't state one
    bool bare = false;                      ///< no layout, dates or quotations: text as given
    bool no_quotes = false;                 ///< `--no-quotes`
    std::size_t most_record = kMostRecord;  ///< bytes; no part of `hash`
    DateOrder date_from = default_date_order();  ///< `--date-from`

    bool wants_quotations() const { return !no_quotes && !bare; }
    std::uint64_t hash() const;
};

/// Turns a record into an Article. Total: a record that holds no article gives a reason instead.
/// One instance belongs to one thread.
class ArticleReader {
  public:
    explicit ArticleReader(const ReaderSettings& settings) : settings_(settings) {}

    /// The article of `record`, which came from `file`; the reason why there is none in `error`.
    std::optional<Article> read(const RawRecord& record,
                                const SourceFile& file,
                                std::string& error);

  private:
    bool read_form(const RawRecord& record, ArticleDraft& draft, std::string& error);
    bool read_json(const RawRecord& record, ArticleDraft& draft, std::string& error);
    void read_body(ArticleDraft& draft) const;
    void set_language(Article& article) const;
    void set_date(const RawRecord& record, const SourceFile& file, ArticleDraft& draft) const;

    const ReaderSettings& settings_;
    JsonArticles json_;
};

}  // namespace dateline
