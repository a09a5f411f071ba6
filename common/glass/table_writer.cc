// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/table_writer.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>

#include "common/base/error.h"
#include "common/glass/format.h"
#include "common/glass/packing.h"

namespace dateline::glass {
namespace {

constexpr std::size_t kHeader = kBeforeLeafKey + 1;  // of an item: its size and its key's size

// Four of the largest items fit into a block.
constexpr std::size_t kLargestItem = (kBlock - kDirectory - 4 * kOffset) / 4;

// A long tag begins in the rest of a block if at least this much of it fits there.
constexpr std::size_t kWorthSplitting = 64;

constexpr std::size_t kWriteAt = std::size_t{1} << 18;  // bytes

void append_big_endian(std::string& out, std::uint32_t value, unsigned bytes) {
    while (bytes-- > 0) {
        out += static_cast<char>(value >> 8 * bytes);
    }
}

void set_u16(std::string& block, std::size_t at, std::size_t value) {
    block[at] = static_cast<char>(value >> 8);
    block[at + 1] = static_cast<char>(value);
}

// The shortest prefix of `key` that sorts after `before`.
std::string separator(std::string_view before, std::string_view key) {
    const auto differs = std::ranges::mismatch(before, key).in2 - key.begin() + std::ptrdiff_t{1};
    return std::string(key.substr(0, static_cast<std::size_t>(differs)));
}

std::string root_info(std::uint32_t root,
                      unsigned levels,
                      bool exists,
                      std::uint64_t entries,
                      std::uint32_t compress_from,
                      std::string_view free_list) {
    std::string out;
    pack_uint(out, root);
    pack_uint(out, levels << 2 | kSequential | (exists ? 0 : kNoRoot));
    pack_uint(out, entries);
    pack_uint(out, kBlock >> kBlockUnit);
    pack_uint(out, compress_from);
    pack_string(out, free_list);
    return out;
}

}  // namespace

std::string no_table(std::uint32_t compress_from) {
    return root_info(0, 0, false, 0, compress_from, {});
}

Table::Table(const std::filesystem::path& file, std::uint32_t compress_from)
    : path_(file),
      file_(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)),
      compress_from_(compress_from) {
    if (!file_) throw file_error("create", path_, errno);
    start_block(0);
    add_item({}, {}, 1, kFirst | kLast);  // every tree begins with an empty key
}

void Table::add(std::string_view key, std::string_view tag, bool compressed) {
    const std::uint8_t always = compressed ? kCompressed : 0;
    const std::size_t most = kLargestItem - kHeader - key.size();  // of the tag, in one item
    std::size_t size = std::min(tag.size(), most);
    if (size < tag.size()) {
        const std::size_t around = kHeader + key.size() + kOffset;
        if (free() >= around + kWorthSplitting) size = std::min(size, free() - around);
    }
    ++entries_;
    for (std::uint32_t component = 1;; ++component) {
        const bool last = size == tag.size();
        add_item(key, tag.substr(0, size), component,
                 always | (component == 1 ? kFirst : 0) | (last ? kLast : 0));
        if (last) break;
        tag.remove_prefix(size);
        size = std::min(tag.size(), most - kComponent);
    }
}

void Table::add_item(std::string_view key,
                     std::string_view tag,
                     std::uint32_t component,
                     std::uint8_t flags) {
    const std::size_t number = component > 1 ? kComponent : 0;
    const std::size_t size = kHeader + key.size() + number + tag.size();
    if (free() < size + kOffset) {
        end_block();
        start_block(0);
        children_.back().key = separator(last_key_, key);
        children_.back().component = component;
    }
    item_.clear();
    append_big_endian(item_, static_cast<std::uint32_t>(size - kHeader) | std::uint32_t{flags} << 8,
                      2);
    item_ += static_cast<char>(key.size());
    item_ += key;
    if (number > 0) append_big_endian(item_, component, kComponent);
    item_ += tag;
    put(item_);
    last_key_ = key;
}

void Table::put(std::string_view item) {
    items_ -= item.size();
    block_.replace(items_, item.size(), item);
    set_u16(block_, directory_, items_);
    directory_ += kOffset;
}

std::size_t Table::free() const {
    return items_ - directory_;
}

void Table::start_block(std::uint8_t level) {
    constexpr char kRevision = 1;
    block_.assign(kBlock, '\0');
    block_[3] = kRevision;
    block_[4] = static_cast<char>(level);
    directory_ = kDirectory;
    items_ = kBlock;
    if (level == 0) children_.push_back({{}, 0, blocks_});
}

void Table::end_block() {
    set_u16(block_, 5, free());
    set_u16(block_, 7, free());
    set_u16(block_, 9, directory_);
    written_ += block_;
    ++blocks_;
    if (written_.size() < kWriteAt) return;
    write_all(file_.get(), written_, path_);
    written_.clear();
}

std::vector<Table::Child> Table::write_level(std::uint8_t level,
                                             const std::vector<Child>& children) {
    std::vector<Child> blocks;
    for (const Child& child : children) {
        item_.clear();
        append_big_endian(item_, child.block, 4);
        item_ += static_cast<char>(child.key.size());
        item_ += child.key;
        append_big_endian(item_, child.component, kComponent);
        if (blocks.empty() || free() < item_.size() + kOffset) {
            if (!blocks.empty()) end_block();
            start_block(level);
            blocks.push_back({child.key, child.component, blocks_});
        }
        put(item_);
    }
    end_block();
    return blocks;
}

std::string Table::finish() {
    end_block();
    std::uint8_t level = 0;
    std::vector<Child> blocks = std::move(children_);
    while (blocks.size() > 1) {
        blocks = write_level(++level, blocks);
    }
    write_all(file_.get(), written_, path_);
    // Free blocks: none; the first unused one is after the end.
    std::string free_list;
    pack_uint(free_list, 1);
    pack_uint(free_list, blocks_);
    free_list.append(4, '\0');
    return root_info(blocks_ - 1, level, true, entries_, compress_from_, free_list);
}

}  // namespace dateline::glass
