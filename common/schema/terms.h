// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"

/// How values are spelled as terms and hashes. Both programs use these functions, so they can't
/// differ.
namespace dateline {

/// `prefix` and the hash of `value`, for values too long or too irregular to be a term.
std::string hash_term(std::string_view prefix, std::string_view value);

/// Identifies an article: a hash of its file, its id, and its text, since a file may hold several
/// of one id.
std::uint64_t article_hash(std::string_view real_path, std::string_view id, std::string_view text);

/// What `path:` finds an article at `path` by: the folders above it and itself, and each of their
/// names alone, so that a name is found at any depth: "a/b/c.txt" gives "a", "a/b", "a/b/c.txt",
/// "b", "c.txt". Each once.
std::vector<std::string> paths_to(std::string_view path);

/// The name under which a record's key is kept: "Media Bias" gives "media_bias".
std::string kept_name(std::string_view key);

/// How a kept value is compared: "bias=left", in any case and without accents; with no value, that
/// there is one: "bias=".
std::string kept_text(std::string_view name, std::string_view value);

/// "Y2025", "M202507", "D20250711", as far as the date is known, each after `prefix`.
std::vector<std::string> date_terms(const Date& date, std::string_view prefix = {});

/// The value of Slot::kPublished.
std::string date_value(const Date& date);

/// The date of such a value; `std::nullopt` if it isn't one.
std::optional<Date> date_of_value(std::string_view value);

/// The highest impact; impacts are 1 to this.
inline constexpr std::uint32_t kImpactLevels = 63;

/// How the words of a document weigh, beside how often they occur in it.
struct ImpactScale {
    double saturation;  ///< the tf that gives half of the highest weight
    double factor = 1;  ///< of all weights; at most 1
};

/// BM25's for a document of `length`: k1 (1 - b + b length / average) with k1 2 and b .75
/// (Robertson and Zaragoza 2009).
ImpactScale bm25_scale(double length, double average_length);

/// One that takes no account of length (b = 0), for documents that differ in worth: `factor`.
ImpactScale worth_scale(double factor);

/// BM25's term weight without idf, (k1 + 1) tf / (tf + saturation), times the factor, quantised to
/// kImpactLevels.
std::uint32_t impact(double tf, const ImpactScale& scale);

/// The weight of one impact level: BM25's upper bound k1 + 1, divided by the number of levels.
inline constexpr double kImpactUnit = 3.0 / kImpactLevels;

/// The idf used for all ranking: ln(1 + (N - n + .5) / (n + .5)), for `n` of `N` articles.
double idf(double articles, double with_term);

}  // namespace dateline
