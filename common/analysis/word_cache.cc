// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/word_cache.h"

#include <algorithm>
#include <array>

#include <xxhash.h>

#include "common/text/word_set.h"

namespace dateline {
namespace {

std::uint64_t hash_of(std::string_view text, LanguageId lang) {
    return XXH3_64bits_withSeed(text.data(), text.size(), lang);
}

// The case class of an ASCII word, and its lower case in `out`; the common path of `surface`.
LetterCase lower_ascii(std::string_view surface, char* out) {
    std::size_t letters = 0;
    std::size_t upper = 0;
    bool first_upper = false;
    for (std::size_t i = 0; i < surface.size(); ++i) {
        const char c = surface[i];
        const bool up = c >= 'A' && c <= 'Z';
        const bool letter = up || (c >= 'a' && c <= 'z');
        if (letter && letters++ == 0) first_upper = up;
        upper += up ? 1 : 0;
        out[i] = up ? static_cast<char>(c + 32) : c;
    }
    if (upper == 0) return LetterCase::kLower;
    if (upper == 1 && first_upper) return LetterCase::kTitle;
    return upper == letters ? LetterCase::kUpper : LetterCase::kMixed;
}

// A possessive 's belongs to the form, not to the stem, whatever language the text is assumed to
// have.
std::string_view without_clitic(std::string_view form) {
    return form.size() > 2 && form.ends_with("'s") ? form.substr(0, form.size() - 2) : form;
}

// Endings that turn stems into forms, sorted by their bytes. The codes are stored: changing them
// requires another kSchemaVersion.
constexpr auto kEndings = std::to_array<std::string_view>(
    {"'s",     "a",    "able",  "ables", "ably",    "ada",    "adas",    "ado",   "ados",
     "age",    "ages", "ait",   "al",    "ally",    "als",    "ament",   "an",    "ance",
     "ances",  "ando", "ant",   "ante",  "ants",    "ar",     "are",     "as",    "ate",
     "ated",   "ates", "ating", "ation", "ational", "ations", "ative",   "ator",  "ators",
     "ción",   "d",    "de",    "ding",  "e",       "e's",    "ed",      "edly",  "ement",
     "ements", "en",   "ence",  "ences", "ency",    "ens",    "ent",     "entes", "er",
     "er's",   "ern",  "ers",   "es",    "est",     "et",     "ez",      "ful",   "fully",
     "ged",    "ging", "i",     "ia",    "ial",     "ially",  "ible",    "ic",    "ical",
     "ically", "ics",  "ied",   "ier",   "ies",     "iest",   "ily",     "ing",   "ing's",
     "ingly",  "ings", "ion",   "ion's", "ional",   "ions",   "ique",    "ir",    "ism",
     "isms",   "ist",  "ists",  "ity",   "ive",     "ively",  "iveness", "ives",  "ization",
     "le",     "led",  "ler",   "less",  "ling",    "ly",     "ment",    "ments", "n",
     "ned",    "ness", "ning",  "o",     "on",      "or",     "ors",     "os",    "ous",
     "ously",  "ped",  "ping",  "re",    "red",     "ring",   "s",       "ted",   "y"});
static_assert(std::ranges::is_sorted(kEndings) && kEndings.size() < 0x100 / 2);

// 0 if the form has no such ending.
std::uint16_t code_of_ending(std::string_view form, std::string_view stem) {
    for (std::size_t dropped = 0; dropped <= 1 && dropped < stem.size(); ++dropped) {
        const std::string_view kept = stem.substr(0, stem.size() - dropped);
        if (!form.starts_with(kept)) continue;
        const auto ending = std::ranges::lower_bound(kEndings, form.substr(kept.size()));
        if (ending == kEndings.end() || *ending != form.substr(kept.size())) continue;
        return static_cast<std::uint16_t>((ending - kEndings.begin()) * 2 + 1 +
                                          static_cast<std::ptrdiff_t>(dropped));
    }
    return 0;
}

}  // namespace

bool is_possessive(std::string_view form) {
    const std::string_view base = without_clitic(form);
    static constexpr WordSet kBeforeVerbs(  // after which 's is "is", "has" or "us"
        {"he", "here", "how", "it", "let", "she", "that", "there", "what", "when", "where", "who",
         "why"});
    return base.size() < form.size() && !kBeforeVerbs.contains(base);
}

std::uint32_t stem_code(std::string_view stem) {
    return static_cast<std::uint32_t>(XXH3_64bits(stem.data(), stem.size()) & 0x7FFFFFU);
}

std::uint16_t form_code(std::string_view form, std::string_view stem) {
    constexpr std::uint16_t kFirstHash = 256;
    if (form == stem) return 0;
    if (const std::uint16_t code = code_of_ending(form, stem)) return code;
    const auto hash = static_cast<std::uint16_t>(XXH3_64bits(form.data(), form.size()) >> 40);
    return hash < kFirstHash ? hash + kFirstHash : hash;
}

template <class Value>
template <class Same>
const Value* WordCache::Table<Value>::find(std::uint64_t hash, Same&& same) const {
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = hash & mask; slots[i].value != nullptr; i = (i + 1) & mask) {
        if (slots[i].hash == hash && same(*slots[i].value)) return slots[i].value;
    }
    return nullptr;
}

template <class Value>
void WordCache::Table<Value>::insert(std::uint64_t hash, const Value* value) {
    if (++used * 2 > slots.size()) {
        std::vector<Slot> old(slots.size() * 2);
        old.swap(slots);
        used = 0;
        for (const Slot& slot : old) {
            if (slot.value != nullptr) insert(slot.hash, slot.value);
        }
        ++used;
    }
    const std::size_t mask = slots.size() - 1;
    std::size_t i = hash & mask;
    while (slots[i].value != nullptr) {
        i = (i + 1) & mask;
    }
    slots[i] = {hash, value};
}

std::optional<WordCache::Key> WordCache::key_of(std::string_view surface,
                                                LanguageId lang,
                                                char* room) const {
    if (surface.size() > kMaxWordBytes || !is_ascii(surface)) return std::nullopt;
    // ASCII folds to lower case, so the form is already there.
    const LetterCase letter_case = lower_ascii(surface, room);
    const std::string_view form(room, surface.size());
    const Key key{form, hash_of(form, lang), lang, letter_case};
    __builtin_prefetch(&by_form_.first(key.hash));
    return key;
}

void WordCache::fetch(const Key& key) const {
    const auto& slot = by_form_.first(key.hash);
    if (slot.value != nullptr && slot.hash == key.hash) __builtin_prefetch(slot.value);
}

WordCache::Entry WordCache::surface(std::string_view surface, LanguageId lang) {
    std::array<char, kMaxWordBytes> room;
    if (const auto key = key_of(surface, lang, room.data())) return find(*key);
    const std::uint64_t hash = hash_of(surface, lang);
    const Surface* known = by_surface_.find(
        hash, [&](const Surface& s) { return s.lang == lang && s.text == surface; });
    if (known != nullptr) return known->entry;
    surfaces_.push_back(
        {std::string(surface), lang, {form(fold(surface), lang), dateline::letter_case(surface)}});
    by_surface_.insert(hash, &surfaces_.back());
    return surfaces_.back().entry;
}

const Word* WordCache::form(std::string_view whole, LanguageId lang) {
    const std::string_view form = utf8_prefix(whole, kMaxWordBytes);
    return this->form(form, lang, hash_of(form, lang));
}

const Word* WordCache::form(std::string_view form, LanguageId lang, std::uint64_t hash) {
    const Word* known = by_form_.find(
        hash, [&](const Word& word) { return word.lang == lang && word.form == form; });
    if (known != nullptr) return known;
    const Stem* stem = stem_of(form, lang);
    words_.push_back({std::string(form), stem, lang, !stem->text.empty(),
                      form_code(form, stem->bare()), static_cast<std::uint32_t>(words_.size()),
                      stem->id, stem->code});
    by_form_.insert(hash, &words_.back());
    return &words_.back();
}

const Stem* WordCache::stem_of(std::string_view form, LanguageId lang) {
    const std::string text = stemmer_.term(without_clitic(form), lang);
    const std::uint64_t hash = hash_of(text, kUndetermined);
    const Stem* known = by_stem_.find(hash, [&](const Stem& stem) { return stem.text == text; });
    if (known != nullptr) return known;
    stems_.push_back({text, stem_code(text), static_cast<std::uint32_t>(stems_.size())});
    by_stem_.insert(hash, &stems_.back());
    return &stems_.back();
}

void WordCache::clear() {
    by_form_ = {};
    by_surface_ = {};
    by_stem_ = {};
    surfaces_.clear();
    words_.clear();
    stems_.clear();
}

}  // namespace dateline
