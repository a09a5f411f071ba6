// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/form_lookup.h"

#include <cstddef>
#include <string>

#include "common/metadata/vocabulary.h"

namespace dateline {

void for_each_form(const IndexReader& index,
                   std::string_view prefix,
                   const std::function<bool(std::string_view, std::string_view)>& use) {
    const std::string start = form_key(prefix);
    const auto take = [&](const std::string& form, const std::string& stem,
                          std::uint32_t /*articles*/) {
        return !form.starts_with(prefix) || use(form, stem);
    };
    for (std::size_t i = 0; i < index.articles().segments().size(); ++i) {
        if (prefix.size() >= kFormKeyBytes) {
            if (!for_each_stored_form(index.metadata(i, start), take)) return;
            continue;
        }
        const Xapian::Database& segment = index.articles().segments()[i];
        const Xapian::TermIterator end = segment.metadata_keys_end(start);
        for (auto key = segment.metadata_keys_begin(start); key != end; ++key) {
            if (!for_each_stored_form(segment.get_metadata(*key), take)) return;
        }
    }
}

std::uint64_t form_count(const IndexReader& index, std::string_view form) {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < index.articles().segments().size(); ++i) {
        for_each_stored_form(
            index.metadata(i, form_key(form)),
            [&](const std::string& other, const std::string&, std::uint32_t articles) {
                if (other == form) count += articles;
                return other <= form;
            });
    }
    return count;
}

}  // namespace dateline
