// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/program/output.h"
#include "common/program/program.h"
#include "common/program/sanitize.h"
#include "indexer/inspect/check.h"
#include "indexer/inspect/inspect.h"
#include "indexer/inspect/repeated_ids.h"
#include "indexer/inspect/show.h"
#include "indexer/options.h"
#include "indexer/plan/plan.h"
#include "indexer/progress.h"
#include "indexer/run.h"

namespace dateline {
namespace {

constexpr int kSomeSkipped = 1;

void print_skips(const IndexOptions& options, const SkipLog& skips) {
    constexpr std::size_t kShown = 3;
    const std::vector<Skip>& first = skips.first();
    const std::size_t shown = options.verbose ? first.size() : std::min(first.size(), kShown);
    for (std::size_t i = 0; i < shown; ++i) {
        say("skipped {}\n", sanitize_line(described(first[i])));
    }
    if (shown < skips.size())
        say("skipped {} more ({}--report FILE keeps them)\n", skips.size() - shown,
            options.verbose ? "" : "-v names them, ");
}

void print_summary(const RunSummary& summary) {
    say("{} articles added from {} new and {} changed files, {} files unchanged, {} "
        "removed; {} in {:.2f} s\n",
        summary.articles, summary.new_files, summary.changed_files, summary.unchanged_files,
        summary.removed_files, human_bytes(summary.bytes), summary.seconds);
}

void print_repeated_ids(const IndexOptions& options) {
    const RepeatedIds repeated = repeated_ids(index_location(options.index));
    if (repeated.articles > 0)
        say("note: {} articles have an id that another one has too, such as '{}'\n",
            repeated.articles, sanitize_line(repeated.example));
}

void print_average_length(const RunSummary& summary) {
    if (summary.former_length > 0)
        say("note: articles have {:.0f} words on average, no longer {:.0f}: all were weighed anew "
            "for ranking\n",
            summary.average_length, summary.former_length);
}

int finish_run(const IndexOptions& options, const RunSummary& summary) {
    if (!options.quiet) {
        print_skips(options, summary.skips);
        print_summary(summary);
        print_average_length(summary);
        if (summary.articles > 0) print_repeated_ids(options);
    }
    return summary.skips.size() == 0 ? 0 : kSomeSkipped;
}

int dry_run(const IndexOptions& options) {
    const RunPlan plan = plan_for(options);
    static constexpr std::array<std::string_view, 4> kNames = {"unchanged", "new", "changed",
                                                               "continued"};
    for (std::size_t i = 0; i < plan.files.size(); ++i) {
        if (plan.changes[i] != FileChange::kUnchanged)
            print_out("{}\t{}\n", kNames[static_cast<std::size_t>(plan.changes[i])],
                      sanitize_line(plan.files[i].relative));
    }
    for (const std::string& path : plan.vanished) {
        print_out("gone\t{}\n", sanitize_line(path));
    }
    return 0;
}

int run(const IndexOptions& options) {
    switch (options.action) {
        case IndexAction::kShow:
            return show_articles(options) == 0 ? 0 : kSomeSkipped;
        case IndexAction::kStats:
            print_stats(options);
            return 0;
        case IndexAction::kList:
            print_list(options);
            return 0;
        case IndexAction::kCheck:
            return check_index(options);
        case IndexAction::kCompact:
            print_average_length(compact_index(options));
            return 0;
        case IndexAction::kRemove:
            return finish_run(options, remove_from_index(options));
        case IndexAction::kUpdate:
            break;
    }
    return options.dry_run ? dry_run(options) : finish_run(options, update_index(options));
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
    return dateline::run_program([&] {
        const auto options = dateline::parse_index_options(argc, argv);
        return options ? dateline::run(*options) : 0;
    });
}
