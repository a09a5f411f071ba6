// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <memory>
#include <set>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/index/manifest.h"
#include "tests/catch.h"
#include "tests/support.h"

// Several indexes searched as one, from folders and from Xapian's servers: three hosts in network
// namespaces if this machine permits them, else three ports of the loopback.

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

// A program in the background.
class Server {
  public:
    explicit Server(std::vector<std::string> command) {
        pid_ = ::fork();
        if (pid_ != 0) return;
        std::vector<char*> arguments;
        for (std::string& word : command) {
            arguments.push_back(word.data());
        }
        arguments.push_back(nullptr);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    ~Server() { kill(SIGKILL); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void kill(int signal) {
        if (pid_ <= 0) return;
        ::kill(pid_, signal);
        if (signal == SIGSTOP || signal == SIGCONT) return;
        ::waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }

  private:
    pid_t pid_;
};

// Two consecutive ports that nobody listens on, different at each call: a server that was just
// started may not listen yet.
int free_ports() {
    static int next = 20'000 + ::getpid() % 20'000;
    while (true) {
        const int port = std::exchange(next, next + 2);
        bool free = true;
        for (const int one : {port, port + 1}) {
            const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
            sockaddr_in address{};
            address.sin_family = AF_INET;
            address.sin_port = htons(static_cast<std::uint16_t>(one));
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            free = free && ::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
            ::close(fd);
        }
        if (free) return port;
    }
}

// A separate host: a network namespace, reached by a pair of virtual interfaces.
class Host {
  public:
    explicit Host(int number)
        : name_(fmt::format("dateline-{}-{}", ::getpid(), number)),
          link_(fmt::format("dl{}n{}", ::getpid() % 100'000, number)),
          address_(fmt::format("10.213.{}.{}", ::getpid() % 250, number * 4 + 2)) {
        const std::string ours = fmt::format("10.213.{}.{}", ::getpid() % 250, number * 4 + 1);
        made_ = ip("netns add " + name_) &&
                ip(fmt::format("link add {0} type veth peer name {0}p netns {1}", link_, name_)) &&
                ip(fmt::format("address add {}/30 dev {}", ours, link_)) &&
                ip(fmt::format("link set {} up", link_)) &&
                ip(fmt::format("-n {} address add {}/30 dev {}p", name_, address_, link_)) &&
                ip(fmt::format("-n {} link set {}p up", name_, link_));
    }
    ~Host() {
        ip("link delete " + link_);
        ip("netns delete " + name_);
    }
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    bool made() const { return made_; }
    const std::string& address() const { return address_; }
    std::vector<std::string> enter() const { return {"ip", "netns", "exec", name_}; }

  private:
    static bool ip(const std::string& arguments) {
        std::vector<std::string> command{"ip"};
        for (std::size_t at = 0; at < arguments.size();) {
            const std::size_t end = std::min(arguments.find(' ', at), arguments.size());
            command.push_back(arguments.substr(at, end - at));
            at = end + 1;
        }
        return run(command).status == 0;
    }

    std::string name_;
    std::string link_;
    std::string address_;
    bool made_ = false;
};

constexpr int kShards = 3;

// Articles (the corpus if none are given) in three shards, each with a server.
class Shards {
  public:
    explicit Shards(const std::filesystem::path& articles = corpus() / "articles") {
        for (int i = 0; i < kShards; ++i) {
            hosts_.push_back(std::make_unique<Host>(i));
        }
        REQUIRE(
            run_index({"-d", index(), "-q", "--shards", std::to_string(kShards), articles.string()})
                .status == 0);
        const bool namespaces = std::ranges::all_of(hosts_, &Host::made);
        if (!namespaces) hosts_.clear();
        for (int i = 0; i < kShards; ++i) {
            const std::string host = namespaces ? hosts_[i]->address() : "127.0.0.1";
            const int port = namespaces ? 7000 : free_ports();
            addresses_.push_back(fmt::format("tcp:{}:{}", host, port));
            for (const std::string_view what : {"articles", "quotes"}) {
                std::vector<std::string> command =
                    namespaces ? hosts_[i]->enter() : std::vector<std::string>();
                const int own = port + (what == "articles" ? 0 : 1);
                for (const std::string& word :
                     {std::string("xapian-tcpsrv"), std::string("--quiet"),
                      std::string("--interface"), host, std::string("--port"), std::to_string(own),
                      fmt::format("{}/{}-{}{}", index(), what, i + 1, kForXapian)}) {
                    command.push_back(word);
                }
                servers_.push_back(std::make_unique<Server>(std::move(command)));
            }
        }
        wait_until_up();
    }

    std::string index() const { return (dir_ / "idx").string(); }
    const std::string& address(int i) const { return addresses_[static_cast<std::size_t>(i)]; }
    Server& server(int i) { return *servers_[static_cast<std::size_t>(i) * 2]; }

    Ran local(const std::vector<std::string>& arguments) const {
        std::vector<std::string> all{"-d", index()};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return run_search(all);
    }

    Ran remote(const std::vector<std::string>& arguments) const {
        std::vector<std::string> all;
        for (int i = 0; i < kShards; ++i) {
            all.insert(all.end(), {"-d", address(i)});
        }
        all.insert(all.end(), arguments.begin(), arguments.end());
        return run_search(all);
    }

  private:
    void wait_until_up() const {
        Ran ran;
        for (int i = 0; i < 100; ++i) {
            ran = remote({"-o", "quotes", "the"});
            if (ran.status <= 1) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        FAIL("the servers don't come up: " + ran.err);
    }

    TempDir dir_;
    std::vector<std::unique_ptr<Host>> hosts_;
    std::vector<std::string> addresses_;
    std::vector<std::unique_ptr<Server>> servers_;
};

// The lines of a TREC run without the rank, since documents of equal score may come in any order.
std::vector<std::string> sorted_lines(const std::string& text) {
    std::vector<std::string> lines = lines_of(text);
    for (std::string& line : lines) {  // qid Q0 id rank score tag
        if (line.find(" Q0 ") == std::string::npos) continue;
        const std::size_t rank = line.find(' ', line.find("Q0 ") + 3);
        line.erase(rank, line.find(' ', rank + 1) - rank);
    }
    std::ranges::sort(lines);
    return lines;
}

}  // namespace

TEST_CASE("servers: three served shards answer as the index does that they are of",
          "[cli][servers]") {
    const Shards shards;
    const std::vector<std::vector<std::string>> questions = {
        {"harbour"},
        {"port strike"},
        {"port OR bank OR election"},
        {"\"central bank\""},
        {"\"of the\""},
        {"minister NEAR/5 said"},
        {"port NOT \"central bank\""},
        {"title:port"},
        {"lead:minister"},
        {"date:2025"},
        {"mentions:2025 minister"},
        {"by:reyes OR has:by"},
        {"elect*"},
        {"ministr~1"},
        {"/elect(ion|or).*/"},
        {"case:US"},
        {"=ports"},
        {"words:>=200 strike"},
        {"lang:fr OR lang:de"},
        {"speaker:minister"},
        {"said:minister(will)"},
        {"quote:(we will)"},
        {"-o", "quotes", "speaker:minister will"},
        {"-o", "quotes", "we title:port"},
        {"-o", "speakers", "-f", "tsv", "--fields", "speaker,quotations,articles", "will"},
        {"-o", "count", "\"of the\""},
        {"-o", "count", "* NOT \"of the\""},
        {"-o", "speakers", "-f", "tsv", "--fields", "speaker,quotations,articles",
         "* NOT \"of the\""},
        {"--any", "who speaks of the port"},
        {"--expand", "port strike"},
        {"--timeout", "20", "port"},
        {"--timeout", "20", "-s", "date", "-o", "quotes", "lang:en will"},
        {"-o", "quotes", "place:valmara"},
        {"-o", "speakers", "-f", "tsv", "--fields", "speaker,quotations,articles", "lang:en"},
        {"--kwic", "-n", "20", "port"},
    };
    for (const auto& question : questions) {
        CAPTURE(question);
        std::vector<std::string> all{"-n", "100"};
        if (std::ranges::find(question, "count") == question.end() &&
            std::ranges::find(question, "--kwic") == question.end() &&
            std::ranges::find(question, "speakers") == question.end())
            all.insert(all.end(), {"-f", "trec"});
        all.insert(all.end(), question.begin(), question.end());
        const Ran here = shards.local(all);
        const Ran there = shards.remote(all);
        CAPTURE(here.err, there.err);
        CHECK(there.status == here.status);
        CHECK(sorted_lines(there.out) == sorted_lines(here.out));
    }
    for (const std::string format : {"json", "pretty"}) {
        const std::vector<std::string> question{
            "-f", format, "-n", "5", "--facets", "lang,source:3", "--histogram", "harbour"};
        CHECK(lines_of(shards.remote(question).out).size() ==
              lines_of(shards.local(question).out).size());
    }
}

TEST_CASE("servers: hits and scores are those of one index, in its order, equal scores too",
          "[cli][servers]") {
    const Shards shards;
    const TempDir dir;
    const std::string whole = (dir / "idx").string();
    REQUIRE(run_index({"-d", whole, "-q", (corpus() / "articles").string()}).status == 0);
    for (const std::string question :
         {"port", "port OR strike OR minister", "\"central bank\"", "speaker:minister will", "the",
          "port OR strike", "\"of the\"", "lang:en title:port", "quote:will"}) {
        CAPTURE(question);
        const std::string best = run_search({"-d", whole, "-f", "trec", "-n", "5", question}).out;
        const auto all =
            sorted_lines(run_search({"-d", whole, "-f", "trec", "-n", "1000", question}).out);
        CHECK_FALSE(best.empty());
        CHECK(sorted_lines(shards.local({"-f", "trec", "-n", "1000", question}).out) == all);
        CHECK(sorted_lines(shards.remote({"-f", "trec", "-n", "1000", question}).out) == all);
        CHECK(shards.remote({"-f", "trec", "-n", "5", question}).out == best);
    }
}

TEST_CASE("servers: matches of one day come in the order of one index", "[cli][servers]") {
    const TempDir dir;
    for (const std::string name : {"a", "b"}) {
        std::string articles;
        for (int i = 0; i < 60; ++i) {
            articles += fmt::format(
                R"({{"id":"{}{}","date":"2025-09-{:02}","text":"The harbour opened{}."}})"
                "\n",
                name, i, 10 + i % 3, i % 2 == 0 ? " again" : "");
        }
        dir.write("news/" + name + ".jsonl", articles);
    }
    const std::string whole = (dir / "idx").string();
    REQUIRE(run_index({"-d", whole, "-q", (dir / "news").string()}).status == 0);
    const Shards shards(dir / "news");
    for (const std::string question :
         {"*", "date:2025-09-11", "lang:en", "harbour", "\"harbour opened\"", "again"}) {
        for (const std::string order : {"date", "-date", "relevance"}) {
            for (const std::string offset : {"0", "7", "25"}) {
                CAPTURE(question, order, offset);
                const std::vector<std::string> page{"-f", "trec",     "-s",   order,   "-n",
                                                    "9",  "--offset", offset, question};
                std::vector<std::string> there{"-d", whole};
                there.insert(there.end(), page.begin(), page.end());
                const std::string best = run_search(there).out;
                CHECK(lines_of(best).size() == 9);
                CHECK(shards.local(page).out == best);
                if (order != "-date") CHECK(shards.remote(page).out == best);
            }
        }
    }
}

TEST_CASE("servers: what needs code of ours where the index is says so", "[cli][servers]") {
    const Shards shards;
    for (const std::vector<std::string>& question :
         std::vector<std::vector<std::string>>{{"port OR \"central bank\""},
                                               {"--recency", "port"},
                                               {"--dedup", "port"},
                                               {"--new-since", "state", "port"},
                                               {"dup:x"},
                                               {"port OR said:minister(will)"},
                                               {"-s", "-date", "port"}}) {
        CAPTURE(question);
        const Ran ran = shards.remote(question);
        CAPTURE(ran.err);
        CHECK(ran.status == 2);
        CHECK(ran.err.find("over a server") != std::string::npos);
    }
}

TEST_CASE("servers: one that is down or slow is named, or left out where that is asked for",
          "[cli][servers]") {
    Shards shards;
    const Ran whole = shards.remote({"-n", "100", "the"});
    shards.server(1).kill(SIGSTOP);
    const Ran slow = shards.remote({"--timeout", "300ms", "the"});
    CHECK(slow.status == 3);
    CHECK(slow.err.find(shards.address(1)) != std::string::npos);
    const Ran without = shards.remote({"--timeout", "3s", "--partial", "-f", "trec", "the"});
    CAPTURE(without.err);
    CHECK(without.status == 4);
    CHECK_FALSE(without.out.empty());
    CHECK(without.err.find(shards.address(1)) != std::string::npos);
    shards.server(1).kill(SIGCONT);
    shards.server(1).kill(SIGKILL);
    const Ran down = shards.remote({"the"});
    CAPTURE(down.err);
    CHECK(down.status == 3);
    CHECK(down.out.empty());
    CHECK(down.err.find("error: " + shards.address(1)) != std::string::npos);
    CHECK(down.err.find("--partial") != std::string::npos);
    const Ran rest = shards.remote({"--partial", "-n", "100", "the"});
    CHECK(rest.status == 4);
    CHECK(rest.err.find("note: " + shards.address(1)) != std::string::npos);
    const auto lines = lines_of(rest.out);
    CHECK_FALSE(lines.empty());
    CHECK(lines.size() < lines_of(whole.out).size());
    const Ran json = shards.remote({"--partial", "-f", "jsonl", "the"});
    CHECK(json.out.find("\"missing\":[\"" + shards.address(1) + "\"]") != std::string::npos);
}

TEST_CASE("servers: quotations of another shard's articles are refused", "[cli][servers]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    REQUIRE(
        run_index({"-d", index, "-q", "--shards", "2", (corpus() / "articles").string()}).status ==
        0);
    const auto mix = [&](const std::string& what, int shard) {
        std::filesystem::copy_file(fmt::format("{}/{}-{}{}", index, what, shard, kForXapian),
                                   fmt::format("{}/mixed-{}{}", index, what, kForXapian));
    };
    mix("articles", 1);
    mix("quotes", 2);
    const Ran ran =
        run_search({"-d", "prog:xapian-progsrv " + index + "/mixed-{}" + std::string(kForXapian),
                    "said:minister(will)"});
    CAPTURE(ran.err);
    CHECK(ran.status == 3);
    CHECK(ran.err.find("of others") != std::string::npos);
}

TEST_CASE("servers: a batch answers as it does where the index is, and without one that is down",
          "[cli][servers]") {
    Shards shards;
    const TempDir dir;
    const std::string queries =
        dir.write("queries.tsv",
                  "1\tharbour\n2\t\"of the\"\n3\telect*\n4\tport OR strike OR minister\n"
                  "5\tminister NEAR/5 said\n6\tdate:2025 port\n")
            .string();
    for (const std::vector<std::string>& view :
         std::vector<std::vector<std::string>>{{}, {"-o", "quotes"}, {"--jobs", "3"}}) {
        std::vector<std::string> all{"--batch", queries, "-f", "trec", "-n", "1000"};
        all.insert(all.end(), view.begin(), view.end());
        const Ran here = shards.local(all);
        const Ran there = shards.remote(all);
        CAPTURE(view, here.err, there.err);
        CHECK(there.status == 0);
        CHECK_FALSE(here.out.empty());
        CHECK(sorted_lines(there.out) == sorted_lines(here.out));
    }
    shards.server(1).kill(SIGKILL);
    const Ran down = shards.remote({"--batch", queries, "-f", "trec"});
    CHECK(down.status == 3);
    CHECK(down.err.find("error: " + shards.address(1)) != std::string::npos);
    const Ran rest = shards.remote({"--batch", queries, "-f", "trec", "--partial"});
    CHECK(rest.status == 4);
    CHECK(rest.err.find(shards.address(1) + " doesn't answer") != std::string::npos);
    CHECK(rest.out.find("4 Q0 ") != std::string::npos);
}

TEST_CASE(
    "servers: a program on the other end serves too; addresses that make no sense are refused",
    "[cli][servers]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (corpus() / "articles").string()}).status == 0);
    const std::string program = "prog:xapian-progsrv " + index + "/{}" + std::string(kForXapian);
    for (const std::vector<std::string>& question :
         std::vector<std::vector<std::string>>{{"port"}, {"-o", "quotes", "will"}}) {
        std::vector<std::string> here{"-d", index, "-f", "trec"};
        std::vector<std::string> there{"-d", program, "-f", "trec"};
        here.insert(here.end(), question.begin(), question.end());
        there.insert(there.end(), question.begin(), question.end());
        const Ran ran = run_search(there);
        CAPTURE(ran.err);
        CHECK(ran.status == 0);
        CHECK(sorted_lines(ran.out) == sorted_lines(run_search(here).out));
    }
    for (const std::string address :
         {"tcp:host", "tcp::70", "tcp:host:0", "tcp:host:70000", "prog:x y"}) {
        const Ran ran = run_search({"-d", address, "port"});
        CHECK(ran.status == 2);
        CHECK(ran.err.find(address) != std::string::npos);
    }
}

TEST_CASE("servers: an index of several segments is served once it is compacted",
          "[cli][servers]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    for (int i = 0; i < 2; ++i) {
        dir.write(fmt::format("news/{}.txt", i),
                  fmt::format("Port {}\n\nThe port of Valmara opened berth {}.\n", i, i));
        REQUIRE(run_index({"-d", index, "-q", (dir / "news").string()}).status == 0);
    }
    const std::string served = "prog:xapian-progsrv " + index + "/{}" + std::string(kForXapian);
    const Ran several = run_search({"-d", served, "port"});
    CHECK(several.status == 3);
    CHECK(several.err.find("--compact") != std::string::npos);
    CHECK(run_index({"-d", index, "--compact"}).status == 0);
    const Ran one = run_search({"-d", served, "port"});
    CHECK(one.status == 0);
    CHECK(lines_of(one.out).size() == 2);
}
