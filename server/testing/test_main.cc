// SPDX-License-Identifier: Apache-2.0
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "base/log.h"

/// What people are refused in the stories is no news.
int main(int argc, char** argv) {
  base::start_log({.least = base::LogLevel::Error});
  return doctest::Context(argc, argv).run();
}
