// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/check.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include <fmt/format.h>

#include "common/base/bytes.h"
#include "common/base/hash.h"
#include "common/index/index_reader.h"
#include "common/index/manifest.h"
#include "common/metadata/columns.h"
#include "common/metadata/vocabulary.h"
#include "common/program/output.h"
#include "common/program/sanitize.h"
#include "common/stored/stored_article.h"
#include "common/stored/stored_content.h"
#include "common/stored/stored_quotation.h"
#include "common/stored/token_stream.h"
#include "indexer/inspect/child.h"
#include "indexer/inspect/file_counts.h"
#include "indexer/inspect/repair.h"
#include "indexer/plan/files_table.h"
#include "indexer/segments/checksums.h"
#include "indexer/segments/lock.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr int kDamaged = 3;

// What a checker reports: a place and its damage. `what` is empty when the check of that place
// begins.
std::string told(std::string_view where, std::string_view what) {
    ByteWriter out;
    out.string(where);
    out.string(what);
    return out.take();
}

// Checks one segment. Reports each place it is about to check, then the damage there.
class Checker {
  public:
    Checker(const fs::path& index, const Manifest& manifest, CheckDepth depth, const Tell& tell)
        : index_(index), manifest_(manifest), full_(depth == CheckDepth::kFull), tell_(tell) {}

    void run(const Segment& segment) {
        // While documents are deleted from a segment, its files are those of before or after.
        if (!manifest_.pending || segment.id >= manifest_.pending->segment)
            look_at(index_paths::segment(index_, segment.id), [&](const fs::path& path) {
                for (const ChangedFile& file : changed_files(path, full_)) {
                    tell_(told((path.lexically_relative(index_) / file.name).string(), file.what));
                }
            });
        look_at(index_paths::files(index_, segment.id),
                [](const fs::path& path) { read_files_tables({path}); });
        look_at(index_paths::articles(index_, segment.id),
                [&](const fs::path& path) { check_articles(open(path, segment.articles)); });
        look_at(index_paths::quotes(index_, segment.id),
                [&](const fs::path& path) { check_quotes(open(path, segment.quotes)); });
    }

  private:
    // An error thrown by `look` is reported as damage of the file.
    void look_at(const fs::path& path, const std::function<void(const fs::path&)>& look) {
        const std::string where = path.lexically_relative(index_).string();
        tell_(told(where, ""));
        try {
            look(path);
        } catch (const std::exception& error) {
            tell_(told(where, error.what()));
        } catch (const Xapian::Error& error) {
            tell_(told(where, error.get_msg().empty() ? error.get_type() : error.get_msg()));
        }
    }

    [[noreturn]] static void broken(const std::string& what) {
        throw Error(ErrorKind::kIndex, what);
    }

    // Between the steps of a publishing a database may contain more documents than the manifest
    // counts.
    Xapian::Database open(const fs::path& path, std::uint64_t documents) const {
        Xapian::Database database(path.string());
        if (!manifest_.pending && database.get_doccount() != documents)
            broken(fmt::format("holds {} documents, where the manifest says {}",
                               database.get_doccount(), documents));
        return database;
    }

    void check_articles(const Xapian::Database& articles) {
        if (!full_) return;
        check_metadata(articles);
        check_documents(articles, [&](const Xapian::Document& document) {
            articles_.insert(origin_of(document).article);
            Article article = read_card(document);
            check_tokens(document);
            decode_text(
                value_of(document, Slot::kText),
                [&](std::uint32_t number) { return dictionary(articles, number); }, article);
            decode_names(value_of(document, Slot::kSpeakers));
        });
        articles_read_ = true;
    }

    void check_quotes(const Xapian::Database& quotes) {
        if (!full_) return;
        check_documents(quotes, [&](const Xapian::Document& document) {
            read_quotation(value_of(document, Slot::kContent));
            check_tokens(document);
            decode_names(value_of(document, Slot::kSpeakers));
            if (articles_read_ && !articles_.contains(origin_of(document).article))
                broken(fmt::format("quotation {} belongs to no article", document.get_docid()));
        });
    }

    using CheckDocument = std::function<void(const Xapian::Document&)>;

    // Documents must be found by exactly the terms that they list.
    static void check_documents(const Xapian::Database& database, const CheckDocument& check) {
        const std::uint64_t found_by = sum_of_postings(database);
        if (found_by != sum_of_term_lists(database, check))
            broken("documents are found by other terms than they list");
    }

    // Sums of these hashes distinguish two sets of postings, in any order.
    static std::uint64_t hash_of(std::uint64_t term,
                                 Xapian::docid document,
                                 Xapian::termcount wdf) {
        const std::array<std::uint64_t, 2> posting{term, std::uint64_t{document} << 32 | wdf};
        return hash64({reinterpret_cast<const char*>(posting.data()), sizeof posting});
    }

    // Checks that every posting list is in order and as long as it says.
    static std::uint64_t sum_of_postings(const Xapian::Database& database) {
        std::uint64_t sum = 0;
        for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
            const std::uint64_t hash = hash64(*term);
            Xapian::doccount count = 0;
            Xapian::docid last = 0;
            for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term);
                 ++at, ++count) {
                if (*at <= last) broken("the documents of a term are out of order");
                last = *at;
                sum += hash_of(hash, *at, at.get_wdf());
            }
            if (count != term.get_termfreq())
                broken(fmt::format("a term has {} documents, where it should have {}", count,
                                   term.get_termfreq()));
        }
        return sum;
    }

    static std::uint64_t sum_of_term_lists(const Xapian::Database& database,
                                           const CheckDocument& check) {
        std::uint64_t sum = 0;
        for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
            const Xapian::Document document = database.get_document(*at);
            Xapian::termcount terms = 0;
            for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
                ++terms;
                sum += hash_of(hash64(*term), *at, term.get_wdf());
            }
            if (terms != document.termlist_count()) broken("a document's terms are miscounted");
            check(document);
        }
        return sum;
    }

    static void check_tokens(const Xapian::Document& document) {
        const std::string content = value_of(document, Slot::kContent);
        const TokenStream tokens(decode_content(content).tokens);
        for (std::uint32_t position = 0; position < tokens.size(); ++position) {
            tokens.ordinal(position);
        }
        tokens.for_each_entry([](std::uint32_t, const TokenEntry&) {});
        tokens.compounds();
        tokens.marks();
    }

    static void check_metadata(const Xapian::Database& articles) {
        check_word_forms(articles);
        for (std::size_t i = 0; i < kColumnFields; ++i) {
            const Column column(column_bytes(articles, static_cast<ColumnField>(i)));
            std::vector<std::uint32_t> values;
            for (std::uint32_t group = 0; group < column.groups(); ++group) {
                column.get_group(group, values);
            }
        }
    }

    const TextDictionary* dictionary(const Xapian::Database& articles, std::uint32_t number) {
        const auto known = dictionaries_.find(number);
        if (known != dictionaries_.end()) return &known->second;
        std::string bytes = articles.get_metadata(TextDictionary::key(number));
        if (bytes.empty()) return nullptr;
        return &dictionaries_.try_emplace(number, std::move(bytes)).first->second;
    }

    const fs::path& index_;
    const Manifest& manifest_;
    bool full_;
    const Tell& tell_;
    std::set<std::uint64_t> articles_;
    bool articles_read_ = false;  // all of them
    std::map<std::uint32_t, TextDictionary> dictionaries_;
};

// Whether the index is complete: for each file at full depth, else by the totals.
void check_counts(const fs::path& index,
                  const Manifest& manifest,
                  CheckDepth depth,
                  const std::function<void(const std::string& what)>& found) {
    std::vector<fs::path> tables;
    for (const Segment& segment : manifest.segments) {
        tables.push_back(index_paths::files(index, segment.id));
    }
    const FilesTable rows = read_files_tables(tables);
    if (depth == CheckDepth::kFull) {
        for (const std::string& line :
             described(compare(rows, articles_by_file(index, manifest.segments)))) {
            found(line);
        }
        return;
    }
    std::uint64_t listed = 0;
    for (const auto& [path, row] : rows) {
        listed += row.articles;
    }
    if (listed != manifest.articles())
        found(fmt::format("{} articles are in the tables of files, {} in the databases", listed,
                          manifest.articles()));
}

// Runs checks in a separate process: Xapian 1.4 reads beyond some damaged blocks.
void check_in_child(std::uint32_t segment,
                    const std::function<void(const Tell&)>& check,
                    std::vector<Damage>& damage) {
    const ChildResult result = run_in_child(check);
    std::string where;
    for (ByteReader in(result.told); in.remaining() > 0;) {
        where = in.string();
        std::string what(in.string());
        if (!what.empty()) damage.push_back({segment, where, std::move(what)});
    }
    if (result.crash) damage.push_back({segment, where, "crashes Xapian (" + *result.crash + ")"});
}

}  // namespace

std::vector<Damage> find_damage(const fs::path& index, CheckDepth depth) {
    const Manifest manifest = read_manifest(index);
    std::vector<Damage> damage;
    for (const Segment& segment : manifest.segments) {
        check_in_child(
            segment.id,
            [&](const Tell& tell) { Checker(index, manifest, depth, tell).run(segment); }, damage);
    }
    for (const std::string& line : broken_for_xapian(index)) {
        const std::size_t name = line.find(':');
        damage.push_back({0, line.substr(0, name), line.substr(name + 2)});
    }
    if (manifest.rescan)
        damage.push_back({0, "manifest.json", "a repair was stopped before it had read all files"});
    // While files are replaced, the counts are those before and after.
    if (!damage.empty() || manifest.pending) return damage;
    check_in_child(
        0,
        [&](const Tell& tell) {
            tell(told("files", ""));
            try {
                check_counts(index, manifest, depth,
                             [&](const std::string& what) { tell(told("files", what)); });
            } catch (const std::exception& error) {
                tell(told("files", error.what()));
            } catch (const Xapian::Error& error) {
                tell(told("files", error.get_msg()));
            }
        },
        damage);
    return damage;
}

namespace {

// At most this many lines, and the number of the others.
void print_damage(const std::vector<Damage>& damage) {
    constexpr std::size_t kShown = 20;
    for (std::size_t i = 0; i < std::min(kShown, damage.size()); ++i) {
        print_out("{}: {}\n", sanitize_line(damage[i].where), sanitize_line(damage[i].what));
    }
    if (damage.size() > kShown) print_out("{} more\n", damage.size() - kShown);
}

[[noreturn]] void refuse_damaged(const fs::path& index, std::size_t segments) {
    throw Error(
        ErrorKind::kIndex,
        segments == 0 ? std::string("articles are missing, or there twice")
                      : fmt::format("{} of {} segments are damaged", segments,
                                    read_manifest(index).segments.size()),
        "dateline-index --check=full --repair -d " + index.string() + " reads again what they had");
}

}  // namespace

int check_index(const IndexOptions& options) {
    const fs::path index = index_location(options.index);
    std::vector<Damage> damage;
    {
        read_manifest(index);
        const IndexLock lock(index, options,
                             options.repair ? LockUse::kWriting : LockUse::kReading);
        damage = find_damage(index, options.check);
    }
    std::set<std::uint32_t> segments;
    for (const Damage& one : damage) {
        if (one.segment != 0) segments.insert(one.segment);
    }
    print_damage(damage);
    if (damage.empty()) {
        if (!options.quiet) say("{} is sound\n", sanitize_line(index.string()));
        return 0;
    }
    if (!options.repair) refuse_damaged(index, segments.size());
    const RepairSummary summary = repair_index(options, index, segments);
    for (const std::string& line : summary.lost) {
        say("{}\n", sanitize_line(line));
    }
    if (summary.rescanned)
        say("note: a table of files can't be read: all files below the folders that were indexed "
            "were read, those of --exclude too, and none of --files-from\n");
    say("{} damaged segments were left, {} articles read again\n", segments.size(),
        summary.articles);
    const std::vector<Damage> left = find_damage(index, options.check);
    print_damage(left);
    return !left.empty() ? kDamaged : summary.lost.empty() ? 0 : 1;
}

}  // namespace dateline
