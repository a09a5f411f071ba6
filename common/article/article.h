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

/// The kind of a paragraph. The stored form uses this order; add new kinds at the end.
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

/// Whether paragraphs of this kind are no part of the story, and no field states what they say:
/// links, notes on authors, boilerplate. Only `marked:` searches them.
bool is_marked(ParagraphKind kind);

/// A part of an article's text: a half-open range of bytes. Ranges are ordered and disjoint.
struct Paragraph {
    std::uint32_t start;
    std::uint32_t end;
    ParagraphKind kind;

    bool operator==(const Paragraph&) const = default;
};

struct Byline {
    std::string name;
    std::string role;  ///< empty if not given

    bool operator==(const Byline&) const = default;
};

/// Where the publication date was found. The stored form uses this order.
enum class DateSource : std::uint8_t {
    kNone,
    kMeta,
    kUrl,
    kHeader,
    kDateline,
    kText,
    kFilename,
    kFile,  ///< the file's modification time
};
inline constexpr std::size_t kDateSources = 8;

std::string_view name_of(DateSource source);

/// A publication date as stated in one place.
struct StatedDate {
    Date date;
    DateSource from = DateSource::kNone;
};

/// TIMEX3 types.
enum class MentionType : std::uint8_t { kDate, kTime, kDuration, kSet };

std::string_view name_of(MentionType type);

/// A date expression in the text: its half-open range of bytes and its TIMEX3 value ("2025-07-11",
/// "2025-W28", "XXXX-01").
struct Mention {
    std::uint32_t start;
    std::uint32_t end;
    MentionType type;
    std::string value;
    std::string_view rule{};  ///< the name of the rule that found it; not stored, not compared

    bool operator==(const Mention& other) const {
        return start == other.start && end == other.end && type == other.type &&
               value == other.value;
    }
};

enum class QuotationType : std::uint8_t { kDirect, kMixed, kIndirect };

std::string_view name_of(QuotationType type);

/// A quotation; all ranges are half-open ranges of bytes of the text.
struct Quotation {
    std::uint32_t start = 0;  ///< quotation marks included
    std::uint32_t end = 0;
    std::uint32_t mention_start = 0;  ///< the words that name the speaker; empty if none do
    std::uint32_t mention_end = 0;
    QuotationType type = QuotationType::kDirect;
    float confidence =
        0;  ///< that speaker and words are right, from 0 to 1 (indexer/quotes/confidence.h)
    bool joined = false;   ///< continues the previous quotation: “A,” she said, “B.”
    bool persons = false;  ///< whether the speakers are persons whom the article names
    std::string cue;       ///< "stating"; empty if the quotation has none
    std::string role;      ///< of the speaker: "Secretary of State"
    std::vector<std::string> speakers;  ///< canonical names; empty if the speaker is unknown
    std::string_view rule{};            ///< the name of the rule that found it; not stored
};

/// What a record says under a key of its own that `--keep` names: one value of it.
struct KeptValue {
    std::string key;  ///< as fields are named: lower case, underscores for spaces, hyphens and dots
    std::string value;

    bool operator==(const KeptValue&) const = default;
};

/// "bias=left; rating=4".
std::string joined(const std::vector<KeptValue>& kept);

/// An article after reading and analysis: its fields, and its text with paragraphs. Strings are
/// well-formed UTF-8; what an article doesn't state is empty.
struct Article {
    std::string id;    ///< the record's own, else the path, with `#n` appended in a file of several
    std::string path;  ///< relative to the root it was found under
    std::string url;
    std::string headline;
    std::string subhead;
    std::vector<Byline> bylines;
    std::string source;
    std::string section;
    std::vector<std::string> tags;
    std::vector<KeptValue> kept;
    std::string place;
    std::optional<Date> published;
    DateSource published_from = DateSource::kNone;
    std::vector<StatedDate> stated_dates;  ///< in the order found; `published` is chosen from them
    LanguageId lang = kUndetermined;
    std::uint32_t words = 0;  ///< words of the indexed paragraphs
    std::string text;
    std::vector<Paragraph> paragraphs;
    std::vector<Mention> mentions;      ///< of all paragraphs, in order
    std::vector<Quotation> quotations;  ///< of the indexed paragraphs, in order

    /// Records a publication date; the first one becomes `published` unless another is chosen.
    void state_date(const Date& date, DateSource from);

    std::string_view text_of(const Paragraph& paragraph) const {
        return std::string_view(text).substr(paragraph.start, paragraph.end - paragraph.start);
    }
};

}  // namespace dateline
