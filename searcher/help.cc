// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/help.h"

#include <fmt/format.h>

#include "common/schema/schema.h"
#include "searcher/query/compile/expansion.h"
#include "searcher/query/sources/compile_options.h"
#include "searcher/query/syntax/parser.h"
#include "searcher/query/syntax/positional_operator.h"

namespace dateline {
namespace {

// ", also headline: hl:"; empty where the field has one name.
std::string aliases_of(const Field& field) {
    std::string aliases;
    for (const std::string_view alias : field.aliases) {
        if (!alias.empty()) aliases += fmt::format(" {}:", alias);
    }
    return aliases.empty() ? aliases : ", also" + aliases;
}

// What a shell can complete of a query.
std::vector<std::pair<std::string, std::vector<std::string>>> field_words() {
    const std::vector<std::string> stated = {"title", "by",    "speaker", "source", "section",
                                             "tag",   "place", "date",    "marked"};
    const std::vector<std::string> days = {"today",      "yesterday", "7d..",
                                           "this-week",  "last-week", "this-month",
                                           "last-month", "this-year", "last-year"};
    std::vector<std::pair<std::string, std::vector<std::string>>> words;
    for (const Field& field : kFields) {
        std::vector<std::string> values;
        if (field.kind == FieldKind::kHas) values = stated;
        if (field.kind == FieldKind::kDate) values = days;
        const bool takes_range = field.name == "date" || field.name == "mentions";
        if (!takes_range) std::erase(values, "7d..");
        if (field.name == "lang")
            values = {"en", "de", "es", "fr", "it", "pt", "ru", "zh", "ar", "fa"};
        words.emplace_back(std::string(field.name) + ":", values);
    }
    return words;
}

std::vector<std::pair<std::string, std::string>> limits_table() {
    return {
        {"Length", fmt::format("{} bytes", kMostQueryBytes)},
        {"Words and values", fmt::format("{}", kMostLeaves)},
        {"Nesting", fmt::format("{} brackets, fields and signs in each other", kMostNesting)},
        {"Distance of NEAR and ADJ", fmt::format("{} words", kMostDistance)},
        {"Operands of one NEAR or ADJ", fmt::format("{}", kMostNear)},
        {"Count of ATLEAST", fmt::format("{}", kMostTimes)},
        {"Edits", "2"},
        {"Boost", fmt::format("{} to {}", kLeastBoost, kMostBoost)},
        {"Words that a wildcard or the like stands for",
         fmt::format("{}, or --max-expansions", CompileOptions().most_expansions)},
        {"Words that all of a query's do", fmt::format("{}", kMostExpanded)},
    };
}

}  // namespace

std::string fields_help(std::size_t width) {
    constexpr std::size_t kAt = 10;
    std::string out;
    for (const Field& field : kFields) {
        out += help_entry(std::string(field.name) + ":", std::string(field.help), kAt, width);
        out += help_entry("", fmt::format("for example {}{}", field.example, aliases_of(field)),
                          kAt, width);
    }
    return out;
}

const std::vector<std::pair<std::string, std::string>>& syntax_table() {
    static const std::vector<std::pair<std::string, std::string>> table = {
        {"harbour strike", "both words, in any form (strike, strikes), accents and case ignored"},
        {"\"correct way\"", "these words in this order, in just this form"},
        {"\"trade tension\"~s", "the phrase in any form of its words (trade tensions)"},
        {"trade-off", "trade-off, trade off or tradeoff"},
        {"tarif*  t?riff  *nomics", "words like it: * any letters, ? one"},
        {"anti-semit*  \"oil price*\"",
         "also in words with marks, and in phrases; * alone: any word"},
        {"5-4  9/11  C++  .NET", "just this, marks included"},
        {"/tari?ffs?/", "words that the regular expression (RE2) matches whole"},
        {"beijng~1", "words at most one edit away; ~2: two"},
        {"=meeting", "in just this form"},
        {"case:US", "in capitals as typed"},
        {"~car", "the word or its synonyms, from the file of --synonyms"},
        {"tariffs^2 china", "the first counts twice as much"},
        {"rubio NEAR/5 wang", "at most five words apart, in any order; also w/5"},
        {"rubio ADJ/3 (wang OR xi)", "in this order, at most three words on; also pre/3"},
        {"\"rubio wang\"~5", "these words that near together"},
        {"rubio SENT tarif*", "in one sentence; also /s"},
        {"rubio PARA tariffs", "in one paragraph; also /p"},
        {"ATLEAST/3(tariff)", "three times or more"},
        {"harbour OR port", "either; operators are in capitals"},
        {"harbour NOT strike", "one without the other; also: harbour -strike"},
        {"(harbour OR port) strike", "brackets group; AND binds tighter than OR"},
        {"+harbour strike", "with --any, words are ranked but only those with + must occur"},
        {"title:strike", "in a field (dateline-search --fields-help lists them)"},
        {"title:(harbour OR port)", "several words in a field"},
        {"place:\"kuala lumpur\"", "a phrase in a field"},
        {"speaker:rubio", "articles that quote him; also by role: speaker:\"foreign minister\""},
        {"said:rubio(tariffs)", "he is quoted with the word; also said:\"wang yi\"(trade taiwan)"},
        {"quote:(\"strong desire\" OR odds)", "in one and the same quotation, whoever said it"},
        {"date:2025-07-11", "published that day; also date:2025-07 and date:2025"},
        {"date:2025-07-01..2025-07-14", "published in that time; either end may be left out"},
        {"after:2025-07 before:2025-08-15", "from July 2025 on, and before 15 August"},
        {"date:7d..  date:yesterday", "the last seven days; also last-week, july, monday"},
        {"mentions:2025-08-01", "the story speaks of that day: \"August 1\", \"on Friday\" …"},
        {"has:by missing:date", "states a byline, states no date"},
        {"title:=\"weekly roundup\"", "the whole headline"},
        {"words:>=500 quotes:3..", "long ones with three quotations or more"},
        {"lang:de path:2025/07", "in German, in that folder"},
        {"*", "every article"},
        {"@name tariffs", "a saved search (--save name), and the word"},
    };
    return table;
}

std::string syntax_help(std::size_t width) {
    constexpr std::size_t kAt = 35;
    std::string out;
    for (const auto& [example, meaning] : syntax_table()) {
        out += help_entry(example, meaning, kAt, width);
    }
    return out +
           "\nPut the whole query between ' marks: the shell leaves \" and ( ) alone there.\n";
}

namespace {

DocSection indexes_elsewhere() {
    return {
        "Indexes elsewhere",
        {{"tcp:HOST:PORT",
          "two xapian-tcpsrv: the articles' stub file on PORT, the quotations' on PORT + 1. They "
          "ask nobody for a password and listen on every interface unless --interface says "
          "otherwise: for the loopback and private networks only"},
         {"prog:COMMAND",
          "a program that speaks their protocol, with {} for articles or quotes, such as "
          "prog:ssh HOST xapian-progsrv /data/news.idx/{}.stub (a stub file); it is run without a "
          "shell"},
         {"",
          "Only an index of one segment can be served (dateline-index --compact), in shards one "
          "each. Phrases and joins are confirmed here; a phrase inside OR or NOT, dup:, --dedup, "
          "--recency, --new-since and -s -date are refused."}}};
}

}  // namespace

ProgramDocs search_docs() {
    ProgramDocs docs;
    docs.summary = "search an index of news articles";
    docs.arguments = "QUERY...";
    docs.description = {
        "Finds articles, quotations or speakers in an index made by dateline-index(1). Words "
        "side by side must all occur, in any of their forms; dateline-query(7) describes the "
        "language, dateline(7) goes through the usual tasks.",
        "Hits go to standard output, notes and errors to standard error. On a terminal hits are "
        "pages with passages (-f pretty), in a pipe a line each (-f plain): id, date and "
        "headline (or first words), separated by tabs; of quotations the article's id, date, "
        "speaker, kind of speech (direct, mixed or indirect: the speaker's own words, partly or "
        "only reported) and words. What is printed as id is what id: and --open= take.",
        "JSON Lines have an object a hit, with \"type\", and a summary last. Offsets and "
        "match ranges are half-open and count UTF-8 bytes of the string that they belong to. "
        "The keys are described by json.schema.json: some may be added, but what there is changes "
        "only "
        "with --format-version."};
    docs.sections = {
        {"Exit status",
         {{"0", "something matches"},
          {"1", "nothing does"},
          {"2", "the query or an option makes no sense"},
          {"3", "the index is missing, damaged or of another version"},
          {"4",
           "a limit or --timeout was passed, or with --partial a server didn't answer; what "
           "was found is printed"}}},
        indexes_elsewhere(),
        {"Environment",
         {{"DATELINE_DB", "the index, if -d names none"},
          {"DATELINE_READER",
           "xapian: Xapian's own code reads the tables (slower, same answers; to track down "
           "errors)"},
          {"VISUAL, EDITOR", "what --open runs"},
          {"PAGER",
           "where long output on a terminal goes; also what --open runs without an editor"},
          {"NO_COLOR", "no colours, where it is set"},
          {"COLUMNS", "how wide the terminal is"},
          {"XDG_CONFIG_HOME",
           "dateline/config.toml below it holds options, dateline/searches/ saved queries"}}},
        {"Examples",
         {{"dateline-search -d news.idx 'said:rubio(tariffs)'", "what he said of tariffs"},
          {"dateline-search -d news.idx -o quotes 'speaker:\"wang yi\" date:7d..'",
           "what she or he was quoted with in the last seven days"},
          {"dateline-search -d news.idx tariffs --facets source,speaker -o facets",
           "who writes and who speaks of it"},
          {"dateline-search -d news.idx --group=story 'rubio wang'",
           "articles on one event together"}}}};
    docs.see_also = {"dateline(7)", "dateline-index(1)", "dateline-query(7)"};
    docs.words = field_words();
    return docs;
}

std::string query_man_page() {
    ProgramDocs docs;
    docs.name = "dateline-query";
    docs.summary = "the query language of dateline-search";
    docs.sections.push_back(
        {"Description",
         {{"",
           "Words side by side must all occur, in any form, accents and case ignored. Operators "
           "are in upper case. Tightest first: field names and signs; NEAR, ADJ, SENT and PARA "
           "from left "
           "to right; NOT; AND, also where nothing is between words; OR. An error points at its "
           "place; nothing is reinterpreted silently."}}});
    docs.sections.push_back({"Forms", syntax_table()});
    DocSection& fields = docs.sections.emplace_back();
    fields.heading = "Fields";
    for (const Field& field : kFields) {
        fields.entries.emplace_back(
            std::string(field.name) + ":",
            fmt::format("{}; for example {}{}", field.help, field.example, aliases_of(field)));
    }
    docs.sections.push_back({"Limits", limits_table()});
    docs.see_also = {"dateline-search(1)"};
    return man_page(docs, 7);
}

}  // namespace dateline
