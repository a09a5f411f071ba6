// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/metadata/minhash.h"
#include "common/schema/common_grams.h"
#include "common/stored/text_dictionary.h"
#include "indexer/documents/database_writer.h"
#include "indexer/documents/document_terms.h"
#include "indexer/documents/quotation_builder.h"
#include "indexer/documents/word_form_counter.h"
#include "indexer/readers/input/source_file.h"

namespace dateline {

/// What all documents of a build share.
struct BuildSettings {
    double average_length = 0;
    std::uint32_t segment = 0;
    std::uint32_t run = 0;
    std::uint32_t shards = 1;
    /// For stored texts; null if there is none.
    std::shared_ptr<const TextDictionary> dictionary;
    CommonWords common_words;  ///< terms are added for pairs of these
    DatabaseWriter writer = DatabaseWriter::kOwn;
};

/// The documents of the current batch that belong to one shard.
struct Documents {
    BulkDatabase articles;
    BulkDatabase quotes;
};

/// Turns an Article into its document in the `articles` database (terms, values, token stream,
/// stored text: schema.h) and its quotations into documents of `quotes`. Also collects word forms.
/// Each thread needs an instance of its own.
class DocumentBuilder {
  public:
    explicit DocumentBuilder(const BuildSettings& settings)
        : settings_(settings), forms_(settings.shards), terms_(analyzer_), quotations_(analyzer_) {
        terms_.pair(settings.common_words);
    }
    DocumentBuilder(const DocumentBuilder&) = delete;
    DocumentBuilder& operator=(const DocumentBuilder&) = delete;

    /// Starts batch `number`; call before the first article of each.
    void begin_batch(std::uint32_t number) {
        place_ = {settings_.run, number, 0};
        quotations_.begin_batch(place_);
    }

    /// Adds an article's documents to those of its shard. Also sets `article.words`.
    void build(Article& article, const SourceFile& file, std::vector<Documents>& shards);

    /// The languages of everything built.
    std::set<LanguageId> languages() const {
        std::set<LanguageId> all = terms_.languages();
        all.insert(quotations_.languages().begin(), quotations_.languages().end());
        return all;
    }

    /// The word forms of all documents built since the last call, for each shard.
    std::vector<Vocabulary> take_word_forms();

  private:
    void add_paragraphs(const Article& article);
    void add_fields(const Article& article);
    void add_speakers(const Article& article);
    void add_marked(const Article& article);
    static void add_mentions(const Article& article, BulkDatabase& out);
    void add_signature(BulkDatabase& out);
    static void add_value_terms(const Article& article, BulkDatabase& out);
    void add_values(const Article& article, BulkDatabase& out);
    void bound_memory(std::vector<Documents>& shards);

    BuildSettings settings_;
    DocumentPlace place_;  // of the next article
    Analyzer analyzer_;
    std::vector<WordFormCounter> forms_;  // by shard
    DocumentTerms terms_;
    AnalyzedParagraphs analyzed_;  // those with quotations
    Sketch sketch_;
    QuotationBuilder quotations_;
};

}  // namespace dateline
