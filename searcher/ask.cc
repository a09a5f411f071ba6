// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/ask.h"

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/program/output.h"
#include "common/program/program.h"
#include "common/program/sanitize.h"
#include "common/program/terminal.h"
#include "searcher/advice.h"
#include "searcher/alert.h"
#include "searcher/asked.h"
#include "searcher/output/labels.h"
#include "searcher/output/open.h"
#include "searcher/output/stream.h"
#include "searcher/query/syntax/query_error.h"
#include "searcher/results/like.h"
#include "searcher/rewording.h"
#include "searcher/saved_searches.h"

namespace dateline {
namespace {

constexpr int kNoHits = 1;

void print_notes(const std::vector<Diagnostic>& notes) {
    for (const Diagnostic& note : notes) {
        say("note: {}\n", sanitize_line(note.message));
    }
}

// One question: the query, the index that it searches, and the result. A correction replaces the
// query.
class Question {
  public:
    explicit Question(const SearchCommand& command)
        : command_(command),
          start_(std::chrono::steady_clock::now()),
          query_(command.query),
          options_(command.search) {
        options_.rare_words = true;
        if (command.timeout > 0)
            options_.compile.deadline = Deadline(std::chrono::duration<double>(command.timeout));
        // With --any the query is parsed later, with the words of the index's languages.
        if (!query_.empty() && !options_.compile.any)
            parsed_ = parse_query(query_, command.context);
    }

    int answer() {
        if (parsed_.error && !may_name_kept_keys()) return refuse();
        searcher_.emplace(addresses_of(command_), opening_of(command_));
        if (!query_.empty() && (options_.compile.any || parsed_.error))
            parsed_ = searcher_->parse(query_, command_.context, options_.compile);
        if (parsed_.error) return refuse();
        if (command_.save) save();
        if (!command_.new_since.empty()) {
            alert_.emplace(command_.new_since, searcher_->index());
            options_.after_run = alert_->seen();
        }
        try {
            if (!command_.like.empty()) ask_for_like();
            SearchResult result = search(parsed_, options_);
            correct(result);
            print(result);
            return conclude(result);
        } catch (const QueryError& error) {
            say("{}", render(error.diagnostic(), query_, "error"));
            return exit_code(error.kind());
        }
    }

  private:
    // An unknown field may be one of the index, which a query that can't be parsed doesn't need.
    bool may_name_kept_keys() const {
        try {
            return !IndexReader(addresses_of(command_), opening_of(command_))
                        .manifest()
                        .kept.empty();
        } catch (const Error&) {
            return false;
        }
    }

    int refuse() const {
        say("{}", render(*parsed_.error, query_, "error"));
        return exit_code(ErrorKind::kQuery);
    }

    // A search that uses itself, directly or indirectly, could never be run again.
    void save() {
        QueryContext others = command_.context;
        others.saved.erase(*command_.save);
        if (searcher_->parse(query_, others, options_.compile).error)
            throw Error(ErrorKind::kUsage, "--save: the query uses @" + *command_.save + " itself",
                        "save it under another name");
        save_search(*command_.save, query_);
    }

    void ask_for_like() {
        const Article article = article_like(command_.like, searcher_->index());
        parsed_.tree = like_query(article, searcher_->index(), searcher_->analyzer(),
                                  query_.empty() ? nullptr : &parsed_.tree);
    }

    SearchResult search(const ParsedQuery& query, const SearchOptions& options) {
        SearchResult result = searcher_->search(query.tree, options, command_.explain);
        result.notes.insert(result.notes.begin(), query.notes.begin(), query.notes.end());
        result.notes.insert(result.notes.begin(), command_.notes.begin(), command_.notes.end());
        return result;
    }

    std::uint64_t count(const ParsedQuery& query, bool any) {
        SearchOptions options = options_;
        if (counted_things(options.view) == "article") options.view = View::kArticles;
        options.grouping = Grouping::kNone;
        options.compile.any = any;
        options.limit = 0;
        options.offset = 0;
        options.exact_count = true;
        options.facets.clear();
        options.histogram.reset();
        return search(query, options).matches;
    }

    // What any of the words would find; 0 if that isn't another query.
    std::uint64_t count_any() {
        const bool other =
            !options_.compile.any && parsed_.tree.kind == NodeKind::kAnd && parsed_.tree.implicit;
        return other ? count(parsed_, true) : 0;
    }

    // Suggests the query with its unknown words replaced, or with names and phrases put otherwise
    // that nothing has; or searches it if `--correct` is given and nothing else was found. With few
    // hits, rare words that are likely misspelled count as unknown.
    void correct(SearchResult& result) {
        if (!command_.like.empty() || result.partial) return;
        const auto& suspect = result.matches == 0 ? result.unknown : result.rare;
        for (Correction& correction : searcher_->corrections(query_, suspect)) {
            if (accept(std::move(correction.query), result)) return;
        }
        if (result.matches > 0 || options_.compile.any || query_.empty()) return;
        missing_ = missing_parts(query_, parsed_.tree, *searcher_);
        for (std::string& query : reworded(query_, missing_)) {
            if (accept(std::move(query), result)) return;
        }
    }

    // Takes a correction that has more hits.
    bool accept(std::string query, SearchResult& result) {
        ParsedQuery corrected = searcher_->parse(query, command_.context, options_.compile);
        if (corrected.error) return false;
        const std::uint64_t matches = count(corrected, options_.compile.any);
        if (matches <= result.matches) return false;
        missing_.clear();
        if (result.matches > 0 || !command_.correct) {
            result.correction = {std::move(query), matches};
            return true;
        }
        say("note: nothing matches {}; these match: {}\n", sanitize_line(query_),
            sanitize_line(query));
        parsed_ = std::move(corrected);
        query_ = std::move(query);
        result = search(parsed_, options_);
        return true;
    }

    void print(const SearchResult& result) {
        if (!command_.quiet) {
            print_notes(result.notes);
            if (::isatty(STDERR_FILENO) != 0) print_notes(parsed_.weights);
        }
        if (command_.explain != Explain::kNothing) say("{}", sanitize(result.explanation));
        if (!command_.open) {
            print_output(result);
        } else if (!result.hits.empty()) {
            open_article(result.hits[0], command_.output);
        } else if (!result.quotes.empty()) {
            open_quotation(result.quotes[0]);
        }
    }

    // Its article, with its words marked.
    void open_quotation(const QuoteHit& quote) {
        Node id = node_of(NodeKind::kExact, quote.article().id, {});
        id.field = find_field("id");
        SearchOptions options = options_;
        options.view = View::kArticles;
        options.grouping = Grouping::kNone;
        options.offset = 0;
        SearchResult articles = searcher_->search(id, options);
        if (articles.hits.empty()) return;
        articles.hits[0].matches = quote.fragments;
        open_article(articles.hits[0], command_.output);
    }

    void print_output(const SearchResult& result) const {
        OutputOptions output = command_.output;
        output.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
        if (command_.count_only) {
            write_output(fmt::format("{}\n", result.distinct.value_or(result.matches)));
        } else {
            const bool pretty = output.format == Format::kPretty;
            if (pretty && (command_.pager == Auto::kAlways ||
                           (command_.pager == Auto::kAuto && output_is_terminal())))
                start_pager();
            write_output(format_head(output, false));
            write_output(format_answer({"", query_, &result, options_.offset}, output));
            if (output.format == Format::kHtml) write_output(format_tail(output));
        }
        flush_output();
        finish_pager();
    }

    // A question that was searched as words.
    void suggest_question(const SearchResult& result) {
        if (result.view != View::kArticles || !command_.like.empty()) return;
        const auto asked = read_asked(query_);
        if (!asked) return;
        const ParsedQuery parsed =
            searcher_->parse(asked->query, command_.context, CompileOptions());
        if (parsed.error) return;
        SearchOptions options;
        options.view = asked->view;
        options.limit = 0;
        options.exact_count = true;
        const std::uint64_t matches = searcher_->search(parsed.tree, options).matches;
        say("hint: --ask reads it as a question: {} ({})\n", sanitize_line(typed_form(*asked)),
            counted(matches, counted_things(asked->view)));
    }

    // Words that stand only in lines that are not the story.
    void suggest_marked_lines(const SearchResult& result) {
        if (result.view != View::kArticles || !command_.like.empty() || result.correction) return;
        // Over servers, no phrase can stand in an OR.
        const auto wider =
            searcher_->index().is_remote() ? std::nullopt : with_marked_lines(parsed_.tree);
        if (!wider) return;
        ParsedQuery parsed;
        parsed.tree = *wider;
        const std::uint64_t matches = count(parsed, options_.compile.any);
        if (matches > 0)
            say("hint: with lines that are not the story (links, notes, boilerplate), {}: {}\n",
                counted(matches, "article"), sanitize_line(dateline::print(*wider)));
    }

    CountPart count_part() {
        return [this](const Node& part) {
            ParsedQuery parsed;
            parsed.tree = part;
            return count(parsed, options_.compile.any);
        };
    }

    // Whether nothing was said yet of why there are no hits.
    bool explains_nothing(const SearchResult& result) const {
        return result.unknown.empty() && !result.correction && missing_.empty() &&
               command_.like.empty();
    }

    // Formats that give no total, in which a script would take ten hits for all.
    bool hides_rest() const {
        const Format format = command_.output.format;
        const bool tells = format == Format::kPretty || format == Format::kHtml ||
                           format == Format::kJson || format == Format::kTrec;
        return command_.usual_limit && !command_.count_only && !command_.open && !tells &&
               options_.view != View::kCounts;
    }

    void advise_on_hits(const SearchResult& result) {
        if (hides_rest()) tell_rest(result, options_.limit, options_.view);
        // Over servers, quotations and articles can't be joined.
        const bool counts = !searcher_->index().is_remote() && command_.like.empty() &&
                            options_.view != View::kCounts && !command_.open;
        if (!counts) return;
        if (options_.sort != SortOrder::kRelevance && !command_.count_only)
            tell_undated(parsed_.tree, options_.view, count_part());
        tell_dateless(parsed_.tree, options_.view, count_part());
    }

    void advise(const SearchResult& result) {
        if (result.matches == 0) {
            advise_on_no_hits(result, options_.view, *searcher_, [this] { return count_any(); });
            tell_missing_parts(query_, missing_);
            if (explains_nothing(result) && !searcher_->index().is_remote())
                tell_lone_parts(parsed_.tree, options_.view, count_part());
            suggest_marked_lines(result);
            suggest_question(result);
            return;
        }
        advise_on_hits(result);
        if (!options_.compile.any) tell_unknown_words(result, *searcher_);
        tell_correction(result, options_.view);
        suggest_question(result);
        if (command_.output.format == Format::kPaths && !command_.open) tell_shared_files(result);
    }

    // Says what the answer lacks and what else to ask. Returns the exit status.
    int conclude(const SearchResult& result) {
        if (command_.open && result.size() == 0 && result.matches > 0) {
            say("error: there are {}, none has the number {}\n", counted(result.matches, "hit"),
                *command_.open);
            return kNoHits;
        }
        if (alert_ && !result.partial) alert_->finish(result);
        for (const std::string& name : result.missing) {
            say("note: {} doesn't answer: what it has is missing\n", sanitize_line(name));
        }
        if (result.partial) {
            say("note: --timeout ended the search: these are not all\n");
            return exit_code(ErrorKind::kLimit);
        }
        if (!command_.quiet) advise(result);
        if (!result.missing.empty()) return exit_code(ErrorKind::kLimit);
        return result.matches > 0 ? 0 : kNoHits;
    }

    const SearchCommand& command_;
    std::chrono::steady_clock::time_point start_;
    std::string query_;
    SearchOptions options_;
    ParsedQuery parsed_;
    std::vector<MissingPart> missing_;  // by which no correction finds more
    std::optional<Searcher> searcher_;
    std::optional<Alert> alert_;
};

}  // namespace

int ask(const SearchCommand& command) {
    return Question(command).answer();
}

}  // namespace dateline
