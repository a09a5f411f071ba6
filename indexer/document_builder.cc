// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document_builder.h"

#include <algorithm>

#include "common/article_parts.h"
#include "common/index_reader.h"
#include "common/mention_terms.h"
#include "common/stored_article.h"
#include "common/terms.h"
#include "common/text.h"

namespace dateline {
namespace {

// An occurrence in the headline counts as much as this many in the body.
constexpr float kHeadlineWeight = 2.0F;
constexpr std::size_t kMostWords = 400'000;  // of the cache

Xapian::valueno slot(Slot slot) {
    return static_cast<Xapian::valueno>(slot);
}

void add_has(Xapian::Document& document, std::string_view field, bool stated) {
    if (stated) document.add_boolean_term(std::string(kHasPrefix) + std::string(field));
}

}  // namespace

Xapian::Document DocumentBuilder::build(Article& article, const SourceFile& file) {
    bound_memory();
    ++article_number_;
    stream_.clear();
    add_paragraphs(article);
    article.words = length_;
    add_fields(article);
    Xapian::Document document;
    add_stem_terms(document);
    add_value_terms(document, article, file);
    add_values(document, article, file);
    return document;
}

std::uint32_t DocumentBuilder::count_words(const Article& article) {
    bound_memory();
    analysis_.clear();
    for (const Paragraph& paragraph : article.paragraphs) {
        if (is_indexed(paragraph.kind))
            analyzer_.analyze(article.text_of(paragraph), article.lang, analysis_);
    }
    return static_cast<std::uint32_t>(analysis_.tokens.size());
}

void DocumentBuilder::add_paragraphs(const Article& article) {
    for_each_indexed(article, [&](const Paragraph& paragraph, Part part) {
        add_part(article.text_of(paragraph), part, article.lang, true);
    });
    length_ = stream_.size();
}

void DocumentBuilder::add_fields(const Article& article) {
    for (const Byline& byline : article.bylines) {
        add_part(byline.name, Part::kByline, kUndetermined, false);
    }
    add_part(article.place, Part::kPlace, kUndetermined, false);
    add_part(article.source, Part::kSource, kUndetermined, false);
    add_part(article.section, Part::kSection, kUndetermined, false);
    for (const std::string& tag : article.tags) {
        add_part(tag, Part::kTag, kUndetermined, false);
    }
}

void DocumentBuilder::add_part(std::string_view text, Part part, LanguageId lang, bool sentences) {
    if (text.empty()) return;
    analysis_.clear();
    analyzer_.analyze(text, lang, analysis_);
    append_part(analysis_, sentences ? sentence_starts(text) : std::vector<std::uint32_t>{0}, part,
                stream_);
    count_stems(part);
}

void DocumentBuilder::count_stems(Part part) {
    counts_.resize(std::max(counts_.size(), analyzer_.words().stems()));
    form_articles_.resize(std::max(form_articles_.size(), analyzer_.words().words()));
    form_last_.resize(form_articles_.size());
    for (const Token& token : analysis_.tokens) {
        count_stem(token.word, part);
    }
    for (const Compound& compound : analysis_.compounds) {
        count_stem(compound.token.word, part);
    }
    for (const Word* word : analysis_.extras) {
        count_stem(word, part);
    }
}

void DocumentBuilder::count_stem(const Word* word, Part part) {
    if (word->stem->text.empty()) return;
    StemCount& count = counts_[word->stem->id];
    if (count.parts == 0) stems_.push_back(word->stem);
    count.parts |= part_bit(part);
    if ((kTextParts & part_bit(part)) == 0) return;
    count.weighted += part == Part::kHeadline ? kHeadlineWeight : 1.0F;
    if (form_last_[word->id] == article_number_) return;
    form_last_[word->id] = article_number_;
    ++form_articles_[word->id];
}

void DocumentBuilder::add_stem_terms(Xapian::Document& document) {
    std::string term;
    for (const Stem* stem : stems_) {
        StemCount& count = counts_[stem->id];
        if (count.weighted > 0)
            document.add_term(stem->text,
                              impact(count.weighted, length_, settings_.average_length));
        for (const Field& field : kFields) {
            if ((field.parts & count.parts) == 0 || field.prefix.empty()) continue;
            term = field.prefix;
            term += stem->text;
            document.add_term(term, field.weighted ? kImpactLevels / 2 : 0);
        }
        count = {};
    }
    stems_.clear();
}

// Only what indexed paragraphs mention.
void DocumentBuilder::add_mentions(Xapian::Document& document, const Article& article) {
    auto paragraph = article.paragraphs.begin();
    const auto terms = terms_of_mentions(article);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const Mention& mention = article.mentions[i];
        while (paragraph != article.paragraphs.end() && paragraph->end <= mention.start) {
            ++paragraph;
        }
        if (paragraph == article.paragraphs.end()) return;
        if (!is_indexed(paragraph->kind)) continue;
        for (const std::string& term : terms[i]) {
            document.add_boolean_term(term);
        }
    }
}

void DocumentBuilder::add_value_terms(Xapian::Document& document,
                                      const Article& article,
                                      const SourceFile& file) {
    document.add_boolean_term(hash_term(kFilePrefix, file.path));
    document.add_boolean_term(hash_term(kIdPrefix, article.id));
    for (const std::string& prefix : path_prefixes(article.path)) {
        document.add_boolean_term(hash_term(kFolderPrefix, prefix));
    }
    document.add_boolean_term(std::string(kLanguagePrefix) +
                              std::string(language(article.lang).code));
    if (article.published) {
        for (const std::string& term : date_terms(*article.published)) {
            document.add_boolean_term(term);
        }
    }
    add_mentions(document, article);
    add_has(document, "title", !article.headline.empty());
    add_has(document, "by", !article.bylines.empty());
    add_has(document, "source", !article.source.empty());
    add_has(document, "section", !article.section.empty());
    add_has(document, "tag", !article.tags.empty());
    add_has(document, "place", !article.place.empty());
    add_has(document, "date", article.published.has_value());
}

void DocumentBuilder::add_values(Xapian::Document& document,
                                 const Article& article,
                                 const SourceFile& file) {
    if (article.published)
        document.add_value(slot(Slot::kPublished), date_value(*article.published));
    document.add_value(slot(Slot::kOrigin),
                       encode_origin({settings_.segment, settings_.run, hash64(file.path),
                                      article_hash(file.path, article.id)}));
    if (article.words > 0)
        document.add_value(slot(Slot::kWords), Xapian::sortable_serialise(article.words));
    if (!article.source.empty()) document.add_value(slot(Slot::kSource), fold(article.source));
    document.add_value(slot(Slot::kTokens), stream_.encode());
    document.add_value(slot(Slot::kText), encode_text(article));
    document.add_value(slot(Slot::kCard), encode_card(article));
}

void DocumentBuilder::take_word_forms(WordForms& out) {
    for (const Word& word : analyzer_.words().all()) {
        if (word.id >= form_articles_.size() || form_articles_[word.id] == 0) continue;
        out[word.form] += form_articles_[word.id];
        form_articles_[word.id] = 0;
    }
    for (const auto& [form, articles] : forms_) {
        out[form] += articles;
    }
    forms_.clear();
}

void DocumentBuilder::bound_memory() {
    if (analyzer_.words().words() < kMostWords) return;
    WordForms forms;
    take_word_forms(forms);
    forms_ = std::move(forms);
    analyzer_.words().clear();
    counts_.clear();
    form_articles_.clear();
    form_last_.clear();
}

}  // namespace dateline
