// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/pages/page_dates.h"

#include <algorithm>
#include <array>

#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/article/line_kinds.h"
#include "indexer/article/publication_date.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestDateLine = 80;

// A date with time and zone, such as "2025-07-11T23:30:00Z". parse_moment gives std::nullopt if the
// time or zone is missing.
struct Moment {
    Date day;
    int minutes = 0;  // of the day, as written
    int zone = 0;     // minutes east of UTC
};

std::optional<int> number_at(std::string_view text, std::size_t at) {
    const auto digit = [&](std::size_t i) {
        return i < text.size() && text[i] >= '0' && text[i] <= '9';
    };
    if (!digit(at) || !digit(at + 1)) return std::nullopt;
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

std::optional<Moment> parse_moment(std::string_view text) {
    if (text.size() < 17 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':')
        return std::nullopt;
    const auto day = parse_iso_date(text.substr(0, 10));
    const auto hour = number_at(text, 11);
    const auto minute = number_at(text, 14);
    const std::size_t sign = text.find_first_of("+-Zz", 16);
    if (!day || !hour || !minute || sign == std::string_view::npos) return std::nullopt;
    Moment moment{*day, *hour * 60 + *minute, 0};
    if (text[sign] == 'Z' || text[sign] == 'z') return moment;
    const auto hours = number_at(text, sign + 1);
    const auto minutes =
        number_at(text, sign + (text.size() > sign + 3 && text[sign + 3] == ':' ? 4 : 3));
    if (!hours) return std::nullopt;
    moment.zone = (*hours * 60 + minutes.value_or(0)) * (text[sign] == '-' ? -1 : 1);
    return moment;
}

// Whether both are the same moment in UTC.
bool same_moment(const Moment& a, const Moment& b) {
    const auto universal = [](const Moment& moment) {
        int minutes = moment.minutes - moment.zone;
        Date day = moment.day;
        for (; minutes < 0; minutes += 24 * 60)
            day = add_days(day, -1);
        for (; minutes >= 24 * 60; minutes -= 24 * 60)
            day = add_days(day, 1);
        return std::pair(day, minutes);
    };
    return universal(a) == universal(b);
}

class PageDateFinder {
  public:
    PageDateFinder(const PageFacts& facts,
                   const std::vector<PageBlock>& blocks,
                   ArticleDraft& draft)
        : facts_(facts), blocks_(blocks), draft_(draft) {}

    bool find() {
        return take_linked() || take_meta() || take_props() || take_times(true) ||
               take_times(false) || take_dated_elements() || take_lines();
    }

  private:
    // Takes a stated moment; if the page shows the same moment in a local zone, the day there.
    bool take(std::string_view value) {
        const auto moment = parse_moment(value);
        if (moment && moment->zone == 0) {
            if (const auto local = shown_day(*moment)) value_ = to_string(*local);
        }
        const bool taken =
            take_date(value_.empty() ? value : std::string_view(value_), DateSource::kMeta, draft_);
        value_.clear();
        return taken;
    }

    std::optional<Date> shown_day(const Moment& moment) const {
        for (const xmlNode* time : facts_.times) {
            const auto shown = parse_moment(trim(attribute(time, "datetime")));
            if (shown && shown->zone != 0 && same_moment(*shown, moment)) return shown->day;
        }
        return std::nullopt;
    }

    bool take_linked() {
        return std::ranges::any_of(facts_.linked.dates,
                                   [&](const std::string& date) { return take(date); });
    }

    bool take_meta() {
        static constexpr auto kPublished =
            std::to_array<std::string_view>({"article:published_time",
                                             "datepublished",
                                             "og:article:published_time",
                                             "article:published",
                                             "og:published_time",
                                             "parsely-pub-date",
                                             "sailthru.date",
                                             "dc.date.issued",
                                             "dcterms.issued",
                                             "dcterms.created",
                                             "dc.date.created",
                                             "publishdate",
                                             "publish-date",
                                             "publish_date",
                                             "pubdate",
                                             "publication_date",
                                             "publication-date",
                                             "cxenseparse:recs:publishtime",
                                             "rnews:datepublished",
                                             "article_date_original",
                                             "originalpublicationdate",
                                             "article.published",
                                             "published_time",
                                             "ptime",
                                             "displaydate",
                                             "dc.date",
                                             "dcterms.date",
                                             "date",
                                             "datecreated",
                                             "citation_publication_date"});
        return std::ranges::any_of(
            kPublished, [&](std::string_view name) { return take(facts_.meta_of(name)); });
    }

    bool take_props() {
        return std::ranges::any_of(facts_.props, [&](const xmlNode* node) {
            const std::string_view prop = attribute(node, "itemprop");
            if (prop != "datePublished" && prop != "dateCreated") return false;
            return take(trim(attribute(node, "content"))) ||
                   take(trim(attribute(node, "datetime"))) || take_line(line_of(node));
        });
    }

    // <time> elements: those that say that they are about publication, or (`saying` false) the
    // others; those after the headline first.
    bool take_times(bool saying) {
        const auto one = [&](const xmlNode* time) {
            const std::string_view cls = attribute(time, "class");
            const bool says = has_word(cls, "publish") || has_word(cls, "entry-date") ||
                              !attribute(time, "pubdate").empty();
            if (tells_of_change(time) && !(says && has_word(cls, "published"))) return false;
            if (saying != says) return false;
            return take(trim(attribute(time, "datetime"))) || take_line(line_of(time));
        };
        const auto middle = facts_.times.begin() + static_cast<std::ptrdiff_t>(facts_.times_above);
        return std::any_of(middle, facts_.times.end(), one) ||
               std::any_of(facts_.times.begin(), middle, one);
    }

    static bool tells_of_change(const xmlNode* node) {
        for (const std::string_view value :
             {attribute(node, "class"), attribute(node, "id"), attribute(node, "itemprop")}) {
            if (has_word(value, "updat") || has_word(value, "modif")) return true;
        }
        return false;
    }

    // Elements whose names are about dates.
    bool take_dated_elements() {
        return std::ranges::any_of(facts_.dated, [&](const xmlNode* node) {
            if (tells_of_change(node)) return false;
            for (const char* const name :
                 {"datetime", "content", "title", "data-date", "data-datetime"}) {
                if (take(trim(attribute(node, name)))) return true;
            }
            return take_line(line_of(node));
        });
    }

    // A line near the headline.
    bool take_lines() {
        constexpr std::size_t kNear = 25;
        const std::string title = fold(draft_.article.headline);
        const auto headline = std::ranges::find_if(blocks_, [&](const PageBlock& block) {
            return !title.empty() && fold(block.text) == title;
        });
        const auto at = headline == blocks_.end() ? 0 : headline - blocks_.begin();
        for (std::size_t i = static_cast<std::size_t>(at);
             i < std::min<std::size_t>(blocks_.size(), at + kNear); ++i) {
            if (take_line(blocks_[i].text)) return true;
        }
        return std::ranges::any_of(blocks_, [&](const PageBlock& block) {
            const auto date =
                block.text.size() <= kLongestDateLine ? match_date_line(block.text) : std::nullopt;
            return date && take_date(to_string(*date), DateSource::kHeader, draft_);
        });
    }

    // A date line, or a short line that begins with a date: "Dec 20, 2023 4 min read".
    bool take_line(std::string_view line) {
        if (line.size() > kLongestDateLine || is_update_line(line)) return false;
        auto date = match_date_line(line);
        for (int words = 4; !date && words >= 3; --words) {
            date = parse_header_date(first_words(line, words));
        }
        constexpr int kFirstPages = 1994;  // older dates are part of the story
        return date && date->day != 0 && date->year >= kFirstPages &&
               take_date(to_string(*date), DateSource::kHeader, draft_);
    }

    static std::string_view first_words(std::string_view line, int count) {
        std::size_t at = 0;
        while (count-- > 0 && at != std::string_view::npos)
            at = line.find(' ', at + 1);
        return line.substr(0, at);
    }

    const PageFacts& facts_;
    const std::vector<PageBlock>& blocks_;
    ArticleDraft& draft_;
    std::string value_;
};

}  // namespace

void take_page_date(const PageFacts& facts,
                    const std::vector<PageBlock>& blocks,
                    std::string_view url,
                    ArticleDraft& draft) {
    PageDateFinder(facts, blocks, draft).find();
    if (const auto date = date_in_path(url)) take_date(to_string(*date), DateSource::kUrl, draft);
}

}  // namespace dateline
