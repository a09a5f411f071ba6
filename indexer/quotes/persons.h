// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/quotes/speech_tokens.h"

namespace dateline {

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

/// An occurrence of a name: tokens [first, last) of a paragraph, without the titles before it.
struct NameSpan {
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t person;  ///< index into Persons; kNobody if it isn't a person
};
inline constexpr std::uint32_t kNobody = UINT32_MAX;

/// Somebody whom an article names.
struct Person {
    std::string name;   ///< the fullest form, without titles: "Marco Rubio"
    std::string role;   ///< "Secretary of State", or empty if the article doesn't say
    std::string words;  ///< all words next to the name, lower case: to match "the
                        ///< foreign minister"
    Gender gender = Gender::kUnknown;
    bool relative = false;  ///< "his wife, Ana Duarte", "Omar Haddad Jr.": shares the surname
};

/// The names of an article's text, found in one pass; later forms ("Rubio", "Mr Rubio") are linked
/// to the full name that contains them.
class Persons {
  public:
    /// Reads the names of one paragraph; must be called for every paragraph before any other
    /// member.
    void read(const SpeechTokens& tokens, std::uint32_t paragraph);

    /// Links short forms to full names, and separates persons from organisations and places.
    void settle();

    /// The names of a paragraph, in order.
    const std::vector<NameSpan>& names_of(std::uint32_t paragraph) const;

    /// The names that begin at or after token `first`. Takes a binary search.
    std::span<const NameSpan> names_from(std::uint32_t paragraph, std::uint32_t first) const;

    const Person& at(std::uint32_t person) const { return persons_[person]; }

    /// The person that a full or partial name refers to; of several, the one named last up to
    /// paragraph `paragraph`. kNobody if there is none.
    std::uint32_t find(std::string_view name, Gender gender, std::uint32_t paragraph) const;

    /// The person with this role ("foreign minister") who is named last in the 200 paragraphs up to
    /// `before`. kNobody if there is none.
    std::uint32_t find_role(const std::vector<std::string>& words, std::uint32_t before) const;

    /// The two persons named most often, each at least twice; kNobody in place of one that is
    /// missing.
    std::pair<std::uint32_t, std::uint32_t> most_named() const;

  private:
    static constexpr std::uint32_t kSure = 2;  // evidence that suffices by itself
    // After a lone name in its key, where a title gives the gender.
    static constexpr const char* kMaleMark = "\x01m";
    static constexpr const char* kFemaleMark = "\x01f";

    struct Candidate {
        std::string name;
        std::string role;
        std::string words;
        Gender gender = Gender::kUnknown;
        std::uint32_t count = 0;
        std::uint32_t evidence = 0;  // that it is a person
        bool relative = false;
        std::uint32_t person = kNobody;
    };

    void read_run(const SpeechTokens& t, std::size_t first, std::size_t last);
    void read_name(const SpeechTokens& t, std::size_t first, std::size_t last);
    static void note_given_name(std::uint16_t given, Candidate& found);
    static void note_role_before(const SpeechTokens& t,
                                 std::size_t first,
                                 std::size_t last,
                                 Candidate& found);
    static void note_role_behind(const SpeechTokens& t, std::size_t last, Candidate& found);
    static void take_role(const SpeechTokens& t,
                          std::size_t first,
                          std::size_t last,
                          Candidate& found);
    static std::size_t given_name_in(const SpeechTokens& t, std::size_t first, std::size_t last);
    static std::string with_family_name(const SpeechTokens& t, std::size_t at, std::string name);
    static std::uint16_t title_before(const SpeechTokens& t, std::size_t at);
    std::uint32_t candidate(const std::string& name, std::uint16_t title);
    std::set<std::string> ends_of_names() const;
    void settle_full_names();
    void settle_short_names();
    void make_person(Candidate& one);
    void note_parts(std::uint32_t person);
    void add_short_form(const Candidate& one);
    std::uint32_t full_form_of(const Candidate& short_form) const;

    std::vector<Candidate> candidates_;
    std::map<std::string, std::uint32_t, std::less<>> by_name_;
    std::vector<std::vector<NameSpan>> names_;  // `person` is a candidate until settled
    std::vector<Person> persons_;
    std::multimap<std::string, std::uint32_t, std::less<>> by_part_;  // lower case
    std::uint32_t paragraph_ = 0;
};

}  // namespace dateline
