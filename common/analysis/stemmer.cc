// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/stemmer.h"

#include <algorithm>

namespace dateline {
namespace {

struct OwnStem {
    std::string_view form;
    std::string_view stem;
};

// Words to which Snowball's English stemmer gives the stem of another sense, and the words of that
// sense; sorted. Their stems here are whole words, so that none equals a Snowball stem by chance.
constexpr auto kOwnStems = std::to_array<OwnStem>({
    {"animal", "animal"},
    {"animals", "animal"},
    {"animate", "animate"},
    {"animated", "animate"},
    {"animates", "animate"},
    {"animating", "animate"},
    {"animation", "animate"},
    {"author", "author"},
    {"authored", "author"},
    {"authoring", "author"},
    {"authorities", "authority"},
    {"authority", "authority"},
    {"authors", "author"},
    {"authorship", "author"},
    {"capital", "capital"},
    {"capitalism", "capitalism"},
    {"capitalist", "capitalism"},
    {"capitalists", "capitalism"},
    {"capitals", "capital"},
    {"conservation", "conserve"},
    {"conservationist", "conserve"},
    {"conservationists", "conserve"},
    {"conservatism", "conservative"},
    {"conservative", "conservative"},
    {"conservatives", "conservative"},
    {"conserve", "conserve"},
    {"conserved", "conserve"},
    {"conserves", "conserve"},
    {"conserving", "conserve"},
    {"corporate", "corporate"},
    {"corporately", "corporate"},
    {"corporation", "corporation"},
    {"corporations", "corporation"},
    {"custom", "custom"},
    {"customary", "custom"},
    {"customer", "customer"},
    {"customers", "customer"},
    {"customs", "custom"},
    {"defend", "defend"},
    {"defendant", "defendant"},
    {"defendants", "defendant"},
    {"defended", "defend"},
    {"defender", "defend"},
    {"defenders", "defend"},
    {"defending", "defend"},
    {"defends", "defend"},
    {"edit", "edit"},
    {"edited", "edit"},
    {"editing", "edit"},
    {"edition", "edition"},
    {"editions", "edition"},
    {"edits", "edit"},
    {"emerge", "emerge"},
    {"emerged", "emerge"},
    {"emergence", "emerge"},
    {"emergencies", "emergency"},
    {"emergency", "emergency"},
    {"emerges", "emerge"},
    {"emerging", "emerge"},
    {"even", "even"},
    {"evening", "evening"},
    {"evenings", "evening"},
    {"evens", "even"},
    {"execute", "execute"},
    {"executed", "execute"},
    {"executes", "execute"},
    {"executing", "execute"},
    {"execution", "execute"},
    {"executioner", "execute"},
    {"executions", "execute"},
    {"executive", "executive"},
    {"executives", "executive"},
    {"experience", "experience"},
    {"experienced", "experience"},
    {"experiences", "experience"},
    {"experiment", "experiment"},
    {"experimental", "experiment"},
    {"experimenting", "experiment"},
    {"experiments", "experiment"},
    {"human", "human"},
    {"humane", "humane"},
    {"humanely", "humane"},
    {"humanly", "human"},
    {"humans", "human"},
    {"import", "import"},
    {"importance", "important"},
    {"important", "important"},
    {"importantly", "important"},
    {"importation", "import"},
    {"imported", "import"},
    {"importer", "import"},
    {"importers", "import"},
    {"importing", "import"},
    {"imports", "import"},
    {"intern", "intern"},
    {"internal", "internal"},
    {"internally", "internal"},
    {"international", "international"},
    {"internationalism", "internationalis"},
    {"internationalist", "internationalis"},
    {"internationalists", "internationalis"},
    {"internationally", "international"},
    {"internationals", "international"},
    {"interned", "intern"},
    {"interning", "intern"},
    {"internment", "internment"},
    {"internments", "internment"},
    {"interns", "intern"},
    {"iron", "iron"},
    {"ironed", "iron"},
    {"ironic", "ironic"},
    {"ironically", "ironic"},
    {"ironing", "iron"},
    {"irons", "iron"},
    {"later", "later"},
    {"lateral", "lateral"},
    {"laterally", "lateral"},
    {"moral", "moral"},
    {"morale", "morale"},
    {"morality", "moral"},
    {"morally", "moral"},
    {"morals", "moral"},
    {"negate", "negate"},
    {"negated", "negate"},
    {"negates", "negate"},
    {"negating", "negate"},
    {"negation", "negate"},
    {"negative", "negative"},
    {"negatively", "negative"},
    {"negatives", "negative"},
    {"numeral", "numeral"},
    {"numerals", "numeral"},
    {"numerous", "numerous"},
    {"organ", "organ"},
    {"organic", "organic"},
    {"organically", "organic"},
    {"organisation", "organi"},
    {"organisational", "organi"},
    {"organisations", "organi"},
    {"organise", "organi"},
    {"organised", "organi"},
    {"organiser", "organi"},
    {"organisers", "organi"},
    {"organises", "organi"},
    {"organising", "organi"},
    {"organism", "organism"},
    {"organisms", "organism"},
    {"organization", "organi"},
    {"organizational", "organi"},
    {"organizations", "organi"},
    {"organize", "organi"},
    {"organized", "organi"},
    {"organizer", "organi"},
    {"organizers", "organi"},
    {"organizes", "organi"},
    {"organizing", "organi"},
    {"organs", "organ"},
    {"past", "past"},
    {"paste", "paste"},
    {"pasted", "paste"},
    {"pastes", "paste"},
    {"pasting", "paste"},
    {"person", "person"},
    {"personal", "personal"},
    {"personally", "personal"},
    {"persons", "person"},
    {"polite", "polite"},
    {"politely", "polite"},
    {"politeness", "polite"},
    {"politic", "politic"},
    {"political", "politic"},
    {"politically", "politic"},
    {"politician", "politic"},
    {"politicians", "politic"},
    {"politicise", "politic"},
    {"politicised", "politic"},
    {"politicize", "politic"},
    {"politicized", "politic"},
    {"politics", "politic"},
    {"ration", "ration"},
    {"rational", "rational"},
    {"rationality", "rational"},
    {"rationally", "rational"},
    {"rationed", "ration"},
    {"rationing", "ration"},
    {"rations", "ration"},
    {"several", "several"},
    {"severe", "severe"},
    {"severely", "severe"},
    {"severity", "severe"},
    {"success", "success"},
    {"successes", "success"},
    {"successful", "success"},
    {"successfully", "success"},
    {"succession", "succession"},
    {"successions", "succession"},
    {"terminal", "terminal"},
    {"terminals", "terminal"},
    {"terminate", "terminate"},
    {"terminated", "terminate"},
    {"terminates", "terminate"},
    {"terminating", "terminate"},
    {"termination", "terminate"},
    {"unit", "unit"},
    {"unite", "unite"},
    {"united", "unite"},
    {"unites", "unite"},
    {"uniting", "unite"},
    {"units", "unit"},
    {"universal", "universe"},
    {"universally", "universe"},
    {"universe", "universe"},
    {"universes", "universe"},
    {"universities", "university"},
    {"university", "university"},
});
static_assert(std::ranges::is_sorted(kOwnStems, {}, &OwnStem::form));

std::string_view own_stem(std::string_view form) {
    const auto* own = std::ranges::lower_bound(kOwnStems, form, {}, &OwnStem::form);
    return own != kOwnStems.end() && own->form == form ? own->stem : std::string_view();
}

// British spelling: "privatisation". Verbs are left unchanged: "advise", "rise".
std::string with_z(std::string_view form) {
    std::string text(form);
    const std::size_t at = text.rfind("isation");
    if (at != std::string::npos && at >= 3 && text.size() - at <= 10) text[at + 1] = 'z';
    return text;
}

// Numbers have no stem: Arabic's stemmer takes the point out of "3.5".
bool holds_digit(std::string_view form) {
    return std::ranges::any_of(form, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string Stemmer::term(std::string_view form, LanguageId lang) {
    if (language(lang).stemmer.empty() || holds_digit(form)) return std::string(form);
    std::string term = stem(form, lang);
    if (!term.empty()) term.insert(term.begin(), language(lang).mark);
    return term;
}

std::string Stemmer::stem(std::string_view form, LanguageId lang) {
    const std::string_view name = language(lang).stemmer;
    auto& stemmer = by_language_[lang];
    if (!stemmer) stemmer = std::make_unique<Xapian::Stem>(std::string(name));
    if (name != "english") return (*stemmer)(std::string(form));
    const std::string_view own = own_stem(form);
    return own.empty() ? (*stemmer)(with_z(form)) : std::string(own);
}

}  // namespace dateline
