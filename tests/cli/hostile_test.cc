// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <sys/stat.h>

#include "common/base/files.h"
#include "common/glass/format.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

// `mib` MiB of one letter, compressed by gzip `layers` times over.
std::string bomb(std::size_t mib, int layers) {
    std::string data(mib << 20, 'a');
    for (int layer = 0; layer < layers; ++layer) {
        data = gzip(std::move(data));
    }
    return data;
}

// Writes a level that no tree has into those leaves of a postings table that contain word forms;
// returns their number.
std::size_t damage_word_forms(const fs::path& index) {
    std::size_t damaged = 0;
    for (const auto& entry : fs::recursive_directory_iterator(index)) {
        if (entry.path().filename() != dateline::glass::kPostingsFile) continue;
        std::string table = dateline::read_file(entry.path(), std::uint64_t{1} << 30);
        for (std::size_t at = 0; at < table.size(); at += dateline::glass::kBlock) {
            const std::string_view block(table.data() + at, dateline::glass::kBlock);
            if (block[4] != 0 || block.find("\xc0w:") == std::string_view::npos) continue;
            table[at + 4] = 7;
            ++damaged;
        }
        std::ofstream(entry.path(), std::ios::binary) << table;
    }
    return damaged;
}

const std::string kSentence = "Words that make a story of their own stand here for all to read. ";

}  // namespace

TEST_CASE("hostile: what can't be read ends in a reported skip, and costs nothing else",
          "[hostile]") {
    const TempDir dir;
    dir.write("good/a.txt", "Bakers win the tug of war\n\nThe bakers of Oldham won it again.\n");
    const auto [name, content, reason] = GENERATE(table<std::string, std::string, std::string>({
        {"deep.html", "<html><body>" + repeated("<div>", 10'000) + kSentence, "a page without"},
        {"inline.html", "<html><body>" + repeated("<b>", 100'000) + kSentence, "a page without"},
        {"unclosed.xml", "<?xml version=\"1.0\"?>" + repeated("<!--", 100'000), "XML without"},
        {"unknown.xml", "<?xml version=\"1.0\"?><ledger><row>1</row></ledger>",
         "XML of an unknown kind"},
        {"deep.json", repeated("{\"a\":", 20'000) + "1" + repeated("}", 20'000), "not JSON"},
        {"false.warc",
         "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\nx\r\n\r\n",
         "no length"},
        {"parts.eml",
         "From: a@b\nSubject: Parts\nMessage-ID: <m@x>\nMIME-Version: 1.0\n"
         "Content-Type: multipart/mixed; boundary=b\n\n" +
             repeated("--b\nContent-Type: application/octet-stream\n\nx\n", 10'000) + "--b--\n",
         "a message without text"},
    }));
    CAPTURE(name);
    dir.write("good/" + name, content);
    const Ran ran = run_index({"-d", (dir / "idx").string(), (dir / "good").string()});
    CAPTURE(ran.err);
    CHECK(ran.status == 1);
    CHECK(ran.err.find("skipped " + name) != std::string::npos);
    CHECK(ran.err.find(reason) != std::string::npos);
    CHECK(run_search({"-d", (dir / "idx").string(), "-o", "count", "bakers"}).out == "1\n");
}

TEST_CASE("hostile: bombs are unpacked to a bound", "[hostile]") {
    const TempDir dir;
    const auto layers = GENERATE(1, 2);
    CAPTURE(layers);
    dir.write("bomb.txt.gz", bomb(200, layers));
    const Ran ran = run_index({"--show", (dir / "bomb.txt.gz").string()});
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    const bool bounded = ran.err.find("larger than the 64 MiB") != std::string::npos ||
                         ran.err.find("more than 1000 times its size") != std::string::npos;
    CHECK(bounded);
}

TEST_CASE("hostile: XML opens no file, asks no server, expands no entity", "[hostile]") {
    const TempDir dir;
    const std::string secret = dir.write("secret.txt", "the secret words").string();
    const std::string nitf =
        "<nitf><body><body.head><hedline><hl1>A plain headline</hl1></hedline></body.head>"
        "<body.content><p>Before &x; after.</p></body.content></body></nitf>";
    std::string lol = "<!ENTITY l0 \"lol\">";
    for (int i = 1; i < 12; ++i) {
        lol += "<!ENTITY l" + std::to_string(i) + " \"" +
               repeated("&l" + std::to_string(i - 1) + ";", 10) + "\">";
    }
    const auto doctype =
        GENERATE_COPY("<!DOCTYPE nitf [<!ENTITY x SYSTEM \"file://" + secret + "\">]>",
                      std::string("<!DOCTYPE nitf SYSTEM \"http://127.0.0.1:9/nitf.dtd\">"),
                      "<!DOCTYPE nitf [" + lol + "<!ENTITY x \"&l11;\">]>");
    dir.write("a.xml", "<?xml version=\"1.0\"?>" + doctype + nitf);
    const Ran ran = run_index({"--show", (dir / "a.xml").string()});
    CHECK(ran.status == 0);
    CHECK(ran.out.find("A plain headline") != std::string::npos);
    CHECK(ran.out.find("secret words") == std::string::npos);
    CHECK(ran.out.find("lollol") == std::string::npos);
}

TEST_CASE("hostile: a tag of 200,000 attributes is read as one of few", "[hostile]") {
    const TempDir dir;
    std::string page = "<html><body><p ";
    for (int i = 0; i < 200'000; ++i) {
        page += 'a' + std::to_string(i) + "=\"x\" ";
    }
    page += ">" + repeated(kSentence, 5) + "</p></body></html>";
    const Ran ran = run_index({"--show", dir.write("a.html", page).string()});
    CHECK(ran.status == 0);
    CHECK(ran.out.find("Words that make") != std::string::npos);
}

TEST_CASE("hostile: names in archives are names, whatever they point to", "[hostile]") {
    const TempDir dir;
    const std::string story = "A headline that climbs\n\nThe body of the story stands here.\n";
    const auto name = GENERATE(as<std::string>{}, "../../up.txt", "/etc/absolute.txt");
    std::string header(512, '\0');
    header.replace(0, name.size(), name);
    header.replace(100, 7, "0000644");
    header.replace(124, 11, "00000000073");  // 59 bytes, octal
    header.replace(136, 11, "00000000000");
    header[156] = '0';
    header.replace(257, 5, "ustar");
    header.replace(263, 2, "00");
    header.replace(148, 8, "        ");
    unsigned sum = 0;
    for (const char c : header) {
        sum += static_cast<unsigned char>(c);
    }
    char octal[8];
    std::snprintf(octal, sizeof octal, "%06o", sum);
    header.replace(148, 7, std::string(octal, 6) + '\0');
    REQUIRE(story.size() == 59);
    std::string block = story;
    block.resize(512);
    dir.write("in/a.tar", header + block + std::string(1024, '\0'));
    const Ran ran = run_index({"--show", (dir / "in/a.tar").string()});
    CAPTURE(ran.err);
    CHECK(ran.status == 0);
    CHECK(ran.out.find("a.tar/" + name) != std::string::npos);
    CHECK_FALSE(fs::exists(dir / "up.txt"));
}

TEST_CASE("hostile: FIFOs and devices in a folder are passed by", "[hostile]") {
    const TempDir dir;
    dir.write("in/a.txt", "Bakers win the tug of war\n\nThe bakers of Oldham won it again.\n");
    REQUIRE(::mkfifo((dir / "in/fifo").c_str(), 0600) == 0);
    fs::create_symlink("/dev/zero", dir / "in/zero");
    const Ran ran = run_index({"--show", (dir / "in").string()});
    CHECK(ran.status == 0);
    CHECK(lines_of(ran.out).size() == 1);
    const Ran named = run_index({"--show", (dir / "in/fifo").string()});
    CHECK(named.status == 1);
    CHECK(named.err.find("neither a file nor a folder") != std::string::npos);
}

TEST_CASE("hostile: after a member that is a bomb an archive is not read further", "[hostile]") {
    const TempDir dir;
    dir.write("members/1.txt.gz", bomb(200, 2));
    dir.write("members/2.txt.gz", bomb(200, 2));
    const std::string archive = (dir / "two.tar").string();
    REQUIRE(run({"tar", "-cf", archive, "-C", (dir / "members").string(), "1.txt.gz", "2.txt.gz"})
                .status == 0);
    const Ran ran = run_index({"--show", archive});
    CAPTURE(ran.err);
    CHECK(ran.status == 1);
    CHECK(holds(ran.err, "more than 1000 times its size"));
    CHECK(lines_of(ran.err).size() == 1);
}

TEST_CASE("hostile: damaged word forms end a search with an error, not a signal", "[hostile]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (corpus() / "articles").string()}).status == 0);
    REQUIRE(damage_word_forms(index) > 0);
    // Xapian 1.4 loses what it had allocated for a list of keys that it can't begin.
    ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
    for (const std::vector<std::string>& query : {std::vector<std::string>{"strkie"},
                                                  {"--correct", "harbuor"},
                                                  {"-o", "quotes", "strkie"}}) {
        std::vector<std::string> arguments{"-d", index};
        arguments.insert(arguments.end(), query.begin(), query.end());
        const Ran ran = run_search(arguments);
        CAPTURE(query.back(), ran.err);
        CHECK(ran.status == 3);
        CHECK(holds(ran.err, "error: the index"));
        CHECK(holds(ran.err, "hint: "));
    }
    ::unsetenv("ASAN_OPTIONS");
}
