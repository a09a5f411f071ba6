// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

/// What a program tells about itself, from the tables that it runs by: man pages and completions.
namespace dateline {

struct OptionDoc {
    std::string name;             ///< without dashes; empty where it has only a letter
    std::string letter;           ///< one, without a dash; empty where it has none
    std::string value;            ///< what stands for its value, such as FILE; empty: takes none
    bool value_may_lack = false;  ///< it may stand without one, and takes it behind a = only
    std::vector<std::string> choices;  ///< all that the value may be; empty: anything
    std::string help;
    std::string group;
};

/// A section of a man page: a heading, and entries of a term and what it means; a term may be
/// empty.
struct DocSection {
    std::string heading;
    std::vector<std::pair<std::string, std::string>> entries;
};

struct ProgramDocs {
    std::string name;
    std::string summary;    ///< a sentence, without a full stop at its end
    std::string arguments;  ///< of the synopsis, behind the options
    std::vector<OptionDoc> options;
    std::vector<DocSection> sections;   ///< behind the options
    std::vector<std::string> see_also;  ///< "dateline-search(1)"
    /// What an argument may begin with, such as "title:", each with the values that are known.
    std::vector<std::pair<std::string, std::vector<std::string>>> words;
};

/// What `--help` prints, `width` columns wide.
std::string help_text(const ProgramDocs& docs, std::size_t width);

/// The page as troff with the man macros (man(7)).
std::string man_page(const ProgramDocs& docs, int section);

/// Completions of options, their values, and words, for bash (programmable completion), zsh
/// (compsys) and fish.
std::string bash_completion(const ProgramDocs& docs);
std::string zsh_completion(const ProgramDocs& docs);
std::string fish_completion(const ProgramDocs& docs);

}  // namespace dateline
