// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/check.h"
#include "indexer/run.h"
#include "searcher/query/parser.h"
#include "searcher/results/search.h"
#include "tests/catch.h"
#include "tests/support.h"

// An indexer that is killed, or whose writes fail, beside files that change meanwhile: whatever the
// moment, the index opens, holds each file's articles once, in one version, and the next run
// completes it. DATELINE_FAULTS: how many faults of each kind; 30 where it isn't set.

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

constexpr int kFiles = 14;
constexpr int kArticles = 3;  // a file
constexpr auto kSteps =
    std::to_array<std::string_view>({"built", "moved", "named", "deleting", "deleted", "published",
                                     "merged", "merge named", "merge published"});

int faults() {
    const char* const text = std::getenv("DATELINE_FAULTS");
    return text == nullptr ? 30 : std::atoi(text);
}

std::string token(const std::string& file, int version, int article) {
    return fmt::format("zq{}v{}a{}", file, version, article);
}

// Files with articles, each of which has a word of its own, and which change.
class World {
  public:
    explicit World(std::uint32_t seed) : random_(seed) {
        for (int i = 0; i < 8; ++i) {
            change();
        }
    }

    std::mt19937& random() { return random_; }
    int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }

    void change() {
        const std::string file = fmt::format("f{}", below(kFiles));
        const bool removed = versions_.contains(file) && below(4) == 0;
        if (removed) {
            versions_.erase(file);
            fs::remove(dir_ / "in" / (file + ".jsonl"));
            return;
        }
        versions_[file] = ++newest_;
        std::string lines;
        for (int i = 0; i < kArticles; ++i) {
            lines += fmt::format(
                R"({{"id":"{0}-{1}","title":"Of {2}","date":"2025-03-0{3}","body":"The port of {2} stays shut.\n\n\"We won't open {2} this week,\" said Anna Kowalski, the harbour master."}})"
                "\n",
                file, i, token(file, newest_, i), i + 1);
        }
        dir_.write("in/" + file + ".jsonl", lines);
    }

    fs::path index() const { return dir_ / "idx"; }
    IndexOptions options() const { return index_options(index(), {dir_ / "in"}); }
    std::vector<std::string> command() const {
        return {DATELINE_INDEX, "-q", "-d", index().string(), (dir_ / "in").string()};
    }
    const TempDir& dir() const { return dir_; }

    /// The version of each file that the index holds; fails where one isn't whole, or is there
    /// twice.
    std::map<std::string, int> held() const {
        std::map<std::string, int> held;
        if (!fs::exists(index() / "manifest.json")) return held;
        Searcher searcher(index());
        for (int i = 0; i < kFiles; ++i) {
            const std::string file = fmt::format("f{}", i);
            std::set<std::string> titles;
            SearchOptions options;
            options.limit = 100;
            options.snippets = 0;
            for (int article = 0; article < kArticles; ++article) {
                const auto query = parse_query(fmt::format("id:{}-{}", file, article));
                for (const Hit& hit : searcher.search(query.tree, options).hits) {
                    INFO(file << ": " << hit.article.headline << " is there twice");
                    CHECK(titles.insert(hit.article.headline).second);
                }
            }
            if (titles.empty()) continue;
            CHECK(titles.size() == kArticles);
            const std::string first = *titles.begin();
            const int version = std::atoi(first.c_str() + first.find('v') + 1);
            for (int article = 0; article < kArticles; ++article) {
                CHECK(titles.contains("Of " + token(file, version, article)));
                const auto query = parse_query(token(file, version, article));
                CHECK(searcher.search(query.tree, options).hits.size() == 1);
            }
            held[file] = version;
        }
        return held;
    }

    /// That each file is as it was before, or as it is now.
    void check_held(const std::map<std::string, int>& before) const {
        const std::map<std::string, int> now = held();
        const auto version_in = [](const std::map<std::string, int>& versions,
                                   const std::string& file) {
            const auto found = versions.find(file);
            return found == versions.end() ? 0 : found->second;
        };
        for (int i = 0; i < kFiles; ++i) {
            const std::string file = fmt::format("f{}", i);
            const int version = version_in(now, file);
            INFO(file << " is in version " << version << ", was in " << version_in(before, file)
                      << ", should be in " << version_in(versions_, file));
            CHECK((version == version_in(before, file) || version == version_in(versions_, file)));
        }
    }

    /// Runs undisturbed: then everything is there, nothing else, and as in an index made anew.
    void complete() {
        update_index(options());
        CHECK(held() == versions_);
        CHECK(find_damage(index(), CheckDepth::kFull).empty());
        const fs::path fresh = dir_ / "fresh";
        fs::remove_all(fresh);
        update_index(index_options(fresh, {dir_ / "in"}));

        CHECK(contents(index()) == contents(fresh));
        CHECK_FALSE(fs::exists(index() / "building"));
    }

  private:
    static std::set<std::string> contents(const fs::path& index) {
        const IndexReader reader(index);
        std::set<std::string> contents{
            fmt::format("{} {}", reader.articles().get_doccount(), reader.quotes().get_doccount())};
        for (const Xapian::Database& all : {reader.articles(), reader.quotes()}) {
            for (auto at = all.postlist_begin(""); at != all.postlist_end(""); ++at) {
                contents.insert(value_of(all.get_document(*at), Slot::kContent));
            }
        }
        return contents;
    }

    TempDir dir_;
    std::mt19937 random_;
    std::map<std::string, int> versions_;
    int newest_ = 0;
};

// How a child ended, as a shell says it.
int status_of(pid_t child) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

[[noreturn]] void execute(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const std::string& argument : command) {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, STDERR_FILENO);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

// Kills itself the `n`th time that it comes to `step`.
int run_to_step(const World& world, std::string_view step, int n) {
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            update_index(world.options(), [&](std::string_view name) {
                if (name == step && --n == 0) ::raise(SIGKILL);
            });
        } catch (const Error&) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    return status_of(child);
}

int run_and_kill(World& world, int signal, bool twice) {
    const pid_t child = ::fork();
    if (child == 0) execute(world.command());
    std::this_thread::sleep_for(std::chrono::microseconds(world.below(60'000)));
    ::kill(child, signal);
    if (twice) {
        std::this_thread::sleep_for(std::chrono::microseconds(world.below(3000)));
        ::kill(child, signal);
    }
    return status_of(child);
}

int run_with_fault(const World& world, const std::string& fault) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::setenv("LD_PRELOAD", DATELINE_WRITE_FAULTS, 1);
        ::setenv("DATELINE_WRITE_FAULT", fault.c_str(), 1);
        execute(world.command());
    }
    return status_of(child);
}

std::string told(const std::map<std::string, int>& counts) {
    std::string told;
    for (const auto& [what, count] : counts) {
        told += fmt::format("{}{} {}", told.empty() ? "" : ", ", count, what);
    }
    return told;
}

void check_after(World& world, const std::map<std::string, int>& before) {
    if (fs::exists(world.index() / "manifest.json"))
        CHECK(find_damage(world.index(), CheckDepth::kQuick).empty());
    world.check_held(before);
}

}  // namespace

TEST_CASE("killed at any step, the index holds each file once and the next run completes it",
          "[faults]") {
    World world(11);
    std::map<std::string, int> kills;
    for (int done = 0; done < faults();) {
        const std::map<std::string, int> before = world.held();
        for (int i = world.below(4); i >= 0; --i) {
            world.change();
        }
        std::string way;
        int status = 0;
        if (world.below(3) > 0) {
            way = kSteps[static_cast<std::size_t>(world.below(kSteps.size()))];
            status = run_to_step(world, way, world.below(2) + 1);
        } else {
            const int signal = std::array{SIGKILL, SIGTERM, SIGINT}[world.random()() % 3];
            const bool twice = signal != SIGKILL && world.below(2) == 0;
            way = fmt::format("signal {}{}", signal, twice ? " twice" : "");
            status = run_and_kill(world, signal, twice);
        }
        INFO("after " << done << " kills: " << way);
        if (status == 0) {
            CHECK(world.held().size() > 0);
        } else {
            CHECK(status >= 128);
            ++kills[way];
            ++done;
        }
        check_after(world, before);
        if (done % 10 == 0) world.complete();
    }
    world.complete();
    WARN("kills: " << told(kills));
}

TEST_CASE("a write that fails costs no article that was there, and is told", "[faults]") {
    World world(12);
    std::map<std::string, int> failures;
    int untold = 0;
    for (int done = 0; done < faults();) {
        const std::map<std::string, int> before = world.held();
        for (int i = world.below(4); i >= 0; --i) {
            world.change();
        }
        const std::string kind =
            std::array{"short", "ENOSPC", "EDQUOT", "EIO"}[world.random()() % 4];
        const std::string fault = fmt::format("{} {}", world.below(150) + 1, kind);
        const int status = run_with_fault(world, fault);
        INFO("after " << done << " faults: " << fault << ", status " << status);
        CHECK(status < 128);
        if (status == 0) ++untold;
        ++failures[kind];
        ++done;
        check_after(world, before);
        if (done % 10 == 0) world.complete();
    }
    world.complete();
    WARN("faults: " << told(failures) << "; runs that ended well all the same: " << untold);
}
