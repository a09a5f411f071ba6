// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_reader.h"

namespace dateline {

/// How the names of speakers meet in one index: a lone surname means whoever nearly all quotations
/// are of that are somebody's with that name (common/speaker_names.h). What an article itself tells
/// about a name has been settled before.
class SpeakerNames {
  public:
    /// `index` must outlive it.
    explicit SpeakerNames(const IndexReader& index) : index_(index) {}

    /// The full name that a name of one word means, as an article spells it; none where it is no
    /// surname ("traders"), and where the index holds none, or several persons are quoted by it. Of
    /// several spellings of one person ("Marco A. Rubio"), the commonest.
    std::optional<std::string> full_name_of(std::string_view lone) const;

    /// The words by which alone other articles may name the person `full` ("yi" and "wang" of Wang
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
    mutable std::vector<NameTerm> all_;  // once many are asked for, in order
};

}  // namespace dateline
