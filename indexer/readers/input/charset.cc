// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/input/charset.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include "common/text/utf8.h"

namespace dateline {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

// Whether well-formed characters other than ASCII outnumber stray bytes: UTF-8 with a few errors.
bool is_mostly_utf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t stray = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        if (first < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
        if (length > 1 && is_utf8(bytes.substr(at, length))) {
            ++good;
            at += length;
        } else {
            ++stray;
            ++at;
        }
    }
    return good > stray;
}

// On the web, old names mean their supersets (WHATWG Encoding).
std::string converter_name(std::string_view declared) {
    std::string name = ascii_lower(declared);
    if (name == "iso-8859-1" || name == "latin1" || name == "latin-1" || name == "us-ascii" ||
        name == "ascii")
        return "windows-1252";
    if (name == "gb2312" || name == "gbk") return "gb18030";
    if (name == "iso-8859-9") return "windows-1254";
    if (name == "shift_jis" || name == "sjis") return "windows-31j";
    if (name == "ks_c_5601-1987" || name == "euc-kr") return "windows-949";
    return name;
}

std::string convert(std::string_view bytes, const std::string& from) {
    UErrorCode status = U_ZERO_ERROR;
    const Converter converter(ucnv_open(from.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status)) return {};
    const std::size_t most = bytes.size() * 3 + 16;
    std::string out(most, '\0');
    const std::int32_t size =
        ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(), static_cast<std::int32_t>(most),
                           bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return {};
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::string detect(std::string_view bytes) {
    constexpr std::size_t kEnough = std::size_t{64} << 10;
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                         &uchardet_delete);
    // ASCII says nothing about the encoding: begin near the first byte that isn't ASCII.
    const auto first = std::ranges::find_if(bytes, [](char c) { return (c & 0x80) != 0; });
    const auto at = static_cast<std::size_t>(first - bytes.begin());
    const std::string_view part = bytes.substr(at - std::min<std::size_t>(at, 1024), kEnough);
    uchardet_handle_data(detector.get(), part.data(), part.size());
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view declared) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return repair_text(convert(bytes, "UTF-16"));
    if (is_utf8(bytes) || is_mostly_utf8(bytes)) return repair_text(bytes);
    const std::string named = declared.empty() ? "" : convert(bytes, converter_name(declared));
    if (!named.empty()) return repair_text(named);
    const std::string found = convert(bytes, converter_name(detect(bytes)));
    return repair_text(found.empty() ? convert(bytes, "windows-1252") : found);
}

}  // namespace dateline
