// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>

#include "common/program/program_docs.h"
#include "common/program/wrap.h"
#include "common/text/text.h"

namespace dateline {
namespace {

constexpr std::size_t kTermWidth = 24;  // where help begins

std::string term_of(const OptionDoc& option) {
    std::string term = option.letter.empty() ? "    " : "-" + option.letter;
    if (!option.name.empty()) term += (option.letter.empty() ? "--" : ", --") + option.name;
    if (option.value.empty()) return term;
    return term + (option.value_may_lack ? "[=" + option.value + "]" : " " + option.value);
}

std::string entry(const std::string& term, const std::string& help, std::size_t width) {
    return help_entry("  " + term, help, kTermWidth, width);
}

}  // namespace

std::string help_entry(const std::string& term,
                       const std::string& help,
                       std::size_t at,
                       std::size_t width) {
    constexpr std::size_t kLeastRoom = 20;
    std::string out = term;
    const std::size_t taken = display_width(term);
    bool first = taken < at;
    if (!first) out += "\n";
    for (const WrappedLine& line : wrap(help, {}, std::max(width, at + kLeastRoom) - at, {})) {
        out += std::string(first ? at - taken : at, ' ') + line.text + "\n";
        first = false;
    }
    return out;
}

std::string help_text(const ProgramDocs& docs, std::size_t width) {
    std::string out = fmt::format("Usage: {} [OPTIONS] {}\n\n", docs.name, docs.arguments);
    std::string summary = docs.summary;
    summary[0] = static_cast<char>(summary[0] - ('a' - 'A'));
    out += summary + ".\n";
    std::string group;
    for (const OptionDoc& option : docs.options) {
        if (option.group != group) out += "\n" + option.group + ":\n";
        group = option.group;
        out += entry(term_of(option), option.help, width);
    }
    for (const DocSection& section : docs.sections) {
        out += "\n" + section.heading + ":\n";
        for (const auto& [term, text] : section.entries) {
            out += entry(term, text, width);
        }
    }
    return out;
}

}  // namespace dateline
