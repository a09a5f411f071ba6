// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "common/program/wrap.h"
#include "searcher/results/counts/facets.h"
#include "searcher/results/counts/histogram.h"

namespace dateline {

/// A facet as a bar chart under its label, at most `width` columns wide.
std::string facet_chart(const Facet& facet,
                        const std::string& label,
                        std::size_t width,
                        const Style& style);

/// A histogram as a bar chart, undated articles in a bar of their own.
std::string histogram_chart(const Histogram& histogram, std::size_t width, const Style& style);

}  // namespace dateline
