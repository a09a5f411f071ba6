// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/sources/aliases.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/text/text.h"

namespace dateline {

void Aliases::add(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        names_.insert_or_assign(squeeze(fold(name)), names);
    }
}

const std::vector<std::string>& Aliases::names_of(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto found = names_.find(squeeze(fold(name)));
    return found == names_.end() ? none : found->second;
}

Aliases read_aliases(const std::filesystem::path& path) {
    constexpr std::uint64_t kMostBytes = std::uint64_t{64} << 20;
    const std::string text = read_file(path, kMostBytes);
    Aliases aliases;
    std::size_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view rest = trim(std::string_view(text).substr(at, end - at));
        at = end + 1;
        ++line;
        if (rest.empty() || rest[0] == '#') continue;
        std::vector<std::string> names;
        while (!rest.empty()) {
            const std::size_t mark = std::min(rest.find('='), rest.size());
            names.emplace_back(squeeze(trim(rest.substr(0, mark))));
            rest.remove_prefix(std::min(mark + 1, rest.size()));
        }
        const bool empty =
            std::ranges::any_of(names, [](const std::string& name) { return name.empty(); });
        if (names.size() < 2 || empty)
            throw Error(ErrorKind::kUsage,
                        fmt::format("{}:{}: a line has two names or more, separated by =",
                                    path.string(), line),
                        "write, for example, Joe Biden = Joseph R. Biden");
        aliases.add(names);
    }
    return aliases;
}

}  // namespace dateline
