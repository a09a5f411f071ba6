// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/positional_operator.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "common/text/text.h"
#include "searcher/query/syntax/field_value.h"

namespace dateline {
namespace {

constexpr std::uint32_t kUsualDistance = 10;  // of NEAR alone, as in notmuch

struct Counted {
    std::string_view name;
    bool ordered;
    bool slash;  ///< whether a slash must separate the number from the name
};
constexpr auto kCounted = std::to_array<Counted>({{"near", false, false},
                                                  {"onear", true, false},
                                                  {"adj", true, false},
                                                  {"w", false, true},
                                                  {"pre", true, true}});

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::uint32_t number_to(std::string_view digits, std::uint32_t most, Span place) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || number == 0 || number > most)
        fail(place, fmt::format("the number must be 1 to {}", most),
             "such as NEAR/5, ADJ/1 (side by side) or ATLEAST/3(tariff)");
    return number;
}

std::optional<PositionalOperator> counted_operator(std::string_view word, Span place) {
    const std::string lower = fold(word);
    for (const Counted& counted : kCounted) {
        if (!lower.starts_with(counted.name)) continue;
        std::string_view digits = std::string_view(lower).substr(counted.name.size());
        const bool slash = digits.starts_with('/');
        if (slash) digits.remove_prefix(1);
        if (!is_number(digits) || (counted.slash && !slash)) continue;
        return PositionalOperator{NodeKind::kNear, number_to(digits, kMostDistance, place),
                                  counted.ordered};
    }
    return std::nullopt;
}

}  // namespace

std::string PositionalOperator::name() const {
    if (kind == NodeKind::kSentence) return "SENT";
    if (kind == NodeKind::kParagraph) return "PARA";
    return fmt::format("{}/{}", ordered ? "ADJ" : "NEAR", count);
}

std::optional<PositionalOperator> positional_operator(std::string_view word, Span place) {
    if (word == "NEAR") return PositionalOperator{NodeKind::kNear, kUsualDistance, false};
    if (word == "ADJ" || word == "NEAR/" || word == "ADJ/")
        fail(place, fmt::format("{} needs a number", word),
             "ADJ/1 is side by side in this order, ADJ/10 at most ten words on; NEAR/10 in any "
             "order");
    const std::string lower = fold(word);
    if (word == "SENT" || lower == "/s" || lower == "w/s" || lower == "w/sent")
        return PositionalOperator{NodeKind::kSentence, 0, false};
    if (word == "PARA" || lower == "/p" || lower == "w/p" || lower == "w/para" || word == "SAME")
        return PositionalOperator{NodeKind::kParagraph, 0, false};
    return counted_operator(word, place);
}

std::optional<std::uint32_t> at_least_count(std::string_view word, Span place) {
    constexpr std::string_view kName = "atleast";
    const std::string lower = fold(word);
    if (!lower.starts_with(kName)) return std::nullopt;
    std::string_view digits = std::string_view(lower).substr(kName.size());
    if (digits.starts_with('/')) digits.remove_prefix(1);
    if (word.starts_with("ATLEAST") && digits.empty())
        fail(place, "ATLEAST needs a number", "such as ATLEAST/3(tariff)");
    if (!is_number(digits)) return std::nullopt;
    return number_to(digits, kMostTimes, place);
}

}  // namespace dateline
