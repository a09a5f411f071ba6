// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/batch.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/index/manifest.h"
#include "common/program/output.h"
#include "common/program/program.h"
#include "common/program/sanitize.h"
#include "common/text/text.h"
#include "searcher/output/stream.h"
#include "searcher/query/syntax/query_error.h"

namespace dateline {
namespace {

// Queries whose words are asked for in one round trip to servers; shared among the workers.
constexpr std::size_t kAskedTogether = 64;

struct BatchQuery {
    std::uint64_t number = 0;
    std::uint64_t line = 0;
    std::string id;
    std::string text;
    ParsedQuery parsed;
};

// The result of a query: text for standard output, messages for standard error.
struct BatchAnswer {
    std::string output;
    std::string errors;
    bool found = false;
    bool bad = false;
    bool partial = false;
};

class QueryFile {
  public:
    explicit QueryFile(const std::string& path) {
        if (path == "-") return;
        file_.open(path);
        std::error_code ignored;
        if (!file_ || std::filesystem::is_directory(path, ignored))
            throw Error(ErrorKind::kUsage, "can't read the batch " + path);
    }

    std::optional<BatchQuery> next(const std::string& path) {
        std::istream& in = path == "-" ? std::cin : file_;
        for (std::string line; std::getline(in, line);) {
            if (++line_ == 1) refuse_utf16(line);
            if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
            if (!line.empty() && line.back() == '\r') line.pop_back();
            // "#metoo" is a query.
            if (trim(line).empty() || line == "#" || line.starts_with("# ")) continue;
            const std::size_t tab = line.find('\t');
            const bool named = tab != std::string::npos && tab > 0;
            BatchQuery query{taken_++,
                             line_,
                             named ? line.substr(0, tab) : std::to_string(line_),
                             tab == std::string::npos ? line : line.substr(tab + 1),
                             {}};
            tell_repeated(query);
            return query;
        }
        return std::nullopt;
    }

  private:
    // Programs that read the answers would take two queries for one.
    void tell_repeated(const BatchQuery& query) {
        const auto [known, fresh] = lines_.try_emplace(query.id, query.line);
        if (!fresh)
            say("note: line {}: the id '{}' is that of line {} too\n", query.line,
                sanitize_line(query.id), known->second);
    }

    static void refuse_utf16(std::string_view line) {
        if (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF") ||
            line.find('\0') != std::string_view::npos)
            throw Error(ErrorKind::kUsage, "the batch is in UTF-16",
                        "convert it: iconv -f UTF-16 -t UTF-8");
    }

    std::map<std::string, std::uint64_t> lines_;  // by id
    std::ifstream file_;
    std::uint64_t line_ = 0;
    std::uint64_t taken_ = 0;
};

void add_notes(const SearchResult& result, const std::string& where, BatchAnswer& answer) {
    for (const Diagnostic& note : result.notes) {
        answer.errors += fmt::format("{}note: {}\n", where, sanitize_line(note.message));
    }
    for (const UnknownWord& word : result.unknown) {
        answer.errors +=
            fmt::format("{}note: no article contains '{}'\n", where, sanitize_line(word.word));
    }
}

// Says why a query has no answer: on standard error, and where the output takes it.
void refuse(const Diagnostic& error,
            const BatchQuery& query,
            const SearchCommand& command,
            BatchAnswer& answer) {
    answer.errors = fmt::format("line {}: {}", query.line, render(error, query.text, "error"));
    const Format format = command.output.format;
    if (command.count_only || (format != Format::kJson && format != Format::kJsonLines)) return;
    SearchResult none;
    none.view = command.search.view;
    none.error = error;
    answer.output =
        format_answer({query.id, query.text, &none, command.search.offset}, command.output);
}

BatchAnswer answer_query(Searcher& searcher,
                         const BatchQuery& query,
                         const SearchCommand& command) {
    BatchAnswer answer;
    const ParsedQuery& parsed = query.parsed;
    const std::string where = fmt::format("line {}: ", query.line);
    if (parsed.error) {
        refuse(*parsed.error, query, command, answer);
        answer.bad = true;
        return answer;
    }
    try {
        SearchOptions options = command.search;
        if (command.timeout > 0)
            options.compile.deadline = Deadline(std::chrono::duration<double>(command.timeout));
        SearchResult result = searcher.search(parsed.tree, options, command.explain);
        result.notes.insert(result.notes.begin(), parsed.notes.begin(), parsed.notes.end());
        if (command.count_only)
            answer.output = fmt::format("{}\t{}\n", sanitize_line(query.id), result.matches);
        else
            answer.output = format_answer({query.id, query.text, &result, command.search.offset},
                                          command.output);
        if (!command.quiet) add_notes(result, where, answer);
        if (command.explain != Explain::kNothing)
            answer.errors += where + sanitize(result.explanation);
        answer.found = result.matches > 0;
        answer.partial = result.partial;
        if (result.partial) answer.errors += where + "note: --timeout ended the search\n";
        for (const std::string& name : result.missing) {
            answer.errors += fmt::format("{}note: {} doesn't answer\n", where, sanitize_line(name));
            answer.partial = true;
        }
    } catch (const QueryError& error) {
        refuse(error.diagnostic(), query, command, answer);
        answer.partial = error.kind() == ErrorKind::kLimit;
        answer.bad = !answer.partial;
    }
    return answer;
}

// Prints answers in the order of their queries; keeps those that come too early.
class OrderedOutput {
  public:
    OrderedOutput(bool array) : array_(array) {}

    void put(std::uint64_t number, BatchAnswer answer) {
        const std::lock_guard lock(mutex_);
        waiting_.emplace(number, std::move(answer));
        for (auto at = waiting_.find(next_); at != waiting_.end(); at = waiting_.find(++next_)) {
            print(at->second);
            waiting_.erase(at);
        }
        room_.notify_all();
    }

    /// Keeps fast workers from running too far ahead of the output.
    void wait_for_turn(std::uint64_t number) {
        constexpr std::uint64_t kAhead = 256;
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return number < next_ + kAhead || stopped_; });
    }

    void stop() {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        room_.notify_all();
    }

    bool found() const { return found_; }
    bool bad() const { return bad_; }
    bool partial() const { return partial_; }

  private:
    void print(const BatchAnswer& answer) {
        if (array_ && !answer.output.empty()) write_output(first_ ? "" : ",");
        first_ = first_ && answer.output.empty();
        write_output(answer.output);
        if (!answer.errors.empty()) say("{}", answer.errors);
        found_ = found_ || answer.found;
        bad_ = bad_ || answer.bad;
        partial_ = partial_ || answer.partial;
    }

    bool array_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::map<std::uint64_t, BatchAnswer> waiting_;
    std::uint64_t next_ = 0;
    bool first_ = true;
    bool stopped_ = false;
    bool found_ = false;
    bool bad_ = false;
    bool partial_ = false;
};

class BatchRun {
  public:
    explicit BatchRun(const SearchCommand& command)
        : command_(command),
          file_(command.batch),
          output_(command.output.format == Format::kJson && !command.count_only) {}

    int run() {
        if (!command_.count_only) write_output(format_head(command_.output, true));
        std::vector<std::thread> threads;
        for (unsigned i = 1; i < command_.jobs; ++i) {
            threads.emplace_back([this] { work(); });
        }
        work();
        for (std::thread& thread : threads) {
            thread.join();
        }
        if (failure_) std::rethrow_exception(failure_);
        if (!command_.count_only) write_output(format_tail(command_.output));
        if (output_.bad()) return 2;
        if (output_.partial()) return exit_code(ErrorKind::kLimit);
        return output_.found() ? 0 : 1;
    }

  private:
    void work() {
        try {
            Searcher searcher(addresses_of(command_), opening_of(command_));
            while (true) {
                std::vector<BatchQuery> queries = take(together(searcher));
                if (queries.empty()) break;
                read(queries, searcher);
                for (const BatchQuery& query : queries) {
                    output_.wait_for_turn(query.number);
                    output_.put(query.number, answer_query(searcher, query, command_));
                }
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            output_.stop();
        }
    }

    // How many queries a worker takes at once. A writer into a pipe may wait for each answer before
    // the next query.
    std::size_t together(const Searcher& searcher) const {
        std::error_code ignored;
        if (!searcher.index().is_remote() ||
            !std::filesystem::is_regular_file(command_.batch, ignored))
            return 1;
        return std::max<std::size_t>(kAskedTogether / command_.jobs, 1);
    }

    void read(std::vector<BatchQuery>& queries, Searcher& searcher) const {
        std::vector<const Node*> trees;
        for (BatchQuery& query : queries) {
            query.parsed = searcher.parse(query.text, command_.context, command_.search.compile);
            if (!query.parsed.error) trees.push_back(&query.parsed.tree);
        }
        if (trees.size() > 1) searcher.ask_ahead(trees, command_.search);
    }

    // The next queries, at most `most`.
    std::vector<BatchQuery> take(std::size_t most) {
        const std::lock_guard lock(mutex_);
        std::vector<BatchQuery> queries;
        while (!failure_ && queries.size() < most) {
            std::optional<BatchQuery> query = file_.next(command_.batch);
            if (!query) break;
            queries.push_back(std::move(*query));
        }
        return queries;
    }

    const SearchCommand& command_;
    QueryFile file_;
    OrderedOutput output_;
    std::mutex mutex_;
    std::exception_ptr failure_;
};

}  // namespace

int run_batch(const SearchCommand& command) {
    return BatchRun(command).run();
}

}  // namespace dateline
