// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/program/cli.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <type_traits>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/uversion.h>
#include <xapian.h>

#include "common/base/error.h"
#include "common/program/config_folder.h"
#include "common/program/output.h"
#include "common/program/terminal.h"
#include "common/program/version.h"
#include "common/text/edit_distance.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "common/text/word_set.h"

namespace dateline {
namespace {

std::string version_text(const std::string& program) {
    return program + " " DATELINE_VERSION " (Xapian " + Xapian::version_string() +
           ", ICU " U_ICU_VERSION ")";
}

// "--jbos" -> "--jobs": the nearest long option by edit distance; empty if `typed` is one.
std::string nearest_option(const std::vector<Option>& options, const std::string& typed) {
    std::string nearest;
    std::size_t best = 4;
    const std::string name = typed.substr(0, typed.find('='));
    for (const Option& option : options) {
        if (option.long_name().empty()) continue;
        const std::string known = "--" + option.long_name();
        const std::size_t distance = edit_distance(name, known, best);
        if (distance == 0) return {};
        if (distance >= best) continue;
        best = distance;
        nearest = known;
    }
    return nearest;
}

// "-trump", "-=trump": whether an argument looks like an operand of a query after a minus.
bool is_minus_word(std::string_view argument) {
    constexpr std::string_view kBeforeWords = "=\"(+";
    return argument.size() > 2 && argument[0] == '-' &&
           (kBeforeWords.find(argument[1]) != std::string_view::npos ||
            is_letter(decode_at(argument, 1).value));
}

Error usage_error(const CommandLine& line,
                  const std::vector<Option>& options,
                  const CLI::ParseError& error,
                  const std::vector<std::string>& arguments) {
    std::string hint = line.name + " --help lists the options";
    for (const std::string& argument : arguments) {
        if (is_minus_word(argument))
            hint = fmt::format("what begins with - is an option; after -- it isn't: {} -- '{}'",
                               line.name, argument);
        if (!argument.starts_with("--") || argument.size() < 4 ||
            std::string(error.what()).find(argument) == std::string::npos)
            continue;
        if (const std::string nearest = nearest_option(options, argument); !nearest.empty())
            hint = "did you mean " + nearest + "?";
    }
    return {ErrorKind::kUsage, error.what(), hint};
}

// The arguments; an option typed without its optional value gets the default one.
std::vector<std::string> with_values(const std::vector<Option>& options,
                                     int argc,
                                     const char* const* argv) {
    std::vector<std::string> arguments(argv + 1, argv + argc);
    for (std::string& argument : arguments) {
        if (argument == "--") break;
        const auto option = std::ranges::find_if(options, [&](const Option& one) {
            return !one.alone.empty() && argument == "--" + one.long_name();
        });
        if (option != options.end()) argument += "=" + option->alone;
    }
    return arguments;
}

// Declares an option to CLI11 according to the type of its target.
class Declaration {
  public:
    Declaration(CLI::App& group, const Option& option) : group_(group), option_(option) {}

    CLI::Option* operator()(bool* out) const { return group_.add_flag(option_.names, *out); }
    CLI::Option* operator()(std::vector<std::string>* out) const {
        CLI::Option* option = group_.add_option(option_.names, *out);
        if (option_.is_arguments()) return option;
        option->allow_extra_args(false);
        return option_.whole ? option : option->delimiter(',');
    }
    CLI::Option* operator()(const std::function<void(const std::string&)>& take) const {
        return group_.add_option_function<std::string>(option_.names, take);
    }
    template <class Value>
    CLI::Option* operator()(Value* out) const {
        return group_.add_option(option_.names, *out);
    }

  private:
    CLI::App& group_;
    const Option& option_;
};

CLI::Validator within(std::pair<double, double> range) {
    const auto check = [range](const std::string& typed) {
        double number = 0;
        const bool fits = CLI::detail::lexical_cast(typed, number) && number >= range.first &&
                          number <= range.second;
        return fits ? std::string()
                    : fmt::format("'{}' is no number from {} to {}", typed, range.first,
                                  range.second);
    };
    return {check, ""};
}

void declare(CLI::App& group, const Option& option) {
    CLI::Option* made = std::visit(Declaration(group, option), option.target);
    made->type_name(option.value);
    if (!option.choices.empty()) made->check(CLI::IsMember(option.choices));
    if (option.range) made->check(within(*option.range));
    if (option.bytes) made->transform(CLI::AsSizeValue(false));
    if (!option.units.empty())
        made->transform(
            CLI::AsNumberWithUnit(option.units, CLI::AsNumberWithUnit::CASE_INSENSITIVE));
}

// Declares one group of options per heading: CLI11 compares each added option with all others of
// its group, which took a twentieth of a search with sixty in one group. A test checks that no two
// options of a program share a name.
void declare_all(CLI::App& app, const std::vector<Option>& options) {
    std::string heading;
    CLI::App* group = &app;
    for (const Option& option : options) {
        if (option.heading != heading) {
            group = app.add_option_group(option.heading);
            group->set_help_flag();
            heading = option.heading;
        }
        declare(*group, option);
    }
}

// The options of both programs that may be set. One file serves both, so what is the other's is no
// mistake. A test compares them with the programs' own.
constexpr WordSet kSettings(
    {"aliases",    "ask",        "any",     "bare",    "batch",          "bom",     "check",
     "color",      "compact",    "context", "correct", "date-from",      "db",      "dedup",
     "demo",       "direct",     "dry-run", "exclude", "expand",         "explain", "facets",
     "fields",     "files-from", "force",   "format",  "format-version", "group",   "histogram",
     "hyperlinks", "include",    "input",   "jobs",    "keep",           "kwic",    "lang",
     "like",       "limit",      "list",    "map",     "max-expansions", "memory",  "new-since",
     "no-delete",  "no-quotes",  "no-stem", "now",     "null",           "offset",  "open",
     "output",     "pager",      "partial", "phrase",  "progress",       "quiet",   "recency",
     "remove",     "repair",     "report",  "runtag",  "save",           "saved",   "shards",
     "show",       "snippets",   "sort",    "stats",   "synonyms",       "timeout", "verbose",
     "wait"});

// "FILE line 3", the line that begins with `name`, for a message.
std::string place_of(const std::filesystem::path& file, const std::string& name) {
    std::ifstream in(file);
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const std::string_view text = trim(line);
        const bool here = text.starts_with(name) && (text.size() == name.size() ||
                                                     !is_alnum(decode_at(text, name.size()).value));
        if (here) return fmt::format("{} line {}", file.string(), number);
    }
    return file.string();
}

// "~/news.idx" in the home folder.
std::string in_home(const std::string& value) {
    const char* home = std::getenv("HOME");
    return home != nullptr && value.starts_with("~/") ? home + value.substr(1) : value;
}

// Sets options that weren't typed from the settings file. CLI11 only parses the file; how it
// applies it differs between its versions.
void take_settings(CLI::App& app, const std::filesystem::path& file) {
    for (CLI::ConfigItem& item : CLI::ConfigTOML().from_file(file.string())) {
        if (!item.parents.empty())
            throw Error(ErrorKind::kUsage,
                        place_of(file, "[" + item.parents[0]) +
                            ": there are no sections, such as [" + item.parents[0] + "]",
                        "settings are the long options of both programs, such as limit=20");
        if (!kSettings.contains(item.name))
            throw Error(ErrorKind::kUsage,
                        place_of(file, item.name) + ": unknown setting '" + item.name + "'",
                        "settings are the long options of both programs, such as limit=20");
        CLI::Option* option = app.get_option_no_throw("--" + item.name);
        if (option == nullptr || option->count() > 0) continue;
        const bool off = option->get_items_expected_max() == 0 && item.inputs.size() == 1 &&
                         item.inputs[0] == "false";
        if (off) continue;
        std::ranges::transform(item.inputs, item.inputs.begin(), in_home);
        try {
            option->add_result(item.inputs);
            option->run_callback();
        } catch (const CLI::ParseError& error) {
            throw Error(ErrorKind::kUsage, place_of(file, item.name) + ": " + error.what(),
                        "settings are the long options, such as limit=20");
        }
    }
}

OptionDoc doc_of(const Option& option) {
    OptionDoc doc;
    doc.name = option.long_name();
    doc.letter = option.letter();
    doc.value = option.value;
    doc.choices = option.choices;
    doc.value_may_lack = !option.alone.empty();
    doc.help = option.help;
    doc.group = option.heading;
    return doc;
}

ProgramDocs docs_of(const CommandLine& line, const std::vector<Option>& options) {
    ProgramDocs docs = line.docs();
    docs.name = line.name;
    for (const Option& option : options) {
        if (!option.is_arguments()) docs.options.push_back(doc_of(option));
    }
    return docs;
}

std::string generated(const std::string& what,
                      const CommandLine& line,
                      const std::vector<Option>& options) {
    if (const auto page = line.pages.find(what); page != line.pages.end()) return page->second();
    const ProgramDocs docs = docs_of(line, options);
    if (what == "man") return man_page(docs, 1);
    if (what == "bash") return bash_completion(docs);
    if (what == "zsh") return zsh_completion(docs);
    return fish_completion(docs);
}

// Requests to print something instead of doing the program's work.
struct Instead {
    bool help = false;
    bool version = false;
    std::string generate;
};

// The program's own options, and those that both programs have.
std::vector<Option> all_options(const CommandLine& line, Instead& instead) {
    OptionSet all = line.options;
    all.heading(kHelpHeading);
    Option generate{.names = "--generate",
                    .value = "WHAT",
                    .help =
                        "Print documentation to install: man (the man page in troff), or "
                        "completions for bash, zsh or fish",
                    .target = &instead.generate,
                    .choices = {"man", "bash", "zsh", "fish"}};
    std::vector<std::string> pages;
    for (const auto& [name, page] : line.pages) {
        generate.choices.push_back(name);
        pages.push_back(name);
    }
    generate.help += fmt::format(", or a further man page: {}", fmt::join(pages, ", "));
    all.add(std::move(generate));
    all.add({.names = "-h,--help", .help = "Print this help", .target = &instead.help});
    all.add({.names = "--version", .help = "Print the version", .target = &instead.version});
    return all.all();
}

}  // namespace

bool parse_command_line(const CommandLine& line, int argc, const char* const* argv) {
    Instead instead;
    const std::vector<Option> options = all_options(line, instead);
    CLI::App app("", line.name);
    app.set_help_flag();
    declare_all(app, options);
    std::vector<std::string> arguments = with_values(options, argc, argv);
    const std::filesystem::path settings = config_folder() / "config.toml";
    std::error_code ignored;
    try {
        std::vector<std::string> last_first(arguments.rbegin(), arguments.rend());
        app.parse(std::move(last_first));
        const bool works = !instead.help && !instead.version && instead.generate.empty();
        if (works && !config_folder().empty() && std::filesystem::exists(settings, ignored))
            take_settings(app, settings);
    } catch (const CLI::ParseError& error) {
        if (!instead.help && !instead.version) throw usage_error(line, options, error, arguments);
    }
    if (instead.help) {
        write_output(help_text(docs_of(line, options), terminal_width()));
    } else if (instead.version) {
        write_output(version_text(line.name) + "\n");
    } else if (!instead.generate.empty()) {
        write_output(generated(instead.generate, line, options));
    } else {
        return true;
    }
    flush_output();
    return false;
}

}  // namespace dateline
