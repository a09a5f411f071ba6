// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <xapian.h>

namespace dateline {

/// Where an index is: in a folder here, or behind one of Xapian's servers (xapian-tcpsrv,
/// xapian-progsrv), which serves the two stub files of an index or of a shard.
class IndexAddress {
  public:
    /// The folder of an index.
    explicit IndexAddress(std::filesystem::path folder)
        : name_(folder.string()), folder_(std::move(folder)) {}

    /// "tcp:HOST:PORT": articles on that port, quotations on the next one. "prog:COMMAND": a
    /// program that speaks Xapian's protocol on its standard streams, with {} where "articles" or
    /// "quotes" goes, such as prog:ssh archive xapian-progsrv /data/news.idx/{} + its ending; it is
    /// split at spaces, no shell sees it. Anything else is a folder. Throws Error(kUsage).
    static IndexAddress parse(const std::string& text);

    /// As it was given.
    const std::string& name() const { return name_; }
    bool is_remote() const { return folder_.empty(); }
    const std::filesystem::path& folder() const { return folder_; }  ///< where it isn't remote

    /// Opens what is served: "articles" or "quotes". `timeout`: seconds after which a server that
    /// doesn't answer is given up. Throws Xapian's errors.
    Xapian::Database open(std::string_view what, double timeout) const;

    /// Whether an error of Xapian's is about this address, by the context that it states.
    bool is_meant_by(const Xapian::Error& error) const;

  private:
    IndexAddress() = default;

    std::string name_;
    std::filesystem::path folder_;
    std::string host_;
    std::uint16_t port_ = 0;
    std::string program_;
    std::string arguments_;
};

}  // namespace dateline
