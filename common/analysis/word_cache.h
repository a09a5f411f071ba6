// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/stemmer.h"
#include "common/text/language.h"
#include "common/text/text.h"

namespace dateline {

/// The longest form that is kept, in bytes; a longer word is cut at a character boundary, in
/// articles and queries alike.
inline constexpr std::size_t kMaxWordBytes = 64;

/// A distinct stem: the unit that an article's words are counted by. The same letters are different
/// stems in different languages: "sand" is a form of German "Sander", not of English "sander".
/// What isn't stemmed is the same in all languages.
struct Stem {
    std::string text;    ///< the term: the mark of its language, if it has one, and the stem
    std::uint32_t code;  ///< 23 bits of its hash, as the token stream keeps it
    std::uint32_t id;    ///< dense number within its WordCache

    std::string_view bare() const { return bare_stem(text); }
};

/// A distinct word in one language: its folded form and its stem. What every token needs is in one
/// cache line.
struct alignas(64) Word {
    std::string form;
    const Stem* stem;
    LanguageId lang;
    bool is_term;             ///< whether its stem isn't empty
    std::uint16_t form_code;  ///< form_code(form, stem->bare())
    std::uint32_t id;         ///< dense number within its WordCache
    std::uint32_t stem_id;    ///< stem->id
    std::uint32_t stem_code;  ///< stem->code
};
static_assert(sizeof(Word) == 64);

/// Whether a form is a possessive in 's; "it's" and "who's" are contractions.
bool is_possessive(std::string_view form);

/// The form without a possessive's 's.
inline std::string_view base_form(std::string_view form) {
    return is_possessive(form) ? form.substr(0, form.size() - 2) : form;
}

/// Hash of a stem as the token stream keeps it (xxHash3, 23 bits).
std::uint32_t stem_code(std::string_view stem);

/// Distinguishes the forms of a stem in the token stream: 0 if the form is the stem, below 256 if
/// it is the stem (or all but its last letter) and a frequent ending, else 16 bits of its hash
/// (xxHash3). The stem is bare.
std::uint16_t form_code(std::string_view form, std::string_view stem);

/// Folds and stems each distinct word once. References stay valid until `clear`. One instance
/// belongs to one thread.
class WordCache {
  public:
    struct Entry {
        const Word* word;
        LetterCase letter_case;
    };

    /// An ASCII surface ready for lookup; `form` views the `room` given to key_of.
    struct Key {
        std::string_view form;
        std::uint64_t hash;
        LanguageId lang;
        LetterCase letter_case;
    };

    /// The key of a surface (part of a text as written); its form is put into `room`, which has
    /// kMaxWordBytes bytes. `std::nullopt` if the surface isn't ASCII, or longer. Prefetches what
    /// `find` reads first.
    std::optional<Key> key_of(std::string_view surface, LanguageId lang, char* room) const;

    /// Prefetches what `find` reads next, once the first has arrived.
    void fetch(const Key& key) const;

    /// The word of a key, whose form must still be in its room. A new word is added.
    Entry find(const Key& key) { return {form(key.form, key.lang, key.hash), key.letter_case}; }

    /// The word of any surface.
    Entry surface(std::string_view surface, LanguageId lang);

    /// The word of a folded form.
    const Word* form(std::string_view whole, LanguageId lang);

    std::size_t words() const { return words_.size(); }
    std::size_t stems() const { return stems_.size(); }

    /// The words in the order of their first use.
    const std::deque<Word>& all() const { return words_; }

    /// Forgets everything; numbering restarts at 0. For bounding memory between articles.
    void clear();

  private:
    // Small, for a program that is started for a single query.
    static constexpr std::size_t kFirstSlots = 256;

    // Open addressing; the key is in the object that the pointer refers to.
    template <class Value>
    struct Table {
        struct Slot {
            std::uint64_t hash = 0;
            const Value* value = nullptr;  // null: free
        };
        std::vector<Slot> slots = std::vector<Slot>(kFirstSlots);
        std::size_t used = 0;

        const Slot& first(std::uint64_t hash) const { return slots[hash & (slots.size() - 1)]; }
        template <class Same>
        const Value* find(std::uint64_t hash, Same&& same) const;
        void insert(std::uint64_t hash, const Value* value);
    };
    struct Surface {
        std::string text;
        LanguageId lang;
        Entry entry;
    };

    const Word* form(std::string_view form, LanguageId lang, std::uint64_t hash);
    const Stem* stem_of(std::string_view form, LanguageId lang);

    Table<Word> by_form_;
    Table<Surface> by_surface_;  // those not in ASCII
    Table<Stem> by_stem_;
    std::deque<Surface> surfaces_;
    std::deque<Word> words_;
    std::deque<Stem> stems_;
    Stemmer stemmer_;
};

}  // namespace dateline
