// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_reader.h"

namespace dateline {

/// Resolves the names of speakers across an index: a lone surname means the person who has nearly
/// all quotations of the people with that surname (common/schema/speaker_names.h). Names that an
/// article itself explains are resolved before, at indexing.
class SpeakerNames {
  public:
    /// `index` must outlive it.
    explicit SpeakerNames(const IndexReader& index) : index_(index) {}

    /// The full name that a one-word name means, as spelled in an article; `std::nullopt` if it is
    /// no surname ("traders"), or if the index has no such person, or quotes several by it. Of
    /// several spellings of one person ("Marco A. Rubio"), the commonest.
    std::optional<std::string> full_name_of(std::string_view lone) const;

    /// The single words by which other articles may name the person `full` ("yi" and "wang" of Wang
    /// Yi): those that are nobody else's name.
    std::vector<std::string> lone_names_of(std::string_view full) const;

  private:
    struct NameTerm {
        std::string text;
        Xapian::doccount quotations;
    };

    std::vector<NameTerm> terms_from(const std::string& beginning) const;
    std::optional<std::string> only_full_name_under(std::string_view lone) const;

    const IndexReader& index_;
    mutable int asked_ = 0;
    mutable std::vector<NameTerm> all_;  // in order; fetched once many have been asked for
};

}  // namespace dateline
