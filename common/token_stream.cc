// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/token_stream.h"

#include <algorithm>

#include "common/bytes.h"

namespace dateline {
namespace {

constexpr std::uint32_t kHasForm = 4;
constexpr std::uint32_t kCaseBits = 3;
constexpr std::size_t kFirstTable = 512;

std::size_t hash_of(const TokenEntry& entry) {
    const std::uint64_t key = std::uint64_t{entry.stem} << 18 ^ std::uint64_t{entry.form} << 2 ^ static_cast<std::uint64_t>(entry.letter_case);
    return (key * 0x9E3779B97F4A7C15U) >> 32;
}

template <class Integer>
void put_ordinals(ByteWriter& out, const std::vector<std::uint32_t>& ordinals) {
    std::vector<Integer> narrow(ordinals.begin(), ordinals.end());
    out.raw({reinterpret_cast<const char*>(narrow.data()), narrow.size() * sizeof(Integer)});
}

template <class Integer>
void get_ordinals(ByteReader& in, std::vector<std::uint32_t>& ordinals) {
    const std::string_view raw = in.raw(ordinals.size() * sizeof(Integer));
    for (std::size_t i = 0; i < ordinals.size(); ++i) {
        Integer value;
        std::memcpy(&value, raw.data() + i * sizeof(Integer), sizeof value);
        ordinals[i] = value;
    }
}

[[noreturn]] void damaged() {
    throw Error(ErrorKind::kIndex, "the index is damaged: a token stream doesn't decode", "dateline-index --force builds it again");
}

}  // namespace

TokenEntry entry_of(const Token& token) { return {token.word->stem->code, token.word->form_code, token.letter_case}; }

Part TokenStream::part_at(std::uint32_t position) const {
    auto at = std::ranges::upper_bound(marks_, position, {}, &Mark::position);
    while (at != marks_.begin()) {
        --at;
        if (at->part != Part::kSentence) return at->part;
    }
    return Part::kBody;
}

std::uint32_t TokenStream::part_end(std::uint32_t position) const {
    auto at = std::ranges::upper_bound(marks_, position, {}, &Mark::position);
    while (at != marks_.end() && at->part == Part::kSentence) {
        ++at;
    }
    return at == marks_.end() ? size() : at->position;
}

void TokenStreamBuilder::mark(Part part) {
    auto& marks = stream_.marks_;
    if (!marks.empty() && marks.back().position == size()) {
        if (part != Part::kSentence) marks.back().part = part;
    } else if (part != Part::kSentence || size() > 0) {
        marks.push_back({size(), part});
    }
}

std::uint32_t TokenStreamBuilder::ordinal_of(const TokenEntry& entry) {
    auto& entries = stream_.entries_;
    if (entries.size() * 2 >= table_.size()) {
        table_.assign(std::max(kFirstTable, table_.size() * 2), 0);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            std::size_t slot = hash_of(entries[i]) & (table_.size() - 1);
            while (table_[slot] != 0) {
                slot = (slot + 1) & (table_.size() - 1);
            }
            table_[slot] = static_cast<std::uint32_t>(i) + 1;
        }
    }
    std::size_t slot = hash_of(entry) & (table_.size() - 1);
    for (; table_[slot] != 0; slot = (slot + 1) & (table_.size() - 1)) {
        if (entries[table_[slot] - 1] == entry) return table_[slot] - 1;
    }
    entries.push_back(entry);
    table_[slot] = static_cast<std::uint32_t>(entries.size());
    return table_[slot] - 1;
}

void TokenStreamBuilder::add(const Token& token) { stream_.ordinals_.push_back(ordinal_of(entry_of(token))); }

void TokenStreamBuilder::add(const Compound& compound, std::uint32_t position) {
    stream_.compounds_.push_back({position, compound.width, ordinal_of(entry_of(compound.token))});
}

void TokenStreamBuilder::clear() {
    stream_.entries_.clear();
    stream_.ordinals_.clear();
    stream_.compounds_.clear();
    stream_.marks_.clear();
    std::ranges::fill(table_, 0);
    if (table_.size() > (std::size_t{1} << 16)) table_.clear();
}

std::string encode_tokens(const TokenStream& stream) {
    ByteWriter out;
    const auto& entries = stream.entries();
    const auto forms = std::ranges::count_if(entries, [](const TokenEntry& e) { return e.form != 0; });
    for (const std::size_t count : {entries.size(), static_cast<std::size_t>(forms), stream.ordinals().size(),
                                    stream.compounds().size(), stream.marks().size()}) {
        out.varint(count);
    }
    for (const TokenEntry& entry : entries) {
        out.fixed(static_cast<std::uint32_t>(entry.stem << kCaseBits | (entry.form != 0 ? kHasForm : 0) | static_cast<std::uint32_t>(entry.letter_case)));
    }
    for (const TokenEntry& entry : entries) {
        if (entry.form != 0) out.fixed(entry.form);
    }
    if (entries.size() <= 0x100) put_ordinals<std::uint8_t>(out, stream.ordinals());
    else if (entries.size() <= 0x10000) put_ordinals<std::uint16_t>(out, stream.ordinals());
    else put_ordinals<std::uint32_t>(out, stream.ordinals());
    std::uint32_t last = 0;
    for (const StreamCompound& compound : stream.compounds()) {
        out.varint(compound.position - last);
        out.varint(compound.width);
        out.varint(compound.ordinal);
        last = compound.position;
    }
    last = 0;
    for (const Mark& mark : stream.marks()) {
        out.varint(std::uint64_t{mark.position - last} << 4 | static_cast<std::uint64_t>(mark.part));
        last = mark.position;
    }
    return out.take();
}

void decode_tokens(std::string_view bytes, TokenStream& out) {
    ByteReader in(bytes);
    // No count can pass the bytes that are there: this bounds memory whatever the bytes say.
    out.entries_.resize(in.varint_to(bytes.size() / 4));
    const std::uint32_t forms = in.varint_to(out.entries_.size());
    out.ordinals_.resize(in.varint_to(bytes.size()));
    out.compounds_.resize(in.varint_to(bytes.size()));
    out.marks_.resize(in.varint_to(bytes.size()));
    std::uint32_t with_form = 0;
    for (TokenEntry& entry : out.entries_) {
        const auto packed = in.fixed<std::uint32_t>();
        entry.stem = packed >> kCaseBits;
        entry.form = (packed & kHasForm) != 0 ? 1 : 0;
        entry.letter_case = static_cast<LetterCase>(packed & 3);
        with_form += entry.form;
    }
    if (with_form != forms) damaged();
    for (TokenEntry& entry : out.entries_) {
        if (entry.form != 0) entry.form = in.fixed<std::uint16_t>();
    }
    const std::size_t entries = out.entries_.size();
    if (entries <= 0x100) get_ordinals<std::uint8_t>(in, out.ordinals_);
    else if (entries <= 0x10000) get_ordinals<std::uint16_t>(in, out.ordinals_);
    else get_ordinals<std::uint32_t>(in, out.ordinals_);
    if (std::ranges::any_of(out.ordinals_, [&](std::uint32_t o) { return o >= entries; })) damaged();
    std::uint64_t last = 0;
    for (StreamCompound& compound : out.compounds_) {
        last += in.varint_to(out.ordinals_.size());
        compound.position = static_cast<std::uint32_t>(last);
        compound.width = in.varint_to(out.ordinals_.size());
        compound.ordinal = in.varint_to(entries == 0 ? 0 : entries - 1);
        if (compound.width == 0 || last + compound.width > out.ordinals_.size() || entries == 0) damaged();
    }
    last = 0;
    for (Mark& mark : out.marks_) {
        const std::uint64_t packed = in.varint();
        last += packed >> 4;
        if (last > out.ordinals_.size() || (packed & 15) >= kParts) damaged();
        mark = {static_cast<std::uint32_t>(last), static_cast<Part>(packed & 15)};
    }
    if (!in.at_end()) damaged();
}

}  // namespace dateline
