// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/analyzer.h"
#include "common/article.h"
#include "common/schema.h"
#include "common/token_stream.h"
#include "indexer/source_file.h"

namespace dateline {

/// What all documents of one build share.
struct BuildSettings {
    double average_length = 0;
    std::uint32_t segment = 0;
    std::uint32_t run = 0;
};

/// How often each form occurs, in articles; what a segment's `w:` metadata says.
using WordForms = std::map<std::string, std::uint32_t, std::less<>>;

/// Turns an Article into the document of the `articles` database: terms, values, token stream,
/// stored text (schema.h). Collects word forms meanwhile. One instance belongs to one thread.
class DocumentBuilder {
  public:
    explicit DocumentBuilder(const BuildSettings& settings) : settings_(settings) {}

    /// Also sets `article.words`.
    Xapian::Document build(Article& article, const SourceFile& file);

    /// Number of tokens in the indexed paragraphs: `article.words`, and what the average length is
    /// made of.
    std::uint32_t count_words(const Article& article);

    /// Adds the word forms of all documents built since the last call.
    void take_word_forms(WordForms& out);

  private:
    void add_part(std::string_view text, Part part, LanguageId lang, bool sentences);
    void add_paragraphs(const Article& article);
    void add_fields(const Article& article);
    void count_stems(Part part);
    void count_stem(const Word* word, Part part);
    void add_stem_terms(Xapian::Document& document);
    static void add_mentions(Xapian::Document& document, const Article& article);
    void add_value_terms(Xapian::Document& document,
                         const Article& article,
                         const SourceFile& file);
    void add_values(Xapian::Document& document, const Article& article, const SourceFile& file);
    void bound_memory();

    struct StemCount {
        float weighted = 0;  // occurrences, those of the headline counting more
        PartSet parts = 0;
    };

    BuildSettings settings_;
    Analyzer analyzer_;
    Analysis analysis_;
    TokenStreamBuilder stream_;
    std::uint32_t length_ = 0;
    std::vector<StemCount> counts_;             // by Stem::id
    std::vector<const Stem*> stems_;            // those of this article
    std::vector<std::uint32_t> form_articles_;  // by Word::id
    std::vector<std::uint32_t> form_last_;      // article number in which the form was last counted
    std::uint32_t article_number_ = 0;
    WordForms forms_;
};

}  // namespace dateline
