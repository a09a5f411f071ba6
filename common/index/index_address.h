// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <xapian.h>

namespace dateline {

/// Where an index is: in a local folder, or on one of Xapian's servers (xapian-tcpsrv,
/// xapian-progsrv) that serves the two stub files of an index or of a shard.
class IndexAddress {
  public:
    /// The folder of an index.
    explicit IndexAddress(std::filesystem::path folder)
        : name_(folder.string()), folder_(std::move(folder)) {}

    /// "tcp:HOST:PORT": articles on that port, quotations on the next one. "prog:COMMAND": a
    /// program that speaks Xapian's protocol on its standard streams; "articles" or "quotes"
    /// replaces each {}, as in
    /// prog:ssh archive xapian-progsrv /data/news.idx/{}.stub (the stub file of either). The
    /// command is split at spaces; no shell sees it. Anything else is a folder. Throws
    /// Error(kUsage).
    static IndexAddress parse(const std::string& text);

    /// The address as given.
    const std::string& name() const { return name_; }
    bool is_remote() const { return folder_.empty(); }
    const std::filesystem::path& folder() const { return folder_; }  ///< empty if remote

    /// Opens what is served: "articles" or "quotes". `timeout`: the seconds after which a server
    /// that doesn't answer is given up. Throws Xapian's errors.
    Xapian::Database open(std::string_view what, double timeout) const;

    /// Whether a Xapian error is about this address, by the error's context.
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
