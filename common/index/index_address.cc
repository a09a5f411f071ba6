// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/index_address.h"

#include <charconv>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/index/manifest.h"
#include "common/text/text.h"

namespace dateline {
namespace {

constexpr std::string_view kTcp = "tcp:";
constexpr std::string_view kProgram = "prog:";
constexpr std::string_view kPlace = "{}";

std::string with(std::string arguments, std::string_view what) {
    for (std::size_t at = 0; (at = arguments.find(kPlace, at)) != std::string::npos;) {
        arguments.replace(at, kPlace.size(), what);
        at += what.size();
    }
    return arguments;
}

Error bad_address(const std::string& text, const std::string& why) {
    return {
        ErrorKind::kUsage, "-d " + text + ": " + why,
        "such as tcp:archive.example:7001, or prog:ssh archive xapian-progsrv /data/news.idx/{}" +
            std::string(kForXapian)};
}

}  // namespace

IndexAddress IndexAddress::parse(const std::string& text) {
    IndexAddress address;
    address.name_ = text;
    if (text.starts_with(kTcp)) {
        const std::size_t colon = text.rfind(':');
        const char* const end = text.data() + text.size();
        const auto [read, error] = std::from_chars(text.data() + colon + 1, end, address.port_);
        if (colon <= kTcp.size() || read != end || error != std::errc() || address.port_ == 0 ||
            address.port_ == 0xFFFF)
            throw bad_address(text, "not tcp:HOST:PORT, with a port below 65535");
        address.host_ = text.substr(kTcp.size(), colon - kTcp.size());
    } else if (text.starts_with(kProgram)) {
        const std::string command(trim(std::string_view(text).substr(kProgram.size())));
        const std::size_t space = std::min(command.find(' '), command.size());
        address.program_ = command.substr(0, space);
        address.arguments_ = trim(std::string_view(command).substr(space));
        if (address.arguments_.find(kPlace) == std::string::npos)
            throw bad_address(text, "the command names no place for articles or quotes: {}");
    } else {
        address.folder_ = text;
    }
    return address;
}

Xapian::Database IndexAddress::open(std::string_view what, double timeout) const {
    const auto milliseconds = static_cast<useconds_t>(std::max(1.0, timeout * 1000));
    if (!program_.empty())
        return Xapian::Remote::open(program_, with(arguments_, what), milliseconds);
    const unsigned port = port_ + (what == "articles" ? 0U : 1U);
    return Xapian::Remote::open(host_, port, milliseconds, milliseconds);
}

bool IndexAddress::is_meant_by(const Xapian::Error& error) const {
    const std::string& context = error.get_context();
    if (!program_.empty()) {
        return context.find(with(arguments_, "articles")) != std::string::npos ||
               context.find(with(arguments_, "quotes")) != std::string::npos;
    }
    return !host_.empty() &&
           (context.find(fmt::format("({}:{})", host_, port_)) != std::string::npos ||
            context.find(fmt::format("({}:{})", host_, port_ + 1)) != std::string::npos);
}

}  // namespace dateline
