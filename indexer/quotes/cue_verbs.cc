// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/cue_verbs.h"

#include <map>
#include <string>

#include "common/text/word_set.h"

namespace dateline {
namespace {

struct Verb {
    std::string_view base;
    int frames;
    std::string_view past = {};  // if irregular
};

constexpr Verb kVerbs[] = {
    {"say", kThat | kBare, "said"},
    {"add", kThat | kBare},
    {"note", kThat | kBare | kNoun | kGerund},
    {"state", kThat | kBare | kNoun},
    {"claim", kThat | kBare | kInfinitive | kNoun},
    {"argue", kThat | kBare},
    {"insist", kThat | kBare},
    {"assert", kThat | kBare},
    {"declare", kThat | kBare | kNaming},
    {"announce", kThat | kBare | kObject},
    {"acknowledge", kThat | kBare | kGerund},
    {"admit", kThat | kBare | kGerund},
    {"concede", kThat | kBare | kGerund},
    {"confirm", kThat | kBare | kObject},
    {"deny", kThat | kBare | kGerund},
    {"allege", kThat | kBare},
    {"contend", kThat | kBare},
    {"maintain", kThat},
    {"explain", kThat | kBare | kGerund},
    {"emphasize", kThat | kGerund},
    {"emphasise", kThat | kGerund},
    {"stress", kThat | kGerund | kNoun},
    {"underline", kThat},
    {"underscore", kThat},
    {"reiterate", kThat | kGerund},
    {"repeat", kThat | kGerund},
    {"reply", kThat | kNoun},
    {"respond", kThat | kAbout},
    {"answer", kThat | kNoun},
    {"remark", kThat | kNoun},
    {"comment", kThat | kNoun},
    {"observe", kThat},
    {"mention", kThat | kGerund},
    {"recall", kThat | kBare},
    {"recount", kThat},
    {"relate", kQuoteOnly},
    {"report", kThat | kBare | kNoun | kGerund},
    {"reveal", kThat | kGerund},
    {"disclose", kThat | kGerund},
    {"indicate", kThat | kBare},
    {"suggest", kThat | kBare | kGerund},
    {"hint", kThat | kNoun},
    {"imply", kThat},
    {"signal", kThat | kBare | kNoun},
    {"predict", kThat | kBare},
    {"forecast", kThat | kNoun, "forecast"},
    {"estimate", kThat | kBare | kNoun},
    {"conclude", kThat | kBare},
    {"complain", kThat | kBare | kAbout},
    {"lament", kThat},
    {"boast", kThat | kBare | kAbout},
    {"joke", kThat | kBare | kNoun},
    {"quip", kThat | kBare},
    {"warn", kThat | kBare | kRecipient | kInfinitive | kAbout},
    {"caution", kThat | kBare | kRecipient | kNoun},
    {"tell", kThat | kBare | kRecipient | kInfinitive, "told"},
    {"inform", kThat | kRecipient},
    {"assure", kThat | kBare | kRecipient},
    {"remind", kThat | kRecipient},
    {"notify", kThat | kRecipient},
    {"advise", kThat | kRecipient | kInfinitive},
    {"urge", kThat | kRecipient | kInfinitive | kNoun | kObject},
    {"ask", kThat | kRecipient | kInfinitive | kFor},
    {"order", kRecipient | kInfinitive | kNoun},
    {"beg", kRecipient | kInfinitive},
    {"promise", kThat | kBare | kInfinitive | kNoun | kObject},
    {"pledge", kThat | kBare | kInfinitive | kNoun | kObject},
    {"vow", kThat | kBare | kInfinitive | kNoun},
    {"swear", kThat | kInfinitive, "swore"},
    {"threaten", kThat | kInfinitive | kObject},
    {"offer", kInfinitive | kNoun},
    {"propose", kThat | kObject | kInfinitive},
    {"recommend", kThat | kObject},
    {"demand", kThat | kObject | kNoun},
    {"request", kThat | kNoun | kObject},
    {"agree", kThat | kInfinitive},
    {"call", kNaming | kFor | kNoun},
    {"describe", kNaming},
    {"label", kNaming | kNoun},
    {"dub", kNaming},
    {"brand", kNaming | kNoun},
    {"characterize", kNaming},
    {"characterise", kNaming},
    {"denounce", kNaming},
    {"dismiss", kNaming | kGerund},
    {"hail", kNaming},
    {"praise", kAccusing | kNoun},
    {"accuse", kAccusing},
    {"blame", kAccusing | kNoun},
    {"criticize", kAccusing},
    {"criticise", kAccusing},
    {"condemn", kAccusing},
    {"slam", kAccusing},
    {"blast", kAccusing | kNoun},
    {"thank", kQuoteOnly},
    {"reject", kGerund},
    {"write", kThat | kBare, "wrote"},
    {"tweet", kThat | kBare | kNoun},
    {"retort", kThat},
    {"counter", kThat | kNoun},
    {"testify", kThat | kBare},
    {"proclaim", kThat},
    {"profess", kThat},
    {"elaborate", kQuoteOnly},
    {"continue", kQuoteOnly},
    {"laugh", kQuoteOnly},
    {"shout", kThat},
    {"yell", kThat},
    {"scream", kQuoteOnly},
    {"whisper", kThat},
    {"mutter", kThat},
    {"exclaim", kThat},
    {"cry", kQuoteOnly | kNoun, "cried"},
    {"chant", kQuoteOnly},
    {"sigh", kQuoteOnly},
    {"intone", kQuoteOnly},
    {"muse", kThat},
    {"opine", kThat},
    {"wonder", kThat | kNoun},
    {"inquire", kThat},
    {"interject", kQuoteOnly},
    {"interrupt", kQuoteOnly},
    {"read", kQuoteOnly, "read"},
    {"charge", kThat | kNoun},
    {"attest", kThat},
    {"affirm", kThat},
    {"reaffirm", kThat},
    {"clarify", kThat},
    {"certify", kThat},
    {"posit", kThat},
    {"speculate", kThat},
    {"theorize", kThat},
    {"reason", kThat | kNoun},
    {"quote", kQuoteOnly},
    {"summarize", kQuoteOnly},
    {"advocate", kFor | kObject | kNoun},
    {"tout", kQuoteOnly},
    {"cite", kGerund},
    {"rail", kAbout},
    {"type", kQuoteOnly | kNoun},
    {"gush", kQuoteOnly},
    {"post", kQuoteOnly},
    {"deem", kNaming},
    {"rule", kThat | kNoun},
    {"question", kThat | kGerund | kNoun},
    {"encourage", kInfinitive | kRecipient},
    {"point", kAbout | kNoun},
    {"refer", kAbout, "referred"},
    {"allude", kAbout},
    {"talk", kQuoteOnly | kNoun},
    {"speak", kQuoteOnly, "spoke"},
    {"bemoan", kThat},
    {"applaud", kAccusing},
    {"rebuke", kAccusing | kNoun},
    {"ridicule", kAccusing | kNoun},
    {"lambaste", kAccusing},
    {"deride", kNaming},
    {"brag", kThat | kAbout},
    {"apologize", kAbout},
    {"apologise", kAbout},
    {"exhort", kRecipient | kInfinitive},
    {"laud", kAccusing},
    {"specify", kThat},
    {"find", kThat | kFinding, "found"},
    {"show", kThat | kFinding, "showed"},
    {"implore", kRecipient | kInfinitive},
    {"dispute", kThat | kGerund | kNoun},
    {"refute", kGerund},
    {"rebut", kGerund},
    {"begin", kQuoteOnly, "began"},
    {"nod", kQuoteOnly | kNoun},
    {"snap", kQuoteOnly | kNoun},
    {"murmur", kQuoteOnly | kNoun},
    {"mumble", kQuoteOnly},
    {"scoff", kThat},
    {"grumble", kThat},
    {"groan", kQuoteOnly | kNoun},
    {"sneer", kQuoteOnly},
    {"stammer", kQuoteOnly},
    {"bark", kQuoteOnly | kNoun},
    {"plead", kThat},
};

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// Whether the last letter doubles before -ed and -ing: "slam", "beg", "quip", "dub", "admit".
bool doubles(std::string_view verb) {
    static constexpr WordSet kThese(
        {"slam", "beg", "quip", "dub", "admit", "brag", "rebut", "nod", "snap", "begin"});
    return kThese.contains(verb);
}

using Forms = std::map<std::string, Cue>;

void add_form(std::string form, const Verb& verb, CueForm as, Forms& forms) {
    forms.try_emplace(std::move(form), Cue{static_cast<std::uint16_t>(verb.frames), as});
}

void add_verb(const Verb& verb, Forms& forms) {
    const std::string base(verb.base);
    const bool y = base.ends_with('y') && !is_vowel(base[base.size() - 2]);
    const std::string stem = doubles(base) ? base + base.back() : base;
    const std::string cut =
        base.ends_with('e') ? base.substr(0, base.size() - 1) : stem;  // "not(e)ing"
    add_form(base, verb, CueForm::kBase, forms);
    const bool hisses = base.ends_with('s') || base.ends_with("sh") || base.ends_with("ch");
    const std::string third = y        ? base.substr(0, base.size() - 1) + "ies"
                              : hisses ? base + "es"
                                       : base + "s";
    add_form(third, verb, CueForm::kThird, forms);
    add_form(cut + "ing", verb, CueForm::kParticiple, forms);
    const std::string past = !verb.past.empty() ? std::string(verb.past)
                             : y                ? base.substr(0, base.size() - 1) + "ied"
                                                : cut + "ed";
    add_form(past, verb, CueForm::kPast, forms);
    if (base == "write") add_form("written", verb, CueForm::kPast, forms);
}

}  // namespace

std::vector<std::pair<std::string_view, Cue>> cue_forms() {
    static const Forms forms = [] {
        Forms all;
        for (const Verb& verb : kVerbs) {
            add_verb(verb, all);
        }
        return all;
    }();
    return {forms.begin(), forms.end()};
}

}  // namespace dateline
