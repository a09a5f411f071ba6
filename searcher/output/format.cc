// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/format.h"

#include "searcher/output/citations.h"
#include "searcher/output/html.h"
#include "searcher/output/json.h"
#include "searcher/output/pretty.h"
#include "searcher/output/rows.h"

namespace dateline {

std::string format_head(const OutputOptions& options, bool batch) {
    switch (options.format) {
        case Format::kCsv:
        case Format::kTsv:
            return (options.bom ? "\uFEFF" : "") + row_head(options, batch);
        case Format::kJson:
            return batch ? "[" : "";
        case Format::kHtml:
            return html_head();
        default:
            return {};
    }
}

std::string format_answer(const Answer& answer, const OutputOptions& options) {
    switch (options.format) {
        case Format::kPretty:
            return format_pretty(answer, options);
        case Format::kJson:
            return format_json(answer);
        case Format::kJsonLines:
            return format_json_lines(answer);
        case Format::kHtml:
            return format_html(answer);
        case Format::kTrec:
            return format_trec(answer, options.run_tag);
        case Format::kPaths:
            return format_paths(answer, options.nul);
        case Format::kIds:
            return format_ids(answer, options.nul);
        case Format::kRis:
            return format_ris(answer);
        case Format::kBibtex:
            return format_bibtex(answer);
        case Format::kPlain:
        case Format::kCsv:
        case Format::kTsv:
            return format_rows(answer, options);
    }
    return {};
}

std::string format_tail(const OutputOptions& options) {
    if (options.format == Format::kHtml) return html_tail();
    return options.format == Format::kJson ? "]\n" : "";
}

}  // namespace dateline
