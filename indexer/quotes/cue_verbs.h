// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// How a cue verb introduces what was said; a verb may have several frames.
enum CueFrame : std::uint16_t {
    kThat = 1,        ///< "insisted that …"; each of them takes a quotation
    kBare = 2,        ///< a clause without "that": "said it was over"
    kRecipient = 4,   ///< a hearer before it: "told reporters that …"
    kInfinitive = 8,  ///< "pledged to …", "urged Beijing to …"
    kNaming = 16,     ///< "called the plan “reckless”", "described it as …"
    kAccusing = 32,   ///< "accused X of …", "blamed X for …"
    kObject = 64,     ///< what is announced or demanded: "announced the sale"
    kFor = 128,       ///< "called for …"
    kNoun = 256,  ///< a form can be a noun: counts only with a subject and "that" or a quotation
    kQuoteOnly = 512,  ///< only with a quotation: "laughed", "continued"
    kAbout = 1024,     ///< a preposition and a proposition: "complained about being …"
    kFinding = 4096,   ///< only of papers: "the study found that …"
    kGerund = 2048  ///< a proposition without "that": "denied paying …", "cited fears that …"
};

enum class CueForm : std::uint8_t { kBase, kThird, kPast, kParticiple };

/// A form of a verb of speech. `frames` is 0 for any other word.
struct Cue {
    std::uint16_t frames = 0;
    CueForm form = CueForm::kBase;

    explicit operator bool() const { return frames != 0; }
    bool has(CueFrame frame) const { return (frames & frame) != 0; }
};

/// All forms of the verbs of speech (lower case), each once. The views are valid as long as the
/// program runs.
std::vector<std::pair<std::string_view, Cue>> cue_forms();

}  // namespace dateline
