// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/plan/skip_log.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "common/base/error.h"

namespace dateline {
namespace {

constexpr std::size_t kKept = 1000;

std::string report_line(const Skip& skip) {
    nlohmann::ordered_json line = {{"path", skip.path}};
    if (skip.record > 0) line["record"] = skip.record;
    line["reason"] = skip.reason;
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

SkipLog::SkipLog(std::string report) : path_(std::move(report)) {
    if (path_.empty()) return;
    report_.open(path_);
    if (!report_) throw Error(ErrorKind::kUsage, "can't write the report " + path_);
}

void SkipLog::add(const Skip& skip) {
    ++count_;
    if (first_.size() < kKept) first_.push_back(skip);
    if (report_.is_open()) report_ << report_line(skip) << '\n';
}

void SkipLog::add(const std::vector<Skip>& skips) {
    for (const Skip& skip : skips) {
        add(skip);
    }
}

void SkipLog::finish() {
    if (report_.is_open() && !report_.flush())
        throw Error(ErrorKind::kDiskFull, "can't write the report " + path_);
}

}  // namespace dateline
