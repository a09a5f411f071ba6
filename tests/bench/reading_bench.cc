// SPDX-License-Identifier: GPL-3.0-or-later
// What reading costs: seconds of CPU time to cut files into records, to only parse their pages
// (libxml2), and to make articles of them.
//     dateline-bench-reading FILE...
// Prints: records, bytes, cutting, parsing of pages, fields of JSON records, articles.
#include <ctime>
#include <iostream>
#include <vector>

#include <fmt/format.h>

#include "indexer/readers/articles/article_reader.h"
#include "indexer/readers/input/charset.h"
#include "indexer/readers/pages/dom.h"
#include "indexer/readers/records/record_reader.h"

using namespace dateline;

namespace {

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

template <class Work>
double seconds_of(Work&& work) {
    const double start = cpu_seconds();
    work();
    return cpu_seconds() - start;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<RawRecord> records;
    std::size_t bytes = 0;
    const double cut = seconds_of([&] {
        for (int i = 1; i < argc; ++i) {
            RecordReader reader(argv[i], std::nullopt);
            while (auto record = reader.next()) {
                bytes += record->bytes.size();
                records.push_back(std::move(*record));
            }
        }
    });
    const double parse = seconds_of([&] {
        for (const RawRecord& record : records) {
            if (record.format == InputFormat::kHtml) parse_html(record.bytes);
        }
    });
    const double fields = seconds_of([&] {
        JsonArticles json;
        for (const RawRecord& record : records) {
            StatedFields stated;
            std::string error;
            if (record.format == InputFormat::kJsonLines)
                json.read(record.bytes, {}, stated, error);
        }
    });
    // Without layout and dates, which pages have in common with all other formats.
    ReaderSettings settings;
    settings.bare = true;
    settings.lang = find_language("en");
    const double articles = seconds_of([&] {
        ArticleReader reader(settings);
        for (const RawRecord& record : records) {
            std::string error;
            reader.read(record, {"/f", "f", 0, 0}, error);
        }
    });
    std::cout << fmt::format("{} {} {:.3f} {:.3f} {:.3f} {:.3f}\n", records.size(), bytes, cut,
                             parse, fields, articles);
    return 0;
}
