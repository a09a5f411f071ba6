// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/program/program_docs.h"

namespace dateline {
namespace {

bool names_file(const OptionDoc& option) {
    for (const std::string_view kind : {"FILE", "DIR", "STATE", "PATH"}) {
        if (option.value.find(kind) != std::string::npos) return true;
    }
    return false;
}

std::string function_name(const ProgramDocs& docs) {
    std::string name = "_" + docs.name;
    std::ranges::replace(name, '-', '_');
    return name;
}

// "--format|-f": the names of an option, joined by `between`.
std::string names_of(const OptionDoc& option, std::string_view between) {
    std::vector<std::string> names;
    if (!option.name.empty()) names.push_back("--" + option.name);
    if (!option.letter.empty()) names.push_back("-" + option.letter);
    return fmt::format("{}", fmt::join(names, between));
}

// `text` in single quotes for a shell.
std::string in_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return out + "'";
}

std::string first_words(const ProgramDocs& docs) {
    std::string words;
    for (const auto& [word, values] : docs.words) {
        words += (words.empty() ? "" : " ") + word;
    }
    return words;
}

}  // namespace

std::string bash_completion(const ProgramDocs& docs) {
    std::string all;
    std::string values;
    for (const OptionDoc& option : docs.options) {
        all += (all.empty() ? "" : " ") + names_of(option, " ");
        if (option.value.empty()) continue;
        const std::string reply = !option.choices.empty()
                                      ? fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$cur\"))",
                                                    fmt::join(option.choices, " "))
                                  : names_file(option) ? "COMPREPLY=($(compgen -f -- \"$cur\"))"
                                                       : "COMPREPLY=()";
        // An option with an optional value takes one only after =.
        values += fmt::format("        {}) {}{}; return{} ;;\n", names_of(option, "|"),
                              option.value_may_lack ? "if [[ $equals ]]; then " : "", reply,
                              option.value_may_lack ? "; fi" : "");
    }
    std::string fields;
    for (const auto& [word, known] : docs.words) {
        if (known.empty()) continue;
        fields += fmt::format("        {}) COMPREPLY=($(compgen -W '{}' -- \"$cur\")); return ;;\n",
                              word.substr(0, word.find(':')), fmt::join(known, " "));
    }
    return fmt::format(R"(# bash completion for {0}
{1}() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} field= equals=
    COMPREPLY=()
    # bash parts words at = and :
    if [[ $cur == = ]]; then cur= equals=1; elif [[ $prev == = ]]; then prev=${{COMP_WORDS[COMP_CWORD-2]}} equals=1; fi
    case $prev in
{2}    esac
    if [[ $cur == : ]]; then cur=; field=$prev; elif [[ $prev == : ]]; then field=${{COMP_WORDS[COMP_CWORD-2]}}; fi
    case $field in
{3}        ?*) return ;;
    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W '{4}' -- "$cur"))
    else
        COMPREPLY=($(compgen -W '{5}' -- "$cur"))
        [[ ${{#COMPREPLY[@]}} -gt 0 ]] && compopt -o nospace 2>/dev/null
    fi
}}
complete -o default -F {1} {0}
)",
                       docs.name, function_name(docs), values, fields, all, first_words(docs));
}

std::string zsh_completion(const ProgramDocs& docs) {
    std::string specs;
    const auto spec = [&](const OptionDoc& option, const std::string& name, bool is_long) {
        std::string help = option.help;
        std::ranges::replace(help, '[', '(');
        std::ranges::replace(help, ']', ')');
        std::string text = name;
        if (!option.value.empty() && is_long) text += option.value_may_lack ? "=-" : "=";
        text += "[" + help + "]";
        if (!option.value.empty()) {
            std::string value = option.value;
            std::ranges::replace(value, ':', ' ');
            text += (option.value_may_lack ? "::" : ":") + value + ":";
            if (!option.choices.empty())
                text += fmt::format("({})", fmt::join(option.choices, " "));
            else if (names_file(option))
                text += "_files";
        }
        specs += "    " + in_quotes(text) + " \\\n";
    };
    for (const OptionDoc& option : docs.options) {
        if (!option.name.empty()) spec(option, "--" + option.name, true);
        if (!option.letter.empty()) spec(option, "-" + option.letter, false);
    }
    const std::string words = first_words(docs);
    return fmt::format(
        "#compdef {}\n_arguments -S \\\n{}    {}\n", docs.name, specs,
        words.empty() ? "'*:path:_files'" : fmt::format("'*:query:compadd -S \"\" {}'", words));
}

std::string fish_completion(const ProgramDocs& docs) {
    std::string out = "# fish completion for " + docs.name + "\n";
    for (const OptionDoc& option : docs.options) {
        std::string line = "complete -c " + docs.name;
        if (!option.name.empty()) line += " -l " + option.name;
        if (!option.letter.empty()) line += " -s " + option.letter;
        if (!option.value.empty() && !option.value_may_lack)
            line += names_file(option) ? " -r" : " -x";
        if (!option.choices.empty())
            line += fmt::format(" -a '{}'", fmt::join(option.choices, " "));
        std::string help;
        for (const char c : option.help) {
            if (c == '\'' || c == '\\') help += '\\';
            help += c;
        }
        out += line + " -d '" + help + "'\n";
    }
    for (const auto& [word, values] : docs.words) {
        std::vector<std::string> all;
        for (const std::string& value : values) {
            all.push_back(word + value);
        }
        if (all.empty()) all.push_back(word);
        out += fmt::format("complete -c {} -f -a '{}'\n", docs.name, fmt::join(all, " "));
    }
    return out;
}

}  // namespace dateline
