// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/progress.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "common/program/output.h"

namespace dateline {
namespace {

constexpr std::chrono::milliseconds kInterval(100);
constexpr std::string_view kClearLine = "\r\x1B[K";

std::string bar(double share) {
    constexpr int kWidth = 20;
    const int full = std::clamp(static_cast<int>(share * kWidth), 0, kWidth);
    return std::string(static_cast<std::size_t>(full), '#') +
           std::string(static_cast<std::size_t>(kWidth - full), '.');
}

}  // namespace

std::string human_bytes(std::uint64_t bytes) {
    const auto value = static_cast<double>(bytes);
    if (bytes >= 1'000'000'000) return fmt::format("{:.1f} GB", value / 1e9);
    if (bytes >= 1'000'000) return fmt::format("{:.1f} MB", value / 1e6);
    if (bytes >= 1'000) return fmt::format("{:.0f} kB", value / 1e3);
    return fmt::format("{} bytes", bytes);
}

Progress::Progress(std::uint64_t total, bool shown)
    : total_(total), shown_(shown), start_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
    if (shown_) draw("");
}

void Progress::update(std::uint64_t bytes, std::uint64_t articles) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || now - drawn_ < kInterval) return;
    drawn_ = now;
    const double seconds = std::max(1e-3, std::chrono::duration<double>(now - start_).count());
    const double share =
        total_ == 0 ? 1.0 : std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_));
    const double left = share > 0.01 ? seconds * (1 - share) / share : 0;
    draw(fmt::format(
        "[{}] {:3.0f} %  {} articles  {}/s  {:.0f} s left", bar(share), share * 100, articles,
        human_bytes(static_cast<std::uint64_t>(static_cast<double>(bytes) / seconds)), left));
}

void Progress::phase(const std::string& name) {
    if (shown_) draw(name + " ...");
}

void Progress::draw(const std::string& line) {
    say("{}{}", kClearLine, line);
}

}  // namespace dateline
