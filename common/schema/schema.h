// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

/// The table of fields: what can be searched, under which names, and how it is stored in the index.
/// Indexing, the query language and the help all read this table.
namespace dateline {

/// Raised whenever what is stored changes; an index of another version is rejected.
inline constexpr int kSchemaVersion = 10;

/// The parts of an article's token stream. A mark in the stream opens a part. The stored form uses
/// this order.
enum class Part : std::uint8_t {
    kSentence,  // a further sentence of the part before it; never a part of its own
    kHeadline,
    kSubhead,
    kLead,  // the first body paragraph
    kBody,
    kCaption,
    kSubheading,
    kByline,
    kPlace,
    kSource,
    kSection,
    kTag,
    kSpeaker,  // the name, then the role, of somebody quoted
};
inline constexpr std::size_t kParts = 13;

/// A set of parts.
using PartSet = std::uint32_t;
constexpr PartSet part_bit(Part part) {
    return PartSet{1} << static_cast<unsigned>(part);
}

/// The parts in which words without a field are searched.
inline constexpr PartSet kTextParts = part_bit(Part::kHeadline) | part_bit(Part::kSubhead) |
                                      part_bit(Part::kLead) | part_bit(Part::kBody) |
                                      part_bit(Part::kCaption) | part_bit(Part::kSubheading);

/// How a field is searched.
enum class FieldKind : std::uint8_t {
    kText,       ///< words and phrases, stemmed: terms `prefix + stem`
    kExact,      ///< one folded value: term `prefix + hash`
    kPath,       ///< a file, or a folder and everything below it
    kDate,       ///< day, month and year terms, each after `prefix`, and ranges of these
    kNumber,     ///< a value, or a range of values
    kDuplicate,  ///< articles that are nearly the same as another one
    kCase,       ///< words of the text in the letter case as typed
    kHas,        ///< whether the article states a field
    kQuote,      ///< a query that a single quotation must match
    kSaid,       ///< a name, and what else that person's quotation must match
};

struct Field {
    std::string_view name;
    std::array<std::string_view, 4> aliases;  ///< unused ones are empty
    FieldKind kind;
    std::string_view prefix;  ///< of its terms, by Omega's conventions if these name one; empty: a
                              ///< part of the text, matched by its stems and the token stream
    PartSet parts;            ///< kText: the parts of the token stream that it covers
    bool weighted;            ///< whether a match adds to the score; else the field only filters
    std::string_view help;
    std::string_view example;
};

inline constexpr std::string_view kHasPrefix = "XH";
inline constexpr std::string_view kIdPrefix = "Q";
inline constexpr std::string_view kFilePrefix = "XF";
inline constexpr std::string_view kFolderPrefix = "P";
inline constexpr std::string_view kLanguagePrefix = "L";
inline constexpr std::string_view kYearPrefix = "Y";
inline constexpr std::string_view kMonthPrefix = "M";
inline constexpr std::string_view kDayPrefix = "D";
inline constexpr std::string_view kNamePrefix = "XNAME";  ///< of speakers (speaker_names.h)
inline constexpr std::string_view kQuotationTypePrefix = "XTYPE";
inline constexpr std::string_view kPairPrefix = "XW";    ///< two common words (common_grams.h)
inline constexpr std::string_view kMentionPrefix = "X";  ///< before date terms: dates mentioned

inline constexpr std::array kFields = std::to_array<Field>({
    {"title",
     {"headline", "hl", "intitle", "subject"},
     FieldKind::kText,
     "S",
     part_bit(Part::kHeadline),
     true,
     "words of the headline",
     "title:tariffs"},
    {"lead",
     {"hlead", "hlp", "", ""},
     FieldKind::kText,
     "",
     part_bit(Part::kHeadline) | part_bit(Part::kLead),
     true,
     "words of the headline or the first paragraph",
     "lead:ceasefire"},
    {"by",
     {"byline", "author", "", ""},
     FieldKind::kText,
     "A",
     part_bit(Part::kByline),
     false,
     "who wrote it",
     "by:sim"},
    {"speaker",
     {"quoted", "", "", ""},
     FieldKind::kText,
     "XSPEAKER",
     part_bit(Part::kSpeaker),
     false,
     "who is quoted, by name or by role",
     "speaker:rubio"},
    {"quote",
     {"quotation", "", "", ""},
     FieldKind::kQuote,
     "",
     0,
     true,
     "words and speakers inside one and the same quotation",
     "quote:(speaker:rubio tariffs)"},
    {"said",
     {"says", "", "", ""},
     FieldKind::kSaid,
     "",
     0,
     true,
     "what somebody said: short for quote:(speaker:NAME WORDS)",
     "said:rubio(tariffs)"},
    {"source",
     {"publisher", "publication", "pub", "site"},
     FieldKind::kText,
     "XSOURCE",
     part_bit(Part::kSource),
     false,
     "the newspaper, agency or site",
     "source:\"south china morning post\""},
    {"section",
     {"category", "", "", ""},
     FieldKind::kText,
     "XSECTION",
     part_bit(Part::kSection),
     false,
     "section or category",
     "section:business"},
    {"tag",
     {"tags", "topic", "keyword", ""},
     FieldKind::kText,
     "K",
     part_bit(Part::kTag),
     false,
     "tags and topics",
     "tag:asean"},
    {"place",
     {"dateline", "location", "", ""},
     FieldKind::kText,
     "XPLACE",
     part_bit(Part::kPlace),
     false,
     "where it was reported from",
     "place:\"kuala lumpur\""},
    {"lang",
     {"language", "", "", ""},
     FieldKind::kExact,
     kLanguagePrefix,
     0,
     false,
     "language, by its ISO 639-1 code",
     "lang:en"},
    {"path",
     {"file", "folder", "", ""},
     FieldKind::kPath,
     kFolderPrefix,
     0,
     false,
     "a file, or a folder and all below it",
     "path:2025/07"},
    {"id",
     {"", "", "", ""},
     FieldKind::kExact,
     kIdPrefix,
     0,
     false,
     "the article's own id",
     "id:reut-42"},
    {"date",
     {"published", "", "", ""},
     FieldKind::kDate,
     "",
     0,
     false,
     "publication date: a day, month, year, or a range of them",
     "date:2025-07-01..2025-07-14"},
    {"after",
     {"since", "", "", ""},
     FieldKind::kDate,
     "",
     0,
     false,
     "published on that date or later",
     "after:2025-07"},
    {"before",
     {"", "", "", ""},
     FieldKind::kDate,
     "",
     0,
     false,
     "published before that date",
     "before:2025-07-15"},
    {"until",
     {"", "", "", ""},
     FieldKind::kDate,
     "",
     0,
     false,
     "published on that date or before",
     "until:2025-07-14"},
    {"mentions",
     {"mention", "", "", ""},
     FieldKind::kDate,
     kMentionPrefix,
     0,
     false,
     "a date that the story speaks of, however it says it: a day, month, year, or a range of them",
     "mentions:2025-08-01"},
    {"words",
     {"length", "wc", "", ""},
     FieldKind::kNumber,
     "",
     0,
     false,
     "how many words it has",
     "words:>=500"},
    {"quotes",
     {"quotations", "", "", ""},
     FieldKind::kNumber,
     "",
     0,
     false,
     "how many quotations it has",
     "quotes:3.."},
    {"dup",
     {"duplicate", "copies", "", ""},
     FieldKind::kDuplicate,
     "",
     0,
     false,
     "tells nearly the same in the same words as the article of that id",
     "dup:reut-42"},
    {"case",
     {"", "", "", ""},
     FieldKind::kCase,
     "",
     0,
     true,
     "a word or phrase in capitals as typed",
     "case:US"},
    {"has",
     {"", "", "", ""},
     FieldKind::kHas,
     kHasPrefix,
     0,
     false,
     "states a field: title, by, speaker, source, section, tag, place, date",
     "has:by"},
    {"missing",
     {"", "", "", ""},
     FieldKind::kHas,
     kHasPrefix,
     0,
     false,
     "doesn't state it",
     "missing:date"},
});

/// The field of that name or alias, ignoring case; null if there is none.
const Field* find_field(std::string_view name);

/// The field name or alias nearest to `name` by edit distance, if near enough to suggest.
std::optional<std::string_view> nearest_field(std::string_view name);

/// Value slots of the documents in `articles` and `quotes`. A quotation has kPublished and kOrigin
/// (those of its article), kSpeakers and kContent. There are few, since each costs as much to build
/// as a term.
enum class Slot : std::uint32_t {
    kPublished = 0,  ///< "20250711", "202507", "2025"; empty if unknown. Sorts as text
    kOrigin = 1,     ///< where it came from (stored/origin.h)
    kWords = 2,      ///< Xapian::sortable_serialise; absent below 1
    kQuotes = 3,     ///< Xapian::sortable_serialise; absent below 1
    kSignature = 4,  ///< identifies near duplicates (minhash.h); absent in short texts
    kSpeakers = 5,   ///< names of the speakers (stored_quotation.h), without duplicates
    kContent = 6,    ///< stored fields and token stream (stored_content.h)
    kText = 7,       ///< stored text (stored_article.h)
};
inline constexpr std::size_t kSlots = 8;

}  // namespace dateline
