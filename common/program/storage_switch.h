// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dateline {

/// Whether the environment leaves a part of the index's files to Xapian's own code, for support and
/// tests: `DATELINE_WRITER=xapian` building them, `DATELINE_READER=xapian` reading them. Answers
/// are the same, later. Unset, empty and "dateline" mean ours; throws Error(kUsage) for anything
/// else.
bool leaves_to_xapian(const char* variable);

inline constexpr const char* kWriterVariable = "DATELINE_WRITER";
inline constexpr const char* kReaderVariable = "DATELINE_READER";

}  // namespace dateline
