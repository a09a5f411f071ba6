// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_reader.h"
#include "searcher/query/sources/aliases.h"

namespace dateline {

/// Whom a name in a query means.
struct NameReading {
    std::string text;     ///< as it is searched: without titles before it
    bool person = false;  ///< whether the index quotes somebody so named
    /// Of a full name: how the index spells that person's, the commonest first.
    std::vector<std::string> spellings;
    /// Of a full name: its surname, and how many quotations of that alone aren't found by it.
    std::string surname;
    std::uint32_t surname_alone = 0;
    /// Of a full name and of a surname with a title: the terms of all whom it means, by their whole
    /// names. Empty: whoever has all its words.
    std::vector<std::string> terms;
};

/// Resolves the names of speakers across an index: spellings that can only be one person's meet,
/// and a lone surname means the person who has nearly all quotations of the people with that
/// surname (common/schema/speaker_names.h). Names that an article itself explains are resolved
/// before, at indexing.
class SpeakerNames {
  public:
    /// `index` and `aliases`, which may be null, must outlive it.
    explicit SpeakerNames(const IndexReader& index, const Aliases* aliases = nullptr)
        : index_(index), aliases_(aliases) {}

    /// The full name that a one-word name means, as spelled in an article; `std::nullopt` if it is
    /// no surname ("traders"), or if the index has no such person, or quotes several by it. Of
    /// several spellings of one person ("Marco A. Rubio"), the commonest.
    std::optional<std::string> full_name_of(std::string_view lone) const;

    /// The name to show for a speaker: the commonest spelling of the person that `name` means;
    /// `name` itself if it is nobody's in particular.
    std::string shown_name(const std::string& name) const;

    /// The single words by which other articles may name the person `full` ("yi" and "wang" of Wang
    /// Yi): those that are nobody else's name.
    std::vector<std::string> lone_names_of(std::string_view full) const;

    /// The spellings in the index of the person whose full name is `full`, the commonest first:
    /// "Chuck Schumer", "Charles E. Schumer". Initials, short and formal given names and missing
    /// middle names meet if only one person with that surname fits, or one has nearly all
    /// quotations of those who fit; aliases always do. Empty if the index quotes no such person.
    std::vector<std::string> spellings_of(std::string_view full) const;

    /// Reads a name as it was typed. A title before it is left out where nobody is named so with
    /// it: "president obama", "sen. ted cruz".
    NameReading read(std::string_view typed) const;

    /// A person whose name is nearly that of another, and who is quoted many times as often.
    struct Commoner {
        std::string name;
        double quotations;         ///< of the one asked for
        double others_quotations;  ///< of this one
    };
    std::optional<Commoner> commoner_than(std::string_view full) const;

    /// Whether the index quotes a person whose full name has all the words of `text`, in any order,
    /// or has `text` as an alias.
    bool is_persons(std::string_view text) const;

  private:
    struct NameTerm {
        std::string text;
        Xapian::doccount quotations;
    };

    /// Somebody, with all spellings that the index has, the commonest first.
    struct Person {
        std::vector<NameTerm> spellings;
        double quotations = 0;
    };

    std::vector<NameTerm> terms_from(const std::string& beginning) const;
    const std::vector<Person>& persons_under(std::string_view word) const;
    const Person* only_person_under(std::string_view lone) const;
    const Person* person_of(std::string_view full) const;
    const Person* only_like(std::string_view folded, const std::vector<Person>& persons) const;
    bool is_surname(std::string_view name) const;
    void count_surname(NameReading& reading) const;
    void add_bearers(std::string_view surname, std::vector<std::string>& terms) const;

    const IndexReader& index_;
    const Aliases* aliases_;
    mutable int asked_ = 0;
    mutable std::vector<NameTerm> all_;  // in order; fetched once many have been asked for
    mutable std::map<std::string, std::vector<Person>, std::less<>> persons_;  // by folded word
};

}  // namespace dateline
