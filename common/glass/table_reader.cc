// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/table_reader.h"

#include <atomic>

#include <xapian.h>

#include "common/base/bytes.h"
#include "common/base/error.h"
#include "common/glass/format.h"

namespace dateline::glass {
namespace {

constexpr unsigned kMostLevels = 10;

Error damaged_table() {
    return damage("a table's blocks don't hold together");
}

std::uint32_t big_endian(const char* at, std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
        value = value << 8 | static_cast<unsigned char>(at[i]);
    }
    return value;
}

std::uint32_t revision_of(const char* block) {
    return big_endian(block, 4);
}

std::size_t items_of(const char* block) {
    const std::size_t end = big_endian(block + 9, 2);
    if (end < kDirectory + kOffset || end > kBlock) throw damaged_table();
    return (end - kDirectory) / kOffset;
}

// The bytes from the start of item `number` (below items_of) to the end of the block.
std::string_view item_at(const char* block, std::size_t number) {
    const std::size_t at = big_endian(block + kDirectory + number * kOffset, kOffset);
    if (at >= kBlock) throw damaged_table();
    return {block + at, kBlock - at};
}

bool is_first_part(std::string_view leaf_item) {
    return (static_cast<unsigned char>(leaf_item[0]) & kFirst) != 0;
}

// The beginning of an item: in a branch the number of a block, in a leaf the item's size and flags;
// then the size of its key, the key, and the number of the part, except in the first part of an
// entry.
struct Head {
    Place place;
    std::size_t size = 0;
};

Head head_of(std::string_view item, bool is_leaf) {
    const std::size_t before = is_leaf ? kBeforeLeafKey : kBeforeBranchKey;
    if (item.size() <= before) throw damaged_table();
    const std::size_t key = static_cast<unsigned char>(item[before]);
    const bool numbered = !is_leaf || !is_first_part(item);
    Head head{{}, before + 1 + key + (numbered ? kComponent : 0)};
    if (item.size() < head.size) throw damaged_table();
    head.place.key = item.substr(before + 1, key);
    if (numbered) head.place.component = big_endian(item.data() + before + 1 + key, kComponent);
    return head;
}

bool is_behind(const char* block, std::size_t item, const Place& place, bool is_leaf) {
    return place < head_of(item_at(block, item), is_leaf).place;
}

// The last item from `from` on that isn't after `place`; `from` if all are. Usually it is close to
// a `from` that isn't the first: doubling steps, then halving (Bentley and Yao 1976).
std::size_t last_not_behind(const char* block, const Place& place, bool is_leaf, std::size_t from) {
    std::size_t low = from;
    std::size_t high = items_of(block);
    for (std::size_t step = 1; from > 0 && step < high - low; step *= 2) {
        if (is_behind(block, low + step, place, is_leaf))
            high = low + step;
        else
            low += step;
    }
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (is_behind(block, middle, place, is_leaf) ? high : low) = middle;
    }
    return low;
}

}  // namespace

TableReader::TableReader(const std::filesystem::path& folder, std::uint64_t revision)
    : revision_(static_cast<std::uint32_t>(revision)) {
    constexpr std::uint64_t kMostOfVersion = 1U << 16;
    try {
        const std::string version = read_file(folder / kVersionFile, kMostOfVersion);
        ByteReader in(version);
        if (!is_known_format(version)) return;
        in.raw(kMagic.size() + 2 + kIdentityBytes);
        if (in.varint() != revision) return;
        root_ = in.varint_to(0xFFFFFFFF);
        const std::uint64_t shape = in.varint();
        in.varint();  // entries
        if ((shape & kNoRoot) != 0 || in.varint() != kBlock >> kBlockUnit) return;
        levels_ = static_cast<unsigned>(shape >> 2);
        if (levels_ > kMostLevels) return;
        file_ = MappedFile(folder / kPostingsFile);
        is_open_ = true;
    } catch (const Error&) {
        // The caller uses Xapian, which reports what is wrong.
    }
}

const char* TableReader::block(std::uint32_t number, unsigned level) const {
    const std::size_t at = std::size_t{number} * kBlock;
    if (at >= file_.bytes().size() || file_.bytes().size() - at < kBlock) throw damaged_table();
    const char* const block = file_.bytes().data() + at;
    check(block);
    if (static_cast<unsigned char>(block[4]) != level) throw damaged_table();
    return block;
}

void TableReader::check(const char* block) const {
    std::atomic_thread_fence(std::memory_order_acquire);
    if (revision_of(block) > revision_)
        throw Xapian::DatabaseModifiedError("a block was written anew");
}

// From the path's item at `level` down to a leaf, along the first or last items.
void TableCursor::descend(unsigned level, bool to_last) {
    if (level > 0) path_[0].block = nullptr;  // no position if this fails
    for (; level > 0; --level) {
        const Step& step = path_[level];
        const std::uint32_t child = big_endian(item_at(step.block, step.item).data(), 4);
        const char* const block = table_->block(child, level - 1);
        path_[level - 1] = {block, to_last ? items_of(block) - 1 : 0};
    }
    read_item();
}

void TableCursor::read_item() {
    const std::string_view item = item_at(path_[0].block, path_[0].item);
    const Head head = head_of(item, true);
    const std::size_t size = kBeforeLeafKey + 1 + (big_endian(item.data(), 2) & kItemSize);
    if (size < head.size || size > item.size()) throw damaged_table();
    item_.place = head.place;
    item_.is_last = (static_cast<unsigned char>(item[0]) & kLast) != 0;
    item_.tag = item.substr(head.size, size - head.size);
}

// The lowest level at which the current block also has the item for `place`; the root's level if
// none does.
unsigned TableCursor::level_around(const Place& place) const {
    const unsigned root = table_->levels();
    if (path_[0].block == nullptr || place < item_.place) return root;
    for (unsigned level = 0; level < root; ++level) {
        const char* const block = path_[level].block;
        table_->check(block);
        if (is_behind(block, items_of(block) - 1, place, level == 0)) return level;
    }
    return root;
}

bool TableCursor::seek(const Place& place) {
    unsigned level = level_around(place);
    if (level > 0) path_[0].block = nullptr;  // no position if this fails
    if (level == table_->levels()) path_[level] = {table_->block(table_->root(), level), 0};
    for (;; --level) {
        Step& step = path_[level];
        step.item = last_not_behind(step.block, place, level == 0, step.item);
        if (level == 0) break;
        const std::uint32_t child = big_endian(item_at(step.block, step.item).data(), 4);
        path_[level - 1] = {table_->block(child, level - 1), 0};
    }
    read_item();
    // A branch keeps only enough of a leaf's first key to separate it from the leaf before, so all
    // of the leaf may be after `place`.
    return !(place < item_.place) || previous();
}

bool TableCursor::previous() {
    for (unsigned level = 0; level <= table_->levels(); ++level) {
        if (path_[level].item == 0) continue;
        --path_[level].item;
        descend(level, true);
        return true;
    }
    return false;
}

bool TableCursor::next() {
    for (unsigned level = 0; level <= table_->levels(); ++level) {
        if (path_[level].item + 1 >= items_of(path_[level].block)) continue;
        ++path_[level].item;
        descend(level, false);
        return true;
    }
    return false;
}

void TableCursor::read_entry(std::string& key, std::string& tag) {
    key = item_.place.key;
    tag.clear();
    if (item_.place.component != 1 && !seek({key, 1})) throw damaged_table();
    for (std::uint32_t component = 1;; ++component) {
        if (item_.place != Place{key, component}) throw damaged_table();
        tag += item_.tag;
        const bool is_last = item_.is_last;
        table_->check(path_[0].block);
        if (is_last) return;
        if (!next()) throw damaged_table();
    }
}

}  // namespace dateline::glass
