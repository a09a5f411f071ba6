// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <fstream>

#include <fmt/format.h>

#include "common/base/error.h"
#include "searcher/query/syntax/parser.h"
#include "searcher/results/search.h"

/// Times each query of a batch file inside one process: dateline-bench INDEX BATCH PASSES SNIPPETS
/// [words] With "words", articles are ranked by their words alone, without passages.
/// Prints queries per second, and the median and 99th percentile of one query in microseconds, all
/// of the last pass.
int main(int argc, char** argv) {
    using namespace dateline;
    if (argc < 5) return 2;
    try {
        Searcher searcher(argv[1]);
        SearchOptions options;
        options.snippets = std::stoul(argv[4]);
        options.passages = argc < 6;
        std::vector<ParsedQuery> queries;
        std::ifstream in(argv[2]);
        for (std::string line; std::getline(in, line);) {
            queries.push_back(parse_query(line.substr(line.find('\t') + 1)));
        }
        std::vector<double> times;
        for (int pass = 0; pass < std::stoi(argv[3]); ++pass) {
            times.clear();
            for (const ParsedQuery& query : queries) {
                const auto start = std::chrono::steady_clock::now();
                if (!query.error) searcher.search(query.tree, options);
                times.push_back(std::chrono::duration<double, std::micro>(
                                    std::chrono::steady_clock::now() - start)
                                    .count());
            }
        }
        double sum = 0;
        for (const double time : times) {
            sum += time;
        }
        std::ranges::sort(times);
        fmt::print("{:.0f}\t{:.0f}\t{:.0f}\n", static_cast<double>(times.size()) * 1e6 / sum,
                   times[times.size() / 2], times[times.size() * 99 / 100]);
        return 0;
    } catch (const Error& error) {
        fmt::print(stderr, "error: {}\n", error.what());
        return 3;
    }
}
