// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/numbers.h"

#include <charconv>
#include <cstdint>

namespace dateline {
namespace {

constexpr std::uint64_t kMostNumber = 1'000'000'000'000;

std::optional<std::uint64_t> number_of(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number > kMostNumber)
        return std::nullopt;
    return number;
}

std::optional<NumberRange> compared(std::string_view comparison, std::uint64_t number) {
    if (comparison == ">") return NumberRange{number + 1, std::nullopt};
    if (comparison == ">=") return NumberRange{number, std::nullopt};
    if (comparison == "<=") return NumberRange{0, number};
    if (comparison != "<") return NumberRange{number, number};
    if (number == 0) return std::nullopt;
    return NumberRange{0, number - 1};
}

}  // namespace

std::string_view comparison_of(std::string_view operand) {
    for (const std::string_view sign : {">=", "<=", ">", "<", "="}) {
        if (operand.starts_with(sign)) return sign;
    }
    return {};
}

std::optional<NumberRange> parse_number_operand(std::string_view operand) {
    const std::string_view comparison = comparison_of(operand);
    const std::size_t dots = operand.find("..");
    if (dots == std::string_view::npos || !comparison.empty()) {
        const auto number = number_of(operand.substr(comparison.size()));
        return number ? compared(comparison, *number) : std::nullopt;
    }
    const auto least = number_of(operand.substr(0, dots));
    const auto most = number_of(operand.substr(dots + 2));
    if ((dots > 0 && !least) || (dots + 2 < operand.size() && !most) || (!least && !most))
        return std::nullopt;
    if (least && most && *most < *least) return std::nullopt;
    return NumberRange{least.value_or(0), most};
}

}  // namespace dateline
