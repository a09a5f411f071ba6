// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/speech_words.h"

#include <algorithm>
#include <array>

#include "common/text/word_set.h"

namespace dateline {

bool begins_clause(std::string_view word) {
    static constexpr WordSet kWords({"he", "she", "they", "it", "we", "there", "i", "you", "his",
                                     "her", "their", "if", "when"});
    return kWords.contains(word);
}

std::string_view without_contraction(std::string_view word) {
    return word.substr(0, std::min(word.find('\''), word.find("\u2019")));
}

bool is_determining(std::string_view word) {
    static constexpr WordSet kWords(
        {"the",   "a",    "an",    "his",     "her",     "their",  "its",      "our",
         "my",    "your", "this",  "that",    "these",   "any",    "no",       "some",
         "such",  "in",   "of",    "by",      "with",    "for",    "on",       "under",
         "at",    "and",  "or",    "'s",      "new",     "recent", "official", "latest",
         "first", "last", "every", "another", "without", "to"});
    return kWords.contains(word);
}

bool rules_out_verb_after(std::string_view word) {
    static constexpr WordSet kWords(
        {"the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "of", "by", "with"});
    return kWords.contains(word);
}

bool is_finite_verb(const SpeechToken& token) {
    static constexpr WordSet kWords({"is",   "was",  "were", "are",   "will",   "would", "has",
                                     "have", "had",  "can",  "could", "should", "may",   "might",
                                     "must", "did",  "does", "do",    "be",     "been",  "went",
                                     "came", "got",  "made", "won",   "lost",   "took",  "gave",
                                     "knew", "felt", "saw",  "left",  "says",   "said",  "cannot"});
    if (token.mark != 0) return false;
    return kWords.contains(token.lower) || token.lower.ends_with("n't") ||
           token.lower.ends_with("n\u2019t") || token.lower.ends_with("'re") ||
           token.lower.ends_with("\u2019re") || token.lower.ends_with("'ll") ||
           (token.lower.size() > 4 && token.lower.ends_with("ed"));
}

bool is_be(std::string_view word) {
    return word == "is" || word == "was" || word == "were" || word == "are" || word == "been" ||
           word == "be" || word == "being";
}

bool is_pronoun(std::string_view word) {
    static constexpr WordSet kWords(
        {"he",     "she",     "they",    "it",     "i",      "we",      "you",    "i've",
         "i'm",    "i'd",     "i'll",    "we've",  "we're",  "we'd",    "we'll",  "you've",
         "you're", "they've", "they're", "i’ve",   "i’m",    "i’d",     "i’ll",   "we’ve",
         "we’re",  "we’d",    "we’ll",   "you’ve", "you’re", "they’ve", "they’re"});
    return kWords.contains(word);
}

bool is_agentive(std::string_view word) {
    static constexpr auto kEndings = std::to_array<std::string_view>(
        {"er", "or", "ist", "ian", "eer", "man", "woman", "ant", "smith", "wright"});
    static constexpr WordSet kOthers(
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
    return word.size() > 4 && !kOthers.contains(word) &&
           std::ranges::any_of(kEndings, [&](std::string_view end) { return word.ends_with(end); });
}

bool is_auxiliary(const SpeechToken& token) {
    static constexpr WordSet kWords(
        {"has",       "have",   "had",     "is",     "was",     "were",      "are",        "be",
         "been",      "will",   "would",   "could",  "should",  "may",       "might",      "did",
         "does",      "do",     "also",    "later",  "then",    "once",      "again",      "just",
         "now",       "still",  "both",    "always", "often",   "even",      "further",    "first",
         "not",       "never",  "today",   "all",    "himself", "herself",   "themselves", "itself",
         "yesterday", "soon",   "since",   "can",    "cannot",  "must",      "already",    "ever",
         "each",      "long",   "earlier", "monday", "tuesday", "wednesday", "thursday",   "friday",
         "saturday",  "sunday", "tonight"});
    static constexpr WordSet kNames(
        {"family", "reilly",  "kelly",    "emily",    "italy",    "ally",  "assembly",
         "july",   "beverly", "sally",    "billy",    "molly",    "holly", "lily",
         "reply",  "supply",  "anomaly",  "daily",    "weekly",   "carly", "kimberly",
         "bully",  "rally",   "connolly", "donnelly", "o'reilly", "manly", "riley"});
    if (token.mark != 0) return false;
    if (token.capital && (token.lower == "may" || token.lower == "will")) return false;
    if (kWords.contains(token.lower)) return true;
    return token.lower.size() > 4 && token.lower.ends_with("ly") && !token.capital &&
           !kNames.contains(token.lower);
}

bool is_negation(std::string_view word) {
    return word == "not" || word == "never" || word.ends_with("n't") || word.ends_with("n\u2019t");
}

bool bounds_phrase(const SpeechToken& token) {
    static constexpr WordSet kWords(
        {"but",    "or",        "that",     "when",   "as",     "if",      "because", "while",
         "after",  "before",    "although", "though", "where",  "which",   "who",     "than",
         "so",     "what",      "how",      "until",  "since",  "whether", "is",      "was",
         "were",   "are",       "has",      "had",    "have",   "would",   "will",    "said",
         "says",   "say",       "did",      "does",   "do",     "can",     "could",   "should",
         "may",    "might",     "told",     "to",     "been",   "be",      "why",     "yet",
         "then",   "meanwhile", "despite",  "like",   "unlike", "whom",    "whose",   "saying",
         "adding", "including"});
    if (token.mark != 0) return token.mark != '&' && token.mark != '/';
    if (token.all_caps && token.lower == "who") return false;  // the health organisation
    return kWords.contains(token.lower);
}

bool is_preposition(std::string_view word) {
    static constexpr WordSet kWords({"in",     "on",      "at",      "by",      "for",     "with",
                                     "from",   "of",      "during",  "under",   "against", "about",
                                     "into",   "over",    "through", "among",   "between", "around",
                                     "near",   "within",  "without", "along",   "across",  "behind",
                                     "toward", "towards", "upon",    "outside", "inside"});
    return kWords.contains(word);
}

bool is_chrome(const SpeechTokens& t, std::size_t i) {
    static constexpr WordSet kLabels({"watched", "just", "more", "read", "breaking", "exclusive",
                                      "live", "update", "related", "advertisement"});
    return t.is_word(i + 1) && t.tokens[i].all_caps && kLabels.contains(t.tokens[i].lower) &&
           t.tokens[i + 1].capital && !t.tokens[i + 1].all_caps;
}

bool is_utterance(std::string_view noun) {
    static constexpr WordSet kWords(
        {"statement", "statements", "tweet",     "tweets",  "letter",   "letters", "email",
         "emails",    "e-mail",     "e-mails",   "memo",    "post",     "posts",   "message",
         "messages",  "book",       "memoir",    "website", "op-ed",    "essay",   "column",
         "speech",    "testimony",  "note",      "remarks", "comments", "words",   "release",
         "account",   "blog",       "affidavit", "readout", "text",     "article", "announcement"});
    return kWords.contains(noun);
}

bool is_determiner(std::string_view word) {
    static constexpr WordSet kWords(
        {"the",     "a",    "an",   "his",     "her",  "their", "its",  "our",   "my",    "one",
         "another", "some", "many", "several", "two",  "three", "both", "these", "those", "this",
         "other",   "most", "few",  "four",    "five", "no",    "any",  "every"});
    return kWords.contains(word);
}

std::string_view nominative(std::string_view word) {
    if (word == "his") return "he";
    if (word == "her") return "she";
    if (word == "their") return "they";
    return word;
}

}  // namespace dateline
