// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/bytes.h"
#include "common/schema/schema.h"
#include "common/text/text.h"

/// The token stream: every token of an article (or of a quotation) in order, as one value of its
/// document, so that phrases and everything else that depends on positions are verified without a
/// position table.
///
/// Stored form (bytes.h):
///   * varints: entries, forms, two-byte forms, tokens, compounds, marks
///   * buckets, 64 by the upper 6 bits of the stem code: a 1 bit for each entry of the bucket, then
///     a 0 bit; lowest bit first, padded to a byte. A stem is found without reading all entries
///   * entries x 20 bits, lowest first, padded to a byte: the article's own dictionary, ordered by
///     stem code, form code, case: lower 17 bits of the stem code | has form << 17 | letter case
///     << 18
///   * forms x 8 bits: form code of each entry that has one, in order (else the form is the stem);
///     0 if it takes two bytes
///   * two-byte forms x 16 bits
///   * tokens x 8 bits: the lowest 8 bits of the ordinal of each token's entry
///   * tokens x 0, 1, 2, 4, 8 or 24 bits, as few as suffice: the rest of the ordinals; lowest bit
///     first, padded to a byte
///   * compounds x (varint position - last position, varint width, varint ordinal)
///   * marks x varint (position - last position) << 1 | opens a part; if so, then varint Part
///
/// Codes of stems are hashes: two stems of an article collide with probability 2^-23. Codes of
/// forms are exact for frequent endings, else hashes: two forms of a stem collide with 2^-16.
namespace dateline {

/// A distinct token of one article. `form` 0: the form is the stem.
struct TokenEntry {
    std::uint32_t stem;  // 23 bits
    std::uint16_t form;
    LetterCase letter_case;

    auto operator<=>(const TokenEntry&) const = default;
};

/// The first token of a part, or of a further sentence of it.
struct Mark {
    std::uint32_t position;
    Part part;

    bool operator==(const Mark&) const = default;
};

struct StreamCompound {
    std::uint32_t position;
    std::uint32_t width;
    std::uint32_t ordinal;

    bool operator==(const StreamCompound&) const = default;
};

/// A stored token stream, read in place: nothing is decoded before it is needed. The bytes may be
/// damaged or hostile: inconsistent ones throw Error(kIndex).
class TokenStream {
  public:
    TokenStream() = default;

    /// `bytes` must outlive the view.
    explicit TokenStream(std::string_view bytes);

    std::uint32_t size() const { return tokens_; }
    std::uint32_t entries() const { return entries_; }

    /// Ordinal of the token at `position` (below size).
    std::uint32_t ordinal(std::uint32_t position) const;

    /// The first position from `from` on whose token has that ordinal; size() if there is none.
    std::uint32_t next_of(std::uint32_t ordinal, std::uint32_t from) const;

    /// Calls `use(ordinal, entry)` for every entry, in order.
    template <class Use>
    void for_each_entry(Use&& use) const {
        EntryCursor cursor(*this);
        for (std::uint32_t i = 0; i < entries_; ++i) {
            use(i, cursor.next());
        }
    }

    /// The form code of an ordinal (below entries); reads all entries before it.
    std::uint16_t form(std::uint32_t ordinal) const;

    /// The letter case of an ordinal (below entries).
    LetterCase letter_case(std::uint32_t ordinal) const;

    /// The ordinals of the entries of a stem, [first, last).
    struct Range {
        std::uint32_t first;
        std::uint32_t last;
    };
    Range find(std::uint32_t stem) const;

    std::vector<StreamCompound> compounds() const;
    std::vector<Mark> marks() const;

    /// Whether `test(compound)` is true for one of the compounds.
    template <class Test>
    bool any_compound(Test&& test) const {
        CompoundCursor cursor(*this);
        for (std::uint32_t i = 0; i < compound_count_; ++i) {
            if (test(cursor.next())) return true;
        }
        return false;
    }

  private:
    [[noreturn]] static void damaged();

    // Walks over the entries in order, with their buckets and forms.
    class EntryCursor {
      public:
        explicit EntryCursor(const TokenStream& stream) : stream_(stream) {}
        TokenEntry next();

      private:
        const TokenStream& stream_;
        std::uint32_t ordinal_ = 0;
        std::uint32_t bit_ = 0;
        std::uint32_t bucket_ = 0;
        std::uint32_t form_ = 0;
        std::uint32_t long_form_ = 0;
    };

    class CompoundCursor {
      public:
        explicit CompoundCursor(const TokenStream& stream) : stream_(stream), in_(stream.rest_) {}
        StreamCompound next();

      private:
        const TokenStream& stream_;
        ByteReader in_;
        std::uint64_t last_ = 0;
    };

    std::uint32_t ordinal_at(std::uint32_t position) const;
    std::uint32_t packed(std::uint32_t ordinal) const;
    Range bucket(std::uint32_t number) const;
    std::uint16_t long_form(std::uint32_t number) const;

    std::uint32_t entries_ = 0;
    std::uint32_t tokens_ = 0;
    std::uint32_t compound_count_ = 0;
    std::uint32_t mark_count_ = 0;
    std::uint32_t high_bits_ = 0;
    std::string_view buckets_;
    std::string_view packed_;
    std::string_view forms_;
    std::string_view long_forms_;
    std::string_view lows_;  // lowest 8 bits of the ordinals
    std::string_view highs_;
    std::string_view rest_;  // compounds, then marks
};

}  // namespace dateline
