// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/publication_date.h"

#include "common/schema/mention_terms.h"
#include "tests/catch.h"

using namespace dateline;

TEST_CASE("publication date: days in addresses and paths", "[publication]") {
    const auto [path, day] = GENERATE(table<std::string, std::string>({
        {"https://example.org/2025/07/11/talks", "2025-07-11"},
        {"https://example.org/news/2025-07-11-talks.html", "2025-07-11"},
        {"https://example.org/2025/jul/11/talks", "2025-07-11"},
        {"https://example.org/story_20250711.html", "2025-07-11"},
        {"archive/2024-01-02/2025_07_11.txt", "2025-07-11"},
        {"https://example.org/2025/07/talks", ""},
        {"https://example.org/talks-1234567890", ""},
        {"https://example.org/2025/13/40/talks", ""},
        {"https://example.org/article/20251/07/11", ""},
        {"", ""},
    }));
    CAPTURE(path);
    const auto date = date_in_path(path);
    CHECK((date ? to_string(*date) : "") == day);
}

TEST_CASE("publication date: chosen by the order of sources, never after the capture",
          "[publication]") {
    Article article;
    article.state_date({2025, 7, 12}, DateSource::kUrl);
    article.state_date({2025, 7, 11}, DateSource::kHeader);
    article.state_date({2025, 7, 10}, DateSource::kText);
    choose_date(default_date_order(), std::nullopt, article);
    CHECK(article.published == Date{2025, 7, 11});
    CHECK(article.published_from == DateSource::kHeader);
    choose_date({DateSource::kText, DateSource::kHeader}, std::nullopt, article);
    CHECK(article.published == Date{2025, 7, 10});
    choose_date({DateSource::kUrl, DateSource::kHeader}, Date{2025, 7, 11}, article);
    CHECK(article.published_from == DateSource::kHeader);
    choose_date({DateSource::kMeta}, std::nullopt, article);
    CHECK_FALSE(article.published);
    CHECK(article.published_from == DateSource::kNone);
}

TEST_CASE("mention terms: what a TIMEX3 value is found by", "[publication]") {
    const auto [value, terms] = GENERATE(table<std::string, std::vector<std::string>>({
        {"2025-07-11", {"XD20250711", "XM202507", "XY2025"}},
        {"2025-07-11TMO", {"XD20250711", "XM202507", "XY2025"}},
        {"2025-07", {"XM202507", "XY2025"}},
        {"2025", {"XY2025"}},
        {"2025-W28", {"XM202507", "XY2025"}},
        {"2025-W27", {"XM202506", "XM202507", "XY2025"}},
        {"2024-W01-WE", {"XM202401", "XY2024"}},
        {"2025-Q3", {"XM202507", "XM202508", "XM202509", "XY2025"}},
        {"2024-WI", {"XM202412", "XM202501", "XM202502", "XY2024", "XY2025"}},
        {"XXXX-01", {}},
        {"P2W", {}},
        {"PAST_REF", {}},
        {"199", {}},
    }));
    CAPTURE(value);
    CHECK(mention_terms(value) == terms);
}
