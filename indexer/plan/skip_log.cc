// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/plan/skip_log.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "common/base/error.h"
#include "common/text/text.h"

namespace dateline {
namespace {

constexpr std::size_t kKept = 1000;
constexpr std::size_t kMostCauses = 100;

// A reason without its particulars: "not JSON: ..." is "not JSON". What can't be read is told apart
// by what the system says of it, which is last.
std::string cause_of(std::string_view reason) {
    if (reason.starts_with("can't ")) return std::string(reason.substr(reason.rfind(':') + 1));
    return std::string(trim(reason.substr(0, reason.find_first_of(":;(<\"'0123456789"))));
}

// First what a person can do something about: options name keys and limits, permissions can be
// given; last what was indexed all the same.
int place_of(const Skip& skip) {
    if (skip.kept) return 2;
    for (const std::string_view act : {"--", "can't "}) {
        if (skip.reason.find(act) != std::string::npos) return 0;
    }
    return 1;
}

std::string report_line(const Skip& skip) {
    nlohmann::ordered_json line = {{"path", skip.path}};
    if (skip.record > 0) line["record"] = skip.record;
    line["reason"] = skip.reason;
    if (skip.kept) line["kept"] = true;
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

SkipLog::SkipLog(std::string report) : path_(std::move(report)) {
    if (path_.empty()) return;
    report_.open(path_);
    if (!report_) throw Error(ErrorKind::kUsage, "can't write the report " + path_);
}

void SkipLog::add(const Skip& skip) {
    if (!skip.kept) ++count_;
    std::string cause = cause_of(skip.reason);
    if (causes_.size() >= kMostCauses && !by_cause_.contains(cause)) cause.clear();
    const auto [at, fresh] = by_cause_.try_emplace(cause, causes_.size());
    if (fresh) causes_.push_back({skip, 0});
    ++causes_[at->second].count;
    if (first_.size() < kKept) first_.push_back(skip);
    report(skip);
}

void SkipLog::report(const Skip& skip) {
    if (report_.is_open()) report_ << report_line(skip) << '\n';
}

void SkipLog::add(const std::vector<Skip>& skips) {
    for (const Skip& skip : skips) {
        add(skip);
    }
}

std::vector<SkipCause> SkipLog::causes() const {
    std::vector<SkipCause> causes = causes_;
    std::ranges::stable_sort(causes, {}, [](const SkipCause& cause) {
        return std::pair(place_of(cause.first), -static_cast<std::int64_t>(cause.count));
    });
    return causes;
}

void SkipLog::finish() {
    if (report_.is_open() && !report_.flush())
        throw Error(ErrorKind::kDiskFull, "can't write the report " + path_);
}

}  // namespace dateline
