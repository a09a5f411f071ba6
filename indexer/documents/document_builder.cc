// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/document_builder.h"

#include <algorithm>
#include <set>
#include <string>

#include "common/base/hash.h"
#include "common/index/index_reader.h"
#include "common/schema/mention_terms.h"
#include "common/schema/terms.h"
#include "common/stored/article_parts.h"
#include "common/stored/origin.h"
#include "common/stored/stored_article.h"
#include "common/stored/stored_quotation.h"
#include "common/text/text.h"
#include "indexer/documents/speaker_terms.h"

namespace dateline {
namespace {

constexpr std::size_t kMostWords = 400'000;  // in the cache

void add_has(std::string_view field, bool stated, BulkDatabase& out) {
    if (stated) out.add_term(std::string(kHasPrefix) + std::string(field));
}

bool holds_quotation(const Article& article, const Paragraph& paragraph) {
    const auto first =
        std::ranges::lower_bound(article.quotations, paragraph.start, {}, &Quotation::start);
    return first != article.quotations.end() && first->start < paragraph.end;
}

// The terms that find a document by its file or by its article's id.
std::vector<std::string> identity_terms(const Article& article, const SourceFile& file) {
    return {hash_term(kFilePrefix, file.path), hash_term(kIdPrefix, article.id)};
}

}  // namespace

void DocumentBuilder::build(Article& article,
                            const SourceFile& file,
                            std::vector<Documents>& shards) {
    bound_memory(shards);
    const std::uint64_t hash = article_hash(file.path, article.id, article.text);
    const std::size_t shard = hash % forms_.size();
    Documents& out = shards[shard];
    forms_[shard].next_article();
    terms_.count_forms(forms_[shard]);
    add_paragraphs(article);
    article.words = terms_.size();
    add_fields(article);
    add_speakers(article);
    add_marked(article);
    terms_.finish(out.articles, place_, encode_card(article),
                  bm25_scale(article.words, settings_.average_length));
    ++place_.number;
    const std::vector<std::string> identity = identity_terms(article, file);
    for (const std::string& term : identity) {
        out.articles.add_term(term);
    }
    add_signature(out.articles);
    add_value_terms(article, out.articles);
    add_values(article, out.articles);
    const std::string origin =
        encode_origin({settings_.segment, settings_.run, hash64(file.path), hash});
    out.articles.set_value(Slot::kOrigin, origin);
    const std::size_t quotations =
        quotations_.build(article, analyzed_, identity, origin, out.quotes);
    if (quotations > 0)
        out.articles.set_value(Slot::kQuotes,
                               Xapian::sortable_serialise(static_cast<double>(quotations)));
    out.articles.end_document();
}

std::vector<Vocabulary> DocumentBuilder::take_word_forms() {
    std::vector<Vocabulary> forms;
    for (WordFormCounter& of_shard : forms_) {
        forms.push_back(of_shard.take(analyzer_.words()));
    }
    return forms;
}

void DocumentBuilder::add_paragraphs(const Article& article) {
    analyzed_.clear();
    for_each_indexed(article, [&](const Paragraph& paragraph, Part part) {
        terms_.add_text(article.text_of(paragraph), part, article.lang);
        if (holds_quotation(article, paragraph))
            analyzed_.add(paragraph, terms_.last_part(), terms_.last_language());
        if (part != Part::kLead && part != Part::kBody) return;
        for (const Token& token : terms_.last_part().tokens) {
            sketch_.add(token.word->stem_code);
        }
    });
}

void DocumentBuilder::add_fields(const Article& article) {
    for (const Byline& byline : article.bylines) {
        terms_.add_name(byline.name, Part::kByline);
    }
    terms_.add_name(article.place, Part::kPlace);
    terms_.add_name(article.source, Part::kSource);
    terms_.add_name(article.section, Part::kSection);
    for (const std::string& tag : article.tags) {
        terms_.add_name(tag, Part::kTag);
    }
}

// Adds each name and each role once.
void DocumentBuilder::add_speakers(const Article& article) {
    std::set<std::string_view> names;
    std::set<std::string_view> roles;
    for (const Quotation& quotation : article.quotations) {
        for (const std::string& name : quotation.speakers) {
            if (names.insert(name).second) terms_.add_name(name, Part::kSpeaker);
        }
    }
    for (const Quotation& quotation : article.quotations) {
        if (roles.insert(quotation.role).second) terms_.add_name(quotation.role, Part::kRole);
    }
}

// Each line is a part, so that no phrase goes from one to the next.
void DocumentBuilder::add_marked(const Article& article) {
    for (const Paragraph& paragraph : article.paragraphs) {
        if (is_marked(paragraph.kind)) terms_.add_name(article.text_of(paragraph), Part::kMarked);
    }
}

// Adds only mentions in indexed paragraphs.
void DocumentBuilder::add_mentions(const Article& article, BulkDatabase& out) {
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
            out.add_term(term);
        }
    }
}

// Made of body text only: headlines and captions differ between copies.
void DocumentBuilder::add_signature(BulkDatabase& out) {
    const auto signature = sketch_.finish();
    if (!signature) return;
    out.set_value(Slot::kSignature, encode_signature(*signature));
}

void DocumentBuilder::add_value_terms(const Article& article, BulkDatabase& out) {
    for (const std::string& path : paths_to(article.path)) {
        out.add_term(hash_term(kFolderPrefix, path));
    }
    out.add_term(std::string(kLanguagePrefix) + std::string(language(article.lang).code));
    if (article.published) {
        for (const std::string& term : date_terms(*article.published)) {
            out.add_term(term);
        }
    }
    for (const KeptValue& kept : article.kept) {
        out.add_term(hash_term(kKeptPrefix, kept_text(kept.key, kept.value)));
        out.add_term(hash_term(kKeptPrefix, kept_text(kept.key, "")));
    }
    for (const Quotation& quotation : article.quotations) {
        for (const std::string& term : name_terms(quotation)) {
            out.add_term(term);
        }
    }
    add_mentions(article, out);
    add_has("title", !article.headline.empty(), out);
    add_has("by", !article.bylines.empty(), out);
    add_has("speaker", !article.quotations.empty(), out);
    add_has("source", !article.source.empty(), out);
    add_has("section", !article.section.empty(), out);
    add_has("tag", !article.tags.empty(), out);
    add_has("place", !article.place.empty(), out);
    add_has("date", article.published.has_value(), out);
    add_has("marked", std::ranges::any_of(article.paragraphs, is_marked, &Paragraph::kind), out);
}

void DocumentBuilder::add_values(const Article& article, BulkDatabase& out) {
    if (article.published) out.set_value(Slot::kPublished, date_value(*article.published));
    if (article.words > 0) out.set_value(Slot::kWords, Xapian::sortable_serialise(article.words));
    std::vector<std::string> names;
    for (const Quotation& quotation : article.quotations) {
        for (const std::string& name : quotation.speakers) {
            if (std::ranges::find(names, name) == names.end()) names.push_back(name);
        }
    }
    if (!names.empty()) out.set_value(Slot::kSpeakers, encode_names(names));
    out.set_value(Slot::kText, encode_text(article, settings_.dictionary.get()));
}

void DocumentBuilder::bound_memory(std::vector<Documents>& shards) {
    if (analyzer_.words().words() < kMostWords) return;
    for (WordFormCounter& forms : forms_) {
        forms.forget_ids(analyzer_.words());
    }
    analyzer_.words().clear();
    terms_.forget();
    quotations_.forget();
    for (Documents& shard : shards) {
        shard.articles.forget_keys();
        shard.quotes.forget_keys();
    }
}

}  // namespace dateline
