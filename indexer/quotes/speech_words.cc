// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/speech_words.h"

#include <algorithm>
#include <array>

#include "common/is_one_of.h"

namespace dateline {

bool is_adverb(std::string_view word) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"also",     "later",      "again",  "then",    "earlier",   "today",      "yesterday",
         "once",     "only",       "flatly", "monday",  "tuesday",   "wednesday",  "thursday",
         "friday",   "saturday",   "sunday", "tonight", "afterward", "afterwards", "bluntly",
         "recently", "repeatedly", "simply", "further"});
    return is_one_of(word, kWords) || (word.size() > 4 && word.ends_with("ly") && word != "family");
}

bool begins_clause(std::string_view word) {
    constexpr auto kWords =
        std::to_array<std::string_view>({"he", "she", "they", "it", "we", "there", "i", "you",
                                         "his", "her", "their", "if", "when"});
    return is_one_of(word, kWords);
}

std::string_view without_contraction(std::string_view word) {
    return word.substr(0, std::min(word.find('\''), word.find("\u2019")));
}

bool begins_adverbial(std::string_view word) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"in",      "on",        "at",      "during", "after", "before", "to",
         "from",    "via",       "through", "with",   "of",    "about",  "by",
         "outside", "following", "for",     "as",     "over",  "under",  "against"});
    return is_one_of(word, kWords);
}

bool is_determining(std::string_view word) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"the",   "a",    "an",    "his",     "her",     "their",  "its",      "our",
         "my",    "your", "this",  "that",    "these",   "any",    "no",       "some",
         "such",  "in",   "of",    "by",      "with",    "for",    "on",       "under",
         "at",    "and",  "or",    "'s",      "new",     "recent", "official", "latest",
         "first", "last", "every", "another", "without", "to"});
    return is_one_of(word, kWords);
}

bool is_article(std::string_view word) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "of", "by", "with"});
    return is_one_of(word, kWords);
}

bool is_finite_verb(const SpeechToken& token) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"is",   "was",   "were",   "are",  "will",  "would", "has",  "have",  "had",
         "can",  "could", "should", "may",  "might", "must",  "did",  "does",  "do",
         "be",   "been",  "went",   "came", "got",   "made",  "won",  "lost",  "took",
         "gave", "knew",  "felt",   "saw",  "left",  "says",  "said", "cannot"});
    if (token.mark != 0) return false;
    return is_one_of(token.lower, kWords) || token.lower.ends_with("n't") ||
           token.lower.ends_with("n\u2019t") || token.lower.ends_with("'re") ||
           token.lower.ends_with("\u2019re") || token.lower.ends_with("'ll") ||
           (token.lower.size() > 4 && token.lower.ends_with("ed"));
}

bool is_be(std::string_view word) {
    return word == "is" || word == "was" || word == "were" || word == "are" || word == "been" ||
           word == "be" || word == "being";
}

bool is_pronoun(std::string_view word) {
    constexpr auto kWords =
        std::to_array<std::string_view>({"he", "she", "they", "it", "i", "we", "you"});
    return is_one_of(word, kWords);
}

bool is_agentive(std::string_view word) {
    constexpr auto kEndings = std::to_array<std::string_view>(
        {"er", "or", "ist", "ian", "eer", "man", "woman", "ant", "smith", "wright"});
    constexpr auto kOthers = std::to_array<std::string_view>(
        {"other",      "after",     "never",    "under",     "over",     "later",    "number",
         "paper",      "letter",    "matter",   "winter",    "summer",   "water",    "power",
         "order",      "river",     "border",   "harbor",    "floor",    "error",    "favor",
         "labor",      "sector",    "factor",   "giant",     "plant",    "grant",    "quarter",
         "centre",     "center",    "corner",   "either",    "former",   "chapter",  "dinner",
         "weather",    "answer",    "danger",   "another",   "together", "better",   "bigger",
         "larger",     "greater",   "smaller",  "important", "relevant", "rather",   "human",
         "urban",      "ever",      "major",    "minor",     "junior",   "senior",   "prior",
         "poor",       "near",      "her",      "for",       "war",      "than",     "then",
         "restaurant", "newspaper", "computer", "september", "october",  "november", "december",
         "however"});
    return word.size() > 4 && !is_one_of(word, kOthers) &&
           std::ranges::any_of(kEndings, [&](std::string_view end) { return word.ends_with(end); });
}

bool is_auxiliary(const SpeechToken& token) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"has",      "have",    "had",      "is",         "was",    "were",      "are",
         "be",       "been",    "will",     "would",      "could",  "should",    "may",
         "might",    "did",     "does",     "do",         "also",   "later",     "then",
         "once",     "again",   "just",     "now",        "still",  "both",      "always",
         "often",    "even",    "further",  "first",      "not",    "never",     "today",
         "all",      "himself", "herself",  "themselves", "itself", "yesterday", "soon",
         "since",    "each",    "long",     "earlier",    "monday", "tuesday",   "wednesday",
         "thursday", "friday",  "saturday", "sunday",     "tonight"});
    constexpr auto kNames = std::to_array<std::string_view>(
        {"family", "reilly",  "kelly",    "emily",    "italy",    "ally",  "assembly",
         "july",   "beverly", "sally",    "billy",    "molly",    "holly", "lily",
         "reply",  "supply",  "anomaly",  "daily",    "weekly",   "carly", "kimberly",
         "bully",  "rally",   "connolly", "donnelly", "o'reilly", "manly", "riley"});
    if (token.mark != 0) return false;
    if (token.capital && (token.lower == "may" || token.lower == "will")) return false;
    if (is_one_of(token.lower, kWords)) return true;
    return token.lower.size() > 4 && token.lower.ends_with("ly") && !token.capital &&
           !is_one_of(token.lower, kNames);
}

bool is_negation(std::string_view word) {
    return word == "not" || word == "never" || word.ends_with("n't") || word.ends_with("n\u2019t");
}

bool bounds_phrase(const SpeechToken& token) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"but",    "or",        "that",     "when",   "as",     "if",      "because", "while",
         "after",  "before",    "although", "though", "where",  "which",   "who",     "than",
         "so",     "what",      "how",      "until",  "since",  "whether", "is",      "was",
         "were",   "are",       "has",      "had",    "have",   "would",   "will",    "said",
         "says",   "say",       "did",      "does",   "do",     "can",     "could",   "should",
         "may",    "might",     "told",     "to",     "been",   "be",      "why",     "yet",
         "then",   "meanwhile", "despite",  "like",   "unlike", "whom",    "whose",   "saying",
         "adding", "including"});
    if (token.mark != 0) return token.mark != '&' && token.mark != '/';
    return is_one_of(token.lower, kWords);
}

bool is_preposition(std::string_view word) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"in",      "on",      "at",      "by",      "for",     "with",  "from",    "of",
         "during",  "under",   "against", "about",   "into",    "over",  "through", "among",
         "between", "around",  "near",    "within",  "without", "along", "across",  "behind",
         "toward",  "towards", "upon",    "outside", "inside"});
    return is_one_of(word, kWords);
}

bool is_determiner(std::string_view word) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"the",     "a",    "an",   "his",     "her",  "their", "its",  "our",   "my",    "one",
         "another", "some", "many", "several", "two",  "three", "both", "these", "those", "this",
         "other",   "most", "few",  "four",    "five", "no",    "any",  "every"});
    return is_one_of(word, kWords);
}

}  // namespace dateline
