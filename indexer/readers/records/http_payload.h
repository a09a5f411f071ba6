// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// A server's answer.
struct HttpPayload {
    int status = 0;
    std::string type;     ///< media type, lower case, without parameters
    std::string charset;  ///< parameter of the type
    std::string body;     ///< without transfer and content encoding
};

/// Reads an HTTP response as stored by crawlers (RFC 9112). Archives often keep the headers of an
/// encoding that they have removed: a body that isn't chunked or compressed is taken as it is,
/// whatever the headers say. Returns at most 64 MiB.
HttpPayload read_http(std::string_view response);

}  // namespace dateline
