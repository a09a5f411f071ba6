// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <random>
#include <set>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "common/base/error.h"
#include "searcher/query/syntax/parser.h"
#include "searcher/results/search.h"
#include "tests/support.h"

/// Four searchers at the same time as an indexer that publishes, deletes and merges as fast as it
/// can:
/// dateline-bench-readers SECONDS [ARTICLES [SHARDS]]
/// Every answer is checked. Prints the number of queries, wrong answers and errors, and the median,
/// 99th percentile and longest time of a query in milliseconds, alone and with the indexer. Exits
/// with 1 if anything was wrong.
namespace dateline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kSearchers = 4;
constexpr int kChanging = 200;  // articles that are added, changed and removed

// A unique word that stemming doesn't change.
std::string word_of(int article) {
    std::string word = "q";
    for (; article > 0; article /= 20) {
        word += "bcdfghjklmnpqrstvwxz"[article % 20];
    }
    return word + "ux";
}

std::string story(int article, int version) {
    std::string out = fmt::format(
        "Harbour story {0}\n\nShips of the {0} line came back to the old harbour on Friday.\n\n"
        "\"We waited for {0} a long time,\" said Ana Reyes, the harbour master.\n",
        word_of(article));
    std::mt19937 random(static_cast<unsigned>(article * 7919 + version));
    for (int i = 0; i < 150; ++i) {
        out += fmt::format(" {}", word_of(static_cast<int>(100'000 + random() % 3000)));
    }
    return out + ".\n";
}

// One searcher's results, or the sum of several.
struct Tally {
    std::vector<double> milliseconds;
    std::uint64_t wrong = 0;
    std::uint64_t errors = 0;
};

class World {
  public:
    World(int fixed, int shards) : fixed_(fixed) {
        for (int i = 0; i < fixed + kChanging; ++i) {
            write(i, 0);
        }
        index({"--shards", std::to_string(shards), news()});
    }

    // One searcher's share of the work, until `end`.
    Tally search_until(Clock::time_point end, unsigned seed) const {
        Tally tally;
        std::mt19937 random(seed);
        auto searcher = std::make_unique<Searcher>(dir_ / "idx");
        while (Clock::now() < end) {
            const auto start = Clock::now();
            try {
                // Half of them open the index for each query, like a program that is started anew.
                if (seed % 2 == 0) searcher = std::make_unique<Searcher>(dir_ / "idx");
                tally.wrong += is_right(*searcher, random) ? 0 : 1;
            } catch (const Error& error) {
                if (tally.errors++ == 0) fmt::print(stderr, "error: {}\n", error.what());
            }
            tally.milliseconds.push_back(
                std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        }
        return tally;
    }

    Tally search_for(double seconds) const {
        const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                            std::chrono::duration<double>(seconds));
        std::vector<Tally> tallies(kSearchers);
        std::vector<std::thread> threads;
        for (unsigned i = 0; i < kSearchers; ++i) {
            threads.emplace_back([&, i] { tallies[i] = search_until(end, i); });
        }
        Tally sum;
        for (unsigned i = 0; i < kSearchers; ++i) {
            threads[i].join();
            sum.milliseconds.insert(sum.milliseconds.end(), tallies[i].milliseconds.begin(),
                                    tallies[i].milliseconds.end());
            sum.wrong += tallies[i].wrong;
            sum.errors += tallies[i].errors;
        }
        std::ranges::sort(sum.milliseconds);
        return sum;
    }

    // Changes, adds and removes articles, and indexes them with the real program; returns the
    // number of runs.
    int write_until(const std::atomic<bool>& done) {
        std::mt19937 random(1);
        int runs = 0;
        for (int version = 1; !done; ++version) {
            for (int i = 0; i < 20; ++i) {
                const int article = fixed_ + static_cast<int>(random() % kChanging);
                if (random() % 3 == 0)
                    fs::remove(path(article));
                else
                    write(article, version);
            }
            index({version % 20 == 0 ? "--compact" : news()});
            ++runs;
        }
        return runs;
    }

  private:
    fs::path path(int article) const { return dir_.path() / "news" / name(article); }
    static std::string name(int article) { return fmt::format("{}.txt", article); }
    void write(int article, int version) const {
        dir_.write("news/" + name(article), story(article, version));
    }

    std::string news() const { return (dir_ / "news").string(); }

    void index(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"-d", (dir_ / "idx").string(), "-q"});
        const test::Ran ran = test::run_index(arguments);
        if (ran.status != 0) fmt::print(stderr, "indexer: {} {}\n", ran.status, ran.err);
    }

    bool is_right(Searcher& searcher, std::mt19937& random) const {
        const int article = static_cast<int>(random() % static_cast<unsigned>(fixed_ + kChanging));
        const std::string word = word_of(article);
        SearchOptions options;
        switch (random() % 4) {
            case 0:
                return is_it(searcher, word, article, options);
            case 1:
                return is_it(searcher, "\"of the " + word + "\" line", article, options);
            case 2:
                options.view = View::kQuotes;
                return is_it(searcher, "quote:" + word + " speaker:reyes", article, options);
            default:
                return holds_all(searcher);
        }
    }

    // Found once if it is never changed, at most once if it is added and removed.
    bool is_it(Searcher& searcher,
               const std::string& query,
               int article,
               const SearchOptions& options) const {
        const SearchResult result = searcher.search(parse_query(query).tree, options);
        if (result.size() != (article < fixed_ ? 1U : std::min<std::size_t>(result.size(), 1)))
            return false;
        for (const Hit& hit : result.hits) {
            if (hit.article.path != name(article)) return false;
        }
        return true;
    }

    bool holds_all(Searcher& searcher) const {
        SearchOptions options;
        options.exact_count = true;
        const SearchResult result = searcher.search(parse_query("harbour ships").tree, options);
        std::set<std::string> seen;
        for (const Hit& hit : result.hits) {
            if (!seen.insert(hit.article.path).second) return false;
        }
        return result.exact && result.matches >= static_cast<std::uint64_t>(fixed_) &&
               result.matches <= static_cast<std::uint64_t>(fixed_ + kChanging);
    }

    test::TempDir dir_;
    int fixed_;
};

void print(const char* when, const Tally& tally) {
    const std::vector<double>& times = tally.milliseconds;
    fmt::print("{}\t{} queries\t{} wrong\t{} errors\tp50 {:.2f}\tp99 {:.2f}\tlongest {:.2f} ms\n",
               when, times.size(), tally.wrong, tally.errors, times[times.size() / 2],
               times[times.size() * 99 / 100], times.back());
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
    using namespace dateline;
    if (argc < 2) return 2;
    const double seconds = std::stod(argv[1]);
    World world(argc > 2 ? std::stoi(argv[2]) : 2000, argc > 3 ? std::stoi(argv[3]) : 1);
    const Tally quiet = world.search_for(seconds / 10);
    print("quiet", quiet);
    std::atomic<bool> done = false;
    int runs = 0;
    std::thread writer([&] { runs = world.write_until(done); });
    const Tally busy = world.search_for(seconds);
    done = true;
    writer.join();
    print("busy", busy);
    fmt::print("runs of the indexer: {}\n", runs);
    return quiet.wrong + quiet.errors + busy.wrong + busy.errors == 0 ? 0 : 1;
}
