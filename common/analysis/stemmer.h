// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include <xapian.h>

#include "common/text/language.h"

namespace dateline {

/// Stems by the Snowball stemmer of a word's language; words of other languages are their own
/// stems. A table of our own separates English words that Snowball conflates although their senses
/// differ (international and internal, university and universe, united and unit); -isation is
/// treated as -ization, and an irregular plural as its singular. Korean nouns lose their particle
/// (서울에서 is 서울) if two syllables are left. What has a digit is its own stem in all languages.
/// Belongs to one thread.
class Stemmer {
  public:
    /// The stem of a folded form, after the mark of the language if that has a stemmer; empty if
    /// the form has no stem.
    std::string term(std::string_view form, LanguageId lang);

  private:
    std::string stem(std::string_view form, LanguageId lang);

    std::array<std::unique_ptr<Xapian::Stem>, 256> by_language_;
};

}  // namespace dateline
