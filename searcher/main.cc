// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <cstdio>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "common/error.h"
#include "common/manifest.h"
#include "common/output.h"
#include "common/program.h"
#include "common/sanitize.h"
#include "common/terminal.h"
#include "searcher/batch.h"
#include "searcher/help.h"
#include "searcher/options.h"
#include "searcher/output/stream.h"
#include "searcher/results/like.h"
#include "searcher/results/suggest.h"

namespace dateline {
namespace {

constexpr int kNoHits = 1;

// What to try when nothing was found: which words no article holds, and their neighbours in the
// index.
void explain_no_hits(Searcher& searcher,
                     const SearchResult& result,
                     const Node& tree,
                     const SearchCommand& command) {
    if (result.view != View::kArticles && result.searched == 0)
        say("the index holds no quotations (were its articles indexed with --no-quotes?)\n");
    for (const std::string& word : result.unknown) {
        std::vector<std::string> near;
        const std::string form = word.substr(word.find(':') + 1);  // without a field
        for (const Suggestion& suggestion : suggest_words(searcher.index(), form, 3)) {
            near.push_back(fmt::format("{} ({} article{})", suggestion.form, suggestion.articles,
                                       suggestion.articles == 1 ? "" : "s"));
        }
        const std::string hint =
            near.empty() ? "" : fmt::format("; did you mean {}?", fmt::join(near, ", "));
        say("no article holds '{}'{}\n", sanitize_line(word), sanitize_line(hint));
    }
    if (command.search.compile.any || tree.kind != NodeKind::kAnd || !tree.implicit) return;
    SearchOptions any = command.search;
    any.compile.any = true;
    any.limit = 0;
    any.offset = 0;
    any.exact_count = true;
    const std::uint64_t matches = searcher.search(tree, any).matches;
    if (matches > 0)
        say("hint: --any would find {} article{} with any of the words\n", matches,
            matches == 1 ? "" : "s");
}

void print_notes(const std::vector<Diagnostic>& notes) {
    for (const Diagnostic& note : notes) {
        say("note: {}\n", sanitize_line(note.message));
    }
}

int print_result(Searcher& searcher,
                 const ParsedQuery& parsed,
                 SearchCommand& command,
                 const SearchResult& result) {
    if (::isatty(STDERR_FILENO) != 0) print_notes(parsed.notes);
    print_notes(result.notes);
    if (command.explain) say("{}", sanitize(result.explanation));
    if (command.count_only) {
        write_output(fmt::format("{}\n", result.matches));
    } else {
        const bool pretty = command.output.format == Format::kPretty;
        if (pretty && (command.pager == Auto::kAlways ||
                       (command.pager == Auto::kAuto && output_is_terminal())))
            start_pager();
        write_output(format_head(command.output, false));
        write_output(
            format_answer({"", command.query, &result, command.search.offset}, command.output));
    }
    flush_output();
    finish_pager();
    if (result.partial) {
        say("note: --timeout ended the search: these are not all\n");
        return exit_code(ErrorKind::kLimit);
    }
    if (result.matches > 0) return 0;
    explain_no_hits(searcher, result, parsed.tree, command);
    return kNoHits;
}

int run_search(SearchCommand& command) {
    const auto start = std::chrono::steady_clock::now();
    ParsedQuery parsed;
    if (!command.query.empty()) parsed = parse_query(command.query, command.context);
    if (parsed.error) {
        say("{}", render(*parsed.error, command.query, "error"));
        return 2;
    }
    Searcher searcher(index_location(command.index));
    if (!command.like.empty()) {
        const Article article = article_like(command.like, searcher.index());
        parsed.tree = like_query(article, searcher.index(), searcher.analyzer(),
                                 command.query.empty() ? nullptr : &parsed.tree);
    }
    try {
        if (command.timeout > 0)
            command.search.compile.deadline =
                Deadline(std::chrono::duration<double>(command.timeout));
        const SearchResult result = searcher.search(parsed.tree, command.search, command.explain);
        command.output.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return print_result(searcher, parsed, command, result);
    } catch (const QueryError& error) {
        say("{}", render(error.diagnostic(), command.query, "error"));
        return exit_code(error.kind());
    }
}

int run(SearchCommand command) {
    switch (command.action) {
        case SearchAction::kFieldsHelp:
            write_output(fields_help());
            break;
        case SearchAction::kSyntax:
            write_output(syntax_help());
            break;
        case SearchAction::kBatch: {
            const int status = run_batch(command);
            flush_output();
            return status;
        }
        case SearchAction::kSearch:
            return run_search(command);
    }
    flush_output();
    return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
    return dateline::run_program(
        [&] { return dateline::run(dateline::parse_search_command(argc, argv)); });
}
