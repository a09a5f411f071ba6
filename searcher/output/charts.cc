// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/charts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "common/program/sanitize.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "searcher/output/labels.h"

namespace dateline {
namespace {

constexpr std::size_t kWidestBar = 40;
constexpr std::size_t kWidestLabel = 40;

// `eighths` eighths of a column.
std::string bar_of(std::size_t eighths) {
    static constexpr std::array<std::string_view, 8> kParts = {
        "", "\u258F", "\u258E", "\u258D", "\u258C", "\u258B", "\u258A", "\u2589"};
    std::string bar;
    for (std::size_t i = 0; i < eighths / 8; ++i) {
        bar += "\u2588";
    }
    return bar + std::string(kParts[eighths % 8]);
}

std::string shortened(const std::string& label, std::size_t width) {
    if (display_width(label) <= width) return label;
    return std::string(display_prefix(label, width - 1)) + "\u2026";
}

std::string chart(std::vector<CountLabel> rows, std::size_t width, const Style& style) {
    std::uint64_t most = 1;
    std::size_t label_width = 1;
    const std::size_t widest = std::min(kWidestLabel, width / 2);
    for (CountLabel& row : rows) {
        row.label = shortened(sanitize_line(row.label), widest);
        label_width = std::max(label_width, display_width(row.label));
        most = std::max(most, row.count);
    }
    const std::size_t digits = std::to_string(most).size();
    const std::size_t used = 2 + label_width + 2 + digits + 1;
    const std::size_t room = std::min(kWidestBar, width > used + 4 ? width - used : 4);
    std::string out;
    for (const CountLabel& row : rows) {
        const std::uint64_t eighths = (row.count * room * 8 + most - 1) / most;
        const std::string bar = bar_of(eighths);
        out += fmt::format("  {}{}  {:>{}}", row.label,
                           std::string(label_width - display_width(row.label), ' '), row.count,
                           digits);
        if (!bar.empty()) out += " " + (row.apart ? style.dim(bar) : bar);
        out += "\n";
    }
    return out;
}

}  // namespace

std::string facet_chart(const Facet& facet,
                        const std::string& label,
                        std::size_t width,
                        const Style& style) {
    const std::string count = facet.values.size() < facet.distinct
                                  ? fmt::format(" ({} of {})", facet.values.size(), facet.distinct)
                                  : "";
    return "\n" + style.bold(label) + count + "\n" + chart(count_labels(facet), width, style);
}

std::string histogram_chart(const Histogram& histogram, std::size_t width, const Style& style) {
    return fmt::format("\n{} ({})\n{}", style.bold("date"), name_of(histogram.period),
                       chart(count_labels(histogram), width, style));
}

}  // namespace dateline
