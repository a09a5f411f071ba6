// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search_command.h"

#include <algorithm>

#include "common/base/error.h"
#include "common/index/manifest.h"

namespace dateline {

std::vector<IndexAddress> addresses_of(const SearchCommand& command) {
    if (command.indexes.empty()) return {IndexAddress::parse(index_location({}).string())};
    std::vector<IndexAddress> addresses;
    for (const std::string& index : command.indexes) {
        addresses.push_back(IndexAddress::parse(index));
        if (std::ranges::count(command.indexes, index) > 1)
            throw Error(ErrorKind::kUsage, "-d " + index + " is given twice", "give it once");
    }
    return addresses;
}

OpenOptions opening_of(const SearchCommand& command) {
    OpenOptions options;
    options.mapped = !command.xapian_reads;
    options.partial = command.partial;
    // A server that doesn't answer must leave time for the rest.
    if (command.timeout > 0) options.timeout = command.timeout / (command.partial ? 3 : 1);
    return options;
}

}  // namespace dateline
