// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "searcher/results/search.h"

/// Labels shared by the formats for people. None of them is sanitized or escaped.
namespace dateline {

/// "1 article", "2 articles".
std::string counted(std::uint64_t count, std::string_view what);

/// "about 12 of 9394 articles", with --dedup ", 10 without copies"; for speakers only their number,
/// and what it counts.
std::string matches_label(const SearchResult& result);

/// The publication date, or "no date".
std::string date_label(const Article& article);

/// The facts after a headline: date, place, source, number of words, id.
std::string facts_label(const Article& article);

/// Who is quoted: the speakers, else the words that name the speaker, else "(unknown)".
std::string speaker_label(const QuoteHit& hit);

/// "reported" or "partly reported"; empty for the speaker's own words.
std::string_view speech_label(QuotationType type);

/// The speaker's own words; what is reported within its sentence, which may deny it ("He also
/// denied ..."). For formats in which nothing else says so.
std::string said_label(const QuoteHit& hit);

/// What stands around a quotation in its sentence, itself as "…": "Rubio told reporters …, and
/// left."; empty if that is no word.
std::string context_label(const QuotePassage& passage);

/// How an article words a quotation that it shares: "in part: …", "worded: …", "reported"; empty
/// if as shown. `shown`: the kind of what is shown.
std::string wording_label(const QuoteCopy& copy, QuotationType shown);

/// What a facet counts: its field, and of speakers what is counted of them.
std::string facet_label(const Facet& facet, View view);

/// A value of a facet or a period of a histogram; `apart`: the count without a value, or without
/// one precise enough.
struct CountLabel {
    std::string label;
    std::uint64_t count = 0;
    bool apart = false;
};

std::vector<CountLabel> count_labels(const Facet& facet);
std::vector<CountLabel> count_labels(const Histogram& histogram);

}  // namespace dateline
