// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/reweigh.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <xapian.h>

#include "common/analysis/word_cache.h"
#include "common/index/xapian_errors.h"
#include "common/schema/schema.h"
#include "common/stored/stored_content.h"
#include "common/stored/token_stream.h"
#include "indexer/documents/bulk_database.h"
#include "indexer/documents/database_writer.h"
#include "indexer/documents/document_terms.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostHeld = std::size_t{64} << 20;  // bytes, until a database is written

// Stems have no prefix; prefixes are capitals. Pairs of common words weigh as words do; fields
// don't depend on the length.
bool depends_on_length(std::string_view term) {
    return term.front() < 'A' || term.front() > 'Z' || term.starts_with(kPairPrefix);
}

// How often the stems of one article occur, weighted as when it was read.
class StemCounts {
  public:
    explicit StemCounts(std::string_view tokens) : stream_(tokens), counts_(stream_.entries()) {
        std::vector<StreamCompound> compounds = stream_.compounds();
        auto compound = compounds.begin();
        const std::vector<Mark> marks = stream_.marks();
        auto mark = marks.begin();
        float weight = 1;
        for (std::uint32_t at = 0; at < stream_.size(); ++at) {
            for (; mark != marks.end() && mark->position <= at; ++mark) {
                if (mark->part != Part::kSentence) weight = weight_in(mark->part);
            }
            counts_[stream_.ordinal(at)] += weight;
            for (; compound != compounds.end() && compound->position <= at; ++compound) {
                counts_[compound->ordinal] += weight;
            }
        }
    }

    double of(std::string_view stem) const {
        const TokenStream::Range range = stream_.find(stem_code(stem));
        return std::accumulate(counts_.begin() + range.first, counts_.begin() + range.last, 0.0);
    }

  private:
    static float weight_in(Part part) {
        return (kTextParts & part_bit(part)) != 0 ? occurrence_weight(part) : 0.0F;
    }

    TokenStream stream_;
    std::vector<float> counts_;  // by ordinal
};

// The levels of one article.
class Levels {
  public:
    Levels(const Xapian::Document& article, double from, double to)
        : content_(article.get_value(static_cast<Xapian::valueno>(Slot::kContent))) {
        const std::string length = article.get_value(static_cast<Xapian::valueno>(Slot::kWords));
        const double words = length.empty() ? 0 : Xapian::sortable_unserialise(length);
        from_ = bm25_scale(words, from);
        to_ = bm25_scale(words, to);
    }

    std::uint32_t renewed(std::uint32_t level, std::string_view term) {
        if (level == 0 || level > kImpactLevels) return level;
        const Occurrences occurrences = occurrences_at(level, from_);
        if (occurrences.least == occurrences.most) return impact(occurrences.least, to_);
        if (!counts_) counts_.emplace(decode_content(content_).tokens);
        const double counted = counts_->of(term);
        const bool is_it = counted >= occurrences.least && counted <= occurrences.most;
        return impact(is_it ? counted : occurrences.middle(), to_);
    }

  private:
    std::string content_;
    ImpactScale from_{};
    ImpactScale to_{};
    std::optional<StemCounts> counts_;
};

void add_article(const Xapian::Document& article, double from, double to, BulkDatabase& out) {
    Levels levels(article, from, to);
    for (auto term = article.termlist_begin(); term != article.termlist_end(); ++term) {
        const std::string& bytes = *term;
        out.add_term(bytes, depends_on_length(bytes) ? levels.renewed(term.get_wdf(), bytes)
                                                     : term.get_wdf());
    }
    for (auto value = article.values_begin(); value != article.values_end(); ++value) {
        out.set_value(static_cast<Slot>(value.get_valueno()), *value);
    }
    out.end_document();
}

// Writing the articles of one database again.
struct Reweighing {
    fs::path articles;
    double from;
    double to;
    DatabaseWriter writer;

    void write(BulkDatabase& out, const fs::path& folder) const {
        writer == DatabaseWriter::kOwn ? out.write(folder) : out.write_by_xapian(folder);
    }

    void copy_metadata(const fs::path& folder) const {
        BulkDatabase out;
        with_xapian([&] {
            const Xapian::Database database(articles.string());
            const auto end = database.metadata_keys_end();
            for (auto key = database.metadata_keys_begin(); key != end; ++key) {
                out.set_metadata(*key, database.get_metadata(*key));
            }
            write(out, folder);
        });
    }

    // Those numbered from `first` to before `end`, as databases whose names begin with `name`.
    std::vector<fs::path> run(Xapian::docid first,
                              Xapian::docid end,
                              const std::string& name) const {
        std::vector<fs::path> written;
        BulkDatabase out;
        const auto write_held = [&] {
            written.emplace_back(fmt::format("{}-{}", name, written.size()));
            write(out, written.back());
        };
        with_xapian([&] {
            const Xapian::Database database(articles.string());
            auto at = database.postlist_begin("");
            at.skip_to(first);
            for (; at != database.postlist_end("") && *at < end; ++at) {
                add_article(database.get_document(*at), from, to, out);
                if (out.bytes() > kMostHeld) write_held();
            }
            if (out.documents() > 0) write_held();
        });
        return written;
    }
};

}  // namespace

bool has_drifted(double used, double real, double most) {
    return used > 0 && real > 0 && std::max(used / real, real / used) > most;
}

Occurrences occurrences_at(std::uint32_t level, const ImpactScale& scale) {
    constexpr double kHalf = 0.5;  // an impact is rounded
    const auto occurrences = [&](double exact) {
        return scale.saturation * exact / (kImpactLevels - exact);
    };
    const double least = std::max(1.0, std::ceil(occurrences(level - kHalf)));
    if (level == kImpactLevels) return {least, std::numeric_limits<double>::infinity()};
    return {least, std::max(least, std::ceil(occurrences(level + kHalf)) - 1)};
}

std::vector<fs::path> reweigh_articles(const fs::path& articles,
                                       double from,
                                       double to,
                                       unsigned jobs,
                                       const fs::path& scratch,
                                       const std::string& name) {
    const Reweighing reweighing{articles, from, to, writer_for(scratch)};
    const Xapian::docid last =
        with_xapian([&] { return Xapian::Database(articles.string()).get_lastdocid(); });
    std::vector<std::future<std::vector<fs::path>>> parts;
    for (unsigned job = 0; job < jobs; ++job) {
        const auto bound = [&](unsigned of) {
            return static_cast<Xapian::docid>(std::uint64_t{last} * of / jobs + 1);
        };
        parts.push_back(
            std::async(jobs > 1 ? std::launch::async : std::launch::deferred, [&, job, bound] {
                return reweighing.run(bound(job), bound(job + 1),
                                      (scratch / fmt::format("{}-{}", name, job)).string());
            }));
    }
    std::vector<fs::path> written = {scratch / name};
    for (auto& part : parts) {
        std::ranges::move(part.get(), std::back_inserter(written));
    }
    reweighing.copy_metadata(written.front());
    return written;
}

}  // namespace dateline
