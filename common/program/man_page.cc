// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/program/program_docs.h"
#include "common/program/version.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// Escapes text for troff: none of it is a request, and dashes print as typed.
std::string roff(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        at += point.size;
        if (point.value == '\\')
            out += "\\e";
        else if (point.value == '-')
            out += "\\-";
        else if (point.value == '\'')
            out += "\\(aq";
        else if (point.value == '"')
            out += "\\(dq";
        else if (point.value >= 0x80)
            out += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(point.value));
        else
            out += static_cast<char>(point.value);
    }
    return out.starts_with('.') ? "\\&" + out : out;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    });
    return text;
}

std::string option_term(const OptionDoc& option) {
    std::vector<std::string> names;
    if (!option.letter.empty()) names.push_back("\\fB\\-" + roff(option.letter) + "\\fR");
    if (!option.name.empty()) names.push_back("\\fB\\-\\-" + roff(option.name) + "\\fR");
    std::string term = fmt::format("{}", fmt::join(names, ", "));
    if (option.value.empty()) return term;
    const std::string value = "\\fI" + roff(option.value) + "\\fR";
    return term + (option.value_may_lack ? "[=" + value + "]" : " " + value);
}

std::string entry(const std::string& term, const std::string& text) {
    if (term.empty()) return ".PP\n" + roff(text) + "\n";
    return ".TP\n" + term + "\n" + roff(text) + "\n";
}

std::string options_of(const ProgramDocs& docs) {
    std::string out = ".SH OPTIONS\n";
    std::string group;
    for (const OptionDoc& option : docs.options) {
        if (option.group != group && option.group != "Options")
            out += ".SS " + roff(option.group) + "\n";
        group = option.group;
        out += entry(option_term(option), option.help);
    }
    return out;
}

}  // namespace

std::string man_page(const ProgramDocs& docs, int section) {
    std::string out = fmt::format(".TH \"{}\" {} \"\" \"Dateline {}\" \"\"\n", upper(docs.name),
                                  section, DATELINE_VERSION);
    out += ".SH NAME\n" + roff(docs.name) + " \\- " + roff(docs.summary) + "\n";
    if (!docs.options.empty())
        out += ".SH SYNOPSIS\n\\fB" + roff(docs.name) + "\\fR [\\fIOPTIONS\\fR] " +
               roff(docs.arguments) + "\n";
    if (!docs.description.empty()) out += ".SH DESCRIPTION\n";
    for (const std::string& paragraph : docs.description) {
        out += entry("", paragraph);
    }
    if (!docs.options.empty()) out += options_of(docs);
    for (const DocSection& one : docs.sections) {
        out += ".SH " + roff(upper(one.heading)) + "\n";
        for (const auto& [term, text] : one.entries) {
            out += entry(term.empty() ? "" : "\\fB" + roff(term) + "\\fR", text);
        }
    }
    if (!docs.see_also.empty())
        out +=
            ".SH \"SEE ALSO\"\n" + roff(fmt::format("{}", fmt::join(docs.see_also, ", "))) + "\n";
    return out;
}

}  // namespace dateline
