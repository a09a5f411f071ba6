// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/help.h"

#include <fmt/format.h>

#include "common/schema.h"

namespace dateline {

std::string fields_help() {
    std::string out;
    for (const Field& field : kFields) {
        std::string aliases;
        for (const std::string_view alias : field.aliases) {
            if (!alias.empty()) aliases += fmt::format("{}{}:", aliases.empty() ? "" : " ", alias);
        }
        out += fmt::format("{:<9} {}\n", std::string(field.name) + ":", field.help);
        out += fmt::format("{:<9} for example {}{}\n", "", field.example,
                           aliases.empty() ? "" : "   also " + aliases);
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

std::string syntax_help() {
    std::string out;
    for (const auto& [example, meaning] : syntax_table()) {
        out += fmt::format("{:<34} {}\n", example, meaning);
    }
    return out +
           "\nPut the whole query between ' marks, so that the shell leaves \" and ( ) alone.\n";
}

}  // namespace dateline
