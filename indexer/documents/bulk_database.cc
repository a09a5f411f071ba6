// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/bulk_database.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <stdexcept>

#include <fcntl.h>
#include <xapian.h>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/glass/format.h"
#include "common/glass/packing.h"
#include "common/glass/table_writer.h"
#include "common/glass/term_list.h"
#include "common/index/xapian_errors.h"

namespace dateline {
namespace {

using namespace glass;

constexpr std::size_t kLongestTerm = 245;
// Bytes of postings or values after which a new chunk begins; chunks of contents are smaller.
// Contents are read one by one, and nothing else is copied if the chunk is a single item of a
// block.
constexpr std::size_t kChunk = 2000;
constexpr std::size_t kContentChunk = 500;

// A list of postings, written as chunks of the table: a term's, or the documents' lengths.
class ListWriter {
  public:
    /// `head`: the bytes before the first document of the first chunk. `key`: the first chunk's
    /// key; the other keys add `between` and the number of the chunk's first document.
    ListWriter(Table& table, std::string head, std::string key, std::string_view between)
        : table_(table), head_(std::move(head)), key_(std::move(key)), between_(between) {}

    void add(std::uint32_t document, std::uint64_t wdf) {
        if (chunk_.size() >= kChunk) end_chunk(false);
        if (chunk_.empty())
            first_ = document;
        else
            pack_uint(chunk_, document - last_ - 1);
        last_ = document;
        pack_uint(chunk_, wdf);
    }

    void end_chunk(bool last) {
        std::string tag = std::move(head_);
        head_.clear();
        std::string key = key_;
        if (is_first_) {
            pack_uint(tag, first_ - 1);
        } else {
            key += between_;
            pack_uint_sorting(key, first_);
        }
        tag += last ? '1' : '0';
        pack_uint(tag, last_ - first_);
        tag += chunk_;
        table_.add(key, tag);
        chunk_.clear();
        is_first_ = false;
    }

  private:
    Table& table_;
    std::string head_;
    std::string key_;
    std::string_view between_;
    std::string chunk_;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
    bool is_first_ = true;
};

void write_version(const std::filesystem::path& folder,
                   const std::string& postings,
                   const std::string& terms,
                   const std::string& statistics) {
    std::string out(kMagic);
    out += static_cast<char>(kFormatDate >> 8);
    out += static_cast<char>(kFormatDate & 0xFF);
    out.append(kIdentityBytes, '\0');
    pack_uint(out, 1);  // revision
    out += postings;
    out += no_table(kCompressFrom);  // document data
    out += terms;
    out += no_table(0);              // positions
    out += no_table(kCompressFrom);  // spelling
    out += no_table(kCompressFrom);  // synonyms
    out += statistics;
    const std::filesystem::path path = folder / kVersionFile;
    const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!file) throw file_error("create", path, errno);
    write_all(file.get(), out, path);
}

}  // namespace

void BulkDatabase::add_term(std::string_view term, std::uint32_t wdf) {
    post(number_of(term), wdf);
}

void BulkDatabase::add_term(std::string_view term, std::uint32_t wdf, std::uint32_t key) {
    constexpr std::uint32_t kMostKeys = 1U << 15;  // bounds memory with many shards
    if (key >= kMostKeys) return add_term(term, wdf);
    if (key >= by_key_.size()) by_key_.resize(std::size_t{key} + 1);
    std::uint32_t& known = by_key_[key];
    if (known == 0) known = number_of(term) + 1;
    post(known - 1, wdf);
}

std::uint32_t BulkDatabase::number_of(std::string_view term) {
    if (term.empty() || term.size() + std::ranges::count(term, '\0') > kLongestTerm)
        throw std::length_error("a term must have 1 to 245 bytes");
    const std::uint32_t number = numbers_.number_of(term);
    if (number == seen_.size()) seen_.push_back(0);
    return number;
}

void BulkDatabase::post(std::uint32_t number, std::uint32_t wdf) {
    if (seen_[number] > starts_.back()) {
        postings_[seen_[number] - 1].wdf += wdf;
        return;
    }
    postings_.push_back({number, wdf});
    seen_[number] = static_cast<std::uint32_t>(postings_.size());
}

void BulkDatabase::set_value(Slot slot, std::string_view value) {
    if (value.empty()) return;
    const auto number = static_cast<std::size_t>(slot);
    values_[number].push_back({documents() + 1, static_cast<std::uint32_t>(value_bytes_.size()),
                               static_cast<std::uint32_t>(value.size())});
    value_bytes_ += value;
    slots_ |= 1U << number;
}

void BulkDatabase::end_document() {
    std::uint64_t length = 0;
    for (std::size_t i = starts_.back(); i < postings_.size(); ++i) {
        length += postings_[i].wdf;
    }
    lengths_.push_back(length);
    starts_.push_back(static_cast<std::uint32_t>(postings_.size()));
    std::string used;
    std::uint32_t next = 0;
    for (; slots_ != 0; slots_ &= slots_ - 1) {
        const auto slot = static_cast<std::uint32_t>(std::countr_zero(slots_));
        pack_uint(used, slot - next);
        next = slot + 1;
    }
    used_slots_.push_back(std::move(used));
}

std::size_t BulkDatabase::bytes() const {
    return postings_.size() * sizeof(Posting) + value_bytes_.size() + numbers_.bytes() +
           by_key_.size() * sizeof(std::uint32_t);
}

std::span<const BulkDatabase::Posting> BulkDatabase::postings_of(std::uint32_t document) const {
    return std::span(postings_).subspan(starts_[document - 1],
                                        starts_[document] - starts_[document - 1]);
}

std::string_view BulkDatabase::bytes_of(const Value& value) const {
    return std::string_view(value_bytes_).substr(value.start, value.size);
}

// A counting sort: the number of postings of each term gives the position of its first.
BulkDatabase::Inverted BulkDatabase::invert() const {
    Inverted inverted;
    inverted.terms = numbers_.sorted();
    std::vector<std::uint32_t> counts(numbers_.size());
    for (const Posting& posting : postings_) {
        ++counts[posting.term];
    }
    std::vector<std::uint32_t> next(numbers_.size());
    std::uint32_t start = 0;
    for (const std::uint32_t term : inverted.terms) {
        inverted.starts.push_back(start);
        next[term] = start;
        start += counts[term];
    }
    inverted.starts.push_back(start);
    inverted.postings.resize(postings_.size());
    for (std::uint32_t document = 1; document <= documents(); ++document) {
        for (const Posting& posting : postings_of(document)) {
            inverted.postings[next[posting.term]++] = {document, posting.wdf};
        }
    }
    return inverted;
}

void BulkDatabase::write(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::create_directory(folder, error))
        throw file_error("create", folder, error.value());
    const Inverted inverted = invert();
    const std::string postings = write_postings(folder / kPostingsFile, inverted);
    const std::string terms = write_terms(folder / kTermsFile, inverted);
    write_version(folder, postings, terms, statistics());
    clear();
}

void BulkDatabase::write_by_xapian(const std::filesystem::path& folder) {
    with_xapian([&] {
        Xapian::WritableDatabase database(
            folder.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
        std::array<std::size_t, kSlots> next{};
        for (std::uint32_t document = 1; document <= documents(); ++document) {
            Xapian::Document built;
            for (const Posting& posting : postings_of(document)) {
                built.add_term(std::string(numbers_.term(posting.term)), posting.wdf);
            }
            for (std::size_t slot = 0; slot < kSlots; ++slot) {
                const std::vector<Value>& values = values_[slot];
                if (next[slot] == values.size() || values[next[slot]].document != document)
                    continue;
                built.add_value(static_cast<Xapian::valueno>(slot),
                                std::string(bytes_of(values[next[slot]++])));
            }
            database.add_document(built);
        }
        for (const auto& [key, value] : metadata_) {
            database.set_metadata(key, value);
        }
        database.commit();
    });
    clear();
}

std::string BulkDatabase::write_postings(const std::filesystem::path& file,
                                         const Inverted& inverted) const {
    Table table(file, 0);
    write_metadata(table);
    write_value_bounds(table);
    write_values(table);
    write_lengths(table);
    for (std::size_t i = 0; i < inverted.terms.size(); ++i) {
        const std::uint32_t count = inverted.starts[i + 1] - inverted.starts[i];
        const auto postings = std::span(inverted.postings).subspan(inverted.starts[i], count);
        std::uint64_t occurrences = 0;
        for (const Posting& posting : postings) {
            occurrences += posting.wdf;
        }
        std::string head;
        pack_uint(head, count);
        pack_uint(head, occurrences);
        std::string key;
        pack_string_sorting(key, numbers_.term(inverted.terms[i]), true);
        ListWriter list(table, std::move(head), std::move(key), std::string_view("\0", 1));
        for (const Posting& posting : postings) {
            list.add(posting.term, posting.wdf);
        }
        list.end_chunk(true);
    }
    return table.finish();
}

void BulkDatabase::write_metadata(Table& table) const {
    for (const auto& [key, value] : metadata_) {
        table.add(std::string(kMetadataKey) + key, value);
    }
}

void BulkDatabase::write_value_bounds(Table& table) const {
    for (std::size_t slot = 0; slot < kSlots; ++slot) {
        if (values_[slot].empty()) continue;
        const auto [least, most] = std::ranges::minmax(
            values_[slot], {}, [&](const Value& value) { return bytes_of(value); });
        std::string key(kValueBoundsKey);
        pack_uint_last(key, slot);
        std::string tag;
        pack_uint(tag, values_[slot].size());
        pack_string(tag, bytes_of(least));
        if (bytes_of(least) != bytes_of(most)) tag += bytes_of(most);
        table.add(key, tag);
    }
}

void BulkDatabase::write_values(Table& table) const {
    for (std::size_t slot = 0; slot < kSlots; ++slot) {
        const bool is_content = slot == static_cast<std::size_t>(Slot::kContent);
        std::string key;
        std::string tag;
        std::uint32_t last = 0;
        for (const Value& value : values_[slot]) {
            const std::size_t with_it = tag.size() + bytes_of(value).size();
            if (tag.size() >= kChunk || (is_content && !tag.empty() && with_it > kContentChunk)) {
                table.add(key, tag);
                tag.clear();
            }
            if (tag.empty()) {
                key = kValuesKey;
                pack_uint(key, slot);
                pack_uint_sorting(key, value.document);
            } else {
                pack_uint(tag, value.document - last - 1);
            }
            last = value.document;
            pack_string(tag, bytes_of(value));
        }
        if (!tag.empty()) table.add(key, tag);
    }
}

// The first chunk has zeros in place of the counts: that is how Xapian writes it.
void BulkDatabase::write_lengths(Table& table) const {
    if (documents() == 0) return;
    ListWriter list(table, std::string(2, '\0'), std::string(kLengthsKey), {});
    for (std::uint32_t document = 1; document <= documents(); ++document) {
        list.add(document, lengths_[document - 1]);
    }
    list.end_chunk(true);
}

// The inverted postings are in term order, so handing them out to documents sorts each one's terms.
std::string BulkDatabase::write_terms(const std::filesystem::path& file, const Inverted& inverted) {
    std::vector<std::uint32_t> next = starts_;
    for (std::size_t i = 0; i < inverted.terms.size(); ++i) {
        for (std::uint32_t at = inverted.starts[i]; at < inverted.starts[i + 1]; ++at) {
            const Posting& posting = inverted.postings[at];
            postings_[next[posting.term - 1]++] = {inverted.terms[i], posting.wdf};
        }
    }
    Table table(file, kCompressFrom);
    TermList list;
    for (std::uint32_t document = 1; document <= documents(); ++document) {
        const auto postings = postings_of(document);
        list.begin(lengths_[document - 1], postings.size());
        for (const Posting& posting : postings) {
            list.add(numbers_.term(posting.term), posting.wdf);
        }
        std::string key;
        pack_uint_sorting(key, document);
        list.write(table, key);
        key += '\0';
        if (!used_slots_[document - 1].empty()) table.add(key, used_slots_[document - 1]);
    }
    return table.finish();
}

std::string BulkDatabase::statistics() const {
    std::uint64_t total = 0;
    std::uint64_t least = 0;
    std::uint64_t most = 0;
    for (const std::uint64_t length : lengths_) {
        total += length;
        if (length > 0 && (least == 0 || length < least)) least = length;
        most = std::max(most, length);
    }
    std::uint32_t most_wdf = 0;
    for (const Posting& posting : postings_) {
        most_wdf = std::max(most_wdf, posting.wdf);
    }
    std::string out;
    pack_uint(out, documents());
    pack_uint(out, 0);  // last document's number minus the number of documents
    pack_uint(out, least);
    pack_uint(out, most_wdf);
    pack_uint(out, most - most_wdf);
    pack_uint(out, 0);  // oldest changeset
    pack_uint(out, total);
    pack_uint(out, 0);  // bound of spelling frequencies
    return out;
}

void BulkDatabase::clear() {
    numbers_.clear();
    by_key_.clear();
    seen_.clear();
    postings_.clear();
    starts_.assign(1, 0);
    lengths_.clear();
    for (auto& values : values_) {
        values.clear();
    }
    value_bytes_.clear();
    used_slots_.clear();
    metadata_.clear();
    slots_ = 0;
}

}  // namespace dateline
