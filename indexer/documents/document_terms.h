// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/schema/common_grams.h"
#include "common/schema/schema.h"
#include "common/schema/terms.h"
#include "common/stored/stored_content.h"
#include "common/stored/token_stream_builder.h"
#include "indexer/documents/analyzed_paragraphs.h"
#include "indexer/documents/bulk_database.h"
#include "indexer/documents/word_form_counter.h"

namespace dateline {

/// What an occurrence in a part adds to a stem's occurrences; those in the headline count more.
float occurrence_weight(Part part);

/// The words of the current document: its token stream, and how often and where each stem occurs.
class DocumentTerms {
  public:
    explicit DocumentTerms(Analyzer& analyzer) : analyzer_(analyzer) {}

    /// From now on counts the forms of the text's words in `forms`.
    void count_forms(WordFormCounter& forms) { forms_ = &forms; }

    /// From now on, two adjacent words of the text that are both in `words` also make a term.
    /// `words` must outlive this object.
    void pair(const CommonWords& words) { common_ = &words; }

    /// Adds a text of an article in `lang` as one part, marking its sentences in the stream.
    void add_text(std::string_view text, Part part, LanguageId lang);

    /// The same for bytes [start, end) of an article, in the language of their paragraph if
    /// `analyzed` has it.
    void add_stretch(const Article& article,
                     std::uint32_t start,
                     std::uint32_t end,
                     Part part,
                     const AnalyzedParagraphs& analyzed);

    /// Adds a name, place or tag as one part; it is not stemmed.
    void add_name(std::string_view text, Part part);

    /// The languages of all texts added so far.
    const std::set<LanguageId>& languages() const { return languages_; }

    /// The analysis of the part added last, and the language of the text added last; std::nullopt
    /// if it has several.
    const Analysis& last_part() const { return analysis_; }
    std::optional<LanguageId> last_language() const { return lang_; }

    /// Number of tokens so far.
    std::uint32_t size() const { return stream_.size(); }

    /// Adds to the current document of `out` the terms of all parts, those of the text with their
    /// impact on `scale`, and the stream together with `place` and `card`.
    /// Then starts anew for the next document.
    void finish(BulkDatabase& out,
                const DocumentPlace& place,
                std::string_view card,
                const ImpactScale& scale);

    /// Forgets stems; call it when the analyzer's cache is cleared.
    void forget() {
        counts_.clear();
        commonness_.clear();
    }

  private:
    struct StemCount {
        float weighted = 0;  // occurrences; those in the headline count more
        PartSet parts = 0;
    };

    void count_part(Part part);
    void count(const Word* word, Part part);
    bool is_common(const Word& word);
    void pair_neighbours(float weight);
    void pair(const Token& first, const Token& second, float weight);
    void add_terms(BulkDatabase& out, const ImpactScale& scale);

    Analyzer& analyzer_;
    WordFormCounter* forms_ = nullptr;
    Analysis analysis_;
    std::optional<LanguageId> lang_;
    TokenStreamBuilder stream_;
    std::set<LanguageId> languages_;
    std::vector<StemCount> counts_;   // by Stem::id
    std::vector<const Stem*> stems_;  // of this document
    const CommonWords* common_ = nullptr;
    std::vector<std::uint8_t> commonness_;  // by Word::id: 0 unknown, 1 no, 2 yes
    std::map<std::string, float> pairs_;    // this document's pair terms, weighted like stems
};

}  // namespace dateline
