// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats_page.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/program/program_docs.h"
#include "indexer/readers/articles/article_reader.h"
#include "indexer/readers/fields/field_keys.h"
#include "indexer/readers/fields/json_article.h"

namespace dateline {
namespace {

DocSection recognised() {
    return {
        "How files are recognised",
        {{"",
          "By their first bytes, whatever they are called; only tables are recognised by their "
          "ending (.csv, .tsv). Use --input if the content doesn't show it. Other binary files "
          "are left out and reported. A file may be compressed (gzip, bzip2, xz, zstd), an "
          "archive (tar, zip), and both, within the limits that dateline-index(1) lists. Text may "
          "be in any charset: a byte order mark and what the file declares count first."}}};
}

DocSection formats() {
    return {
        "Formats",
        {{"text",
          "Anything that is none of the others. Headline, byline, date, source and dateline are "
          "found in the first lines; lines that many articles repeat are kept and not indexed."},
         {"html",
          "Begins with a page's elements. Fields come from JSON-LD, OpenGraph, microdata and meta "
          "elements, then from what is visible; menus, teasers and notices around the story are "
          "left out. Pages of list archives (Pipermail, MHonArc) are read as mail."},
         {"json, jsonl",
          "An object with a text, an array of them, a collection under a key such as articles, or "
          "an object a line. The keys are below."},
         {"csv",
          "A table whose first row names its columns, separated by comma, semicolon or tab."},
         {"nitf, newsml, rss", "NITF, NewsML-G2, RSS 1 and 2 and Atom, told by their elements."},
         {"eml, mbox",
          "Messages: the subject is the headline, the sender the author; of alternatives the plain "
          "text. Attachments are left out."},
         {"warc", "WARC and ARC crawls: the pages among the responses, with their addresses."}}};
}

DocSection keys() {
    DocSection section{
        "Keys of JSON objects and columns of tables",
        {{"",
          "The first key of a field that has a text counts, in any letter case, with "
          "spaces, hyphens or underscores between its words. --map FIELD=KEY names "
          "another; a key may be a path, such as source.name. A record without a "
          "headline and a text is left out, and one whose text is under a key that "
          "isn't known: the keys that it has are named."}}};
    for (const auto& [field, known] : json_field_keys()) {
        section.entries.emplace_back(field, fmt::format("{}", fmt::join(known, ", ")));
    }
    return section;
}

DocSection ids() {
    return {
        "Ids and dates",
        {{"id",
          "The record's own (a JSON id, a Message-ID, a guid), else the path, with #n in a file of "
          "many. What makes an article unique is its file and its id together."},
         {"date",
          "The publication date is what the article states, in the order of --date-from. It is "
          "never guessed from the clock; the time of the file counts only if asked for."}}};
}

}  // namespace

std::string formats_man_page() {
    ProgramDocs docs;
    docs.name = "dateline-formats";
    docs.summary = "what dateline-index reads, and how it is recognised";
    docs.sections = {recognised(), formats(), keys(), ids()};
    docs.see_also = {"dateline-index(1)", "dateline(7)"};
    return man_page(docs, 5);
}

}  // namespace dateline
