// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/date.h"
#include "common/text/language.h"

namespace dateline {

/// What a paragraph is. The order is that of the stored form; new kinds go to the end.
enum class ParagraphKind : std::uint8_t {
    kHeadline,
    kSubhead,
    kByline,
    kDateline,
    kSource,
    kDate,
    kSection,
    kCaption,
    kSubheading,
    kBody,
    kRelated,
    kAuthorNote,
    kBoilerplate,
};
inline constexpr std::size_t kParagraphKinds = 13;

std::string_view name_of(ParagraphKind kind);

/// Whether paragraphs of this kind are searched as text.
bool is_indexed(ParagraphKind kind);

/// A part of an article's text: a half-open range of bytes. Ranges are ordered and disjoint.
struct Paragraph {
    std::uint32_t start;
    std::uint32_t end;
    ParagraphKind kind;

    bool operator==(const Paragraph&) const = default;
};

struct Byline {
    std::string name;
    std::string role;  ///< empty where none is given

    bool operator==(const Byline&) const = default;
};

/// Where the publication date was found; the order is that of the stored form.
enum class DateSource : std::uint8_t {
    kNone,
    kMeta,
    kUrl,
    kHeader,
    kDateline,
    kText,
    kFilename,
    kFile,  ///< the file's time
};
inline constexpr std::size_t kDateSources = 8;

std::string_view name_of(DateSource source);

/// A publication date as one place states it.
struct StatedDate {
    Date date;
    DateSource from = DateSource::kNone;
};

/// TIMEX3 types.
enum class MentionType : std::uint8_t { kDate, kTime, kDuration, kSet };

std::string_view name_of(MentionType type);

/// A date expression of the text: half-open range of bytes and its TIMEX3 value ("2025-07-11",
/// "2025-W28", "XXXX-01").
struct Mention {
    std::uint32_t start;
    std::uint32_t end;
    MentionType type;
    std::string value;

    bool operator==(const Mention&) const = default;
};

enum class QuotationType : std::uint8_t { kDirect, kMixed, kIndirect };

std::string_view name_of(QuotationType type);

/// What somebody is quoted with: half-open ranges of bytes of the text.
struct Quotation {
    std::uint32_t start = 0;  ///< quotation marks included
    std::uint32_t end = 0;
    std::uint32_t mention_start = 0;  ///< the words that name the speaker; empty where none do
    std::uint32_t mention_end = 0;
    QuotationType type = QuotationType::kDirect;
    float confidence = 0;  ///< that the speaker is right
    bool joined = false;   ///< goes on with the one before it: “A,” she said, “B.”
    bool persons = false;  ///< whether the speakers are persons whom the article names
    std::string cue;       ///< "stating"; empty where the quotation stands alone
    std::string role;      ///< of the speaker: "Secretary of State"
    std::vector<std::string> speakers;  ///< canonical names; none where nobody can be told
};

/// An article as read and understood: fields, and the text with its paragraphs. Strings are
/// well-formed UTF-8; what an article doesn't state is empty.
struct Article {
    std::string id;    ///< the record's own, else the path, `#n` appended in a file of many
    std::string path;  ///< relative to the root it was found under
    std::string url;
    std::string headline;
    std::string subhead;
    std::vector<Byline> bylines;
    std::string source;
    std::string section;
    std::vector<std::string> tags;
    std::string place;
    std::optional<Date> published;
    DateSource published_from = DateSource::kNone;
    std::vector<StatedDate> stated_dates;  ///< in the order found; `published` is chosen of them
    LanguageId lang = kUndetermined;
    std::uint32_t words = 0;  ///< words of the indexed paragraphs
    std::string text;
    std::vector<Paragraph> paragraphs;
    std::vector<Mention> mentions;      ///< of all paragraphs, in order
    std::vector<Quotation> quotations;  ///< of the indexed paragraphs, in order

    /// Notes a publication date; it is the article's unless another one is chosen.
    void state_date(const Date& date, DateSource from);

    std::string_view text_of(const Paragraph& paragraph) const {
        return std::string_view(text).substr(paragraph.start, paragraph.end - paragraph.start);
    }
};

}  // namespace dateline
