// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Names that the user says are one person's (`--aliases FILE`).
class Aliases {
  public:
    /// Adds the names of one person.
    void add(const std::vector<std::string>& names);

    /// All names of the person that `name` is one of, as they were given; empty if it is none.
    /// Accents and case are ignored.
    const std::vector<std::string>& names_of(std::string_view name) const;

  private:
    std::map<std::string, std::vector<std::string>, std::less<>> names_;  // by folded name
};

/// Reads a file with a person a line, the names separated by "=": "Joe Biden = Joseph R. Biden".
/// Lines that begin with # are comments. Throws Error(kUsage) that names the line.
Aliases read_aliases(const std::filesystem::path& path);

}  // namespace dateline
