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

/// The heading that --help and --version are listed under.
inline constexpr std::string_view kHelpHeading = "Help";

/// The variable that an option fills: a bool or a counter for a flag, else the type of its value.
/// A vector takes every use of the option, and parts each value at commas unless `Option::whole`.
/// A function takes the value as typed, after it was checked against `Option::choices`.
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

/// One option of a program: what parsing, `--help`, the man page and completions need to know.
struct Option {
    std::string names;       ///< "-n,--limit"; "PATH" without dashes: the arguments
    std::string value = {};  ///< what its value is called, such as FILE; empty: it takes none
    std::string help;
    OptionTarget target = static_cast<bool*>(nullptr);
    std::vector<std::string> choices = {};  ///< all that the value may be; empty: anything
    std::optional<std::pair<double, double>> range = {};  ///< the least and the greatest number
    std::map<std::string, double> units = {};  ///< "ms" -> .001: what a number may end in
    bool bytes = false;                        ///< a size, which may end in K, M or G (of 1,024)
    bool whole = false;                        ///< a comma is part of a value of a vector
    std::string alone = {};    ///< its value if it has none; it then takes one after a = only
    std::string heading = {};  ///< set by OptionSet

    /// "limit"; empty if it has only a letter, or is the arguments.
    std::string long_name() const;
    /// "n"; empty if it has none.
    std::string letter() const;
    bool is_arguments() const { return !names.starts_with('-'); }
};

/// The options of a program, in the order and under the headings of its help.
class OptionSet {
  public:
    /// The options that follow are listed under `text`. "Options" until then.
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

/// `option`, whose value is one of `known` and is put into `out` (a Value, or an optional one).
/// Both must outlive parsing.
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
