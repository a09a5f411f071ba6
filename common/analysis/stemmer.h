// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include <xapian.h>

#include "common/text/language.h"

namespace dateline {

/// Stems by the Snowball stemmer of a word's language; other languages' words are their own stems.
/// English words that Snowball throws together though their senses have parted (international and
/// internal, university and universe, united and unit) are kept apart by a table of ours, and
/// -isation is taken for -ization. Belongs to one thread.
class Stemmer {
  public:
    /// The stem of a folded form.
    std::string stem(std::string_view form, LanguageId lang);

  private:
    std::array<std::unique_ptr<Xapian::Stem>, 256> by_language_;
};

}  // namespace dateline
