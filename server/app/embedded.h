// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// A file compiled into the binary.
struct Embedded {
  std::string_view path;
  std::string_view bytes;
};

/// The numbered SQL files, in order.
std::span<const Embedded> migration_files();
/// `en.json`, `fr.json`, `uk.json`.
std::span<const Embedded> catalogue_files();
/// The demo school.
std::span<const Embedded> demo_files();
/// The built web apps, with `.br` and `.gz` beside what was compressed; empty without them.
std::span<const Embedded> web_files();

}  // namespace app
