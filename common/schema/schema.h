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
inline constexpr int kSchemaVersion = 16;

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
    kSpeaker,  // the names of those quoted
    kRole,     // their roles
    kMarked,   // lines that are no part of the story (is_marked)
};
inline constexpr std::size_t kParts = 15;

/// A set of parts.
using PartSet = std::uint32_t;
constexpr PartSet part_bit(Part part) {
    return PartSet{1} << static_cast<unsigned>(part);
}

/// The parts in which words without a field are searched.
inline constexpr PartSet kTextParts = part_bit(Part::kHeadline) | part_bit(Part::kSubhead) |
                                      part_bit(Part::kLead) | part_bit(Part::kBody) |
                                      part_bit(Part::kCaption) | part_bit(Part::kSubheading);

/// Those of them that are not the headline, which is shown by itself.
inline constexpr PartSet kPassageParts = kTextParts & ~part_bit(Part::kHeadline);

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
    std::string_view prefix;  ///< of its terms, by Omega's conventions if these name one; empty:
                              ///< a part of the text, matched by its stems and the token stream
    PartSet parts = 0;        ///< kText: the parts of the token stream that it covers
    bool weighted = false;    ///< whether a match adds to the score; else the field only filters
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
inline constexpr std::string_view kKeptPrefix = "XKEPT";  ///< kept_text (terms.h), hashed
inline constexpr std::string_view kQuotationTypePrefix = "XTYPE";
inline constexpr std::string_view kPairPrefix = "XW";    ///< two common words (common_grams.h)
inline constexpr std::string_view kMentionPrefix = "X";  ///< before date terms: dates mentioned

inline constexpr std::array kFields = std::to_array<Field>({
    {.name = "title",
     .aliases = {"headline", "hl", "intitle", "subject"},
     .kind = FieldKind::kText,
     .prefix = "S",
     .parts = part_bit(Part::kHeadline),
     .weighted = true,
     .help = "words of the headline",
     .example = "title:tariffs"},
    {.name = "lead",
     .aliases = {"hlead", "hlp", "", ""},
     .kind = FieldKind::kText,
     .prefix = "",
     .parts = part_bit(Part::kHeadline) | part_bit(Part::kLead),
     .weighted = true,
     .help = "words of the headline or the first paragraph",
     .example = "lead:ceasefire"},
    {.name = "by",
     .aliases = {"byline", "author", "", ""},
     .kind = FieldKind::kText,
     .prefix = "A",
     .parts = part_bit(Part::kByline),
     .help = "who wrote it",
     .example = "by:sim"},
    {.name = "speaker",
     .aliases = {"quoted", "", "", ""},
     .kind = FieldKind::kText,
     .prefix = "XSPEAKER",
     .parts = part_bit(Part::kSpeaker),
     .help = "who is quoted, by name; by role too where nobody has that name",
     .example = "speaker:rubio"},
    {.name = "role",
     .aliases = {"", "", "", ""},
     .kind = FieldKind::kText,
     .prefix = "XROLE",
     .parts = part_bit(Part::kRole),
     .help = "what those quoted are: their office, or for whom they speak",
     .example = "role:\"foreign minister\""},
    {.name = "quote",
     .aliases = {"quotation", "", "", ""},
     .kind = FieldKind::kQuote,
     .prefix = "",
     .weighted = true,
     .help = "words and speakers inside one and the same quotation",
     .example = "quote:(speaker:rubio tariffs)"},
    {.name = "said",
     .aliases = {"says", "", "", ""},
     .kind = FieldKind::kSaid,
     .prefix = "",
     .weighted = true,
     .help = "what somebody said: short for quote:(speaker:NAME WORDS)",
     .example = "said:rubio(tariffs)"},
    {.name = "source",
     .aliases = {"publisher", "publication", "pub", "site"},
     .kind = FieldKind::kText,
     .prefix = "XSOURCE",
     .parts = part_bit(Part::kSource),
     .help = "the newspaper, agency or site",
     .example = "source:\"south china morning post\""},
    {.name = "section",
     .aliases = {"category", "", "", ""},
     .kind = FieldKind::kText,
     .prefix = "XSECTION",
     .parts = part_bit(Part::kSection),
     .help = "section or category",
     .example = "section:business"},
    {.name = "tag",
     .aliases = {"tags", "topic", "keyword", ""},
     .kind = FieldKind::kText,
     .prefix = "K",
     .parts = part_bit(Part::kTag),
     .help = "tags and topics",
     .example = "tag:asean"},
    {.name = "place",
     .aliases = {"dateline", "location", "", ""},
     .kind = FieldKind::kText,
     .prefix = "XPLACE",
     .parts = part_bit(Part::kPlace),
     .help = "where it was reported from",
     .example = "place:\"kuala lumpur\""},
    {.name = "marked",
     .aliases = {"", "", "", ""},
     .kind = FieldKind::kText,
     .prefix = "XMARKED",
     .parts = part_bit(Part::kMarked),
     .help = "lines that are not the story: links, notes on authors, boilerplate",
     .example = "marked:\"sign up\""},
    {.name = "lang",
     .aliases = {"language", "", "", ""},
     .kind = FieldKind::kExact,
     .prefix = kLanguagePrefix,
     .help = "language, by its ISO 639-1 code",
     .example = "lang:en"},
    {.name = "path",
     .aliases = {"file", "folder", "", ""},
     .kind = FieldKind::kPath,
     .prefix = kFolderPrefix,
     .help = "a file, or a folder and all below it; a name alone at any depth",
     .example = "path:2025/07"},
    {.name = "id",
     .aliases = {"", "", "", ""},
     .kind = FieldKind::kExact,
     .prefix = kIdPrefix,
     .help = "the article's own id",
     .example = "id:reut-42"},
    {.name = "kept",
     .aliases = {"", "", "", ""},
     .kind = FieldKind::kExact,
     .prefix = kKeptPrefix,
     .help = "a value that --keep kept, whole: KEY:VALUE, or in full kept:KEY=VALUE",
     .example = "kept:bias=left"},
    {.name = "date",
     .aliases = {"published", "", "", ""},
     .kind = FieldKind::kDate,
     .prefix = "",
     .help = "publication date: a day, month, year, or a range of them",
     .example = "date:2025-07-01..2025-07-14"},
    {.name = "after",
     .aliases = {"since", "", "", ""},
     .kind = FieldKind::kDate,
     .prefix = "",
     .help = "published on that date or later",
     .example = "after:2025-07"},
    {.name = "before",
     .aliases = {"", "", "", ""},
     .kind = FieldKind::kDate,
     .prefix = "",
     .help = "published before that date",
     .example = "before:2025-07-15"},
    {.name = "until",
     .aliases = {"", "", "", ""},
     .kind = FieldKind::kDate,
     .prefix = "",
     .help = "published on that date or before",
     .example = "until:2025-07-14"},
    {.name = "mentions",
     .aliases = {"mention", "", "", ""},
     .kind = FieldKind::kDate,
     .prefix = kMentionPrefix,
     .help = "a date that the story speaks of, however it says it: a day, month, year, or a range "
             "of them",
     .example = "mentions:2025-08-01"},
    {.name = "words",
     .aliases = {"length", "wc", "", ""},
     .kind = FieldKind::kNumber,
     .prefix = "",
     .help = "how many words it has",
     .example = "words:>=500"},
    {.name = "quotes",
     .aliases = {"quotations", "", "", ""},
     .kind = FieldKind::kNumber,
     .prefix = "",
     .help = "how many quotations it has",
     .example = "quotes:3.."},
    {.name = "dup",
     .aliases = {"duplicate", "copies", "", ""},
     .kind = FieldKind::kDuplicate,
     .prefix = "",
     .help = "nearly the same text as the article of that id",
     .example = "dup:reut-42"},
    {.name = "case",
     .aliases = {"", "", "", ""},
     .kind = FieldKind::kCase,
     .prefix = "",
     .weighted = true,
     .help = "a word or phrase in the letter case as typed",
     .example = "case:US"},
    {.name = "has",
     .aliases = {"", "", "", ""},
     .kind = FieldKind::kHas,
     .prefix = kHasPrefix,
     .help = "states a field: title, by, speaker, source, section, tag, place, date",
     .example = "has:by"},
    {.name = "missing",
     .aliases = {"", "", "", ""},
     .kind = FieldKind::kHas,
     .prefix = kHasPrefix,
     .help = "doesn't state it",
     .example = "missing:date"},
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
