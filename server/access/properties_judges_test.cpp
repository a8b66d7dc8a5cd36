// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "access/properties_test.h"
#include "describe/enums.h"

namespace accesses::testing {

Answer real_engine(const Course& course, const Facts& facts, const Target& target,
                   base::Instant at) {
  return decide(CompiledCourse(course), facts, target, at);
}

std::string text_of(const Answer& answer) {
  std::string text(describe::enum_text(answer.outcome));
  if (answer.via) text += " via " + std::string(describe::enum_text(*answer.via));
  if (answer.grant) text += " grant " + std::to_string(answer.grant->number());
  if (answer.reason) text += " " + std::string(describe::enum_text(*answer.reason));
  if (answer.until) text += " until " + answer.until->text();
  if (answer.at) text += " at " + answer.at->text();
  if (answer.lesson) text += " lesson " + std::to_string(answer.lesson->number());
  return text;
}

void check_holds(const Property& property, int worlds) {
  int tried = 0;
  for (int i = 0; i < worlds; ++i) {
    Dice dice(seed() + static_cast<std::uint64_t>(i));
    const RandomWorld world = random_world(dice);
    const Judged judged = property(real_engine, world, dice);
    tried += judged.tried ? 1 : 0;
    if (judged.complaint) {
      FAIL_CHECK("STOA_SEED=" << seed() << " world " << i << ": " << *judged.complaint);
      return;
    }
  }
  CHECK(tried > worlds / 50);
}

void check_notices(const Property& property, const Engine& wrong, int worlds) {
  for (int i = 0; i < worlds; ++i) {
    Dice dice(seed() + static_cast<std::uint64_t>(i));
    const RandomWorld world = random_world(dice);
    if (property(wrong, world, dice).complaint) return;
  }
  FAIL_CHECK("STOA_SEED=" << seed() << ": the wrong engine went unnoticed in all worlds");
}

}  // namespace accesses::testing
