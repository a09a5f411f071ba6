// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The bodies of the fuzz targets. Each has an oracle: it aborts if a promise of the program is
/// broken. libFuzzer drives them in fuzz builds; ctest replays their seeds and findings in every
/// build.
namespace dateline::fuzz {

/// Ends the program if a promise is broken.
void require(bool holds, const char* promise);

/// Whether a terminal only shows `text`: UTF-8 without control characters (except newline and tab),
/// bidirectional controls and invisible characters.
bool is_safe(std::string_view text);

/// A query parses or is refused with a span inside it; its printed form parses to the same tree.
void query(std::string_view input);

/// A text and a JSON record become an article whose paragraphs are ordered, disjoint, in bounds and
/// on character boundaries, or are refused; the printed article is safe.
void article(std::string_view input);

/// Date expressions are ordered, disjoint, in bounds and on character boundaries, with and without
/// a publication date, and in a narrative; their values make terms.
void dates(std::string_view input);

/// Like `article`, for a page, a piece of HTML in a JSON record, and a page with that as linked
/// data.
void page(std::string_view input);

/// Like `article`, for each row of a table.
void csv(std::string_view input);

/// Like `article`, for each record of a feed, a news message, an NITF document.
void xml(std::string_view input);

/// Like `article`, for each message of an mbox file and for the whole as one message.
void mail(std::string_view input);

/// Like `article`, for each record of a WARC or ARC file.
void warc(std::string_view input);

/// Like `article`, for bytes of any detected format, unpacked accordingly.
void archive(std::string_view input);

/// The quotations of an English text, a paragraph per line, are ordered, disjoint, in bounds and on
/// character boundaries, and so are the words that name their speakers.
void quotes(std::string_view input);

/// Whatever a headline, text, file name or query contains: the output is safe, JSON is JSON, no
/// cell of CSV is a formula, all markup of HTML is ours.
void output(std::string_view input);

/// A small Xapian database, overwritten at positions given by the input, is read without harm;
/// unchanged, it reads as it was made.
void tables(std::string_view input);

/// A manifest with a right checksum is refused, or read and written back unchanged.
void manifest(std::string_view input);

/// Stored forms read from a hostile index give an error or consistent values.
void stored(std::string_view input);

}  // namespace dateline::fuzz
