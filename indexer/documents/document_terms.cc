// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/document_terms.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/schema/terms.h"
#include "common/stored/article_parts.h"
#include "common/stored/stored_content.h"

namespace dateline {
namespace {

// An occurrence in the headline counts as much as this many in the body.
constexpr float kHeadlineWeight = 2.0F;

// The parts whose words become terms of a field.
constexpr PartSet kPrefixedParts = [] {
    PartSet parts = 0;
    for (const Field& field : kFields) {
        if (!field.prefix.empty()) parts |= field.parts;
    }
    return parts;
}();

}  // namespace

float occurrence_weight(Part part) {
    return part == Part::kHeadline ? kHeadlineWeight : 1.0F;
}

void DocumentTerms::add_text(std::string_view text, Part part, LanguageId lang) {
    analysis_.clear();
    bool first = true;
    analyze_part(text, lang, analyzer_, analysis_, [&](LanguageId own) {
        languages_.insert(own);
        if (!std::exchange(first, false) && lang_ != own)
            lang_.reset();
        else
            lang_ = own;
    });
    append_part(analysis_, sentence_starts(text), part, stream_);
    count_part(part);
}

void DocumentTerms::add_stretch(const Article& article,
                                std::uint32_t start,
                                std::uint32_t end,
                                Part part,
                                const AnalyzedParagraphs& analyzed) {
    const std::string_view text = std::string_view(article.text).substr(start, end - start);
    const std::optional<LanguageId> lang = analyzed.language_of(start, end);
    if (!lang) {
        add_text(text, part, article.lang);
        return;
    }
    languages_.insert(*lang);
    analysis_.clear();
    if (!analyzed.slice(article.text, start, end, analysis_))
        analyzer_.analyze(text, *lang, analysis_);
    append_part(analysis_, sentence_starts(text), part, stream_);
    count_part(part);
}

void DocumentTerms::add_name(std::string_view text, Part part) {
    analysis_.clear();
    if (text.empty()) return;
    analyzer_.analyze(text, kUndetermined, analysis_);
    append_part(analysis_, {0}, part, stream_);
    count_part(part);
}

void DocumentTerms::count_part(Part part) {
    counts_.resize(std::max(counts_.size(), analyzer_.words().stems()));
    if (forms_ != nullptr) forms_->make_room(analyzer_.words().words());
    for (const Token& token : analysis_.tokens) {
        count(token.word, part);
    }
    for (const Compound& compound : analysis_.compounds) {
        count(compound.token.word, part);
    }
    for (const Word* word : analysis_.extras) {
        count(word, part);
    }
    if (common_ != nullptr && (kTextParts & part_bit(part)) != 0)
        pair_neighbours(occurrence_weight(part));
}

bool DocumentTerms::is_common(const Word& word) {
    std::uint8_t& known = commonness_[word.id];
    if (known == 0) known = dateline::is_common(*common_, base_form(word.form)) ? 2 : 1;
    return known == 2;
}

// Pairs words of the part added last. A compound's neighbours are before and after all of it.
void DocumentTerms::pair_neighbours(float weight) {
    commonness_.resize(analyzer_.words().words());
    const std::vector<Token>& tokens = analysis_.tokens;
    bool before = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool common = is_common(*tokens[i].word);
        if (common && before) pair(tokens[i - 1], tokens[i], weight);
        before = common;
    }
    for (const Compound& compound : analysis_.compounds) {
        if (!is_common(*compound.token.word)) continue;
        const std::size_t end = compound.position + compound.width;
        if (compound.position > 0) pair(tokens[compound.position - 1], compound.token, weight);
        if (end < tokens.size()) pair(compound.token, tokens[end], weight);
        for (auto next =
                 std::ranges::lower_bound(analysis_.compounds, end, {}, &Compound::position);
             next != analysis_.compounds.end() && next->position == end; ++next) {
            pair(compound.token, next->token, weight);
        }
    }
}

void DocumentTerms::pair(const Token& first, const Token& second, float weight) {
    if (!is_common(*first.word) || !is_common(*second.word)) return;
    pairs_[pair_term(base_form(first.word->form), base_form(second.word->form))] += weight;
}

void DocumentTerms::count(const Word* word, Part part) {
    if (!word->is_term) return;
    StemCount& count = counts_[word->stem_id];
    if (count.parts == 0) stems_.push_back(word->stem);
    count.parts |= part_bit(part);
    if ((kTextParts & part_bit(part)) == 0) return;
    count.weighted += occurrence_weight(part);
    if (forms_ != nullptr) forms_->count(*word);
}

void DocumentTerms::add_terms(BulkDatabase& out, const ImpactScale& scale) {
    std::string term;
    constexpr std::uint32_t kHalf = kImpactLevels / 2;
    const auto half = static_cast<std::uint32_t>(kHalf * scale.factor);
    for (const Stem* stem : stems_) {
        StemCount& count = counts_[stem->id];
        if (count.weighted > 0) out.add_term(stem->text, impact(count.weighted, scale), stem->id);
        if ((count.parts & kPrefixedParts) == 0) {
            count = {};
            continue;
        }
        for (const Field& field : kFields) {
            if ((field.parts & count.parts) == 0 || field.prefix.empty()) continue;
            term = field.prefix;
            term += stem->text;
            out.add_term(term, field.weighted ? half : 0);
        }
        count = {};
    }
    stems_.clear();
    for (const auto& [pair, weighted] : pairs_) {
        out.add_term(pair, impact(weighted, scale));
    }
    pairs_.clear();
}

void DocumentTerms::finish(BulkDatabase& out,
                           const DocumentPlace& place,
                           std::string_view card,
                           const ImpactScale& scale) {
    add_terms(out, scale);
    out.set_value(Slot::kContent, encode_content({place, card, stream_.encode()}));
    stream_.clear();
}

}  // namespace dateline
