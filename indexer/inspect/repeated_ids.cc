// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/repeated_ids.h"

#include "common/index/index_reader.h"
#include "common/index/xapian_errors.h"
#include "common/schema/schema.h"
#include "common/stored/stored_article.h"

namespace dateline {

RepeatedIds repeated_ids(const std::filesystem::path& index) {
    const IndexReader reader(index);
    const Xapian::Database& articles = reader.articles().database();
    return with_xapian([&] {
        RepeatedIds repeated;
        const std::string prefix(kIdPrefix);
        const auto end = articles.allterms_end(prefix);
        for (auto term = articles.allterms_begin(prefix); term != end; ++term) {
            const Xapian::doccount with = articles.get_termfreq(*term);
            if (with < 2) continue;
            repeated.articles += with;
            if (repeated.example.empty())
                repeated.example =
                    read_card(articles.get_document(*articles.postlist_begin(*term))).id;
        }
        return repeated;
    });
}

}  // namespace dateline
