// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dateline {

/// The heading of --help and --version.
inline constexpr std::string_view kHelpHeading = "Help";

/// The variable that an option fills: a bool for a flag, else the type of its value.
/// A vector collects all uses of the option, and splits each value at commas unless
/// `Option::whole`. A function gets the value as typed, once it is checked against
/// `Option::choices`.
using OptionTarget = std::variant<bool*,
                                  int*,
                                  std::string*,
                                  std::vector<std::string>*,
                                  std::uint32_t*,
                                  std::uint64_t*,
                                  double*,
                                  std::optional<std::string>*,
                                  std::optional<std::uint32_t>*,
                                  std::optional<std::uint64_t>*,
                                  std::optional<double>*,
                                  std::function<void(const std::string&)>>;

/// One option of a program: everything that parsing, `--help`, the man page and completions need.
struct Option {
    std::string names;       ///< "-n,--limit"; without dashes, as in "PATH": the arguments
    std::string value = {};  ///< name of its value, such as FILE; empty: it takes none
    std::string help;
    OptionTarget target = static_cast<bool*>(nullptr);
    std::vector<std::string> choices = {};                ///< the allowed values; empty: any
    std::optional<std::pair<double, double>> range = {};  ///< least and greatest number
    std::map<std::string, double> units = {};             ///< "ms" -> .001: suffixes of a number
    bool bytes = false;        ///< a size, with an optional K, M or G (of 1,024)
    bool whole = false;        ///< a comma is part of a vector's value
    std::string alone = {};    ///< value if typed without one; then only = can give one
    std::string heading = {};  ///< set by OptionSet

    /// "limit"; empty if it has only a letter or is the arguments.
    std::string long_name() const;
    /// "n"; empty if it has none.
    std::string letter() const;
    bool is_arguments() const { return !names.starts_with('-'); }
};

/// The options of a program, in the order and under the headings of its help.
class OptionSet {
  public:
    /// Lists the options added after it under `text`; the first heading is "Options".
    void heading(std::string_view text) { heading_ = text; }

    void add(Option option) {
        option.heading = heading_;
        options_.push_back(std::move(option));
    }

    const std::vector<Option>& all() const { return options_; }

  private:
    std::string heading_ = "Options";
    std::vector<Option> options_;
};

/// Names of values, in the order in which help lists them.
template <class Value>
using NamedValues = std::vector<std::pair<std::string_view, Value>>;

/// Returns `option` with the names of `known` as its choices; parsing sets `out` (a Value, or an
/// optional one). Both must outlive parsing.
template <class Value, class Out>
Option choice(Option option, const NamedValues<Value>& known, Out& out) {
    for (const auto& [name, value] : known) {
        option.choices.emplace_back(name);
    }
    option.target = [&known, &out](const std::string& typed) {
        out = std::ranges::find(known, typed, &std::pair<std::string_view, Value>::first)->second;
    };
    return option;
}

}  // namespace dateline
