// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "access/random_world_test.h"

// Each property is a judge: it asks an engine about a world and says what is wrong with the
// answers. The real engine must satisfy it in every world; an engine that is wrong on purpose must
// not.

namespace accesses::testing {

using Engine = std::function<Answer(const Course&, const Facts&, const Target&, base::Instant)>;

struct Judged {
  /// The premise held, so that something was judged.
  bool tried = false;
  std::optional<std::string> complaint = {};
};

using Property = std::function<Judged(const Engine&, const RandomWorld&, Dice&)>;

Answer real_engine(const Course& course, const Facts& facts, const Target& target,
                   base::Instant at);

std::string text_of(const Answer& answer);

/// No complaint about the engine in thousands of worlds, and the premise held in many of them.
void check_holds(const Property& property, int worlds = 3'000);
/// The judge notices the wrong engine in some world.
void check_notices(const Property& property, const Engine& wrong, int worlds = 3'000);

}  // namespace accesses::testing
