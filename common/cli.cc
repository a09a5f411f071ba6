// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <CLI/CLI.hpp>
#include <unicode/uversion.h>
#include <xapian.h>

#include "common/config_folder.h"
#include "common/edit_distance.h"
#include "common/error.h"
#include "common/text.h"
#include "common/utf8.h"
#include "common/version.h"

namespace dateline {
namespace {

std::string version_text(const std::string& program) {
    return program + " " DATELINE_VERSION " (Xapian " + Xapian::version_string() +
           ", ICU " U_ICU_VERSION ")";
}

// "--jbos" -> "--jobs": the nearest long option by edit distance.
std::string nearest_option(const CLI::App& app, const std::string& typed) {
    std::string nearest;
    std::size_t best = 4;
    const std::string name = typed.substr(0, typed.find('='));
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& known : option->get_lnames()) {
            const std::size_t distance = edit_distance(name, "--" + known, best);
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

}  // namespace

void parse_command_line(CLI::App& app,
                        int argc,
                        const char* const* argv,
                        const std::map<std::string, std::string>& alone) {
    app.set_version_flag("--version", version_text(app.get_name()));
    std::error_code ignored;
    const std::filesystem::path config = config_folder() / "config.toml";
    if (!config_folder().empty() && std::filesystem::exists(config, ignored))
        app.set_config("--config", config.string())->group("");
    try {
        app.parse(last_first(argc, argv, alone));
    } catch (const CLI::Success& success) {
        std::exit(app.exit(success));
    } catch (const CLI::ParseError& error) {
        throw usage_error(app, error, argc, argv);
    }
}

}  // namespace dateline
