// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/passages/best_passage.h"

#include <algorithm>

#include "common/schema/terms.h"

namespace dateline {
namespace {

constexpr double kPassageWeight = 0.25;  // of the most that a part adds
constexpr double kOtherForm = 0.8;
constexpr std::size_t kMostTests = 50;
constexpr double kLeast = 0.1;  // of the largest weight of a part

bool is_of_text(const Leaf& leaf) {
    return leaf.wanted && (leaf.pattern.parts & kTextParts) != 0 && !leaf.pattern.slots.empty() &&
           leaf.pattern.slots[0].size() <= kMostTests;
}

bool is_one_word(const Leaf& leaf) {
    return leaf.pattern.slots.size() == 1 && leaf.pattern.wholes.empty();
}

}  // namespace

BestPassage::BestPassage(const CompiledQuery& query) {
    for (const auto& leaf : query.leaves) {
        if (is_of_text(*leaf))
            parts_.push_back({leaf.get(), leaf->weight() * kImpactLevels * kPassageWeight});
    }
    double weightiest = 0;
    for (const Part& part : parts_) {
        weightiest = std::max(weightiest, part.weight);
    }
    std::erase_if(parts_, [&](const Part& part) {
        return part.weight <= 0 || part.weight < weightiest * kLeast;
    });
    seen_.resize(parts_.size());
    telling_ = parts_.size() > 1 || (parts_.size() == 1 && !parts_[0].leaf->typed.empty());
    // A word may belong to several parts, so more than ten parts can occur in ten words.
    for (const Part& part : parts_) {
        most_ += part.weight;
    }
}

double BestPassage::weigh(const TokenStream& stream) {
    double best = 0;
    find_words(stream);
    find_phrases(stream);
    best_start(best);
    return best;
}

BestPassage::Found BestPassage::find(const TokenStream& stream) {
    Found found;
    find_words(stream);
    find_phrases(stream);
    const std::size_t start = best_start(found.weight);
    if (start == occurrences_.size()) return found;
    found.position = occurrences_[start].position;
    weight_from(start);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (seen_[i] > 0) found.leaves.push_back(parts_[i].leaf);
        if (seen_[i] > 0 && seen_[i] < parts_[i].weight)
            found.other_forms.push_back(parts_[i].leaf);
    }
    return found;
}

// Records that an entry belongs to a part.
void BestPassage::link(std::uint32_t entry, std::uint32_t part, bool exact) {
    for (std::uint32_t at = marks_[entry]; at != 0; at = links_[at - 1].next) {
        if (links_[at - 1].part != part) continue;
        links_[at - 1].exact = links_[at - 1].exact || exact;
        return;
    }
    links_.push_back({part, exact, marks_[entry]});
    marks_[entry] = static_cast<std::uint32_t>(links_.size());
}

// Finds single words in one pass over the tokens of the text, which come before those of fields.
void BestPassage::find_words(const TokenStream& stream) {
    occurrences_.clear();
    marks_.assign(stream.entries(), 0);
    links_.clear();
    for (std::uint32_t i = 0; i < parts_.size(); ++i) {
        const Leaf& leaf = *parts_[i].leaf;
        if (!is_one_word(leaf)) continue;
        const bool as_typed = leaf.typed.empty();
        for_each_passing(leaf.pattern.slots[0], stream,
                         [&](std::uint32_t entry) { link(entry, i, as_typed); });
        for_each_passing(leaf.typed, stream, [&](std::uint32_t entry) { link(entry, i, true); });
    }
    if (links_.empty()) return;
    std::uint32_t end = stream.size();
    for (const Mark& mark : stream.marks()) {
        if (mark.part == dateline::Part::kSentence || (kTextParts & part_bit(mark.part)) != 0)
            continue;
        end = mark.position;
        break;
    }
    for (std::uint32_t position = 0; position < end; ++position) {
        for (std::uint32_t at = marks_[stream.ordinal(position)]; at != 0;
             at = links_[at - 1].next) {
            occurrences_.push_back({position, links_[at - 1].part, links_[at - 1].exact});
        }
    }
}

// Finds parts of several words, positioned by their last word.
void BestPassage::find_phrases(const TokenStream& stream) {
    const std::size_t words = occurrences_.size();
    for (std::uint32_t i = 0; i < parts_.size(); ++i) {
        if (is_one_word(*parts_[i].leaf)) continue;
        for (const Match& match : parts_[i].leaf->pattern.find_all(stream)) {
            occurrences_.push_back({end_of(match) - 1, i, true});
        }
    }
    if (occurrences_.size() > words)
        std::ranges::stable_sort(occurrences_, {}, &Occurrence::position);
}

// The weight of the passage that begins with an occurrence.
double BestPassage::weight_from(std::size_t first) {
    std::ranges::fill(seen_, 0);
    double sum = 0;
    const std::uint32_t end = occurrences_[first].position + kPassageWords;
    for (std::size_t i = first; i < occurrences_.size() && occurrences_[i].position < end; ++i) {
        const Occurrence& occurrence = occurrences_[i];
        const double weight = parts_[occurrence.part].weight * (occurrence.exact ? 1 : kOtherForm);
        if (weight <= seen_[occurrence.part]) continue;
        sum += weight - seen_[occurrence.part];
        seen_[occurrence.part] = weight;
    }
    return sum;
}

std::size_t BestPassage::best_start(double& best) {
    std::size_t start = occurrences_.size();
    for (std::size_t i = 0; i < occurrences_.size(); ++i) {
        const double weight = weight_from(i);
        if (weight <= best) continue;
        best = weight;
        start = i;
        if (best >= most_) break;
    }
    return start;
}

}  // namespace dateline
