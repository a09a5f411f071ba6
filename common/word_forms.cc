// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/word_forms.h"

#include <fmt/format.h>

#include "common/bytes.h"

namespace dateline {
namespace {

constexpr std::string_view kPrefix = "w:";

std::string encode_count(std::uint64_t count) {
    ByteWriter out;
    out.varint(count);
    return out.take();
}

std::uint64_t decode_count(std::string_view value) {
    return value.empty() ? 0 : ByteReader(value).varint();
}

}  // namespace

void write_word_forms(const std::filesystem::path& path,
                      const std::map<std::string, std::uint32_t, std::less<>>& forms,
                      const DatabaseFacts& facts) {
    with_xapian([&] {
        Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OVERWRITE |
                                                             Xapian::DB_NO_SYNC |
                                                             Xapian::DB_BACKEND_GLASS);
        database.set_metadata("analyzer", facts.analyzer);
        database.set_metadata("average_length", fmt::format("{}", facts.average_length));
        for (const auto& [form, articles] : forms) {
            database.set_metadata(std::string(kPrefix) + form, encode_count(articles));
        }
        database.commit();
    });
}

std::string merge_metadata(std::string_view key, const std::vector<std::string>& values) {
    if (key.find(kPrefix) == std::string_view::npos) return values.front();
    std::uint64_t sum = 0;
    for (const std::string& value : values) {
        sum += decode_count(value);
    }
    return encode_count(sum);
}

void for_each_form(const IndexReader& index,
                   std::string_view prefix,
                   const std::function<bool(std::string_view)>& use) {
    const std::string start = std::string(kPrefix) + std::string(prefix);
    for (const Xapian::Database& segment : index.segments()) {
        const Xapian::TermIterator end = segment.metadata_keys_end(start);
        for (auto key = segment.metadata_keys_begin(start); key != end; ++key) {
            if (!use(std::string_view(*key).substr(kPrefix.size()))) return;
        }
    }
}

std::uint64_t form_count(const IndexReader& index, std::string_view form) {
    std::uint64_t count = 0;
    for (const Xapian::Database& segment : index.segments()) {
        count += decode_count(segment.get_metadata(std::string(kPrefix) + std::string(form)));
    }
    return count;
}

}  // namespace dateline
