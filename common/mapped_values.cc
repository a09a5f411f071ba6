// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/mapped_values.h"

#include <atomic>
#include <cstring>

#include "common/bytes.h"
#include "common/error.h"
#include "common/glass_packing.h"

namespace dateline {
namespace {

constexpr std::size_t kBlock = 8192;
constexpr std::size_t kDirectory = 11;  // where a block's directory begins
constexpr std::size_t kOffset = 2;      // an entry of it
constexpr std::size_t kComponent = 2;
constexpr std::size_t kLeafHeader = 3;
constexpr std::uint32_t kItemSize = 0x1FFF;  // what of an item's first two bytes is its size
constexpr unsigned kMostLevels = 10;
constexpr unsigned kMostComponents = 0xFFFF;
constexpr unsigned kLast = 0x40;
constexpr unsigned kFirst = 0x20;

std::uint32_t big_endian(const char* at, std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
        value = value << 8 | static_cast<unsigned char>(at[i]);
    }
    return value;
}

// What pack_uint_sorting made; nothing where that isn't all of `bytes`.
std::optional<std::uint32_t> unpack_uint_sorting(std::string_view bytes) {
    if (bytes.size() < 2 || bytes.size() > 5) return std::nullopt;
    const std::uint32_t lead = bytes.size() == 2 ? 0 : 0xFFU << (10 - bytes.size()) & 0xFFU;
    const std::uint32_t first = static_cast<unsigned char>(bytes[0]);
    if ((first & lead) != lead) return std::nullopt;
    std::uint32_t value = first ^ lead;
    for (const char byte : bytes.substr(1)) {
        value = value << 8 | static_cast<unsigned char>(byte);
    }
    return value;
}

// One block of a table: its items are found by their keys.
class Block {
  public:
    explicit Block(const char* bytes) : bytes_(bytes) {}

    std::uint32_t revision() const { return big_endian(bytes_, 4); }
    unsigned level() const { return static_cast<unsigned char>(bytes_[4]); }

    std::size_t items() const {
        const std::size_t end = big_endian(bytes_ + 9, 2);
        return end < kDirectory || end > kBlock ? 0 : (end - kDirectory) / kOffset;
    }

    // From the start of an item (below items) to the end of the block.
    std::string_view item(std::size_t number) const {
        const std::size_t at = big_endian(bytes_ + kDirectory + number * kOffset, kOffset);
        return at > kBlock ? std::string_view() : std::string_view(bytes_ + at, kBlock - at);
    }

    // The last of `items` that isn't behind; the first, where all are.
    template <class IsBehind>
    std::size_t last_not(IsBehind&& is_behind) const {
        std::size_t low = 0;
        std::size_t high = items();
        while (high - low > 1) {
            const std::size_t middle = low + (high - low) / 2;
            (is_behind(item(middle)) ? high : low) = middle;
        }
        return low;
    }

  private:
    const char* bytes_;
};

// What an item begins with: in a branch the number of a block (4 bytes), in a leaf its size and
// flags (2); then the size of its key, and that; then, but for the first of an entry's parts, the
// number of the part.
struct Head {
    glass::Place place;
    std::size_t size = 0;  // 0: it doesn't hold together
};

Head read_head(std::string_view item, std::size_t before_key, bool has_component) {
    Head head;
    if (item.size() <= before_key) return head;
    const std::size_t key = static_cast<unsigned char>(item[before_key]);
    const std::size_t size = before_key + 1 + key + (has_component ? kComponent : 0);
    if (item.size() < size) return head;
    head.place.key = item.substr(before_key + 1, key);
    if (has_component)
        head.place.component = big_endian(item.data() + before_key + 1 + key, kComponent);
    head.size = size;
    return head;
}

Head branch_head(std::string_view item) {
    return read_head(item, 4, true);
}

unsigned leaf_flags(std::string_view item) {
    return item.empty() ? 0U : static_cast<unsigned char>(item[0]);
}

Head leaf_head(std::string_view item) {
    return read_head(item, 2, (leaf_flags(item) & kFirst) == 0);
}

// A chunk: values as strings, each but the first behind how many documents are left out.
std::optional<std::string_view> value_in_chunk(std::string_view chunk,
                                               std::uint64_t first,
                                               std::uint32_t document) {
    ByteReader in(chunk);
    try {
        for (std::uint64_t at = first; at <= document; at += in.varint() + 1) {
            const std::string_view value = in.string();
            if (at == document) return value;
        }
    } catch (const Error&) {
        // It ends too early.
    }
    return std::nullopt;
}

}  // namespace

MappedValues::MappedValues(const std::filesystem::path& folder, Slot slot, std::uint64_t revision) {
    constexpr std::size_t kBeforeRevision = 32;  // magic, date of the format, identity
    constexpr std::uint64_t kMostOfVersion = 1U << 16;
    constexpr unsigned kNoRoot = 1;
    try {
        const std::string version = read_file(folder / "iamglass", kMostOfVersion);
        ByteReader in(version);
        in.raw(kBeforeRevision);
        if (in.varint() != revision) return;
        root_ = in.varint_to(0xFFFFFFFF);
        const std::uint64_t shape = in.varint();
        in.varint();  // entries
        if ((shape & kNoRoot) != 0 || in.varint() != kBlock >> 11) return;
        levels_ = static_cast<unsigned>(shape >> 2);
        if (levels_ > kMostLevels) return;
        table_ = MappedFile(folder / "postlist.glass");
    } catch (const Error&) {
        return;  // Xapian will tell
    }
    revision_ = static_cast<std::uint32_t>(revision);
    prefix_.assign("\0\xd8", 2);
    glass::pack_uint(prefix_, static_cast<std::uint64_t>(slot));
}

// A writer may put new blocks where others lay; theirs have a later revision.
bool MappedValues::is_ours(const char* block) const {
    std::atomic_thread_fence(std::memory_order_acquire);
    return Block(block).revision() <= revision_;
}

const char* MappedValues::block_at(std::uint32_t number, unsigned level) const {
    const std::size_t at = std::size_t{number} * kBlock;
    if (at >= table_.bytes().size() || table_.bytes().size() - at < kBlock) return nullptr;
    const char* const block = table_.bytes().data() + at;
    const Block read(block);
    return is_ours(block) && read.level() == level && read.items() > 0 ? block : nullptr;
}

// The leaf in which `place` would stand, and what separates it from the one before.
const char* MappedValues::leaf_of(const Place& place, std::optional<Place>& separator) const {
    std::uint32_t number = root_;
    for (unsigned level = levels_; level > 0; --level) {
        const char* const bytes = block_at(number, level);
        if (bytes == nullptr) return nullptr;
        const Block block(bytes);
        const std::size_t child = block.last_not(
            [&](std::string_view item) { return place < branch_head(item).place; });
        const Head head = branch_head(block.item(child));
        if (head.size == 0) return nullptr;
        if (child > 0) separator = head.place;
        number = big_endian(block.item(child).data(), 4);
    }
    return block_at(number, 0);
}

std::optional<MappedValues::Item> MappedValues::find_in(const char* leaf, const Place& place) const {
    const Block block(leaf);
    const std::string_view item = block.item(
        block.last_not([&](std::string_view entry) { return place < leaf_head(entry).place; }));
    const Head head = leaf_head(item);
    if (head.size == 0) return std::nullopt;
    const std::size_t size = kLeafHeader + (big_endian(item.data(), 2) & kItemSize);
    if (size < head.size || size > item.size()) return std::nullopt;
    return Item{leaf, head.place, (leaf_flags(item) & kLast) != 0,
                item.substr(head.size, size - head.size)};
}

// The last one that isn't behind `place`. A separator is no more than what tells its leaf from the
// one before: all of the leaf may be behind a place that is behind the separator.
std::optional<MappedValues::Item> MappedValues::find(const Place& place) const {
    std::optional<Place> separator;
    const char* leaf = leaf_of(place, separator);
    if (leaf == nullptr) return std::nullopt;
    std::optional<Item> found = find_in(leaf, place);
    if (!found || !(place < found->place) || !separator || separator->component == 0) return found;
    const Place before{separator->key, separator->component - 1};
    leaf = leaf_of(before, separator);
    return leaf == nullptr ? std::nullopt : find_in(leaf, before);
}

// Puts the parts of an entry together. They are copied, and their blocks looked at once more
// behind that.
bool MappedValues::read_chunk(std::optional<Item> part) const {
    chunk_.clear();
    if (part->place.component != 1) part = find({chunk_key_, 1});
    for (std::uint32_t component = 1;; ++component) {
        if (!part || part->place != Place{chunk_key_, component}) return false;
        chunk_ += part->tag;
        const bool is_last = part->is_last;
        if (!is_ours(part->block)) return false;
        if (is_last) return true;
        part = find({chunk_key_, component + 1});
    }
}

std::optional<std::string_view> MappedValues::get(std::uint32_t document) const {
    if (prefix_.empty()) return std::nullopt;
    key_ = prefix_;
    glass::pack_uint_sorting(key_, document);
    const std::optional<Item> found = find({key_, kMostComponents});
    if (!found || !found->place.key.starts_with(prefix_)) return std::nullopt;
    chunk_key_ = found->place.key;
    if (!read_chunk(found)) return std::nullopt;
    const std::optional<std::uint32_t> first =
        unpack_uint_sorting(std::string_view(chunk_key_).substr(prefix_.size()));
    if (!first || *first > document) return std::nullopt;
    return value_in_chunk(chunk_, *first, document);
}

}  // namespace dateline
