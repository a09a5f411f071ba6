// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <unicode/uversion.h>
#include <xapian.h>

#include "common/config_folder.h"
#include "common/edit_distance.h"
#include "common/error.h"
#include "common/output.h"
#include "common/terminal.h"
#include "common/text.h"
#include "common/utf8.h"
#include "common/version.h"

namespace dateline {
namespace {

std::string version_text(const std::string& program) {
    return program + " " DATELINE_VERSION " (Xapian " + Xapian::version_string() +
           ", ICU " U_ICU_VERSION ")";
}

// An option and the heading that it stands under.
struct ListedOption {
    const CLI::Option* option;
    std::string heading;
};

// All options in the order of the help, whose last heading is that of --help.
std::vector<ListedOption> options_of(const CLI::App& app) {
    std::vector<ListedOption> options;
    for (const CLI::Option* option : app.get_options())
        options.push_back({option, option->get_group()});
    for (const CLI::App* group : app.get_subcommands([](const CLI::App*) { return true; })) {
        for (const CLI::Option* option : group->get_options())
            options.push_back({option, group->get_group()});
    }
    std::stable_partition(options.begin(), options.end(),
                          [](const ListedOption& listed) { return listed.heading != kHelpGroup; });
    return options;
}

// "--jbos" -> "--jobs": the nearest long option by edit distance; empty where it is one.
std::string nearest_option(const CLI::App& app, const std::string& typed) {
    std::string nearest;
    std::size_t best = 4;
    const std::string name = typed.substr(0, typed.find('='));
    for (const ListedOption& listed : options_of(app)) {
        for (const std::string& known : listed.option->get_lnames()) {
            const std::size_t distance = edit_distance(name, "--" + known, best);
            if (distance == 0) return {};
            if (distance >= best) continue;
            best = distance;
            nearest = "--" + known;
        }
    }
    return nearest;
}

// "-trump": an argument that looks like a word with a minus.
bool is_minus_word(std::string_view argument) {
    return argument.size() > 2 && argument[0] == '-' && argument[1] != '-' &&
           is_letter(decode_at(argument, 1).value);
}

Error usage_error(const CLI::App& app,
                  const CLI::ParseError& error,
                  int argc,
                  const char* const* argv) {
    std::string hint = app.get_name() + " --help lists the options";
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (is_minus_word(argument))
            hint = "to leave articles with a word out, write: china NOT " + argument.substr(1) +
                   ", or put the query behind --";
        if (!argument.starts_with("--") || argument.size() < 4 ||
            std::string(error.what()).find(argument) == std::string::npos)
            continue;
        if (const std::string nearest = nearest_option(app, argument); !nearest.empty())
            hint = "did you mean " + nearest + "?";
    }
    return {ErrorKind::kUsage, error.what(), hint};
}

// The arguments as CLI11 takes a vector of them: from the last to the first.
std::vector<std::string> last_first(int argc,
                                    const char* const* argv,
                                    const std::map<std::string, std::string>& alone) {
    std::vector<std::string> arguments;
    bool options = true;
    for (int i = 1; i < argc; ++i) {
        std::string argument = argv[i];
        options = options && argument != "--";
        const auto value = alone.find(argument);
        if (options && value != alone.end()) argument += "=" + value->second;
        arguments.push_back(std::move(argument));
    }
    std::ranges::reverse(arguments);
    return arguments;
}

// "WHEN:{always,auto,never}": the choices.
std::vector<std::string> choices_of(const std::string& type) {
    const std::size_t open = type.find('{');
    if (open == std::string::npos) return {};
    std::vector<std::string> choices;
    const std::size_t close = std::min(type.find('}', open), type.size());
    for (std::size_t at = open + 1; at < close;) {
        const std::size_t end = std::min(type.find(',', at), close);
        choices.push_back(type.substr(at, end - at));
        at = end + 1;
    }
    return choices;
}

// "N:INT in [1 - 256]": what stands for the value, up to a colon outside brackets.
std::string value_name(const std::string& type) {
    const std::size_t colon = type.find(':');
    const std::size_t bracket = type.find('[');
    if (colon == std::string::npos || bracket > colon) return type.substr(0, colon);
    return type.substr(0, type.find(':', type.find(']')));
}

OptionDoc doc_of(const ListedOption& listed, const CommandLine& line) {
    const CLI::Option& option = *listed.option;
    OptionDoc doc;
    if (!option.get_lnames().empty()) doc.name = option.get_lnames()[0];
    if (!option.get_snames().empty()) doc.letter = option.get_snames()[0];
    const std::string type = option.get_type_name();
    if (option.get_items_expected_max() > 0) {
        doc.value = value_name(type);
        doc.choices = choices_of(type);
    }
    doc.value_may_lack = line.alone.contains("--" + doc.name);
    doc.help = option.get_description();
    doc.group = listed.heading;
    return doc;
}

ProgramDocs docs_of(const CLI::App& app, const CommandLine& line) {
    ProgramDocs docs = line.docs();
    docs.name = app.get_name();
    for (const ListedOption& listed : options_of(app)) {
        if (!listed.heading.empty() && !listed.option->get_positional())
            docs.options.push_back(doc_of(listed, line));
    }
    return docs;
}

std::string generated(const std::string& what, const CLI::App& app, const CommandLine& line) {
    if (const auto page = line.pages.find(what); page != line.pages.end()) return page->second();
    const ProgramDocs docs = docs_of(app, line);
    if (what == "man") return man_page(docs, 1);
    if (what == "bash") return bash_completion(docs);
    if (what == "zsh") return zsh_completion(docs);
    if (what == "fish") return fish_completion(docs);
    throw Error(ErrorKind::kUsage, "--generate: can't make '" + what + "'",
                "man, bash, zsh or fish");
}

}  // namespace

CLI::App& option_group(CLI::App& app, const std::string& heading) {
    CLI::App& group = *app.add_option_group(heading);
    group.set_help_flag();
    return group;
}

void parse_command_line(CLI::App& app, int argc, const char* const* argv, const CommandLine& line) {
    app.set_help_flag("-h,--help", "Print this help")->group(kHelpGroup);
    app.set_version_flag("--version", version_text(app.get_name()), "Print the version")
        ->group(kHelpGroup);
    std::error_code ignored;
    const std::filesystem::path config = config_folder() / "config.toml";
    if (!config_folder().empty() && std::filesystem::exists(config, ignored))
        app.set_config("--config", config.string())->group("");
    std::string generate;
    app.add_option("--generate", generate)->group("");
    try {
        app.parse(last_first(argc, argv, line.alone));
    } catch (const CLI::CallForHelp&) {
        write_output(help_text(docs_of(app, line), terminal_width()));
        flush_output();
        std::exit(0);
    } catch (const CLI::Success& success) {
        std::exit(app.exit(success));
    } catch (const CLI::ParseError& error) {
        throw usage_error(app, error, argc, argv);
    }
    if (generate.empty()) return;
    write_output(generated(generate, app, line));
    flush_output();
    std::exit(0);
}

}  // namespace dateline
