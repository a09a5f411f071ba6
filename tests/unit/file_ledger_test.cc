// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batches/file_ledger.h"

#include "common/base/hash.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

RunPlan plan_of(FileChange change) {
    RunPlan plan;
    SourceFile file;
    file.path = "/news/a.jsonl";
    file.relative = "a.jsonl";
    file.size = 100;
    plan.files = {file};
    plan.changes = {change};
    FileRow known;
    known.articles = 7;
    known.origin = hash64("/news/a.jsonl");
    known.state = FileState::kRead;
    plan.known["/news/a.jsonl"] = known;
    return plan;
}

FileResult result_of(std::uint64_t articles, const std::string& skip = "") {
    FileResult result;
    result.articles = articles;
    result.records = articles;
    result.skip = skip;
    return result;
}

}  // namespace

TEST_CASE("file ledger: parts of a file add up in one row", "[ledger]") {
    const RunPlan plan = plan_of(FileChange::kNew);
    FileLedger ledger(plan, 42);
    CHECK(ledger.is_empty());
    ledger.take(result_of(3));
    ledger.take(result_of(2));
    const FileRow& row = ledger.rows().at("/news/a.jsonl");
    CHECK(row.articles == 5);
    CHECK(row.records == 5);
    CHECK(row.settings == 42);
    CHECK(row.state == FileState::kRead);
    CHECK(ledger.take_replaced().empty());
}

TEST_CASE("file ledger: a changed file replaces its older articles once", "[ledger]") {
    const RunPlan plan = plan_of(FileChange::kChanged);
    FileLedger ledger(plan, 0);
    ledger.take(result_of(3));
    CHECK(ledger.take_replaced() == std::vector{hash64("/news/a.jsonl")});
    ledger.take(result_of(2));  // after a publishing
    CHECK(ledger.take_replaced().empty());
}

TEST_CASE("file ledger: a changed file that can't be read keeps its articles", "[ledger]") {
    const RunPlan plan = plan_of(FileChange::kChanged);
    FileLedger ledger(plan, 0);
    ledger.take(result_of(0, "can't be read"));
    CHECK(ledger.is_empty());
}

TEST_CASE("file ledger: a file that was read in part goes on from there", "[ledger]") {
    const RunPlan plan = plan_of(FileChange::kContinued);
    FileLedger ledger(plan, 0);
    ledger.take(result_of(2));
    ledger.note_position({0, 9});
    const FileRow& row = ledger.rows().at("/news/a.jsonl");
    CHECK(row.articles == 9);  // those that an earlier run published included
    CHECK(row.records == 9);
    CHECK(row.state == FileState::kPart);
}

TEST_CASE("file ledger: vanished files lose their articles", "[ledger]") {
    RunPlan plan = plan_of(FileChange::kNew);
    plan.vanished = {"/news/a.jsonl"};
    FileLedger ledger(plan, 0);
    ledger.remove_vanished();
    CHECK(ledger.rows().at("/news/a.jsonl").state == FileState::kGone);
    CHECK(ledger.take_replaced() == std::vector{hash64("/news/a.jsonl")});
}
