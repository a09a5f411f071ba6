// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <xapian.h>

#include "common/base/error.h"

namespace dateline {

/// `error` as our own: kDiskFull, kLocked or kIndex.
Error translate(const Xapian::Error& error);

/// The error if a server doesn't answer.
Error no_answer(const std::string& address, const Xapian::Error& error);

/// Runs `work`, turning a Xapian::Error (which is no std::exception) into our own.
template <class Work>
auto with_xapian(Work&& work) {
    try {
        return work();
    } catch (const Xapian::Error& error) {
        throw translate(error);
    }
}

}  // namespace dateline
