// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <numeric>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "common/analysis/analyzer.h"
#include "common/base/error.h"
#include "common/index/index_reader.h"
#include "common/index/xapian_errors.h"
#include "indexer/batches/file_ledger.h"
#include "indexer/batches/round.h"
#include "indexer/batches/sample.h"
#include "indexer/plan/roots.h"
#include "indexer/progress.h"
#include "indexer/readers/articles/stored_settings.h"
#include "indexer/segments/lock.h"
#include "indexer/segments/reweigh.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kPublishBytes = std::uint64_t{512} << 20;  // read between two publishings

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Segment numbers continue after those of existing folders, so that a new index never overwrites
// one that it replaces.
Manifest fresh_manifest(const fs::path& index, const IndexOptions& options) {
    Manifest manifest;
    manifest.shards = options.shards.value_or(shards_by_files(index));
    manifest.analyzer = Analyzer::fingerprint();
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(index / "segments", error)) {
        const std::uint32_t number =
            static_cast<std::uint32_t>(std::strtoul(entry.path().filename().c_str(), nullptr, 10));
        manifest.next_segment = std::max(manifest.next_segment, number + 1);
    }
    return manifest;
}

// The dictionary of the last segment that has one; null if none has.
std::shared_ptr<const TextDictionary> newest_dictionary(const fs::path& index,
                                                        const Manifest& manifest) {
    const std::string keys(kDictionaryKeys);
    return with_xapian([&]() -> std::shared_ptr<const TextDictionary> {
        for (auto segment = manifest.segments.rbegin(); segment != manifest.segments.rend();
             ++segment) {
            const Xapian::Database articles(index_paths::articles(index, segment->id).string());
            const auto key = articles.metadata_keys_begin(keys);
            if (key != articles.metadata_keys_end(keys))
                return std::make_shared<const TextDictionary>(articles.get_metadata(*key));
        }
        return nullptr;
    });
}

FilesTable read_known(const fs::path& index, const Manifest& manifest) {
    std::vector<fs::path> tables;
    for (const Segment& segment : manifest.segments) {
        tables.push_back(index_paths::files(index, segment.id));
    }
    return read_files_tables(tables);
}

// Throws Error(kIndex) if the index is damaged, of another version, or made with other word rules.
Manifest open_usable(const fs::path& index) {
    const IndexReader reader(index);
    read_known(index, reader.manifest());
    return reader.manifest();
}

// The manifest of the index to update, or of a new one. With --force, an unusable index is rebuilt
// next to the old files, which are removed once the new one is published; a folder that isn't an
// index is never touched.
Manifest open_manifest(const fs::path& index, const IndexOptions& options) {
    if (!index_exists(index)) return fresh_manifest(index, options);
    try {
        Manifest manifest = open_usable(index);
        if (options.shards && *options.shards != manifest.shards)
            throw Error(
                ErrorKind::kUsage,
                fmt::format(
                    "the index is in {} and stays so",
                    manifest.shards == 1 ? "one piece" : fmt::format("{} shards", manifest.shards)),
                "make another with -d and --shards");
        return manifest;
    } catch (const Error& error) {
        if (!options.force || error.kind() != ErrorKind::kIndex) throw;
        return fresh_manifest(index, options);
    }
}

void keep_names(const std::vector<std::string>& keys, Manifest& manifest) {
    for (const std::string& key : keys) {
        const std::string name = kept_name(key);
        const auto at = std::ranges::lower_bound(manifest.kept, name);
        if (at == manifest.kept.end() || *at != name) manifest.kept.insert(at, name);
    }
}

std::string made_from(const Manifest& manifest) {
    if (manifest.roots.empty()) return "it has no files at all";
    return fmt::format("it was made from {}", fmt::join(manifest.roots, ", "));
}

std::vector<std::string> all_below(const std::vector<std::string>& paths,
                                   const FilesTable& known,
                                   const Manifest& manifest) {
    std::vector<std::string> all;
    for (const std::string& path : paths) {
        const std::vector<std::string> files = files_below(path, known);
        if (files.empty())
            throw Error(ErrorKind::kInput, "the index has no file at or below " + path,
                        made_from(manifest));
        std::ranges::copy(files, std::back_inserter(all));
    }
    return all;
}

// One run: rounds of building, each of which is published.
class IndexRun {
  public:
    IndexRun(const IndexOptions& options, fs::path index, Manifest manifest, const StepHook& hook)
        : options_(options),
          index_(std::move(index)),
          writer_(index_, std::move(manifest), options.jobs, hook) {
        summary_.skips = SkipLog(options_.report);
        if (!writer_.manifest().segments.empty()) writer_.recover();
        for (const std::string& code : writer_.manifest().languages) {
            languages_.insert(code);
        }
    }

    RunSummary update() {
        plan_ = plan_run(options_, read_known(index_, writer_.manifest()));
        if (plan_.files.empty() && writer_.manifest().segments.empty()) {
            throw nothing_to_read();
        }
        note_other_options();
        writer_.draft().last_settings = options_.reader.hash();
        keep_names(options_.reader.keys.keep, writer_.draft());
        carry_out();
        return std::move(summary_);
    }

    RunSummary read(const std::vector<SourceFile>& files) {
        plan_ = plan_again(files, read_known(index_, writer_.manifest()));
        carry_out();
        return std::move(summary_);
    }

    RunSummary remove(const std::vector<std::string>& paths) {
        plan_.known = read_known(index_, writer_.manifest());
        plan_.vanished = all_below(paths, plan_.known, writer_.manifest());
        ledger_.emplace(plan_, options_.reader.hash());
        Progress progress(0, false);
        remove_vanished();
        finish(progress);
        return std::move(summary_);
    }

    RunSummary compact() {
        settle_average_length(1);
        writer_.merge_all();
        writer_.remove_unlisted_segments();
        return std::move(summary_);
    }

  private:
    Error nothing_to_read() const {
        const std::size_t links = plan_.left_out.passed_by.links.size();
        return {ErrorKind::kInput,
                "no file to read in " +
                    (options_.paths.empty() ? std::string("that list") : options_.paths.front()),
                links > 0 ? fmt::format("it has {} symbolic links, which aren't followed: name the "
                                        "files or folders themselves",
                                        links)
                          : "name a folder of articles, or check --include and --exclude"};
    }

    void carry_out() {
        ledger_.emplace(plan_, options_.reader.hash());
        summarise_plan();
        writer_.step("planned");
        const bool shown =
            options_.progress == When::kAlways ||
            (options_.progress == When::kAuto && !options_.quiet && ::isatty(STDERR_FILENO) != 0);
        Progress progress(plan_.bytes, shown);
        if (plan_.bytes > 0 || plan_.count(FileChange::kUnchanged) < plan_.files.size())
            build(progress);
        remove_vanished();
        finish(progress);
    }

    void summarise_plan() {
        summary_.new_files = plan_.count(FileChange::kNew);
        summary_.changed_files =
            plan_.count(FileChange::kChanged) + plan_.count(FileChange::kContinued);
        summary_.unchanged_files = plan_.count(FileChange::kUnchanged);
        summary_.skips.add(plan_.left_out.skips);
        summary_.passed_by = plan_.left_out.passed_by;
        report_unread();
        summary_.moved_files = plan_.moved.size();
        writer_.draft().settings[options_.reader.hash()] = encode_settings(options_.reader);
        add_roots(options_, writer_.draft());
        add_moves(plan_.moved_folders, writer_.draft());
    }

    // Files that were read otherwise are read again, and may lose what they were given.
    void note_other_options() {
        const std::uint64_t now = options_.reader.hash();
        for (std::size_t i = 0; i < plan_.files.size(); ++i) {
            const auto row = plan_.known.find(plan_.files[i].path);
            if (row == plan_.known.end() || row->second.settings == now) continue;
            const auto before = writer_.manifest().settings.find(row->second.settings);
            if (before == writer_.manifest().settings.end()) continue;
            if (++summary_.read_otherwise == 1)
                summary_.other_options =
                    differing_options(decode_settings(before->second), options_.reader);
        }
    }

    // The report is complete, whichever run left something out; a run tells only what is new.
    void report_unread() {
        for (const std::string& name : summary_.passed_by.links) {
            summary_.skips.report({name, 0, "a symbolic link, which isn't followed"});
        }
        for (const std::string& name : summary_.passed_by.hidden) {
            summary_.skips.report({name, 0, "a hidden name"});
        }
        for (const std::string& name : summary_.passed_by.parts) {
            summary_.skips.report({name, 0, "a style, script or font of a page"});
        }
        for (std::size_t i = 0; i < plan_.files.size(); ++i) {
            if (plan_.changes[i] != FileChange::kUnchanged) continue;
            const FileRow& row = plan_.known.at(plan_.files[i].path);
            if (row.reason.empty()) continue;
            ++summary_.unread_before;
            summary_.skips.report({row.relative, 0, row.reason});
        }
    }

    void build(Progress& progress) {
        BatchSource source(plan_, options_.reader);
        if (writer_.manifest().average_length == 0)
            take_first(take_sample(plan_, options_.reader));
        else
            dictionary_ = newest_dictionary(index_, writer_.manifest());
        building_ = writer_.fresh_building();
        const DatabaseWriter writer =
            options_.xapian_writes ? DatabaseWriter::kXapian : writer_for(building_);
        while (true) {
            const RoundSettings settings{
                plan_.files,
                options_.reader,
                {writer_.manifest().average_length, writer_.manifest().next_segment,
                 writer_.manifest().next_run, writer_.manifest().shards, dictionary_,
                 writer_.manifest().common_words, writer},
                options_.jobs,
                options_.memory,
                building_,
                kPublishBytes,
                [&](std::uint64_t bytes, std::uint64_t articles) {
                    progress.update(summary_.bytes + bytes, summary_.articles + articles);
                }};
            take_round(run_round(settings, source), source);
            writer_.step("read");
            if (source.done()) break;
            progress.phase("publishing");
            publish();
        }
    }

    void take_first(Sample sample) {
        sampled_ = true;
        writer_.draft().average_length = sample.average_length;
        writer_.draft().common_words = std::move(sample.common_words);
        dictionary_ = std::move(sample.dictionary);
    }

    void take_round(RoundResult round, BatchSource& source) {
        for (const BatchResult& batch : round.batches) {
            parts_.shards.resize(std::max(parts_.shards.size(), batch.shards.size()));
            for (std::size_t i = 0; i < batch.shards.size(); ++i) {
                ShardDatabases& shard = parts_.shards[i];
                std::ranges::copy(batch.shards[i].articles, std::back_inserter(shard.articles));
                std::ranges::copy(batch.shards[i].quotes, std::back_inserter(shard.quotes));
            }
            summary_.articles += batch.articles;
            summary_.bytes += batch.bytes;
            summary_.skips.add(batch.skips);
            for (const LanguageId lang : batch.languages) {
                languages_.insert(std::string(language(lang).code));
            }
            std::ranges::for_each(batch.files,
                                  [&](const FileResult& result) { ledger_->take(result); });
        }
        parts_.forms = std::move(round.forms);
        summary_.skips.add(source.take_skips());
        std::ranges::for_each(source.take_results(),
                              [&](const FileResult& result) { ledger_->take(result); });
        if (const auto inside = source.inside()) ledger_->note_position(*inside);
    }

    // A first run has nothing to tell of it.
    void settle_average_length(double most_drift) {
        const double former = writer_.manifest().average_length;
        if (!writer_.settle_average_length(most_drift) || sampled_) return;
        summary_.former_length = former;
        summary_.average_length = writer_.manifest().average_length;
    }

    void remove_vanished() {
        ledger_->remove_vanished();
        summary_.removed_files = plan_.vanished.size();
        summary_.gone_roots = settle_roots(plan_, writer_.draft());
    }

    void publish() {
        parts_.files = ledger_->rows();
        parts_.replaces = ledger_->take_replaced();
        parts_.dictionary = dictionary_;
        writer_.publish(parts_, {languages_.begin(), languages_.end()});
        parts_ = {};
    }

    void finish(Progress& progress) {
        summary_.skips.finish();
        if (parts_.shards.empty() && ledger_->is_empty()) return;
        progress.phase("merging");
        if (building_.empty()) building_ = writer_.fresh_building();
        ++writer_.draft().next_run;
        publish();
        settle_average_length(kMostDrift);
        writer_.merge_like_sizes();
        writer_.remove_unlisted_segments();
        std::error_code ignored;
        fs::remove_all(index_paths::building(index_), ignored);
    }

    const IndexOptions& options_;
    fs::path index_;
    SegmentWriter writer_;
    fs::path building_;
    bool sampled_ = false;  // whether this run makes the index
    std::shared_ptr<const TextDictionary> dictionary_;
    RunPlan plan_;
    SegmentParts parts_;
    std::optional<FileLedger> ledger_;  // of the files of plan_
    std::set<std::string> languages_;
    RunSummary summary_;
};

RunSummary with_index(const IndexOptions& options,
                      const StepHook& hook,
                      bool must_exist,
                      const std::function<RunSummary(IndexRun&)>& work) {
    const auto start = std::chrono::steady_clock::now();
    const fs::path index = index_location(options.index);
    if (must_exist)
        read_manifest(index);
    else
        index_exists(index);
    const bool existed = fs::exists(index);
    const IndexLock lock(index, options);
    IndexRun run(options, index, open_manifest(index, options), hook);
    RunSummary summary;
    try {
        summary = work(run);
    } catch (const Error&) {
        // A failed run leaves no files behind, least of all on a full disk.
        std::error_code ignored;
        fs::remove_all(index_paths::building(index), ignored);
        if (!existed && !index_exists(index)) fs::remove_all(index);
        throw;
    }
    summary.seconds = seconds_since(start);
    return summary;
}

}  // namespace

RunSummary update_index(const IndexOptions& options, const StepHook& hook) {
    // Checked before anything is created, so that a mistyped path leaves no empty index behind.
    for (const std::string& path : options.paths) {
        std::error_code error;
        if (!fs::exists(path, error))
            throw Error(
                ErrorKind::kInput,
                "can't read " + path + ": " + (error ? error.message() : "no such file or folder"));
    }
    return with_index(options, hook, false, [](IndexRun& run) { return run.update(); });
}

RunSummary read_again(const IndexOptions& options,
                      const std::vector<SourceFile>& files,
                      const StepHook& hook) {
    return with_index(options, hook, true, [&](IndexRun& run) { return run.read(files); });
}

RunPlan plan_for(const IndexOptions& options) {
    const fs::path index = index_location(options.index);
    return plan_run(options,
                    index_exists(index) ? read_known(index, read_manifest(index)) : FilesTable{});
}

std::vector<std::string> files_to_remove(const IndexOptions& options) {
    const fs::path index = index_location(options.index);
    const Manifest manifest = read_manifest(index);
    return all_below(options.paths, read_known(index, manifest), manifest);
}

RunSummary remove_from_index(const IndexOptions& options, const StepHook& hook) {
    return with_index(options, hook, true,
                      [&](IndexRun& run) { return run.remove(options.paths); });
}

RunSummary compact_index(const IndexOptions& options, const StepHook& hook) {
    return with_index(options, hook, true, [](IndexRun& run) { return run.compact(); });
}

}  // namespace dateline
