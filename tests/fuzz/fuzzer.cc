// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

// DATELINE_FUZZ_TARGET: the target of this program, defined by the build.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    dateline::fuzz::DATELINE_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
    return 0;
}
