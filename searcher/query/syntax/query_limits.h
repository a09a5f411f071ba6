// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// What a query may have at most.
namespace dateline {

inline constexpr std::size_t kMostQueryBytes = 20'000;
inline constexpr std::size_t kMostNesting = 100;
inline constexpr std::size_t kMostLeaves = 1'000;
inline constexpr double kLeastBoost = 0.001;
inline constexpr double kMostBoost = 1000;

}  // namespace dateline
