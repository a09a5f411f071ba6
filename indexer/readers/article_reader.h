// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/readers/record_reader.h"
#include "indexer/source_file.h"

namespace dateline {

/// The fields of a record that a reader can fill, in the words of `--map`.
const std::vector<std::string>& mappable_fields();

/// What the options say about reading. Everything here changes what an article becomes: `hash` is
/// kept with each file.
struct ReaderSettings {
    std::optional<InputFormat> format;
    std::map<std::string, std::string> map;  ///< field -> key of the record, from `--map`
    std::optional<LanguageId> lang;          ///< `--lang`: of every article that doesn't state one
    bool bare = false;                       ///< no layout, dates or quotations: text as given

    std::uint64_t hash() const;
};

/// Turns a record into an Article. Total: a record that holds no article gives a reason instead.
/// One instance belongs to one thread.
class ArticleReader {
  public:
    explicit ArticleReader(const ReaderSettings& settings);
    ~ArticleReader();
    ArticleReader(ArticleReader&&) noexcept;

    /// The article of `record`, which came from `file`; the reason why there is none in `error`.
    std::optional<Article> read(const RawRecord& record,
                                const SourceFile& file,
                                std::string& error);

  private:
    struct Json;
    bool read_json(const std::string& bytes, Article& article, std::string& error);
    void set_language(Article& article) const;

    const ReaderSettings& settings_;
    std::unique_ptr<Json> json_;
};

}  // namespace dateline
