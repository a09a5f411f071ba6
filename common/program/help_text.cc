// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>

#include "common/program/program_docs.h"
#include "common/program/wrap.h"

namespace dateline {
namespace {

constexpr std::size_t kTermWidth = 24;  // where help begins

std::string term_of(const OptionDoc& option) {
    std::string term = option.letter.empty() ? "    " : "-" + option.letter;
    if (!option.name.empty()) term += (option.letter.empty() ? "--" : ", --") + option.name;
    if (option.value.empty()) return term;
    return term + (option.value_may_lack ? "[=" + option.value + "]" : " " + option.value);
}

// A term with its meaning beside it, or below it if the term is long.
std::string entry(const std::string& term, const std::string& help, std::size_t width) {
    std::string out = "  " + term;
    bool first = out.size() + 2 <= kTermWidth;
    if (!first) out += "\n";
    const std::size_t room = width > kTermWidth + 20 ? width - kTermWidth : 20;
    for (const WrappedLine& line : wrap(help, {}, room, {})) {
        out += std::string(first ? kTermWidth - out.size() : kTermWidth, ' ') + line.text + "\n";
        first = false;
    }
    return out;
}

}  // namespace

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
