// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/labels.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dateline {

std::string counted(std::uint64_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string matches_label(const SearchResult& result) {
    if (result.view == View::kSpeakers)
        return counted(result.matches, "speaker") + " of the quotations that match";
    return fmt::format(
        "{}{} of {}{}", result.exact ? "" : "about ", result.matches,
        counted(result.searched, result.view == View::kQuotes ? "quotation" : "article"),
        result.distinct ? fmt::format(", {} without copies", *result.distinct) : "");
}

std::string date_label(const Article& article) {
    return article.published ? to_string(*article.published) : "no date";
}

std::string facts_label(const Article& article) {
    std::vector<std::string> facts{date_label(article)};
    for (const std::string* fact : {&article.place, &article.source}) {
        if (!fact->empty()) facts.push_back(*fact);
    }
    facts.push_back(fmt::format("{} words", article.words));
    facts.push_back(article.id);
    return fmt::format("{}", fmt::join(facts, " \u00B7 "));
}

std::string speaker_label(const QuoteHit& hit) {
    if (!hit.quotation.speakers.empty())
        return fmt::format("{}", fmt::join(hit.quotation.speakers, ", "));
    return hit.passage.mention.empty() ? "(unknown)" : hit.passage.mention;
}

std::string_view speech_label(QuotationType type) {
    if (type == QuotationType::kDirect) return {};
    return type == QuotationType::kMixed ? "partly reported" : "reported";
}

std::string context_label(const QuotePassage& passage) {
    const auto has_words = [](std::string_view text) {
        return text.find_first_not_of(" .,;:!?\"'\xE2\x80\x9C\x9D\x98\x99\xA6") !=
               std::string_view::npos;
    };
    const bool before = has_words(passage.before);
    const bool after = has_words(passage.after);
    if (!before && !after) return {};
    return (before ? passage.before + " " : "") + "\u2026" + (after ? passage.after : "");
}

std::string wording_label(const QuoteCopy& copy, QuotationType shown) {
    std::string label(copy.type == shown ? "" : speech_label(copy.type));
    if (copy.wording.kind == Wording::Kind::kSame) return label;
    if (!label.empty()) label += ", ";
    label += copy.wording.kind == Wording::Kind::kPart ? "in part: " : "worded: ";
    return label + copy.wording.text;
}

std::string said_label(const QuoteHit& hit) {
    const bool own = hit.quotation.type == QuotationType::kDirect || hit.passage.sentence.empty();
    return own ? hit.passage.text.text : hit.passage.sentence;
}

std::string facet_label(const Facet& facet, View view) {
    if (facet.field != "speaker") return std::string(facet.field);
    const bool quotations = view == View::kQuotes || view == View::kSpeakers;
    return quotations ? "speaker (of the quotations that match)"
                      : "speaker (quoted in the articles that match)";
}

std::vector<CountLabel> count_labels(const Facet& facet) {
    std::vector<CountLabel> labels;
    for (const Facet::Value& value : facet.values) {
        labels.push_back({value.text, value.count});
    }
    if (facet.without > 0) labels.push_back({"(none)", facet.without, true});
    return labels;
}

std::vector<CountLabel> count_labels(const Histogram& histogram) {
    std::vector<CountLabel> labels;
    for (const Histogram::Bar& bar : histogram.bars) {
        labels.push_back({label_of(bar, histogram.period), bar.count});
    }
    if (histogram.coarse > 0) labels.push_back({"less exact", histogram.coarse, true});
    if (histogram.undated > 0) labels.push_back({"undated", histogram.undated, true});
    return labels;
}

}  // namespace dateline
