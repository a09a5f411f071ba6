// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dateline {

/// Whether the environment makes Xapian's own code handle the index's files, for support and tests:
/// `DATELINE_WRITER=xapian` for writing them, `DATELINE_READER=xapian` for reading them. Answers
/// are the same, but slower. Unset, empty and "dateline" select our own code; throws Error(kUsage)
/// for anything else.
bool leaves_to_xapian(const char* variable);

inline constexpr const char* kWriterVariable = "DATELINE_WRITER";
inline constexpr const char* kReaderVariable = "DATELINE_READER";

}  // namespace dateline
