// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/metadata/columns.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <map>
#include <unordered_map>

#include "common/base/bytes.h"
#include "common/base/hash.h"
#include "common/stored/stored_article.h"
#include "common/stored/stored_content.h"
#include "common/stored/stored_quotation.h"
#include "common/text/text.h"

namespace dateline {
namespace {

constexpr std::string_view kColumnsKey = "c:";

[[noreturn]] void damaged() {
    throw Error(ErrorKind::kIndex, "the index is damaged: a column doesn't decode",
                "dateline-index --force builds it again");
}

constexpr std::array<std::string_view, kColumnFields> kNames = {
    "date", "source", "section", "place", "lang", "tag", "by", "speaker", "kept"};

std::string key_of(ColumnField field) {
    return std::string(kColumnsKey) + std::string(name_of(field));
}

// The values of a document: views, owned elsewhere.
using Values = std::vector<std::string_view>;

// A column being built.
class ColumnWriter {
    using Group = std::vector<std::uint32_t>;

  public:
    void add(Xapian::docid document, const Values& values) {
        group_.clear();
        for (const std::string_view value : values) {
            const std::string_view shown = trim(value);
            if (shown.empty()) continue;
            const std::uint32_t number = number_of(shown);
            if (std::ranges::find(group_, number) == group_.end()) group_.push_back(number);
        }
        if (group_.empty()) return;  // documents after the last with values aren't stored
        documents_.resize(document);
        auto at = numbers_.find(group_);
        if (at == numbers_.end()) {
            at = numbers_.emplace(group_, static_cast<std::uint32_t>(groups_.size())).first;
            groups_.push_back(&at->first);
        }
        documents_[document - 1] = at->second;
    }

    std::string encode() const {
        ByteWriter out;
        out.varint(values_.size());
        for (const std::string& value : values_) {
            out.string(value);
        }
        out.varint(groups_.size());
        for (const auto* group : groups_) {
            out.varint(group->size());
            for (const std::uint32_t value : *group) {
                out.varint(value);
            }
        }
        encode_documents(out);
        return out.take();
    }

  private:
    void encode_documents(ByteWriter& out) const {
        const std::uint8_t width = groups_.size() <= 0x100 ? 1 : groups_.size() <= 0x10000 ? 2 : 4;
        out.varint(documents_.size());
        out.fixed(width);
        for (const std::uint32_t group : documents_) {
            out.raw({reinterpret_cast<const char*>(&group), width});
        }
    }

    // Values are one if they fold alike; most have been seen before exactly as written.
    std::uint32_t number_of(std::string_view value) {
        if (const auto seen = numbers_of_values_.find(value); seen != numbers_of_values_.end())
            return seen->second;
        const auto [at, is_new] =
            values_by_fold_.emplace(fold(value), static_cast<std::uint32_t>(values_.size()));
        if (is_new) values_.emplace_back(value);
        numbers_of_values_.emplace(value, at->second);
        return at->second;
    }

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view value) const { return hash64(value); }
    };

    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_of_values_;
    std::map<std::string, std::uint32_t> values_by_fold_;
    std::vector<std::string> values_;
    Group group_;  // of the current document
    std::map<Group, std::uint32_t> numbers_{{{}, 0}};
    std::vector<const Group*> groups_{&numbers_.begin()->first};
    std::vector<std::uint32_t> documents_;
};

// The countable parts of an article.
struct Row {
    Article article;        // its fields
    std::string published;  // values of its document
    std::vector<std::string> speakers;
    std::vector<std::string> kept;
};

void get_values(ColumnField field, const Row& row, Values& values) {
    const Article& article = row.article;
    values.clear();
    switch (field) {
        case ColumnField::kDate:
            values.push_back(row.published);
            break;
        case ColumnField::kSource:
            values.push_back(article.source);
            break;
        case ColumnField::kSection:
            values.push_back(article.section);
            break;
        case ColumnField::kPlace:
            values.push_back(article.place);
            break;
        case ColumnField::kLang:
            values.push_back(language(article.lang).code);
            break;
        case ColumnField::kTag:
            values.assign(article.tags.begin(), article.tags.end());
            break;
        case ColumnField::kBy:
            for (const Byline& byline : article.bylines) {
                values.push_back(byline.name);
            }
            break;
        case ColumnField::kSpeaker:
            values.assign(row.speakers.begin(), row.speakers.end());
            break;
        case ColumnField::kKept:
            values.assign(row.kept.begin(), row.kept.end());
            break;
    }
}

// The values of one slot, document by document.
class SlotReader {
  public:
    SlotReader(const Xapian::Database& database, Slot slot)
        : at_(database.valuestream_begin(static_cast<Xapian::valueno>(slot))),
          end_(database.valuestream_end(static_cast<Xapian::valueno>(slot))) {}

    std::string value_of(Xapian::docid document) {
        if (at_ != end_) at_.skip_to(document);
        return at_ != end_ && at_.get_docid() == document ? *at_ : std::string();
    }

  private:
    Xapian::ValueIterator at_;
    Xapian::ValueIterator end_;
};

}  // namespace

std::string_view name_of(ColumnField field) {
    return kNames[static_cast<std::size_t>(field)];
}

std::optional<ColumnField> find_column(std::string_view name) {
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<ColumnField>(found - kNames.begin());
}

void write_columns(Xapian::WritableDatabase& articles) {
    std::array<ColumnWriter, kColumnFields> columns;
    SlotReader published(articles, Slot::kPublished);
    SlotReader speakers(articles, Slot::kSpeakers);
    constexpr auto kContent = static_cast<Xapian::valueno>(Slot::kContent);
    const auto end = articles.valuestream_end(kContent);
    Values values;
    for (auto content = articles.valuestream_begin(kContent); content != end; ++content) {
        const Xapian::docid document = content.get_docid();
        Row row{{}, published.value_of(document), decode_names(speakers.value_of(document)), {}};
        const std::string bytes = *content;
        decode_card(decode_content(bytes).card, row.article);
        for (const KeptValue& kept : row.article.kept) {
            row.kept.push_back(kept.key + "=" + kept.value);
        }
        for (std::size_t i = 0; i < kColumnFields; ++i) {
            get_values(static_cast<ColumnField>(i), row, values);
            columns[i].add(document, values);
        }
    }
    for (std::size_t i = 0; i < kColumnFields; ++i) {
        articles.set_metadata(key_of(static_cast<ColumnField>(i)), columns[i].encode());
    }
}

std::string column_bytes(const Xapian::Database& segment, ColumnField field) {
    return segment.get_metadata(key_of(field));
}

Column::Column(std::string bytes) : bytes_(std::move(bytes)) {
    // An empty column: no values, the empty group, no documents.
    if (bytes_.empty()) bytes_ = std::string("\0\1\0\0\1", 5);
    ByteReader in(bytes_);
    const auto here = [&] { return static_cast<std::uint32_t>(bytes_.size() - in.remaining()); };
    values_.resize(in.varint_to(in.remaining()));
    for (std::uint32_t& start : values_) {
        start = here();
        in.string();
    }
    groups_.resize(in.varint_to(in.remaining()));
    if (groups_.empty()) damaged();
    for (std::uint32_t& start : groups_) {
        start = here();
        for (std::uint32_t left = in.varint_to(in.remaining()); left > 0; --left) {
            if (in.varint() >= values_.size()) damaged();
        }
    }
    const std::uint32_t documents = in.varint_to(in.remaining());
    width_ = std::clamp<std::size_t>(in.fixed<std::uint8_t>(), 1, sizeof(std::uint32_t));
    documents_ = in.raw(std::uint64_t{documents} * width_);
}

void Column::get_group(std::uint32_t number, std::vector<std::uint32_t>& values) const {
    ByteReader in(std::string_view(bytes_).substr(groups_[number]));
    values.resize(in.varint_to(bytes_.size()));
    for (std::uint32_t& value : values) {
        value = in.varint_to(values_.size());
    }
}

std::string_view Column::value(std::uint32_t number) const {
    return ByteReader(std::string_view(bytes_).substr(values_[number])).string();
}

std::uint32_t Column::group_of(Xapian::docid document) const {
    const std::size_t at = (document - std::size_t{1}) * width_;
    if (at >= documents_.size()) return 0;
    std::uint32_t group = 0;
    std::memcpy(&group, documents_.data() + at, width_);
    return group < groups_.size() ? group : 0;
}

}  // namespace dateline
