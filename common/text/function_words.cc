// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/function_words.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "common/text/word_table.h"

namespace dateline {
namespace {

constexpr auto kEn = std::to_array<std::string_view>(
    {"a",       "about", "above",   "after", "against", "all",   "also",    "although",
     "am",      "among", "an",      "and",   "another", "any",   "are",     "as",
     "at",      "be",    "because", "been",  "before",  "being", "below",   "between",
     "both",    "but",   "by",      "can",   "could",   "did",   "do",      "does",
     "done",    "down",  "during",  "each",  "either",  "every", "few",     "for",
     "from",    "had",   "has",     "have",  "having",  "he",    "her",     "here",
     "him",     "his",   "how",     "i",     "if",      "in",    "into",    "is",
     "it",      "its",   "just",    "many",  "may",     "me",    "might",   "more",
     "most",    "much",  "must",    "my",    "neither", "no",    "nor",     "not",
     "of",      "off",   "on",      "only",  "onto",    "or",    "other",   "our",
     "out",     "over",  "own",     "s",     "same",    "shall", "she",     "should",
     "so",      "some",  "such",    "than",  "that",    "the",   "their",   "them",
     "then",    "there", "these",   "they",  "this",    "those", "though",  "through",
     "to",      "too",   "under",   "until", "up",      "upon",  "us",      "very",
     "was",     "we",    "were",    "what",  "when",    "where", "whether", "which",
     "while",   "who",   "whom",    "whose", "why",     "will",  "with",    "within",
     "without", "would", "you",     "your"});
constexpr auto kFr = std::to_array<std::string_view>(
    {"a",     "au",      "aussi",  "aux",     "avaient", "avait", "avec",     "avoir", "c",
     "ce",    "ces",     "cet",    "cette",   "chez",    "comme", "comment",  "d",     "dans",
     "de",    "des",     "dont",   "du",      "elle",    "elles", "en",       "entre", "est",
     "et",    "etaient", "etait",  "ete",     "etre",    "fait",  "il",       "ils",   "je",
     "l",     "la",      "le",     "les",     "leur",    "leurs", "lui",      "ma",    "mais",
     "mes",   "mon",     "n",      "ne",      "ni",      "nos",   "notre",    "nous",  "on",
     "ont",   "ou",      "par",    "pas",     "plus",    "pour",  "pourquoi", "qu",    "quand",
     "que",   "quel",    "quelle", "quelles", "quels",   "qui",   "quoi",     "s",     "sa",
     "sans",  "se",      "ses",    "si",      "son",     "sont",  "sous",     "sur",   "tous",
     "tout",  "toute",   "toutes", "tres",    "tu",      "un",    "une",      "vers",  "vos",
     "votre", "vous",    "y"});
constexpr auto kDe = std::to_array<std::string_view>(
    {"aber",    "als",   "am",   "an",     "auch",    "auf",     "aus",   "bei",   "beim",
     "bis",     "da",    "dann", "das",    "dass",    "dem",     "den",   "denn",  "der",
     "des",     "die",   "du",   "durch",  "ein",     "eine",    "einem", "einen", "einer",
     "eines",   "er",    "es",   "fur",    "gegen",   "haben",   "hat",   "hatte", "hatten",
     "hier",    "ich",   "ihm",  "ihn",    "ihnen",   "ihr",     "ihre",  "ihrer", "im",
     "in",      "ist",   "kann", "kein",   "keine",   "konnen",  "mit",   "muss",  "mussen",
     "nach",    "nicht", "noch", "nur",    "ob",      "oder",    "ohne",  "schon", "sehr",
     "sein",    "seine", "seit", "sich",   "sie",     "sind",    "so",    "soll",  "sollen",
     "uber",    "um",    "und",  "unter",  "vom",     "von",     "vor",   "wann",  "war",
     "waren",   "warum", "was",  "welche", "welcher", "welches", "wenn",  "wer",   "werden",
     "wie",     "wir",   "wird", "wo",     "wurde",   "wurden",  "zu",    "zum",   "zur",
     "zwischen"});
constexpr auto kEs = std::to_array<std::string_view>(
    {"a",     "al",     "como",  "con",   "contra", "cual",   "cuales", "cuando", "de",
     "del",   "desde",  "donde", "e",     "el",     "ella",   "ellas",  "ellos",  "en",
     "entre", "era",    "eran",  "es",    "esa",    "esas",   "ese",    "eso",    "esos",
     "esta",  "estaba", "estan", "estas", "este",   "esto",   "estos",  "fue",    "fueron",
     "ha",    "haber",  "habia", "hacia", "han",    "hasta",  "la",     "las",    "le",
     "les",   "lo",     "los",   "mas",   "me",     "mi",     "muy",    "ni",     "no",
     "nos",   "o",      "para",  "pero",  "por",    "porque", "que",    "quien",  "quienes",
     "se",    "ser",    "si",    "sin",   "sobre",  "son",    "su",     "sus",    "tambien",
     "te",    "tu",     "u",     "un",    "una",    "unas",   "unos",   "usted",  "y",
     "ya",    "yo"});
constexpr auto kPt = std::to_array<std::string_view>(
    {"a",      "ao",    "aos",    "as",   "ate",  "com",  "como",  "contra", "da",    "das",
     "de",     "desde", "do",     "dos",  "e",    "ela",  "elas",  "ele",    "eles",  "em",
     "entre",  "era",   "eram",   "essa", "esse", "esta", "estao", "estas",  "este",  "estes",
     "eu",     "foi",   "foram",  "ha",   "isso", "isto", "ja",    "lhe",    "lhes",  "mais",
     "mas",    "me",    "muito",  "na",   "nao",  "nas",  "nem",   "no",     "nos",   "o",
     "onde",   "os",    "ou",     "para", "pela", "pelo", "por",   "porque", "quais", "qual",
     "quando", "que",   "quem",   "sao",  "se",   "sem",  "ser",   "seu",    "seus",  "sobre",
     "sua",    "suas",  "tambem", "te",   "tem",  "um",   "uma",   "umas",   "uns",   "voce"});
constexpr auto kIt = std::to_array<std::string_view>(
    {"a",      "agli",    "ai",    "al",    "alla",   "alle",   "allo",   "anche",  "avere",
     "aveva",  "avevano", "che",   "chi",   "ci",     "come",   "con",    "cui",    "da",
     "dai",    "dal",     "dalla", "degli", "dei",    "del",    "della",  "delle",  "dello",
     "di",     "dove",    "e",     "ed",    "era",    "erano",  "essere", "fra",    "fu",
     "gia",    "gli",     "ha",    "hanno", "i",      "il",     "in",     "io",     "l",
     "la",     "le",      "lei",   "lo",    "loro",   "lui",    "ma",     "mi",     "molto",
     "ne",     "nei",     "nel",   "nella", "nelle",  "noi",    "non",    "o",      "per",
     "perche", "piu",     "quale", "quali", "quando", "quella", "quello", "questa", "queste",
     "questi", "questo",  "se",    "si",    "sono",   "su",     "sua",    "sue",    "sul",
     "sulla",  "suo",     "suoi",  "ti",    "tra",    "tu",     "un",     "una",    "uno",
     "vi",     "voi"});
constexpr auto kNl = std::to_array<std::string_view>(
    {"aan",     "al",    "als",    "bij",   "dan",    "dat",   "de",    "deze", "die",
     "dit",     "door",  "een",    "en",    "er",     "geen",  "haar",  "had",  "hadden",
     "hebben",  "heeft", "hem",    "het",   "hij",    "hoe",   "hun",   "ik",   "in",
     "is",      "je",    "jullie", "kan",   "kunnen", "maar",  "met",   "moet", "moeten",
     "naar",    "niet",  "nog",    "of",    "om",     "onder", "ook",   "op",   "over",
     "tegen",   "tot",   "tussen", "u",     "uit",    "van",   "voor",  "waar", "waarom",
     "wanneer", "want",  "waren",  "was",   "wat",    "we",    "welke", "werd", "werden",
     "wie",     "wij",   "worden", "wordt", "zal",    "ze",    "zeer",  "zich", "zij",
     "zijn",    "zo",    "zonder", "zullen"});
constexpr auto kSv = std::to_array<std::string_view>(
    {"ar",    "att",    "av",     "blev", "blir",   "de",    "dem",   "den",    "det",  "du",
     "eller", "en",     "ett",    "for",  "fran",   "hade",  "han",   "har",    "hon",  "hur",
     "i",     "inte",   "jag",    "kan",  "kunde",  "maste", "med",   "mellan", "men",  "mer",
     "mot",   "mycket", "nar",    "ni",   "och",    "ocksa", "om",    "over",   "pa",   "sig",
     "sin",   "sina",   "sitt",   "ska",  "skulle", "som",   "till",  "under",  "utan", "vad",
     "var",   "vara",   "varfor", "vem",  "vi",     "vid",   "vilka", "vilken"});
constexpr auto kDa = std::to_array<std::string_view>(
    {"af",    "at",   "blev", "bliver",  "de",   "dem",     "den",     "det",     "du",
     "eller", "en",   "er",   "et",      "for",  "fra",     "han",     "har",     "havde",
     "hun",   "hvad", "hvem", "hvilken", "hvor", "hvordan", "hvorfor", "hvornar", "i",
     "ikke",  "jeg",  "kan",  "kunne",   "ma",   "med",     "meget",   "mellem",  "men",
     "mere",  "mod",  "og",   "ogsa",    "om",   "over",    "pa",      "sig",     "sin",
     "sine",  "sit",  "skal", "skulle",  "som",  "til",     "uden",    "under",   "vaere",
     "var",   "ved",  "vi"});
constexpr auto kNo = std::to_array<std::string_view>(
    {"at",    "av",   "ble",     "blir",   "de",      "dem",     "den",   "det",  "du",   "ei",
     "eller", "en",   "er",      "et",     "for",     "fra",     "hadde", "han",  "har",  "hun",
     "hva",   "hvem", "hvilken", "hvor",   "hvordan", "hvorfor", "i",     "ikke", "jeg",  "kan",
     "kunne", "ma",   "med",     "mellom", "men",     "mer",     "mot",   "mye",  "nar",  "og",
     "ogsa",  "om",   "over",    "pa",     "seg",     "sin",     "sine",  "sitt", "skal", "skulle",
     "som",   "til",  "under",   "uten",   "vaere",   "var",     "ved",   "vi"});
constexpr auto kRu = std::to_array<std::string_view>(
    {"а",    "без", "будто", "бы",    "был",     "была",    "были",    "было",    "быть", "в",
     "вас",  "во",  "вот",   "все",   "вы",      "где",     "да",      "даже",    "для",  "до",
     "его",  "ее",  "ему",   "если",  "есть",    "же",      "за",      "и",       "из",   "или",
     "их",   "к",   "как",   "когда", "которая", "которое", "которые", "который", "кто",  "ли",
     "меня", "мне", "мы",    "на",    "надо",    "не",      "него",    "ней",     "ни",   "но",
     "ну",   "о",   "об",    "он",    "она",     "от",      "по",      "под",     "при",  "с",
     "со",   "так", "то",    "того",  "ты",      "у",       "уж",      "чем",     "что",  "чтобы",
     "эта",  "эти", "это",   "этот",  "я"});
constexpr auto kId = std::to_array<std::string_view>(
    {"ada",   "adalah",  "akan",    "apa",    "atau",   "bagaimana", "bahwa", "bisa",
     "dalam", "dan",     "dapat",   "dari",   "dengan", "di",        "dia",   "ia",
     "ini",   "itu",     "juga",    "kami",   "kapan",  "karena",    "ke",    "kita",
     "lebih", "mana",    "mengapa", "mereka", "oleh",   "pada",      "para",  "saat",
     "saya",  "sebagai", "siapa",   "sudah",  "telah",  "tidak",     "untuk", "yang"});
constexpr auto kAsking = std::to_array<std::string_view>(
    {"about",       "article",    "articles",   "certain",    "concern", "concerned", "concerning",
     "describe",    "described",  "describes",  "describing", "discuss", "discussed", "discusses",
     "discussing",  "discussion", "document",   "documents",  "explain", "find",      "finding",
     "give",        "given",      "gives",      "giving",     "include", "includes",  "including",
     "information", "interested", "involved",   "involving",  "kind",    "kinds",     "know",
     "known",       "list",       "made",       "make",       "makes",   "need",      "needs",
     "paper",       "papers",     "particular", "please",     "regard",  "regarding", "related",
     "relating",    "relation",   "relevant",   "report",     "reports", "several",   "show",
     "shows",       "studies",    "study",      "take",       "takes",   "tell",      "type",
     "types",       "use",        "used",       "uses",       "using",   "various",   "want",
     "wanted",      "way",        "ways",       "well"});

struct List {
    std::string_view language;
    std::span<const std::string_view> words;
};
constexpr auto kLists = std::to_array<List>({{"en", kEn},
                                             {"fr", kFr},
                                             {"de", kDe},
                                             {"es", kEs},
                                             {"pt", kPt},
                                             {"it", kIt},
                                             {"nl", kNl},
                                             {"sv", kSv},
                                             {"da", kDa},
                                             {"no", kNo},
                                             {"ru", kRu},
                                             {"id", kId}});
static_assert(std::ranges::all_of(kLists,
                                  [](const List& list) {
                                      return std::ranges::is_sorted(list.words);
                                  }) &&
              std::ranges::is_sorted(kAsking));

const List* find_list(std::string_view language) {
    const auto* const list = std::ranges::find(kLists, language, &List::language);
    return list == kLists.end() ? nullptr : list;
}

std::vector<WordTable<bool>> all_tables() {
    std::vector<WordTable<bool>> tables;
    for (const List& list : kLists) {
        std::vector<std::pair<std::string_view, bool>> words;
        for (const std::string_view word : list.words) {
            words.emplace_back(word, true);
        }
        tables.emplace_back(std::move(words));
    }
    return tables;
}

// Null if the language has no list.
const WordTable<bool>* find_table(std::string_view language) {
    static const std::vector<WordTable<bool>> tables = all_tables();
    const List* const list = find_list(language);
    return list == nullptr ? nullptr : &tables[static_cast<std::size_t>(list - kLists.begin())];
}

}  // namespace

std::span<const std::string_view> function_words(std::string_view language) {
    const List* const list = find_list(language);
    return list == nullptr ? std::span<const std::string_view>() : list->words;
}

bool is_function_word(std::string_view form, std::string_view language) {
    const WordTable<bool>* const words = find_table(language);
    return words != nullptr && words->find(form);
}

std::size_t count_function_words(std::string_view text,
                                 std::string_view language,
                                 std::size_t most) {
    const WordTable<bool>* const words = find_table(language);
    if (words == nullptr) return 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < most;) {
        std::size_t end = at;
        while (end < text.size() && text[end] != ' ' && text[end] != '\n') {
            ++end;
        }
        count += words->find(text.substr(at, end - at)) ? 1 : 0;
        at = end + 1;
    }
    return count;
}

bool is_asking_word(std::string_view form) {
    return std::ranges::binary_search(kAsking, form);
}

}  // namespace dateline
