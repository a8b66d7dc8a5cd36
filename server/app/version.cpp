// SPDX-License-Identifier: Apache-2.0
#include "app/version.h"

namespace app {

const std::string_view program_version = STOA_VERSION;

}  // namespace app
