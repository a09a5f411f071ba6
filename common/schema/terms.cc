// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/schema/terms.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "common/base/hash.h"
#include "common/schema/schema.h"

namespace dateline {

std::string hash_term(std::string_view prefix, std::string_view value) {
    return std::string(prefix) + hash_text(hash64(value));
}

std::uint64_t article_hash(std::string_view real_path, std::string_view id, std::string_view text) {
    std::string all(real_path);
    all.push_back('\0');
    all.append(id);
    all.push_back('\0');
    all.append(hash_text(hash64(text)));
    return hash64(all);
}

std::string kept_name(std::string_view key) {
    std::string name = fold(squeeze(key));
    std::ranges::replace_if(
        name, [](char c) { return c == ' ' || c == '-' || c == '.'; }, '_');
    return name;
}

std::string kept_text(std::string_view name, std::string_view value) {
    return kept_name(name) + "=" + fold(squeeze(value));
}

std::vector<std::string> paths_to(std::string_view path) {
    std::set<std::string> paths{std::string(path)};
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        if (end > 0) paths.emplace(path.substr(0, end));
        if (end > at) paths.emplace(path.substr(at, end - at));
        at = end + 1;
    }
    return {paths.begin(), paths.end()};
}

std::vector<std::string> date_terms(const Date& date, std::string_view prefix) {
    constexpr std::size_t kYear = 4;  // digits
    constexpr std::size_t kMonth = 6;
    const std::string digits = date_value(date);
    std::vector<std::string> terms;
    const auto add = [&](std::string_view kind, std::size_t size) {
        std::string& term = terms.emplace_back(prefix);
        term += kind;
        term.append(digits, 0, size);
    };
    add(kYearPrefix, kYear);
    if (date.month != 0) add(kMonthPrefix, kMonth);
    if (date.day != 0) add(kDayPrefix, digits.size());
    return terms;
}

std::string date_value(const Date& date) {
    if (date.month == 0) return fmt::format(FMT_COMPILE("{:04}"), date.year);
    if (date.day == 0) return fmt::format(FMT_COMPILE("{:04}{:02}"), date.year, date.month);
    return fmt::format(FMT_COMPILE("{:04}{:02}{:02}"), date.year, date.month, date.day);
}

std::optional<Date> date_of_value(std::string_view value) {
    const auto number = [&](std::size_t at, std::size_t size) {
        int out = 0;
        if (at < value.size())
            std::from_chars(value.data() + at, value.data() + std::min(at + size, value.size()),
                            out);
        return out;
    };
    const Date date{static_cast<std::int16_t>(number(0, 4)),
                    static_cast<std::uint8_t>(number(4, 2)),
                    static_cast<std::uint8_t>(number(6, 2))};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

namespace {

constexpr double kK1 = 2.0;

}  // namespace

ImpactScale bm25_scale(double length, double average_length) {
    constexpr double kB = 0.75;
    return {kK1 * (1 - kB + kB * length / std::max(average_length, 1.0))};
}

ImpactScale worth_scale(double factor) {
    return {kK1, factor};
}

std::uint32_t impact(double tf, const ImpactScale& scale) {
    const double weight = kImpactLevels * tf / (tf + scale.saturation) * scale.factor;
    return std::clamp(static_cast<std::uint32_t>(std::lround(weight)), 1U, kImpactLevels);
}

double idf(double articles, double with_term) {
    return std::log1p((articles - with_term + 0.5) / (with_term + 0.5));
}

}  // namespace dateline
