// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// What a server answered.
struct HttpPayload {
    int status = 0;
    std::string type;     ///< media type, small letters, without parameters
    std::string charset;  ///< parameter of the type
    std::string body;     ///< without transfer and content encoding
};

/// Reads an HTTP response as crawls keep it (RFC 9112). Archives often keep the headers of an
/// encoding that they have undone already: a body that isn't chunked or compressed is taken as it
/// stands, whatever the headers say. At most 64 MiB come out.
HttpPayload read_http(std::string_view response);

}  // namespace dateline
