// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/ask.h"

#include <chrono>
#include <cstdio>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/index/manifest.h"
#include "common/program/output.h"
#include "common/program/program.h"
#include "common/program/sanitize.h"
#include "common/program/terminal.h"
#include "searcher/new_since.h"
#include "searcher/output/labels.h"
#include "searcher/output/open.h"
#include "searcher/output/stream.h"
#include "searcher/query/syntax/query_error.h"
#include "searcher/results/like.h"
#include "searcher/results/suggestions/suggest.h"
#include "searcher/saved_searches.h"

namespace dateline {
namespace {

constexpr int kNoHits = 1;

void print_notes(const std::vector<Diagnostic>& notes) {
    for (const Diagnostic& note : notes) {
        say("note: {}\n", sanitize_line(note.message));
    }
}

// One question: the query, the index that it searches, and the result.
class Question {
  public:
    explicit Question(SearchCommand& command)
        : command_(command), start_(std::chrono::steady_clock::now()) {
        // With --any the query is parsed later, with the words of the index's languages.
        if (!command.query.empty() && !command.search.compile.any)
            parsed_ = parse_query(command.query, command.context);
        if (command.timeout > 0)
            command.search.compile.deadline =
                Deadline(std::chrono::duration<double>(command.timeout));
    }

    int answer() {
        if (parsed_.error) return refuse();
        searcher_.emplace(addresses_of(command_), opening_of(command_));
        command_.search.rare_words = true;
        if (!command_.query.empty() && command_.search.compile.any)
            parsed_ = searcher_->parse(command_.query, command_.context, command_.search.compile);
        if (parsed_.error) return refuse();
        if (command_.save) save();
        if (!command_.new_since.empty()) begin_alert();
        try {
            if (!command_.like.empty()) ask_for_like();
            SearchResult result = search(parsed_, command_.search);
            correct(result);
            return print(result);
        } catch (const QueryError& error) {
            say("{}", render(error.diagnostic(), command_.query, "error"));
            return exit_code(error.kind());
        }
    }

  private:
    int refuse() const {
        say("{}", render(*parsed_.error, command_.query, "error"));
        return exit_code(ErrorKind::kQuery);
    }

    // A search that uses itself, directly or indirectly, could never be run again.
    void save() {
        QueryContext others = command_.context;
        others.saved.erase(*command_.save);
        if (searcher_->parse(command_.query, others, command_.search.compile).error)
            throw Error(ErrorKind::kUsage, "--save: the query uses @" + *command_.save + " itself",
                        "save it under another name");
        save_search(*command_.save, command_.query);
    }

    std::uint32_t last_run() { return searcher_->index().manifest().next_run - 1; }

    // The state is written before the search, so that a failure to write it is reported in time.
    void begin_alert() {
        if (searcher_->index().is_remote())
            throw Error(ErrorKind::kUsage, "--new-since doesn't work over a server",
                        "search where the index is");
        std::uint32_t seen = read_state(command_.new_since);
        if (seen > last_run()) {
            say("note: the index was built anew since the last search: all of it is new\n");
            seen = 0;
        }
        write_state(command_.new_since, seen);
        command_.search.after_run = seen;
    }

    void end_alert(const SearchResult& result) {
        if (!result.hits.empty() && result.hits.size() < result.matches)
            say("note: {} are new, {} of them shown; none of them will be new again\n",
                result.matches, result.hits.size());
        write_state(command_.new_since, last_run());
    }

    void ask_for_like() {
        const Article article = article_like(command_.like, searcher_->index());
        parsed_.tree = like_query(article, searcher_->index(), searcher_->analyzer(),
                                  command_.query.empty() ? nullptr : &parsed_.tree);
    }

    SearchResult search(const ParsedQuery& query, const SearchOptions& options) {
        return searcher_->search(query.tree, options, command_.explain);
    }

    std::uint64_t count(const ParsedQuery& query, bool any) {
        SearchOptions options = command_.search;
        if (counted_things() == "article") options.view = View::kArticles;
        options.grouping = Grouping::kNone;
        options.compile.any = any;
        options.limit = 0;
        options.offset = 0;
        options.exact_count = true;
        options.facets.clear();
        options.histogram.reset();
        return search(query, options).matches;
    }

    bool counts_quotations() const { return command_.search.view == View::kQuotes; }

    std::string_view counted_things() const {
        if (command_.search.view == View::kSpeakers) return "speaker";
        return counts_quotations() ? "quotation" : "article";
    }

    // Suggests the query with its unknown words replaced, or searches it if `--correct` is given
    // and nothing else was found. With few hits, rare words that are likely misspelled count as
    // unknown.
    void correct(SearchResult& result) {
        if (!command_.like.empty() || result.partial) return;
        const auto& suspect = result.matches == 0 ? result.unknown : result.rare;
        for (Correction& correction : searcher_->corrections(command_.query, suspect)) {
            ParsedQuery corrected =
                searcher_->parse(correction.query, command_.context, command_.search.compile);
            if (corrected.error) continue;
            correction.matches = count(corrected, command_.search.compile.any);
            if (correction.matches <= result.matches) continue;
            if (result.matches > 0 || !command_.correct) {
                result.correction = std::move(correction);
                return;
            }
            say("note: nothing matches {}; these match: {}\n", sanitize_line(command_.query),
                sanitize_line(correction.query));
            parsed_ = std::move(corrected);
            command_.query = correction.query;
            result = search(parsed_, command_.search);
            return;
        }
    }

    int print(const SearchResult& result) {
        command_.output.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
        if (::isatty(STDERR_FILENO) != 0) {
            print_notes(command_.notes);
            print_notes(parsed_.notes);
        }
        print_notes(parsed_.warnings);
        print_notes(result.notes);
        if (command_.explain != Explain::kNothing) say("{}", sanitize(result.explanation));
        if (!command_.open) {
            print_output(result);
        } else if (!result.hits.empty()) {
            open_article(result.hits[0]);
        } else if (result.matches > 0) {
            say("error: there are {}, none has the number {}\n", counted(result.matches, "hit"),
                *command_.open);
            return kNoHits;
        }
        if (!command_.new_since.empty() && !result.partial) end_alert(result);
        for (const std::string& name : result.missing) {
            say("note: {} doesn't answer: what it has is missing\n", sanitize_line(name));
        }
        if (result.partial) {
            say("note: --timeout ended the search: these are not all\n");
            return exit_code(ErrorKind::kLimit);
        }
        if (result.matches > 0)
            tell_correction(result);
        else
            explain_no_hits(result);
        if (!result.missing.empty()) return exit_code(ErrorKind::kLimit);
        return result.matches > 0 ? 0 : kNoHits;
    }

    void print_output(const SearchResult& result) const {
        if (command_.count_only) {
            write_output(fmt::format("{}\n", result.matches));
        } else {
            const bool pretty = command_.output.format == Format::kPretty;
            if (pretty && (command_.pager == Auto::kAlways ||
                           (command_.pager == Auto::kAuto && output_is_terminal())))
                start_pager();
            write_output(format_head(command_.output, false));
            write_output(format_answer({"", command_.query, &result, command_.search.offset},
                                       command_.output));
            if (command_.output.format == Format::kHtml) write_output(format_tail(command_.output));
        }
        flush_output();
        finish_pager();
    }

    void tell_correction(const SearchResult& result) const {
        if (!result.correction) return;
        say("did you mean: {}   ({}{})\n", sanitize_line(result.correction->query),
            counted(result.correction->matches, counted_things()),
            result.matches == 0 ? "; --correct searches for it" : "");
    }

    // Suggests what to try if nothing was found: the words that no article contains and their
    // neighbours in the index, the query with these neighbours, and what any of the words would
    // find.
    void explain_no_hits(const SearchResult& result) {
        if ((result.view == View::kQuotes || result.view == View::kSpeakers) &&
            result.searched == 0)
            say("the index has no quotations (were its articles indexed with --no-quotes?)\n");
        constexpr std::size_t kTold = 5;
        std::size_t told = 0;
        for (const UnknownWord& word : result.unknown) {
            if (told++ == kTold) {
                say("and {} more words that no article contains\n", result.unknown.size() - kTold);
                break;
            }
            say("no article contains '{}'{}\n", sanitize_line(word.word),
                sanitize_line(neighbours(word.word)));
        }
        tell_correction(result);
        if (command_.search.compile.any || parsed_.tree.kind != NodeKind::kAnd ||
            !parsed_.tree.implicit)
            return;
        if (const std::uint64_t matches = count(parsed_, true); matches > 0)
            say("hint: --any would find {} with any of the words\n",
                counted(matches, counted_things()));
    }

    std::string neighbours(const std::string& word) {
        std::vector<std::string> near;
        const std::string form = word.substr(word.find(':') + 1);  // without a field
        for (const Suggestion& suggestion : searcher_->suggestions(form, 3)) {
            near.push_back(
                fmt::format("{} ({})", suggestion.form, counted(suggestion.articles, "article")));
        }
        return near.empty() ? "" : fmt::format("; did you mean {}?", fmt::join(near, ", "));
    }

    SearchCommand& command_;
    std::chrono::steady_clock::time_point start_;
    ParsedQuery parsed_;
    std::optional<Searcher> searcher_;
};

}  // namespace

int ask(SearchCommand& command) {
    return Question(command).answer();
}

}  // namespace dateline
