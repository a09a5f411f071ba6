// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/metadata/vocabulary.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "common/base/bytes.h"
#include "common/text/language.h"

namespace dateline {
namespace {

constexpr std::string_view kPrefix = "w:";
constexpr std::uint64_t kMostMark = ' ' - 1;

std::pair<std::string_view, std::string_view> pair_of(const CountedForm& form) {
    return {form.form, form.stem};
}

std::string encode_forms(std::span<const CountedForm> forms) {
    ByteWriter out;
    std::string_view last;
    const auto rest = [&](std::string_view text, std::string_view other) {
        const auto shared =
            static_cast<std::size_t>(std::ranges::mismatch(other, text).in1 - other.begin());
        out.varint(shared);
        out.string(text.substr(shared));
    };
    for (const auto& [form, stem, articles] : forms) {
        rest(form, last);
        const std::string_view bare = bare_stem(stem);
        out.varint(bare.size() < stem.size() ? static_cast<unsigned char>(stem[0]) : 0);
        rest(bare, form);
        out.varint(articles);
        last = form;
    }
    return out.take();
}

// Merges neighbours with the same form and stem.
void sum_neighbours(Vocabulary& forms) {
    std::size_t kept = 0;
    for (std::size_t i = 1; i < forms.size(); ++i) {
        if (pair_of(forms[i]) == pair_of(forms[kept]))
            forms[kept].articles += forms[i].articles;
        else if (++kept != i)
            forms[kept] = std::move(forms[i]);
    }
    if (!forms.empty()) forms.resize(kept + 1);
}

}  // namespace

std::string form_key(std::string_view form) {
    return std::string(kPrefix) + std::string(form.substr(0, kFormKeyBytes));
}

bool for_each_stored_form(
    std::string_view bytes,
    const std::function<bool(const std::string&, const std::string&, std::uint32_t)>& use) {
    ByteReader in(bytes);
    std::string form;
    std::string stem;
    while (in.remaining() > 0) {
        form.resize(in.varint_to(form.size()));
        form += in.string();
        const std::uint64_t mark = in.varint_to(kMostMark);
        stem.assign(mark != 0 ? 1 : 0, static_cast<char>(mark));
        stem.append(form, 0, in.varint_to(form.size()));
        stem += in.string();
        if (!use(form, stem, in.varint_to(0xFFFFFFFF))) return false;
    }
    return true;
}

void add_forms(Vocabulary& forms, Vocabulary more) {
    const auto before = static_cast<std::ptrdiff_t>(forms.size());
    std::ranges::move(more, std::back_inserter(forms));
    std::ranges::inplace_merge(forms, forms.begin() + before, {}, pair_of);
    sum_neighbours(forms);
}

std::map<std::string, std::string> metadata_of(const Vocabulary& forms) {
    const auto shared = [](const CountedForm& form) {
        return std::string_view(form.form).substr(0, kFormKeyBytes);
    };
    std::map<std::string, std::string> metadata;
    for (auto first = forms.begin(); first != forms.end();) {
        const auto end = std::find_if(first, forms.end(), [&](const CountedForm& form) {
            return shared(form) != shared(*first);
        });
        metadata.emplace(form_key(first->form), encode_forms({first, end}));
        first = end;
    }
    return metadata;
}

std::string merge_metadata(std::string_view key, const std::vector<std::string>& values) {
    if (key.find(kPrefix) == std::string_view::npos) return values.front();
    Vocabulary forms;
    for (const std::string& value : values) {
        for_each_stored_form(
            value, [&](const std::string& form, const std::string& stem, std::uint32_t articles) {
                forms.push_back({form, stem, articles});
                return true;
            });
    }
    std::ranges::sort(forms, {}, pair_of);  // damaged ones may be in any order
    sum_neighbours(forms);
    return encode_forms(forms);
}

void check_word_forms(const Xapian::Database& segment) {
    const std::string all(kPrefix);
    const Xapian::TermIterator end = segment.metadata_keys_end(all);
    for (auto key = segment.metadata_keys_begin(all); key != end; ++key) {
        for_each_stored_form(segment.get_metadata(*key), [](const std::string&, const std::string&,
                                                            std::uint32_t) { return true; });
    }
}

}  // namespace dateline
