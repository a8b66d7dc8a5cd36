// SPDX-License-Identifier: Apache-2.0
#include "access/policy.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "access/policy_json.h"
#include "access/random_world_test.h"
#include "base/rejections.h"
#include "describe/json.h"

namespace accesses::testing {

namespace {

const LessonId lesson = LessonId::from_number(5);
const std::string lesson_text = base::id_text("les", 5);

/// `pointer code` of each wrong field.
std::vector<std::string> refusals_of(const std::string& json) {
  std::vector<std::string> list;
  try {
    describe::from_json<Policy>(json);
  } catch (const base::Invalid& invalid) {  // What is refused is what this test is about.
    for (const base::FieldError& error : invalid.errors()) {
      list.push_back(error.pointer + " " + error.code);
    }
  }
  return list;
}

using Refusals = std::vector<std::string>;

}  // namespace

TEST_CASE("a pinned attribute replaces the offer's as a whole, the others stay live") {
  const Policy offer{.checkpoints = CheckpointSwitches{{{lesson, true}}}, .period = DaysLong{30}};
  const Overrides order{.checkpoints = CheckpointSwitches{}};
  const Policy policy = effective(offer, order);
  CHECK(policy.checkpoints == Checkpoints(CheckpointSwitches{}));
  CHECK(policy.period == Period(DaysLong{30}));
}

TEST_CASE("a fully individual order no longer follows the offer") {
  const Policy now{.period = DaysLong{30}, .full = true};
  const Policy offer_later{.scope = SelectedLessons{}, .period = Unlimited()};
  CHECK(effective(offer_later, pinned(now)) == now);
}

TEST_CASE("an empty policy is: everything, as in the product, without end") {
  CHECK(describe::from_json<Policy>("{}") == Policy());
  CHECK(describe::from_json<Policy>(R"({"scope":null,"full":null})") == Policy());
}

TEST_CASE("overrides name what is pinned and nothing else") {
  const auto order = describe::from_json<Overrides>(R"({"full":false,"scope":null})");
  CHECK(order == Overrides{.full = false});
}

TEST_CASE("a policy that is written reads back the same") {
  for (int i = 0; i < 500; ++i) {
    Dice dice(seed() + static_cast<std::uint64_t>(i));
    const Grant grant = random_grant(random_world(dice), dice);
    const std::string json = describe::to_json(*grant.policy);
    CHECK_MESSAGE(describe::from_json<Policy>(json) == *grant.policy, json);
    const std::string pins = describe::to_json(grant.overrides);
    CHECK_MESSAGE(describe::from_json<Overrides>(pins) == grant.overrides, pins);
  }
}

TEST_CASE("each attribute is read and written alone, as a column of its own") {
  const Scope scope = SelectedLessons{.lessons = {lesson}};
  CHECK(describe::from_json<Scope>(describe::to_json(scope)) == scope);
  const ReleaseSchedule schedule = CustomSchedule{
      .fallback = Fallback::Immediate,
      .lessons = {{lesson, {.open = OpenAfter{.days = 3, .time = std::chrono::hours(9)}}}}};
  CHECK(describe::to_json(schedule) ==
        R"({"type":"custom","fallback":"immediate","lessons":{")" + lesson_text +
            R"(":{"open":{"type":"after","days":3,"time":"09:00"},"close":{"type":"never"}}},)"
            R"("modules":{}})");
  CHECK(describe::from_json<ReleaseSchedule>(describe::to_json(schedule)) == schedule);
  CHECK(describe::to_json(Start(AtGrant())) == R"({"type":"at_grant"})");
}

TEST_CASE("every wrong field of a policy is told, each at its place") {
  CHECK(refusals_of(R"({"scope":{"type":"some"},"period":{"type":"days","count":0},"x":1})") ==
        Refusals{"/scope/type enum.unknown", "/period/count number.out_of_range",
                 "/x unknown_field"});
  CHECK(
      refusals_of(R"({"scope":{"type":"selected","lessons":["les_1","mod_2"],"auto_new":true}})") ==
      Refusals{"/scope/lessons/0 id.invalid", "/scope/lessons/1 id.invalid",
               "/scope/selected_at required"});
  CHECK(refusals_of(R"({"schedule":{"type":"custom","lessons":{"a/b":{}}}})") ==
        Refusals{"/schedule/fallback required", "/schedule/lessons/a~1b id.invalid"});
  CHECK(refusals_of(R"({"start":{"type":"fixed","local":"2026-04-31T10:00"},"full":"yes"})") ==
        Refusals{"/start/local local_time.invalid", "/full type.expected_boolean"});
  CHECK(refusals_of("[]") == Refusals{" type.expected_object"});
}

TEST_CASE("times of schedule rules are whole minutes of the day, or the participant's") {
  const auto refused = [](const std::string& time) {
    return refusals_of(R"({"schedule":{"type":"custom","fallback":"inherit","lessons":{")" +
                       lesson_text + R"(":{"open":{"type":"after","days":1,"time":")" + time +
                       R"("}}}}})");
  };
  const std::string place = "/schedule/lessons/" + lesson_text + "/open/time time.invalid";
  CHECK(refused("23:59").empty());
  CHECK(refused("participant").empty());
  for (const char* wrong : {"24:00", "9:00", "09:60", "09:00:00", "", "Participant"}) {
    CHECK_MESSAGE(refused(wrong) == Refusals{place}, wrong);
  }
}

TEST_CASE("the document describes policies as JSON") {
  describe::SchemaBuilder builder;
  describe::schema<Policy>(builder);
  describe::schema<Overrides>(builder);
  const auto document = describe::JsonDocument::parse(builder.components());
  REQUIRE(document.has_value());
  CHECK(document->root().find("Policy").has_value());
  CHECK(document->root().find("ScheduleRule").has_value());
}

}  // namespace accesses::testing
