// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer.h"
#include "common/schema.h"

/// The token stream: every token of an article (or of a quotation) in order, one value of its document, so that phrases
/// and everything else that depends on positions is confirmed without a position table.
///
/// Stored form (bytes.h):
///   varint entries, forms, tokens, compounds, marks
///   entries x fixed 32 bits   stem code (29 bits) << 3 | has form << 2 | letter case     the article's own dictionary
///   forms   x fixed 16 bits   form code of each entry that has one, in order (else the form is the stem)
///   tokens  x 8 or 16 bits    ordinal of the entry; 16 bits where there are more than 256 entries, 32 past 65,536
///   compounds x (varint position - last position, varint width, varint ordinal)
///   marks     x varint        (position - last position) << 4 | Part
/// Codes are hashes: two stems of an article share a code with probability 2^-29, two forms of a stem 2^-16.
namespace dateline {

/// A distinct token of one article, packed as in the stored form, and its form code (0: the form is the stem).
struct TokenEntry {
    std::uint32_t stem;  // 29 bits
    std::uint16_t form;
    LetterCase letter_case;

    bool operator==(const TokenEntry&) const = default;
};

TokenEntry entry_of(const Token& token);

/// Where a part, or a further sentence of it, begins: at the token of that position.
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

/// A decoded stream. Reused from article to article without allocating.
class TokenStream {
  public:
    std::uint32_t size() const { return static_cast<std::uint32_t>(ordinals_.size()); }
    std::uint32_t ordinal(std::uint32_t position) const { return ordinals_[position]; }
    const std::vector<TokenEntry>& entries() const { return entries_; }
    const std::vector<std::uint32_t>& ordinals() const { return ordinals_; }
    const std::vector<StreamCompound>& compounds() const { return compounds_; }
    const std::vector<Mark>& marks() const { return marks_; }

    /// The part that the token at `position` belongs to; kBody where no mark stands before it.
    Part part_at(std::uint32_t position) const;

    /// The position after the last token of the part (not of the sentence) that holds `position`.
    std::uint32_t part_end(std::uint32_t position) const;

    bool operator==(const TokenStream&) const = default;

  private:
    friend class TokenStreamBuilder;
    friend void decode_tokens(std::string_view bytes, TokenStream& out);

    std::vector<TokenEntry> entries_;
    std::vector<std::uint32_t> ordinals_;
    std::vector<StreamCompound> compounds_;
    std::vector<Mark> marks_;
};

/// Collects an article's tokens, then encodes them. `clear` keeps the memory.
class TokenStreamBuilder {
  public:
    /// Opens a part (or a sentence) at the next token. A part without tokens leaves no mark.
    void mark(Part part);
    void add(const Token& token);
    void add(const Compound& compound, std::uint32_t position);

    std::uint32_t size() const { return stream_.size(); }
    const TokenStream& stream() const { return stream_; }
    void clear();

  private:
    std::uint32_t ordinal_of(const TokenEntry& entry);

    TokenStream stream_;
    std::vector<std::uint32_t> table_;  // open addressing over entries: ordinal + 1, 0 is free
};

std::string encode_tokens(const TokenStream& stream);

/// Throws Error(kIndex) where `bytes` is no token stream, whatever it is.
void decode_tokens(std::string_view bytes, TokenStream& out);

}  // namespace dateline
