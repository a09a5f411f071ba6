// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/walkthrough.h"

#include "common/program/program_docs.h"

namespace dateline {
namespace {

DocSection description() {
    return {"Description",
            {{"",
              "Dateline searches news: who said what, when. dateline-index(1) reads a folder of "
              "articles into an index, dateline-search(1) asks it. This page goes through both in "
              "the order in which one needs them."}}};
}

DocSection indexing() {
    return {
        "Index a folder",
        {{"dateline-index -d news.idx FOLDER",
          "reads every file below FOLDER that it knows (dateline-formats(5)) into the index "
          "news.idx, a folder of its own. Files are recognised by their content, so names and "
          "folders don't matter. The same command later reads only what is new or changed, and "
          "removes what is gone."},
         {"dateline-index --show=text FILE",
          "prints what is understood of an article: headline, byline, the kind of each paragraph, "
          "and in the margin the dates and speakers. Look at a few of your own files first. "
          "--show alone prints JSON, with --explain the rule behind each quotation and date."},
         {"dateline-index -d news.idx --report left-out.jsonl FOLDER",
          "writes what was left out, and why. The exit status is 1 if anything was."},
         {"export DATELINE_DB=$PWD/news.idx", "makes it the index where -d names none."}}};
}

DocSection finding() {
    return {
        "Find",
        {{"dateline-search port strike",
          "articles with both words in any of their forms, the best first. On a terminal with "
          "passages, in a pipe one line a hit: path, date and headline, separated by tabs."},
         {"dateline-search '\"key rate\" cut'",
          "a phrase in exactly its words, and a word. Put the whole query between ' marks, so that "
          "the shell leaves it alone."},
         {"dateline-search 'title:deal (strike OR walkout) -ferry'",
          "a word of the headline, either of two, and not the third."},
         {"dateline-search 'carvalho SENT offer'",
          "both words in one sentence; NEAR/5, ADJ/3 and PARA work alike (dateline-query(7))."},
         {"dateline-search --any 'who signed the river treaty'",
          "a question: articles with more of its words come first, and words that any text has "
          "count little."}}};
}

DocSection quotations() {
    return {
        "Who said it",
        {{"dateline-search -o quotes 'said:oyelaran(river)'",
          "what she said of the river: speaker and words within one and the same quotation, with "
          "the sentence around it. Word for word comes before reported, whole sentences before "
          "scraps."},
         {"dateline-search -o quotes --direct 'speaker:\"prime minister\"'",
          "only in the speaker's own words, found by role."},
         {"dateline-search 'speaker:rubio tariffs'",
          "articles in which he is quoted and the word occurs anywhere."},
         {"dateline-search -o quotes 'role:spokesman strike'",
          "by what a speaker is. speaker: means the person: what her spokesman says isn't hers."},
         {"dateline-search -o speakers strike",
          "who is quoted on a subject. Short and formal first names and initials meet where only "
          "one person can be meant; --aliases FILE joins others, a line such as Joe Biden = Joseph "
          "R. Biden for each."},
         {"",
          "A quotation is what somebody said or wrote: words between marks (direct), a reported "
          "clause or infinitive (indirect: \"said that\", \"promised to\", \"called it a "
          "mistake\", what was called for, demanded or announced), or both (mixed). What somebody "
          "opposes, praises or speaks about is none; nor are titles, captions, labels and words "
          "that the writer puts in marks."},
         {"",
          "Speakers are found by rules and can be wrong; check a quotation at its source with "
          "--open before you use it. Its confidence, in JSON, is the chance that speaker and words "
          "are right. --show has an object for each fragment of a quotation; searches join "
          "them."}}};
}

DocSection days() {
    return {
        "When",
        {{"dateline-search 'strike date:2025-05'",
          "published in May 2025; date:2025-05.. is from then on, date:7d.. the last seven days."},
         {"dateline-search 'mentions:2025-07-11'",
          "the story speaks of that day, also as \"on Friday\" or \"tomorrow\"."},
         {"dateline-search -s date strike", "the newest first; -s -date the oldest."},
         {"dateline-search strike --histogram -o histogram", "how many, month by month."}}};
}

DocSection exporting() {
    return {"Take it elsewhere",
            {{"dateline-search -f csv --bom --fields id,date,source,title strike",
              "a table, with --bom for a spreadsheet; -o quotes has columns of its own. Also tsv, "
              "json, jsonl, html and trec."},
             {"dateline-search -f ris strike",
              "for a reference manager; -f bibtex for TeX. With -o quotes, the words are a note."},
             {"dateline-search -f jsonl strike",
              "an object a line, the last one a summary. Offsets in it count UTF-8 bytes of the "
              "string they belong to, half-open, not characters. json.schema.json describes it."},
             {"dateline-search --batch queries.tsv -f trec",
              "a file of queries, one a line: an id, a tab, the query."},
             {"dateline-search -f paths -0 strike | (cd FOLDER && xargs -0 ls -l)",
              "the files themselves: paths are relative to the folder that was indexed."}}};
}

DocSection alerts() {
    return {"Be told what is new",
            {{"dateline-search --save strikes 'strike OR walkout'",
              "keeps a query: @strikes stands for it in others."},
             {"dateline-search --new-since ~/.strikes @strikes",
              "only what was indexed since the last time; the exit status is 1 if nothing was. "
              "scripts/examples/alert mails it from cron."}}};
}

DocSection mending() {
    return {"When something is wrong",
            {{"dateline-search --explain strkie",
              "says how the query was read and what each word stands for."},
             {"dateline-index -d news.idx --check=full",
              "says what of an index is damaged; --check=full --repair reads that again."},
             {"dateline-index -d news.idx --stats", "says what the index contains."}}};
}

}  // namespace

std::string walkthrough_man_page() {
    ProgramDocs docs;
    docs.name = "dateline";
    docs.summary = "search news: who said what, when";
    docs.sections = {description(), indexing(),  finding(), quotations(),
                     days(),        exporting(), alerts(),  mending()};
    docs.see_also = {"dateline-index(1)", "dateline-search(1)", "dateline-query(7)",
                     "dateline-formats(5)"};
    return man_page(docs, 7);
}

}  // namespace dateline
