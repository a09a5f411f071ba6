// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/stemmer.h"

#include <algorithm>

#include "common/analysis/irregular_plurals.h"

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

// Particles after Korean nouns, the longer ones first.
constexpr auto kParticles = std::to_array<std::string_view>(
    {"으로부터", "에게서는", "에서부터", "이라고는", "으로서", "으로써", "에게서", "에서는",
     "에서도",   "에서의",   "으로는",   "으로도",   "이라고", "이라는", "한테서", "까지는",
     "까지도",   "부터는",   "에게는",   "에게도",   "에서",   "에게",   "에는",   "에도",
     "으로",     "까지",     "부터",     "처럼",     "보다",   "마다",   "조차",   "마저",
     "이나",     "라고",     "라는",     "로는",     "로도",   "로서",   "로써",   "와의",
     "과의",     "한테",     "께서",     "이며",     "이고",   "에의",   "은",     "는",
     "이",       "가",       "을",       "를",       "의",     "에",     "와",     "과",
     "로",       "도",       "만"});

bool ends_in_hangul(std::string_view form) {
    const std::string_view last =
        form.size() < 3 ? std::string_view() : form.substr(form.size() - 3);
    return last >= "\xEA\xB0\x80" && last <= "\xED\x9E\xA3";
}

std::string_view without_particle(std::string_view form) {
    constexpr std::size_t kLeast = 6;  // bytes of two syllables
    if (!ends_in_hangul(form)) return form;
    for (const std::string_view particle : kParticles) {
        if (form.ends_with(particle) && form.size() - particle.size() >= kLeast)
            return form.substr(0, form.size() - particle.size());
    }
    return form;
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
    if (name == "korean") return std::string(without_particle(form));
    auto& stemmer = by_language_[lang];
    if (!stemmer) stemmer = std::make_unique<Xapian::Stem>(std::string(name));
    if (name != "english") return (*stemmer)(std::string(form));
    const std::string_view singular = singular_of(form);
    const std::string_view own = own_stem(singular);
    return own.empty() ? (*stemmer)(with_z(singular)) : std::string(own);
}

}  // namespace dateline
