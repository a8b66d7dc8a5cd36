// SPDX-License-Identifier: Apache-2.0
#include "access/policy_patch.h"

#include <doctest/doctest.h>

#include "access/random_world_test.h"
#include "describe/describe.h"

namespace accesses::testing {
namespace {

using Refused = std::vector<RefusedTerm>;

const LessonId lesson = LessonId::from_number(5);
const Scope one_lesson = SelectedLessons{.lessons = {lesson}};
const Pin by_sam{"Sam", base::Instant::from_milliseconds(1000), "asked for it"};
const Pin by_olga{"Olga", base::Instant::from_milliseconds(2000), ""};

template <class T>
describe::Patch<T> back() {
  return describe::Patch<T>::cleared_value();
}

}  // namespace

TEST_CASE("null gives the attribute back to the offer, absent leaves it") {
  const Overrides own{.scope = one_lesson, .period = DaysLong{30}};
  const auto patch = describe::from_json<OverridesPatch>(
      R"({"scope":null,"checkpoints":{"type":"off"}})");
  CHECK(patched(own, patch) ==
        Overrides{.checkpoints = CheckpointsOff(), .period = DaysLong{30}});
  CHECK(patched(own, OverridesPatch()) == own);
  CHECK(patched(own, {.period = Period(Unlimited())}) ==
        Overrides{.scope = one_lesson, .period = Unlimited()});
}

TEST_CASE("what is given back attribute by attribute follows the offer, whatever it was") {
  const OverridesPatch all_back{
      .scope = back<Scope>(),       .schedule = back<ReleaseSchedule>(),
      .checkpoints = back<Checkpoints>(), .checking = back<Checking>(),
      .period = back<Period>(),     .start = back<Start>(),
      .full = back<bool>()};
  for (int i = 0; i < 200; ++i) {
    Dice dice(seed() + static_cast<std::uint64_t>(i));
    const Grant grant = random_grant(random_world(dice), dice);
    Overrides own = grant.overrides;
    own.service.reset();
    CHECK(effective(*grant.policy, patched(own, all_back)) == *grant.policy);
  }
}

TEST_CASE("a pin that did not change keeps who set it") {
  const Overrides before{.scope = one_lesson, .period = DaysLong{30}, .full = false};
  const Pins pins{{"scope", by_sam}, {"period", by_sam}};
  Overrides after = before;
  after.period = DaysLong{60};
  after.start = AtGrant();
  CHECK(pins_after(pins, before, after, by_olga) ==
        Pins{{"period", by_olga}, {"scope", by_sam}, {"start", by_olga}});
  after.scope.reset();
  CHECK(pins_after(pins, before, after, by_olga) ==
        Pins{{"period", by_olga}, {"start", by_olga}});
  CHECK(pins_after(pins, before, before, by_olga) == pins);
}

TEST_CASE("terms behind full access are refused unless full goes too") {
  const Policy all{.full = true};
  const OverridesPatch narrower{.scope = one_lesson, .start = Start(AtGrant())};
  CHECK(reasons_to_refuse(patched({}, narrower), narrower, &all) ==
        Refused{{"scope", TermsRefusal::HiddenByFull}});
  OverridesPatch not_full = narrower;
  not_full.full = false;
  CHECK(reasons_to_refuse(patched({}, not_full), not_full, &all).empty());
  const Overrides own{.full = true};
  const OverridesPatch later{.schedule = ReleaseSchedule(NoSchedule()),
                             .checkpoints = Checkpoints(CheckpointsOff()),
                             .period = Period(DaysLong{30})};
  CHECK(reasons_to_refuse(patched(own, later), later, nullptr) ==
        Refused{{"schedule", TermsRefusal::HiddenByFull},
                {"checkpoints", TermsRefusal::HiddenByFull},
                {"period", TermsRefusal::HiddenByFull}});
}

TEST_CASE("full access may come over what was pinned before, which counts again when it goes") {
  const Overrides own{.scope = one_lesson, .full = false};
  const OverridesPatch to_full{.full = true};
  CHECK(reasons_to_refuse(patched(own, to_full), to_full, nullptr).empty());
  const OverridesPatch nothing_behind{.scope = back<Scope>(), .full = true};
  CHECK(reasons_to_refuse(patched(own, nothing_behind), nothing_behind, nullptr).empty());
}

TEST_CASE("without an offer there is nothing to go back to") {
  const Overrides own = pinned(Policy{.period = DaysLong{30}});
  const OverridesPatch patch{.period = back<Period>(), .full = back<bool>()};
  const Policy offered;
  CHECK(reasons_to_refuse(patched(own, patch), patch, &offered).empty());
  CHECK(reasons_to_refuse(patched(own, patch), patch, nullptr) ==
        Refused{{"period", TermsRefusal::NoOffer}, {"full", TermsRefusal::NoOffer}});
}

TEST_CASE("an access to nothing is refused, also when it shows only without full access") {
  const Policy offered;
  const OverridesPatch nothing{.scope = Scope(SelectedLessons())};
  const Refused empty{{"scope", TermsRefusal::EmptyScope}};
  CHECK(reasons_to_refuse(patched({}, nothing), nothing, &offered) == empty);
  const OverridesPatch new_ones{
      .scope = Scope(SelectedLessons{.auto_new = true, .selected_at = by_sam.at})};
  CHECK(reasons_to_refuse(patched({}, new_ones), new_ones, &offered).empty());
  const Overrides hidden{.scope = SelectedLessons(), .full = true};
  const OverridesPatch shown{.full = false};
  CHECK(reasons_to_refuse(patched(hidden, shown), shown, nullptr) == empty);
  const OverridesPatch elsewhere{.period = Period(DaysLong{9})};
  const Overrides own{.scope = SelectedLessons()};
  CHECK(reasons_to_refuse(patched(own, elsewhere), elsewhere, &offered).empty());
}

}  // namespace accesses::testing
