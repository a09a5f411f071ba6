// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Debian 12 has Catch2 v2, newer systems v3; only this file distinguishes them.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
namespace dateline::test {
inline auto holding(const std::string& part) {
    return Catch::Matchers::ContainsSubstring(part);
}
}  // namespace dateline::test
#else
#include <catch2/catch.hpp>
namespace dateline::test {
inline auto holding(const std::string& part) {
    return Catch::Contains(part);
}
}  // namespace dateline::test
#endif
