// SPDX-License-Identifier: Apache-2.0
#include "http/admission.h"

#include <doctest/doctest.h>

namespace http {

namespace {

using namespace std::chrono_literals;

struct Visitor final : Guest {
  bool is_idle() const override { return idle; }
  void make_room() override { asked = true; }
  bool idle = false;
  bool asked = false;
};

}  // namespace

TEST_CASE("an address has so many connections and no more") {
  Admission door(100, 2);
  Visitor first, second, third, other;
  CHECK(door.admit("192.0.2.1", first));
  CHECK(door.admit("192.0.2.1", second));
  CHECK_FALSE(door.admit("192.0.2.1", third));
  CHECK(door.admit("192.0.2.2", other));
  door.left("192.0.2.1", first);
  CHECK(door.admit("192.0.2.1", third));
  CHECK(door.present() == 3);
}

TEST_CASE("at the cap the oldest idle connection makes room") {
  Admission door(100, 3);
  Visitor busy, idle, idle_too, fourth, fifth, sixth;
  idle.idle = idle_too.idle = true;
  for (auto* guest : {&busy, &idle, &idle_too, &fourth, &fifth}) {
    CHECK(door.admit("192.0.2.1", *guest));
  }
  CHECK(idle.asked);
  CHECK(idle_too.asked);
  CHECK_FALSE(busy.asked);
  CHECK_FALSE(door.admit("192.0.2.1", sixth));
}

TEST_CASE("the house has so many places, even for a proxy without a cap of its own") {
  Admission door(2, 1);
  Visitor first, second, third;
  CHECK(door.admit("", first));
  CHECK(door.admit("", second));
  CHECK_FALSE(door.admit("", third));
  CHECK_FALSE(door.wait_until_empty(1ms));
  door.left("", first);
  door.left("", second);
  CHECK(door.wait_until_empty(1ms));
}

}  // namespace http
