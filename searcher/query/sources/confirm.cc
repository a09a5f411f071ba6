// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/sources/confirm.h"

#include <algorithm>

#include "common/stored/origin.h"

namespace dateline {

bool Stopwatch::passed() {
    constexpr unsigned kBetweenLooks = 16;
    if (!when_.is_set() || ++calls_ % kBetweenLooks != 0) return passed_;
    if (when_.is_overdue())
        throw Error(ErrorKind::kLimit, "the search took longer than --timeout",
                    "give it more time, or ask for rarer words");
    passed_ = passed_ || when_.passed();
    return passed_;
}

bool ConfirmingDecider::operator()(const Xapian::Document& document) const {
    if (is_late() || !passes_origin(origin_of(document))) return false;
    if (!reads_tokens()) return true;
    if (segments_.is_one()) {
        if (const auto content = segments_.content(document.get_docid()))
            return passes_tokens(decode_content(*content).tokens);
    }
    return passes_tokens(decode_content(value_of(document, Slot::kContent)).tokens);
}

// Mapped content isn't copied.
bool ConfirmingDecider::passes(const Xapian::Database& database, Xapian::docid number) const {
    const auto document = [&] { return database.get_document(number, Xapian::DOC_ASSUME_VALID); };
    if (reads_tokens()) {
        std::string copied;
        auto content = segments_.content(number);
        if (!content) content = copied = value_of(document(), Slot::kContent);
        if (!passes_tokens(decode_content(*content).tokens)) return false;
    }
    return !reads_origin() || passes_origin(origin_of(document()));
}

bool ConfirmingDecider::passes_origin(const Origin& origin) const {
    return index_.is_current(origin) && std::ranges::all_of(query_.among, [&](const auto& set) {
               return set->contains(origin.article);
           });
}

bool ConfirmingDecider::passes_origin(const Xapian::Database& database,
                                      Xapian::docid number) const {
    if (from_there_) return from_there_->contains(number);
    from_there_.emplace();
    for (const auto& [document, value] : values_of_matches(query_.query, database, Slot::kOrigin)) {
        if (passes_origin(decode_origin(value))) from_there_->insert(document);
    }
    return from_there_->contains(number);
}

bool ConfirmingDecider::passes_tokens(std::string_view tokens) const {
    const TokenStream stream(tokens);
    const auto found = [&](const std::shared_ptr<const Criterion>& criterion) {
        return criterion->found_in(stream);
    };
    return std::ranges::all_of(query_.required, found) &&
           std::ranges::none_of(query_.excluded, found);
}

void set_weights(Xapian::Enquire& enquire, const IndexReader& index) {
    if (index.is_remote())
        enquire.set_weighting_scheme(Xapian::TfIdfWeight("nnn"));
    else
        enquire.set_weighting_scheme(ImpactWeight());
}

void carry_value(Xapian::Enquire& enquire, Slot slot) {
    enquire.set_sort_by_relevance_then_value(static_cast<Xapian::valueno>(slot), false);
}

std::unordered_map<Xapian::docid, std::string> values_of_matches(const Xapian::Query& query,
                                                                 const Xapian::Database& database,
                                                                 Slot slot) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    carry_value(enquire, slot);
    const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
    std::unordered_map<Xapian::docid, std::string> values;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        values.emplace(*match, match.get_sort_key());
    }
    return values;
}

void for_each_confirmed(const Xapian::Database& database,
                        const Xapian::MSet& matches,
                        const ConfirmingDecider& decider,
                        bool carries_content,
                        const std::function<bool(const Xapian::MSetIterator&)>& use) {
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        if (decider.is_late()) return;
        if (decider.reads_origin() && !decider.passes_origin(database, *match)) continue;
        if (decider.reads_tokens() &&
            !decider.passes_tokens(
                decode_content(carries_content ? match.get_sort_key()
                                               : value_of(match.get_document(), Slot::kContent))
                    .tokens))
            continue;
        if (!use(match)) return;
    }
}

void FilterSource::init(const Xapian::Database& database) {
    documents_ = database.get_doccount();
    at_ = database.valuestream_begin(slot_);
    end_ = database.valuestream_end(slot_);
    started_ = false;
}

void FilterSource::next(double /*least_weight*/) {
    if (started_ && at_ != end_) ++at_;
    started_ = true;
    while (at_ != end_ && !passes_in_time()) {
        ++at_;
    }
}

void FilterSource::skip_to(Xapian::docid document, double least_weight) {
    started_ = true;
    if (at_ == end_ || at_.get_docid() >= document) {
        if (at_ != end_ && !passes_in_time()) next(least_weight);
        return;
    }
    at_.skip_to(document);
    if (at_ != end_ && !passes_in_time()) next(least_weight);
}

bool FilterSource::check(Xapian::docid document, double /*least_weight*/) {
    started_ = true;
    if (at_ != end_ && at_.get_docid() < document) at_.skip_to(document);
    if (at_ == end_) return true;
    return at_.get_docid() == document && passes_in_time();
}

ImpactWeight::ImpactWeight() {
    need_stat(WDF);
    need_stat(WDF_MAX);
}

}  // namespace dateline
