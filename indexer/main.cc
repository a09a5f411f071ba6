// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cctype>
#include <iostream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/base/error.h"
#include "common/index/index_reader.h"
#include "common/program/output.h"
#include "common/program/program.h"
#include "common/program/sanitize.h"
#include "common/schema/schema.h"
#include "common/schema/terms.h"
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

// As one word of a POSIX shell.
std::string shell_quoted(const std::string& text) {
    const bool plain = std::ranges::all_of(text, [](unsigned char c) {
        return c >= 0x80 || std::isalnum(c) != 0 ||
               std::string_view("-._/+,:@%").find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (plain && !text.empty()) return text;
    std::string out = "'";
    for (const char c : text) {
        out += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return out + "'";
}

std::string skip_line(const Skip& skip, std::uint64_t count) {
    if (skip.kept)
        return fmt::format("note: {}{}\n", sanitize_line(described(skip)),
                           count > 1 ? fmt::format(" (and {} more)", count - 1) : "");
    return fmt::format("skipped {}{}\n", count > 1 ? fmt::format("{} like ", count) : "",
                       sanitize_line(described(skip)));
}

// A line for each cause, or with -v for each skip.
void print_skips(const IndexOptions& options, const SkipLog& skips) {
    constexpr std::size_t kCauses = 8;
    if (options.verbose) {
        for (const Skip& skip : skips.first()) {
            say("{}", skip_line(skip, 1));
        }
        if (skips.size() > skips.first().size())
            say("skipped {} more (--report FILE keeps them)\n",
                skips.size() - skips.first().size());
        return;
    }
    const std::vector<SkipCause> causes = skips.causes();
    const std::size_t shown = std::min(causes.size(), kCauses);
    std::uint64_t told = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        say("{}", skip_line(causes[i].first, causes[i].count));
        if (!causes[i].first.kept) told += causes[i].count;
    }
    if (told < skips.size())
        say("skipped {} more, for {} other causes\n", skips.size() - told, causes.size() - shown);
    if (skips.size() > shown) say("(-v names each, --report FILE keeps them)\n");
}

// "3 symbolic links (such as a/b), 2 hidden files or folders (.git)"
void print_passed_by(const PassedBy& passed, bool each) {
    if (each) {
        for (const std::string& name : passed.links) {
            say("passed by {} (symbolic link)\n", sanitize_line(name));
        }
        for (const std::string& name : passed.hidden) {
            say("passed by {} (hidden)\n", sanitize_line(name));
        }
        for (const std::string& name : passed.parts) {
            say("passed by {} (of a page)\n", sanitize_line(name));
        }
        return;
    }
    std::vector<std::string> parts;
    const auto add = [&](const std::vector<std::string>& names, std::string_view what) {
        if (names.empty()) return;
        parts.push_back(fmt::format("{} {}{} ({}{})", names.size(), what,
                                    names.size() == 1 ? "" : "s",
                                    names.size() == 1 ? "" : "such as ", sanitize_line(names[0])));
    };
    add(passed.links, "symbolic link");
    add(passed.hidden, "hidden name");
    add(passed.parts, "page style or script");
    if (!parts.empty()) say("passed by: {}\n", fmt::join(parts, ", "));
}

// A key that no record has keeps nothing.
void print_unkept(const IndexOptions& options) {
    if (options.reader.keys.keep.empty()) return;
    const IndexReader index(index_location(options.index));
    for (const std::string& key : options.reader.keys.keep) {
        const std::string term = hash_term(kKeptPrefix, kept_text(key, ""));
        if (!index.articles().database().term_exists(term))
            say("note: --keep: no record has '{}'\n", sanitize_line(key));
    }
}

void print_gone_roots(const IndexOptions& options, const std::vector<GoneRoot>& roots) {
    for (const GoneRoot& root : roots) {
        say("note: {} is gone, {} of its files are still in the index; this removes them:\n"
            "  dateline-index -d {} --remove {}\n",
            sanitize_line(root.path), root.files,
            sanitize_line(shell_quoted(index_location(options.index).string())),
            sanitize_line(shell_quoted(root.path)));
    }
}

void print_summary(const RunSummary& summary) {
    say("{} articles added from {} new and {} changed files, {} files unchanged{}, {}{} "
        "removed; {} in {:.2f} s\n",
        summary.articles, summary.new_files, summary.changed_files, summary.unchanged_files,
        summary.unread_before > 0
            ? fmt::format(" ({} not, or not wholly, read: --list says why)", summary.unread_before)
            : "",
        summary.moved_files > 0
            ? fmt::format("{} of them in another place than before, ", summary.moved_files)
            : "",
        summary.removed_files, human_bytes(summary.bytes), summary.seconds);
}

void print_other_options(const RunSummary& summary) {
    if (summary.read_otherwise > 0)
        say("note: {} files were read with other options before, and are read again: {}\n",
            summary.read_otherwise, sanitize_line(summary.other_options));
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
        if (summary.new_files > 0) print_passed_by(summary.passed_by, options.verbose);
        print_summary(summary);
        print_other_options(summary);
        print_gone_roots(options, summary.gone_roots);
        print_average_length(summary);
        print_unkept(options);
        if (summary.articles > 0) print_repeated_ids(options);
    }
    return summary.skips.size() == 0 ? 0 : kSomeSkipped;
}

void print_gone(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        print_out("gone\t{}\n", sanitize_line(path));
    }
}

int dry_run(const IndexOptions& options) {
    if (options.action == IndexAction::kRemove) {
        print_gone(files_to_remove(options));
        return 0;
    }
    const RunPlan plan = plan_for(options);
    static constexpr std::array<std::string_view, 4> kNames = {"unchanged", "new", "changed",
                                                               "continued"};
    for (std::size_t i = 0; i < plan.files.size(); ++i) {
        if (plan.changes[i] != FileChange::kUnchanged)
            print_out("{}\t{}\n", kNames[static_cast<std::size_t>(plan.changes[i])],
                      sanitize_line(plan.files[i].relative));
    }
    for (const auto& [from, to] : plan.moved) {
        print_out("moved\t{}\t{}\n", sanitize_line(from), sanitize_line(to));
    }
    print_gone(plan.vanished);
    return 0;
}

int run(const IndexOptions& options) {
    if (options.dry_run) return dry_run(options);
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
    return finish_run(options, update_index(options));
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
    return dateline::run_program([&] {
        const auto options = dateline::parse_index_options(argc, argv);
        return options ? dateline::run(*options) : 0;
    });
}
