// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The bodies of the fuzz targets. Each holds an oracle: it aborts where the program's promise is
/// broken. libFuzzer drives them in fuzz builds; ctest replays their seeds and finds in every
/// build.
namespace dateline::fuzz {

/// Ends the program where a promise is broken.
void require(bool holds, const char* promise);

/// Whether a terminal shows `text` and does nothing else: UTF-8 without controls (but newline and
/// tab), bidirectional controls and invisible characters.
bool is_safe(std::string_view text);

/// A query parses or is refused with a span inside it; what is printed parses to the same tree.
void query(std::string_view input);

/// A text and a JSON record become an article whose paragraphs are ordered, disjoint, in bounds and
/// on characters, or are refused; what is printed of it is safe.
void article(std::string_view input);

/// Date expressions are ordered, disjoint, on characters and in bounds, with and without a
/// publication date, and as a narrative; their values make terms.
void dates(std::string_view input);

/// As `article`, for a page, a piece of HTML in a JSON record, and a page with that as linked data.
void page(std::string_view input);

/// As `article`, for each row of a table.
void csv(std::string_view input);

/// As `article`, for each record of a feed, a news message, an NITF document.
void xml(std::string_view input);

/// As `article`, for each message of an mbox file and for the whole as one message.
void mail(std::string_view input);

/// As `article`, for each record of a WARC or ARC file.
void warc(std::string_view input);

/// As `article`, for whatever the bytes look like, unpacked as they say.
void archive(std::string_view input);

/// The quotations of an English text, a paragraph a line, are ordered, disjoint, on characters and
/// in bounds, and so are the words that name their speakers.
void quotes(std::string_view input);

/// Whatever a headline, a text, a file name or a query says: what is printed is safe, JSON is JSON,
/// no cell of CSV is a formula, the markup of HTML is ours.
void output(std::string_view input);

/// A small Xapian database, written over at places that the input says, is read without harm;
/// as it was made, it reads as it was made.
void tables(std::string_view input);

/// A manifest with a right checksum is refused, or read and written back as it was.
void manifest(std::string_view input);

/// Stored forms read from a hostile index end in an error or in values that hold together.
void stored(std::string_view input);

}  // namespace dateline::fuzz
